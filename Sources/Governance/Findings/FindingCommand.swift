/// What persons decide about findings; `DF-…` and `CF-…` are told apart by their ids.
public enum FindingCommand: Hashable, Sendable {
  /// Its owner has seen it.
  case acknowledge(String, reason: String?, seen: Int?)
  /// Says who answers for it: id or handle.
  case assign(String, to: Person.ID, seen: Int?)
  /// Starts its playbook; a compliance finding's run is queued, again after one that failed.
  case remediate(String, reason: String?, seen: Int?)
  /// The work on a drift finding is done; a later scan proves it.
  case remediated(String, reason: String?, seen: Int?)
  /// How the run on a compliance finding goes on.
  case report(String, RemediationRun, reason: String?, seen: Int?)
  /// Lets a drift finding stand under an exception.
  case accept(String, exception: String, until: Instant, reason: String?, seen: Int?)
  /// Stops the clock of a compliance finding under an exception.
  case waive(String, until: Instant, exception: String, reason: String?, seen: Int?)
  /// Says that it is none; the second person who says so closes it.
  case falsePositive(String, reason: String?, seen: Int?)
  /// What a scanner says of one rule on one resource.
  case evaluate(EvaluationDraft)
}

/// An evaluation as a scanner tells it.
public struct EvaluationDraft: Hashable, Sendable {
  /// Name of the rule in the scanner's words: `bucket-versioning`.
  public var rule: String
  /// What it was evaluated on, as its source names it.
  public var resource: String
  /// Whether the rule is met there.
  public var evaluation: Evaluation
  /// How much harm it does; decides how fast it is to be put right.
  public var severity: RiskScore.Band
  /// Where the resource runs; unknown is treated as production.
  public var environment: Environment
  /// The steps that put it right; a new finding must have one.
  public var playbook: String?
  /// The control that the rule serves: `SC-28`.
  public var control: String?
  /// Id or handle of who answers for it.
  public var owner: Person.ID?

  /// An evaluation; the optional parts are set afterwards.
  public init(
    rule: String,
    resource: String,
    _ evaluation: Evaluation,
    severity: RiskScore.Band = .medium,
    environment: Environment = .unknown,
    playbook: String? = nil
  ) {
    self.rule = rule
    self.resource = resource
    self.evaluation = evaluation
    self.severity = severity
    self.environment = environment
    self.playbook = playbook
  }
}
