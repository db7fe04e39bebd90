import Governance

/// Something that time makes due: found by an index, decided by the domain, recorded like any decision.
protocol DueWork: Sendable {
  /// What one of them is, for reports: `request expired`.
  static var name: String { get }

  /// Ids behind `last`, in their order, of at most `limit` records of which something may be due.
  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String]

  /// What follows now; nothing if it is not due after all.
  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event]
}

/// All that enforcement does, in the order in which it does it.
enum Enforcement {
  static let works: [any DueWork.Type] =
    [
      LapsedRequests.self, DepartedPersons.self, EndedGrants.self, CoveredEnds.self,
      ConfirmedQuarantines.self, StartedExceptions.self, EndedExceptions.self,
      EndedEmergencies.self, OverriddenControls.self, CachedControls.self, EndedAcceptances.self,
      EndedWaivers.self, LeftOwners.self, OwnerlessWorkloads.self,
      PassedWindows.self,
    ] + certifications

  /// Records of one transaction, so that decisions of persons hardly wait.
  static let batch = 100
}

/// Requests that nobody answered in time.
enum LapsedRequests: RecordWork {
  static let name = "request expired"
  static let question = "access_request where state = 'pending' and lapses_at <= ?"

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    AccessRequest.due(
      try deliberation.connection.request(Identifier(id)),
      in: deliberation.system
    )
  }
}

/// Grants whose time is over but whose end nobody has recorded.
enum EndedGrants: RecordWork {
  static let name = "grant ending"
  static let question = """
    access_grant
    where state in (\(GrantState.allCases.filter { $0.allows(.ending) }.inSQL))
      and ends_at <= ?
    """

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    Grant.due(try deliberation.connection.grant(Identifier(id)), in: deliberation.system)
  }
}

extension Connection {
  /// The first ids of an answer, in their order.
  func ids(_ sql: String, _ arguments: [SQLValue], limit: Int) throws -> [String] {
    try rows("\(sql)\norder by id\nlimit ?", arguments + [.init(limit)]).map { try $0.text("id") }
  }
}
