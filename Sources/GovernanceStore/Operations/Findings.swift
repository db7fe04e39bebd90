package import Governance

extension Deliberation {
  /// What a person's word about findings makes of them.
  func decide(_ command: FindingCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .acknowledge(let id, let reason, let seen):
      return try DriftFinding.acknowledge(
        connection.drift(id),
        reason: reason,
        seen: seen,
        in: context
      )
    case .assign(let id, let person, let seen):
      let person = try connection.person(person)
      return try ComplianceFinding.isID(id)
        ? ComplianceFinding.assign(connection.compliance(id), to: person, seen: seen, in: context)
        : DriftFinding.assign(connection.drift(id), to: person, seen: seen, in: context)
    case .remediate(let id, let reason, let seen):
      return try ComplianceFinding.isID(id)
        ? ComplianceFinding.remediate(
          connection.compliance(id),
          reason: reason,
          seen: seen,
          in: context
        )
        : remediate(id, done: false, reason, seen, context)
    case .remediated(let id, let reason, let seen):
      return try remediate(id, done: true, reason, seen, context)
    case .report(let id, let run, let reason, let seen):
      return try ComplianceFinding.report(
        run,
        on: connection.compliance(id),
        reason: reason,
        seen: seen,
        in: context
      )
    default: return try decideUnderException(command, context)
    }
  }

  private func decideUnderException(
    _ command: FindingCommand,
    _ context: Context
  ) throws -> [Event] {
    switch command {
    case .accept(let id, let exception, let until, let reason, let seen):
      return try DriftFinding.accept(
        connection.drift(id),
        under: connection.exception(exception, until: until, for: id, at: now),
        reason: reason,
        seen: seen,
        in: context
      )
    case .waive(let id, let until, let exception, let reason, let seen):
      return try ComplianceFinding.waive(
        connection.compliance(id),
        until: until,
        under: connection.exception(exception, for: id, at: now),
        reason: reason,
        seen: seen,
        in: context
      )
    case .falsePositive(let id, let reason, let seen):
      return try DriftFinding.dismiss(
        connection.drift(id),
        reason: reason,
        seen: seen,
        in: context
      )
    case .evaluate(var draft):
      draft.owner = try draft.owner.map { try connection.person($0).id }
      let known: [ComplianceFinding] = try connection.records(
        where: "rule = ? and resource = ?",
        [.text(draft.rule), .text(draft.resource)]
      )
      let latest = known.max { $0.detectedAt < $1.detectedAt }
      return try ComplianceFinding.evaluate(draft, known: latest, in: context)
    case .acknowledge, .assign, .remediate, .remediated, .report: return []
    }
  }

  private func remediate(
    _ id: String,
    done: Bool,
    _ reason: String?,
    _ seen: Int?,
    _ context: Context
  ) throws -> [Event] {
    try DriftFinding.remediate(
      connection.drift(id),
      done: done,
      reason: reason,
      seen: seen,
      in: context
    )
  }

  /// Saves each step by itself, so that the database checks every one of them.
  func recordEach(_ events: [Event], as stamp: ActorStamp? = nil) throws {
    for event in events { try record([event], as: stamp) }
  }
}

extension ComplianceFinding {
  /// Whether an id is one of these and none of a drift finding.
  static func isID(_ id: String) -> Bool {
    id.uppercased().hasPrefix("\(IDPrefix.compliance.rawValue)-")
  }
}

extension Connection {
  package func drift(_ id: String) throws -> DriftFinding {
    let found: [DriftFinding] = try records(where: "id = ?", [.text(id.uppercased())])
    guard let finding = found.first else { throw Refusal.noFinding(id, "drift finding", "drift") }
    return finding
  }

  package func compliance(_ id: String) throws -> ComplianceFinding {
    let found: [ComplianceFinding] = try records(where: "id = ?", [.text(id.uppercased())])
    guard let finding = found.first else {
      throw Refusal.noFinding(id, "compliance finding", "findings")
    }
    return finding
  }
}

extension Refusal {
  fileprivate static func noFinding(_ id: String, _ name: String, _ list: String) -> Refusal {
    Refusal(
      .notFound,
      id,
      "there is no \(name) `\(id)`",
      next: "govtop list \(list) shows them"
    )
  }
}
