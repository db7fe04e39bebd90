import Governance

/// Somebody of acme-ai, as the people file lists them.
struct SamplePerson: Sendable {
  let handle: String
  let name: String
  let team: String
  let employment: Person.Employment
  let zone: WorkZone
  let manager: String?
  let sponsor: String?
  let personas: [Persona]
  /// Days before the end of the story; `nil` was there before it began.
  let joinedDaysAgo: Int?
  let leftDaysAgo: Int?
  /// Days after the end of the story at which an outsider's contract ends.
  let contractDays: Int?

  var email: String { "\(handle)@acme.example" }

  func isHere(daysAgo: Int) -> Bool {
    daysAgo <= joinedDaysAgo ?? .max && daysAgo > leftDaysAgo ?? -1
  }
}
