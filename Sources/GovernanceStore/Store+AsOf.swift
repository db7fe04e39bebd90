import Documents
public import Governance

/// Where in time a store stands that looks at the past.
struct PastMoment: Sendable {
  /// The database as it is, which says who looks.
  let present: any Engine
  /// The real time, by which persons and delegations of today hold.
  let clock: @Sendable () -> Instant
  /// The last entry of the ledger that had been written.
  let sequence: Int
}

extension Store {
  /// The moment that this store looks at; `nil` for one of the present.
  public var moment: Instant? { past == nil ? nil : options.clock() }

  /// The same database as it stood at a moment: every read answers as it would have then, nothing is written.
  ///
  /// Who looks is judged by today's persons and personas; texts that were erased since stay erased.
  ///
  /// - Throws: `Refusal` for a moment before the first entry or after now.
  public func asOf(_ moment: Instant) async throws -> Store {
    let now = options.clock()
    guard moment <= now else {
      throw Refusal(
        .limit,
        "",
        "\(moment) is still to come, so nothing can be shown as of it: now is \(now)",
        next: "name a moment that has passed"
      )
    }
    let engine = engine
    let sequence = try await engine.read { try $0.lastSequence(at: moment) }
    var options = options
    options.readOnly = true
    options.clock = { moment }
    var store = Store(engine: try await engine.asOf(.upTo(sequence)), options: options, path: path)
    store.past = PastMoment(present: engine, clock: self.options.clock, sequence: sequence)
    return store
  }

  /// Who an operator is today, for a store that looks at the past.
  func presentActor(_ viewer: Operator) async throws -> Context.Actor? {
    guard let past else { return nil }
    let now = past.clock()
    return try await past.present.read { try $0.actor(viewer, at: now) }
  }
}

extension Connection {
  /// The size and the root of the ledger after an entry, which the next one tells.
  func ledger(upTo sequence: Int) throws -> (size: Int, root: String) {
    let next = try entries(where: "sequence = ?", [.init(sequence + 1)]).first
    return (sequence, try next?.previousRoot.hex ?? ledgerHead().frontier.root.hex)
  }

  /// The last entry that had been written at a moment.
  fileprivate func lastSequence(at moment: Instant) throws -> Int {
    let found = try row(
      "select max(sequence) as sequence from ledger_entry where at <= ?",
      [.init(moment)]
    )
    if let sequence = try found?.optionalInteger("sequence") { return sequence }
    let first = try row("select min(at) as at from ledger_entry")?.optionalInstant("at")
    throw Refusal(
      .limit,
      "",
      "\(moment) is before the first entry of the ledger"
        + (first.map { ", which is of \($0)" } ?? ""),
      next: "name a later moment"
    )
  }
}
