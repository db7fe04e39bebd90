import Documents
import Governance

/// An access event as a row of its table.
struct EventRow: Sendable {
  let scope: String
  let values: [SQLValue]
  let digest: Digest

  static let columns = SQLRow.Columns(Table.accessEvent.columnNames)
  private static let canonical = CanonicalRow(columns: Table.eventFacts)
  private static let digestPlace = Table.accessEvent.columnNames.firstIndex(of: "sha256") ?? 0
  private static let toldPlaces = Table.eventTold.compactMap {
    Table.accessEvent.columnNames.firstIndex(of: $0)
  }

  /// The key of an event: the number of its snapshot, and its place in that import.
  static func place(_ snapshot: Int, _ position: Int) -> Int { snapshot << 32 | position }

  /// The id that people see: `event:88-1234`.
  static func id(_ place: Int) -> String { "event:\(place >> 32)-\(place & 0xFFFF_FFFF)" }

  /// The key behind an id.
  static func place(of id: String) -> Int? {
    let parts = id.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "event" else { return nil }
    let numbers = parts[1].split(separator: "-").compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] < 1 << 31, numbers[1] < 1 << 32 else { return nil }
    return place(numbers[0], numbers[1])
  }

  init(
    _ event: LoggedEvent,
    of source: Source.ID,
    snapshot: Int,
    position: Int,
    environment: Environment,
    _ joins: EventJoins
  ) {
    let fact = event.fact
    let known = joins.principal(fact.principal)
    scope = event.scope
    var values: [SQLValue] = [
      .init(Self.place(snapshot, position)), .init(snapshot), .null,
      .integer(Self.identity(source, fact.key)), .text(fact.key), .init(fact.at),
      .text(fact.principal), .init(known?.id), .init(fact.isHuman ?? known?.isHuman ?? false),
      .text(fact.action), .init(fact.resource), .init(fact.account), .text(fact.emitter),
      .init(environment), .init(fact.decision), .init(fact.privilege), .init(fact.factor),
      .init(fact.policyVersion), .init(joins.knowsPolicy(fact.policyVersion)),
      .init(fact.workload), .init(joins.knowsWorkload(fact.workload)), .init(fact.artifact),
      .init(joins.knowsArtifact(fact.artifact)), .init(fact.run), .init(fact.downstream),
      .init(fact.grant), .init(joins.knowsGrant(fact.grant)),
      .init(joins.coverage(of: fact)), .init(fact.tokenKind), .init(fact.token),
      .init(fact.tokenIssuedAt), .init(fact.tokenExpiresAt),
      .init(fact.audiences.map { $0.joined(separator: "\n") }),
      fact.isAudienceVerified.map { .init($0) } ?? .null, .init(fact.weight),
      .init(fact.address), .init(fact.region), .init(fact.geo), .init(fact.device),
    ]
    digest = Self.digest(of: values)
    values[Self.digestPlace] = .init(digest)
    self.values = values
  }

  /// Over all columns but that of the digest.
  static func digest(of values: [SQLValue]) -> Digest {
    var facts = values
    facts.remove(at: digestPlace)
    return canonical.digest(facts)
  }

  /// What the emitter told, without what was made of it here.
  static func told(_ values: [SQLValue]) -> [SQLValue] { toldPlaces.map { values[$0] } }

  var row: SQLRow { SQLRow(columns: Self.columns, values: values) }

  /// Eight bytes of a SHA-256: the same event of the same source has the same on every host.
  private static func identity(_ source: Source.ID, _ key: String) -> Int64 {
    let digest = Digest.sha256(of: "\(source.text)\u{0}\(key)")
    return digest.bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }
}
