import Documents
public import Governance

/// The shared database: everything that was decided, everything that other systems say, and one door to write.
public struct Store: Sendable {
  package let engine: any Engine
  package let options: StoreOptions
  /// Where the database is, as it may be shown: a path, or a URL without password.
  public let path: String
  /// Where in time it stands; `nil` for the present.
  var past: PastMoment?

  /// Opens a database that is there, and refuses one that is not this program's.
  public static func open(path: String, options: StoreOptions) async throws -> Store {
    let address = DatabaseAddress(path)
    var options = options
    let (engine, readOnly) = try await address.open(options)
    options.readOnly = readOnly
    return Store(engine: engine, options: options, path: address.shown)
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
    try await DatabaseAddress(path).create(options) { try first.fill($0, options) }
    return try await open(path: path, options: options)
  }

  /// Removes a database with all that is in it, for good; whether that is wanted, the caller has asked.
  public static func remove(path: String) async throws {
    try await DatabaseAddress(path).remove()
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
