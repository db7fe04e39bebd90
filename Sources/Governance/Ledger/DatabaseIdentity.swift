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
  /// 1, and one more with each upgrade: nothing else changes an identity once it is drawn.
  public var version: Int

  package init(
    id: String,
    cooperative: Bool,
    organisation: String,
    createdAt: Instant,
    version: Int
  ) {
    self.id = id
    self.cooperative = cooperative
    self.organisation = organisation
    self.createdAt = createdAt
    self.version = version
  }
}

/// What happened to the database itself.
package enum DatabaseEvent: Hashable, Sendable {
  case initialised(id: String, cooperative: Bool, organisation: String)
  /// A newer program brought the tables into its form; the ledger before it stays as it was.
  case upgraded(from: Int, to: Int)
}

extension DatabaseIdentity {
  /// The identity that a first event draws; `nil` for an event that only follows on one.
  package init?(first event: DatabaseEvent, at: Instant) {
    switch event {
    case .upgraded: return nil
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
  package var kind: String {
    switch self {
    case .initialised: "database.initialised"
    case .upgraded: "schema.upgraded"
    }
  }

  package var payload: Fields {
    switch self {
    case .initialised(let id, let cooperative, let organisation):
      Fields().with("id", id).with("cooperative", cooperative)
        .with("organisation", organisation)
    case .upgraded(let from, let to): Fields().with("from", from).with("to", to)
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    switch kind {
    case "database.initialised":
      self = .initialised(
        id: try fields.text("id"),
        cooperative: try fields.flag("cooperative"),
        organisation: try fields.text("organisation")
      )
    case "schema.upgraded":
      self = .upgraded(from: try fields.integer("from"), to: try fields.integer("to"))
    default: return nil
    }
  }
}
