import Documents
import Governance

/// One transaction of decisions: what is decided in it follows on what was decided before it.
final class Deliberation {
  let connection: any Connection
  let now: Instant
  let rules: Rules
  let options: StoreOptions
  private let stamp: ActorStamp
  private let origin: Origin
  /// Whether it only asks the rules: it then ends with what would be written first.
  private let isRehearsal: Bool
  private var ids: IDSource
  private var head: LedgerHead
  /// The sequence of the first entry, which all of them carry.
  let decision: Int
  private(set) var entries: [LedgerEntry] = []
  /// What changed, for the derived rows that follow from it.
  private(set) var changed: [RecordChange] = []

  init(
    _ connection: any Connection,
    at now: Instant,
    stamp: ActorStamp,
    origin: Origin,
    options: StoreOptions,
    isRehearsal: Bool = false
  ) throws {
    self.isRehearsal = isRehearsal
    self.connection = connection
    self.now = now
    self.stamp = stamp
    self.origin = origin
    self.options = options
    rules = try connection.rulesInForce()
    head = try connection.ledgerHead()
    decision = head.size + 1
    ids = try IDSource(connection)
    try connection.requireKnownKinds()
    try Self.requireClock(now, after: head.lastAt)
  }

  /// T14: a clock that runs behind would pre-date decisions and lengthen access.
  private static func requireClock(_ now: Instant, after last: Instant) throws(Refusal) {
    guard now < last else { return }
    throw Refusal(
      .conflict,
      "ledger",
      "this clock says \(now), which is before the last entry at \(last)",
      next: "set the clock of this host, then try again"
    )
  }

  func context(for actor: Context.Actor) -> Context {
    Context(
      actor: actor,
      now: now,
      rules: rules,
      newID: { [ids] in ids.next($0) },
      newSalt: { [options] in options.randomBytes(16) },
      zoneOffset: options.zoneOffset
    )
  }

  /// For what no person decides.
  var system: SystemContext {
    SystemContext(
      now: now,
      rules: rules,
      newID: { [ids] in ids.next($0) },
      newSalt: { [options] in options.randomBytes(16) },
      zoneOffset: options.zoneOffset
    )
  }

  func nextID<Subject>(_ prefix: IDPrefix) -> Identifier<Subject> { Identifier(ids.next(prefix)) }

  /// Gives out a number that was reserved before.
  func take(_ number: Int, of prefix: IDPrefix) { ids.take(number, of: prefix) }

  func text(_ words: String) -> FreeText { FreeText(words, salt: options.randomBytes(16)) }

  /// Appends events and saves what they change; `stamp` replaces the actor where a rule acts.
  func record(_ events: [Event], as other: ActorStamp? = nil) throws {
    guard !events.isEmpty else { return }
    let events = try events + noticed(in: events, by: other ?? stamp)
    if isRehearsal { throw WouldBeWritten() }
    var changes: [RecordKey: RecordChange] = [:]
    var order: [RecordKey] = []
    var fresh: [LedgerEntry] = []
    for event in events {
      var version = 1
      for key in event.recordKeys {
        if changes[key] == nil { order.append(key) }
        let before = try changes[key].map { $0.before } ?? connection.load(key)
        let current = changes[key]?.after ?? before
        let after = try StoredRecord.after(event, key, from: current, at: now)
        changes[key] = RecordChange(key: key, before: before, after: after)
        if key.id == event.subject { version = after.record.version }
      }
      fresh.append(entry(event, version: version, stamp: other ?? stamp))
    }
    let saved = order.compactMap { changes[$0] }
    try connection.commit(entries: fresh, rows: saved)
    entries += fresh
    changed += saved
  }

  private func entry(_ event: Event, version: Int, stamp: ActorStamp) -> LedgerEntry {
    let entry = LedgerEntry(
      sequence: head.size + 1,
      decision: decision,
      at: now,
      actor: stamp,
      origin: origin,
      rulesVersion: rules.version,
      version: version,
      previousRoot: head.frontier.root,
      event: event
    )
    head.frontier.append(LedgerEntry.leafHash(entry.body))
    return entry
  }

  /// Saves the ids given out and brings derived rows up to date; the last act before the commit.
  func finish() throws -> Receipt {
    try ids.save(connection)
    try connection.refreshDerived(DerivedScope(changed), at: decision)
    return Receipt(entries: entries, size: head.size, root: head.frontier.root.hex)
  }
}

/// The numbers of new ids, taken from the database at the start of a transaction and saved at its end.
final class IDSource {
  private var last: [String: Int] = [:]
  private var used: Set<String> = []

  init(_ connection: any Connection) throws(StoreError) {
    for row in try connection.rows("select * from id_counter") {
      last[try row.text("prefix")] = try row.integer("last")
    }
  }

  func next(_ prefix: IDPrefix) -> String {
    let number = (last[prefix.rawValue] ?? 0) + 1
    last[prefix.rawValue] = number
    used.insert(prefix.rawValue)
    return "\(prefix.rawValue)-\(number)"
  }

  func take(_ number: Int, of prefix: IDPrefix) {
    last[prefix.rawValue] = max(number, last[prefix.rawValue] ?? 0)
    used.insert(prefix.rawValue)
  }

  func save(_ connection: any Connection) throws(StoreError) {
    for prefix in used.sorted() {
      try connection.run(
        Table.idCounter.upsertion,
        [.text(prefix), .init(last[prefix] ?? 0)]
      )
    }
    used = []
  }
}
