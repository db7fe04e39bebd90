/// What somebody owes by a moment, whatever record it is about.
package struct Obligation: Hashable, Sendable {
  /// What is owed.
  package enum Kind: String, CaseIterable, Sendable, Codable {
    /// A decision on a request.
    case request
    /// Drift that is to be put right.
    case drift
    /// A compliance finding that is to be put right.
    case finding
    /// The review of an emergency.
    case emergency
    /// The review of an exception.
    case exception
    /// A reviewer's answers in a stage of a campaign.
    case review
    /// A revocation that failed at its target.
    case revocation
  }

  package var kind: Kind
  /// Id of the record: `AR-2044`, `DF-310`, `RC-3`.
  package var subject: String
  /// Whose of several it is, where a record owes something to each: the reviewer of a campaign.
  package var party: Person.ID?
  /// What it is about, by name.
  package var what: String
  /// `nil` for what is in no one environment.
  package var environment: Environment?
  /// Of findings and exceptions their class, of requests and grants the band of the risk.
  package var severity: RiskScore.Band?
  /// From when the time to answer runs.
  package var since: Instant
  package var dueAt: Instant

  package init(
    kind: Kind,
    subject: String,
    party: Person.ID? = nil,
    what: String,
    environment: Environment? = nil,
    severity: RiskScore.Band? = nil,
    since: Instant,
    dueAt: Instant
  ) {
    self.kind = kind
    self.subject = subject
    self.party = party
    self.what = what
    self.environment = environment
    self.severity = severity
    self.since = since
    self.dueAt = dueAt
  }

  /// The reminder that holds at a moment: the shortest lead that has come and that the time given has room for.
  package func notice(at now: Instant, _ rules: DeadlineRules) -> DeadlineRules.Notice? {
    guard now < dueAt else { return nil }
    return rules.notices.last { dueAt - $0.before <= now && dueAt - since > $0.before }
  }
}
