package import Governance

extension Deliberation {
  /// Loads what a command on a change needs, and asks the domain.
  func decide(_ command: TicketCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .create(var draft):
      let about = Self.subjectsOfChanges
      draft.concerns = try draft.concerns.map {
        try connection.reference($0, from: "change", to: about)
      }
      return try ChangeTicket.create(draft, in: context)
    case .amend(let id, let draft, let seen):
      return try ChangeTicket.amend(connection.changeTicket(id), draft, seen: seen, in: context)
    case .advance(let id, let step, let seen):
      return try ChangeTicket.advance(connection.changeTicket(id), step, seen: seen, in: context)
    case .cancel(let id, let reason, let seen):
      return try ChangeTicket.cancel(
        connection.changeTicket(id),
        reason: reason,
        seen: seen,
        in: context
      )
    }
  }

  /// What a change can be about.
  private static let subjectsOfChanges: [IDPrefix] = [
    .package, .bundle, .workload, .drift, .compliance, .exception, .artifact, .grant,
  ]

  /// Loads what a command on an exercise needs, and asks the domain.
  func decide(_ command: DrillCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .start(let draft):
      return try Drill.start(
        draft,
        responders: draft.responders.map { try connection.person($0) },
        in: context
      )
    case .stop(let id, let result, let passed, let seen):
      return try Drill.stop(
        connection.drill(id),
        result: result,
        passed: passed,
        seen: seen,
        in: context
      )
    case .cancel(let id, let reason, let seen):
      return try Drill.cancel(connection.drill(id), reason: reason, seen: seen, in: context)
    }
  }
}

extension Connection {
  package func changeTicket(_ id: ChangeTicket.ID) throws -> ChangeTicket {
    try registered(id, called: "change", list: "changes")
  }

  package func drill(_ id: Drill.ID) throws -> Drill {
    try registered(id, called: "drill", list: "drills")
  }
}

extension TicketCommand {
  /// What the actor must be allowed to do, for the personas that the entry names.
  var permissions: Set<Permission> {
    switch self {
    case .create, .amend, .cancel: [.writeChange]
    case .advance: [.writeChange, .authorizeChange, .implementChange]
    }
  }
}

/// Changes whose window passed before anybody began.
enum PassedWindows: RecordWork {
  static let name = "change canceled"
  static let question = "change_ticket where state = 'scheduled' and window_until <= ?"

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    ChangeTicket.due(
      try deliberation.connection.changeTicket(Identifier(id)),
      in: deliberation.system
    )
  }
}
