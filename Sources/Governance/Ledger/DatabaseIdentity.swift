/// What a database is: its own id, and whether it trusts an operator's word for who they are.
public struct DatabaseIdentity: Hashable, Sendable {
  /// 128 random bits, drawn once; 32 hex digits.
  public let id: String
  /// Whether `--as PERSON` is taken; each such entry is recorded as claimed.
  public let cooperative: Bool
  /// The organisation's name, as the header shows it.
  public let organisation: String
  /// The moment of the first ledger entry.
  public let createdAt: Instant
  /// 1: nothing changes an identity once it is drawn.
  public var version: Int
}

/// What happened to the database itself.
package enum DatabaseEvent: Hashable, Sendable {
  case initialised(id: String, cooperative: Bool, organisation: String)
}

extension DatabaseIdentity {
  package init(first event: DatabaseEvent, at: Instant) {
    switch event {
    case .initialised(let id, let cooperative, let organisation):
      self.init(
        id: id,
        cooperative: cooperative,
        organisation: organisation,
        createdAt: at,
        version: 1
      )
    }
  }
}

extension DatabaseEvent {
  package var kind: String { "database.initialised" }

  package var payload: Fields {
    switch self {
    case .initialised(let id, let cooperative, let organisation):
      Fields().with("id", id).with("cooperative", cooperative)
        .with("organisation", organisation)
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    guard kind == "database.initialised" else { return nil }
    self = .initialised(
      id: try fields.text("id"),
      cooperative: try fields.flag("cooperative"),
      organisation: try fields.text("organisation")
    )
  }
}
