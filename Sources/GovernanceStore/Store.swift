import Documents
public import Governance

/// The shared database: everything that was decided, everything that other systems say, and one door to write.
public struct Store: Sendable {
  package let engine: any Engine
  package let options: StoreOptions
  /// The path of the database file.
  public let path: String
  /// Where in time it stands; `nil` for the present.
  var past: PastMoment?

  /// Opens a database that is there, and refuses one that is not this program's.
  public static func open(path: String, options: StoreOptions) async throws -> Store {
    // The header may lag behind what an upgrade wrote to the log; the schema itself is asked below.
    try DatabaseFile.inspect(path, acceptsOlder: true)
    var options = options
    if !DatabaseFile.isWritable(path) { options.readOnly = true }
    let engine = try SQLiteEngine(
      path: path,
      readOnly: options.readOnly,
      survivesPowerLoss: options.survivesPowerLoss
    )
    try await engine.requireSchema(path)
    return Store(engine: engine, options: options, path: path)
  }

  /// Makes a database whose first person is its operator, with every persona, and opens it.
  public static func create(
    path: String,
    cooperative: Bool,
    organisation: String,
    bootstrap: PersonDraft,
    origin: Origin,
    options: StoreOptions
  ) async throws -> Store {
    let first = Bootstrap(
      cooperative: cooperative,
      organisation: organisation,
      person: bootstrap,
      origin: origin
    )
    try DatabaseFile.create(path) { try first.fill($0, options) }
    return try await open(path: path, options: options)
  }

  /// Decides commands as one transaction: all of them are written, or none.
  ///
  /// - Throws: `Refusal` where the domain says no, ``StoreError`` where the database could not.
  public func perform(_ commands: [Command], as operator: Operator) async throws -> Receipt {
    try await decide(commands, as: `operator`, .durable)
  }

  /// What ``perform(_:as:)`` would write now; nothing is written.
  public func preview(_ commands: [Command], as operator: Operator) async throws -> Receipt {
    try await decide(commands, as: `operator`, .rollback)
  }

  /// Who an operator is here.
  public func viewer(of operator: Operator) async throws -> Viewer {
    let (now, readOnly) = (options.clock(), options.readOnly)
    let present = try await presentActor(`operator`)
    return try await engine.read { connection in
      let actor = try present ?? connection.actor(`operator`, at: now)
      let identity = try connection.databaseIdentity()
      return Viewer(
        person: actor.person,
        claimed: actor.claimed,
        delegateOf: actor.delegateOf,
        cooperative: identity.cooperative,
        organisation: identity.organisation,
        readOnly: readOnly
      )
    }
  }

  /// How many entries the ledger has, and the root hash over them, in hexadecimal.
  public func ledger() async throws -> (size: Int, root: String) {
    if let past { return try await past.present.read { try $0.ledger(upTo: past.sequence) } }
    return try await engine.read { connection in
      let head = try connection.ledgerHead()
      return (head.size, head.frontier.root.hex)
    }
  }

  private func decide(
    _ commands: [Command],
    as operator: Operator,
    _ ending: TransactionEnding
  ) async throws -> Receipt {
    let options = options
    return try await engine.write(ending) { connection in
      // Read only when this has the right to write: whoever waited for it acts after whoever had it.
      let now = options.clock()
      do {
        let actor = try connection.actor(`operator`, at: now)
        let permissions = commands.reduce(into: Set<Permission>()) {
          $0.formUnion($1.permissions)
        }
        let deliberation = try Deliberation(
          connection,
          at: now,
          stamp: ActorStamp(actor, for: permissions, try connection.rulesInForce()),
          origin: `operator`.origin,
          options: options
        )
        for command in commands { try deliberation.perform(command, by: actor) }
        return try deliberation.finish()
      } catch let refusal as Refusal {
        throw try connection.naming(refusal)
      }
    }
  }
}
