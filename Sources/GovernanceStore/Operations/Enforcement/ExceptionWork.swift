import Governance

/// Exceptions that were approved and whose start has come.
enum StartedExceptions: RecordWork {
  static let name = "exception begun"
  static let question = "policy_exception where state = 'approved' and starts_at <= ?"

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    PolicyException.due(
      try deliberation.connection.exception(Identifier(id)),
      in: deliberation.system
    )
  }
}

/// Exceptions whose time is over.
enum EndedExceptions: RecordWork {
  static let name = "exception expired"
  static let question = "policy_exception where state = 'active' and expires_at <= ?"

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    PolicyException.due(
      try deliberation.connection.exception(Identifier(id)),
      in: deliberation.system
    )
  }
}

/// Emergency access that is over: somebody owes a review.
enum EndedEmergencies: RecordWork {
  static let name = "break-glass review owed"
  static let question = """
    break_glass
    where state in ('invoked', 'active', 'expired', 'revoked') and ends_at <= ?
    """

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    BreakGlass.due(
      try deliberation.connection.breakGlass(Identifier(id)),
      in: deliberation.system
    )
  }
}

/// Classes of controls whose mode was changed in an incident, for longer than that may last.
enum OverriddenControls: RecordWork {
  static let name = "control mode brought back"
  static let question = "control_class where state = 'degraded' and overridden_until <= ?"

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    try deliberation.connection.dueControl(id, deliberation.system)
  }
}

/// Classes of controls that answered from a cache which has run out: closed from then on.
enum CachedControls: RecordWork {
  static let name = "control cache run out"
  static let question = """
    control_class
    where state = 'degraded' and cached_until <= ? and mode = 'cached'
      and overridden_until is null
    """

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    try deliberation.connection.dueControl(id, deliberation.system)
  }
}

extension Connection {
  fileprivate func dueControl(_ id: String, _ system: SystemContext) throws -> [Event] {
    try controlFacts(id).known.map { ControlClass.due($0, in: system) } ?? []
  }
}
