import Governance

/// The people file as the personnel system writes it at a moment.
struct PeopleFile {
  let calendar: StoryCalendar
  let daysAgo: Int

  var file: SourceFile {
    let header = [
      "handle", "name", "email", "hr_id", "team", "employment", "manager", "sponsor",
      "contract_ends", "time_zone", "state", "joined", "left",
    ]
    var rows = [header]
    for (place, person) in Roster.everyone.enumerated()
    where daysAgo <= person.joinedDaysAgo ?? .max {
      rows.append(row(of: person, number: place + 1))
    }
    let text = rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    return SourceFile(name: "people.csv", bytes: Array(text.utf8))
  }

  private func row(of person: SamplePerson, number: Int) -> [String] {
    let isHere = person.isHere(daysAgo: daysAgo)
    let left = isHere ? nil : person.leftDaysAgo.map { calendar.ago(days: $0) }
    return [
      person.handle, person.name, person.email, "A\(1000 + number)", person.team,
      person.employment.rawValue, person.manager ?? "", person.sponsor ?? "",
      person.contractDays.map { day(calendar.now + .days($0)) } ?? "", person.zone.rawValue,
      isHere ? "active" : "left", day(joined(person, number)), left.map(day) ?? "",
    ]
  }

  private func joined(_ person: SamplePerson, _ number: Int) -> Instant {
    calendar.ago(days: person.joinedDaysAgo ?? 420 + number * 23)
  }

  private func day(_ moment: Instant) -> String { CivilTime(moment).dateText }

  /// Quoted where RFC 4180 asks for it.
  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\r\n".contains($0) }) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
