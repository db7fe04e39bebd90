/// The domain says no: which rule, in which state, and what would make it pass.
public struct Refusal: Error, Hashable, Sendable {
  /// What a program compares; stable across releases.
  public enum Code: String, Sendable, CaseIterable {
    case ownAccess = "OWN_ACCESS"
    case staleView = "STALE_VIEW"
    case alreadyClosed = "ALREADY_CLOSED"
    case alreadyVoted = "ALREADY_VOTED"
    case missingPersona = "MISSING_PERSONA"
    case notEligible = "NOT_ELIGIBLE"
    case notFound = "NOT_FOUND"
    case ambiguous = "AMBIGUOUS"
    case expired = "EXPIRED"
    case illegalTransition = "ILLEGAL_TRANSITION"
    case limit = "LIMIT"
    case missingField = "MISSING_FIELD"
    case separationOfDuties = "SEPARATION_OF_DUTIES"
    case secondPerson = "SECOND_PERSON"
    case hardStop = "HARD_STOP"
    case conflict = "CONFLICT"
    case notPermitted = "NOT_PERMITTED"
    case claimRefused = "CLAIM_REFUSED"
  }

  /// Why, for programs.
  public let code: Code
  /// The record that it is about, empty where none exists yet.
  public let subject: String
  /// The state of the record as it is now, `nil` where it has none.
  public let state: String?
  /// What is so and why: one line, lower case, no final period.
  public let message: String
  /// The way forward: who or what can supply what is missing, `nil` where nothing can.
  public let next: String?

  package init(
    _ code: Code,
    _ subject: String,
    state: String? = nil,
    _ message: String,
    next: String? = nil
  ) {
    self.code = code
    self.subject = subject
    self.state = state
    self.message = message
    self.next = next
  }
}
