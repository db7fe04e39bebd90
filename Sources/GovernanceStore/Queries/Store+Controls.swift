public import Governance

extension Store {
  /// Every class of controls that was declared, those that never degraded included.
  public func controls(as viewer: Operator) async throws -> [RecordRow] {
    try await look(as: viewer) { connection, viewing in
      try viewing.rules.controlClasses.classes.map { policy in
        let known = try connection.controlFacts(policy.name).known
        let mode = known?.mode(at: viewing.now)
        return RecordRow(
          id: policy.name,
          [
            ("id", .text(policy.name)), ("controls", .list(policy.controls)),
            ("mode", .text(mode?.rawValue ?? ControlClass.State.normal.rawValue)),
            ("declared_mode", .text(policy.failMode.rawValue)),
            ("cached_seconds", .integer(Int(policy.maximumCached.wholeSeconds))),
            ("since", .or(known?.since)), ("changes_at", .or(known?.nextChange(at: viewing.now))),
            ("incident", .or(known?.incident)), ("break_glass", .or(known?.breakGlass)),
            ("rationale", .text(policy.rationale)),
          ]
        )
      }
    }
  }
}
