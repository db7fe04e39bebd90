import Governance

@testable import GovernanceStore

/// A small database on disk with one administrator, `root`, on a clock that the test holds.
struct TestStore {
  let file = TemporaryFile()
  let clock: TestClock
  let store: Store
  let root: Operator
  /// How many copies lie before it; each draws other salts, since none may come twice.
  private let generation: UInt64

  init(cooperative: Bool = true) async throws {
    root = .user("root")
    generation = 1
    clock = TestClock()
    store = try await Store.create(
      path: file.path,
      cooperative: cooperative,
      organisation: "acme",
      bootstrap: PersonDraft(handle: "root", name: "Root Operator"),
      origin: root.origin,
      options: Self.options(clock, keeping: file)
    )
  }

  /// A copy of a database that was made before, at the time that its clock showed then.
  init(copying template: TestStore) async throws {
    root = template.root
    generation = template.generation + 1
    clock = TestClock(template.clock.instant)
    try copyFile(template.file.path, to: file.path)
    let options = Self.options(clock, seed: generation, keeping: file)
    store = try await Store.open(path: file.path, options: options)
  }

  /// A file that is gone stops its store, so a store keeps its file until it goes itself.
  static func options(
    _ clock: TestClock,
    readOnly: Bool = false,
    seed: UInt64 = 1,
    keeping file: TemporaryFile? = nil
  ) -> StoreOptions {
    let chance = TestChance(seed: seed)
    return StoreOptions(
      clock: { withExtendedLifetime(file) { clock.instant } },
      zoneOffset: { name, _ in name == "UTC" ? 0 : nil },
      randomBytes: { chance.bytes($0) },
      readOnly: readOnly
    )
  }

  /// Another program on the same file.
  func reopened(readOnly: Bool = false) async throws -> Store {
    try await Store.open(
      path: file.path,
      options: Self.options(clock, readOnly: readOnly, keeping: file)
    )
  }

  /// Enters persons by handle, with their personas.
  func add(_ persons: [(String, Set<Persona>)]) async throws {
    let drafts = persons.map { Command.addPerson(PersonDraft(handle: $0, name: $0, personas: $1)) }
    _ = try await store.perform(drafts, as: root)
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
