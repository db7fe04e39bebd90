import Governance

/// Exceptions that were approved and whose start has come.
enum StartedExceptions: DueWork {
  static let name = "exception begun"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      "select id from policy_exception where state = 'approved' and starts_at <= ? and id > ?",
      [.init(now), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    PolicyException.due(
      try deliberation.connection.exception(Identifier(id)),
      in: deliberation.system
    )
  }
}

/// Exceptions whose time is over.
enum EndedExceptions: DueWork {
  static let name = "exception expired"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      "select id from policy_exception where state = 'active' and expires_at <= ? and id > ?",
      [.init(now), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    PolicyException.due(
      try deliberation.connection.exception(Identifier(id)),
      in: deliberation.system
    )
  }
}

/// Emergency access that is over: somebody owes a review.
enum EndedEmergencies: DueWork {
  static let name = "break-glass review owed"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      """
      select id from break_glass
      where state in ('invoked', 'active', 'expired', 'revoked') and ends_at <= ? and id > ?
      """,
      [.init(now), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    BreakGlass.due(
      try deliberation.connection.breakGlass(Identifier(id)),
      in: deliberation.system
    )
  }
}

/// Classes of controls whose mode was changed in an incident, for longer than that may last.
enum OverriddenControls: DueWork {
  static let name = "control mode brought back"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      "select id from control_class where state = 'degraded' and overridden_until <= ? and id > ?",
      [.init(now), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    try deliberation.connection.dueControl(id, deliberation.system)
  }
}

/// Classes of controls that answered from a cache which has run out: closed from then on.
enum CachedControls: DueWork {
  static let name = "control cache run out"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      """
      select id from control_class
      where state = 'degraded' and cached_until <= ? and mode = 'cached'
        and overridden_until is null and id > ?
      """,
      [.init(now), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    try deliberation.connection.dueControl(id, deliberation.system)
  }
}

extension Connection {
  fileprivate func dueControl(_ id: String, _ system: SystemContext) throws -> [Event] {
    try controlFacts(id).known.map { ControlClass.due($0, in: system) } ?? []
  }
}
