import Governance

@testable import GovernanceStore

/// A small database with one administrator, `root`, on a clock that the test holds.
struct TestStore {
  let database: TestDatabase
  let clock: TestClock
  let store: Store
  let root: Operator
  /// How many copies lie before it; each draws other salts, since none may come twice.
  private let generation: UInt64

  init(cooperative: Bool = true) async throws {
    // A copy is at hand sooner there than the tables are.
    if TestDatabase.isOnServer, cooperative {
      try await self.init(copying: Self.empty.value)
    } else {
      try await self.init(new: cooperative)
    }
  }

  private static let empty = Task {
    let test = try await TestStore(new: true)
    try await test.store.rest()
    return test
  }

  /// One that was made and not copied.
  init(new cooperative: Bool) async throws {
    root = .user("root")
    generation = 1
    clock = TestClock()
    database = try TestDatabase()
    store = try await Store.create(
      path: database.path,
      cooperative: cooperative,
      organisation: "acme",
      bootstrap: PersonDraft(handle: "root", name: "Root Operator"),
      origin: root.origin,
      options: Self.options(clock, keeping: database)
    )
  }

  /// A copy of a database that was made before, at the time that its clock showed then.
  init(copying template: TestStore) async throws {
    root = template.root
    generation = template.generation + 1
    clock = TestClock(template.clock.instant)
    database = try TestDatabase(copying: template.database)
    let options = Self.options(clock, seed: generation, keeping: database)
    store = try await Store.open(path: database.path, options: options)
  }

  /// A database that is gone stops its store, so a store keeps it until it goes itself.
  static func options(
    _ clock: TestClock,
    readOnly: Bool = false,
    seed: UInt64 = 1,
    keeping database: (any AnyObject & Sendable)? = nil
  ) -> StoreOptions {
    let chance = TestChance(seed: seed)
    return StoreOptions(
      clock: { withExtendedLifetime(database) { clock.instant } },
      zoneOffset: { name, _ in name == "UTC" ? 0 : nil },
      randomBytes: { chance.bytes($0) },
      readOnly: readOnly
    )
  }

  /// Another program on the same database.
  func reopened(readOnly: Bool = false) async throws -> Store {
    try await Store.open(
      path: database.path,
      options: Self.options(clock, readOnly: readOnly, keeping: database)
    )
  }

  /// Another program, which does not wait for who writes.
  func impatient() async throws -> Store {
    let engine: any Engine =
      TestDatabase.isOnServer
      ? PostgresEngine(.impatient(database.path), readOnly: false)
      : try SQLiteEngine(path: database.path, readOnly: false, patience: 0)
    return Store(engine: engine, options: store.options, path: database.path)
  }

  /// Enters persons by handle, with their personas.
  func add(_ persons: [(String, Set<Persona>)]) async throws {
    let drafts = persons.map { Command.addPerson(PersonDraft(handle: $0, name: $0, personas: $1)) }
    _ = try await store.perform(drafts, as: root)
  }
}

extension ServerIdentity {
  fileprivate static func impatient(_ url: String) -> ServerIdentity {
    var identity = ServerIdentity(DatabaseAddress(url))
    identity.patience = 1
    return identity
  }
}

extension Operator {
  static func user(_ name: String) -> Operator {
    Operator(osUser: name, origin: Origin(channel: .library, osUser: name, host: "test"))
  }

  /// Somebody at the administrator's keyboard who says to be another person.
  static func claiming(_ handle: String) -> Operator {
    var claiming = user("root")
    claiming.claimedHandle = handle
    return claiming
  }
}
