/// The states of a compliance finding and the only steps between them.
public enum ComplianceState: String, CaseIterable, Sendable, Codable {
  case open, assigned, remediating, resolved, waived
}

extension ComplianceState: MachineState {
  package static var initial: [ComplianceState] { [.open] }

  package static var transitions: [(from: ComplianceState, to: ComplianceState)] {
    [
      (.open, .assigned), (.assigned, .remediating), (.remediating, .resolved),
      (.open, .waived), (.assigned, .waived), (.waived, .open),
    ]
  }
}

/// What a scanner says of one rule on one resource.
public enum Evaluation: String, CaseIterable, Sendable, Codable {
  case compliant
  case nonCompliant = "non_compliant"
  /// Leaves the denominator of every ratio.
  case notApplicable = "not_applicable"
  /// Shown as unknown, never as compliant.
  case insufficientData = "insufficient_data"

  /// The word that lists show.
  public var word: String { self == .insufficientData ? "unknown" : rawValue }
}

/// How far a remediation has come; a failed one is queued again.
public enum RemediationRun: String, CaseIterable, Sendable, Codable {
  case queued
  case inProgress = "in_progress"
  case failed
}

/// One rule that one resource does not meet, from the evaluation that said so until one says that it does.
public struct ComplianceFinding: Hashable, Sendable, StatefulRecord {
  /// Tag of the ids of compliance findings: `CF-140`.
  public typealias ID = Identifier<ComplianceFinding>
  /// Where a finding stands; the legal steps are `ComplianceState.transitions`.
  public typealias State = ComplianceState

  package static let kind = Record.Kind.finding

  /// What was found, as the first event has it.
  package struct Opening: Hashable, Sendable, Codable {
    /// Name of the rule in the scanner's words: `bucket-versioning`.
    package var rule: String
    package var resource: String
    package var severity: RiskScore.Band
    package var environment: Environment
    package var evaluation: Evaluation
    package var playbook: String
    package var control: String?
    package var owner: Person.ID?
    package var dueAt: Instant
    package var rulesVersion: Int
    /// The resolved finding of the same rule and resource before this one.
    package var recurs: ComplianceFinding.ID?
  }

  /// `CF-140`.
  public let id: ID
  /// As last recorded.
  public package(set) var state: ComplianceState
  package let rule: String
  package let resource: String
  package let severity: RiskScore.Band
  package let environment: Environment
  package var evaluation: Evaluation
  package var evaluatedAt: Instant
  package var playbook: String
  package let control: String?
  package var owner: Person.ID?
  package let detectedAt: Instant
  package var dueAt: Instant
  package let rulesVersion: Int
  package let recurs: ComplianceFinding.ID?
  package var run: RemediationRun?
  package var waivedAt: Instant?
  package var waivedUntil: Instant?
  package var exception: String?
  package var resolvedAt: Instant?
  package var version = 1

  package init?(id: ID, first event: ComplianceEvent, at: Instant) {
    guard case .opened(let opening) = event else { return nil }
    self.id = id
    state = .open
    rule = opening.rule
    resource = opening.resource
    severity = opening.severity
    environment = opening.environment
    evaluation = opening.evaluation
    evaluatedAt = at
    playbook = opening.playbook
    control = opening.control
    owner = opening.owner
    detectedAt = at
    dueAt = opening.dueAt
    rulesVersion = opening.rulesVersion
    recurs = opening.recurs
  }

  /// Past its time; a waiver stops the clock.
  package func isLate(at now: Instant) -> Bool {
    switch state {
    case .open, .assigned, .remediating: dueAt <= now && evaluation != .notApplicable
    case .resolved, .waived: false
    }
  }
}

/// What happened to a compliance finding.
package enum ComplianceEvent: WorkflowEvent {
  case opened(ComplianceFinding.Opening)
  case evaluated(Evaluation)
  /// By a person, or without one where an evaluation came before anybody was named.
  case assigned(owner: Person.ID?, by: Person.ID?)
  case remediationQueued(by: Person.ID?, reason: FreeText?)
  case remediationStarted
  case remediationFailed(reason: FreeText)
  case waived(by: Person.ID, until: Instant, exception: String, reason: FreeText)
  /// The waiver is over; the time that it lasted is added to what was left.
  case waiverEnded(dueAt: Instant)
  case resolved
}

extension ComplianceFinding {
  package mutating func apply(_ event: ComplianceEvent, at: Instant) {
    switch event {
    case .opened: break
    case .evaluated(let evaluation):
      self.evaluation = evaluation
      evaluatedAt = at
    case .assigned(let owner, _):
      if state == .open { state = .assigned }
      self.owner = owner
    case .remediationQueued:
      state = .remediating
      run = .queued
    case .remediationStarted: run = .inProgress
    case .remediationFailed: run = .failed
    case .waived(_, let until, let exception, _):
      state = .waived
      waivedAt = at
      waivedUntil = until
      self.exception = exception
    case .waiverEnded(let dueAt):
      state = .open
      self.dueAt = dueAt
      waivedAt = nil
      waivedUntil = nil
      exception = nil
    case .resolved:
      state = .resolved
      run = nil
      resolvedAt = at
    }
  }
}
