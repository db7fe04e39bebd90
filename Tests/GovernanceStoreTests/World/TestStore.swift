import Governance

@testable import GovernanceStore

/// A small database on disk with one administrator, `root`, on a clock that the test holds.
struct TestStore {
  let file = TemporaryFile()
  let clock = TestClock()
  let store: Store
  let root: Operator

  init(cooperative: Bool = true) async throws {
    root = .user("root")
    store = try await Store.create(
      path: file.path,
      cooperative: cooperative,
      organisation: "acme",
      bootstrap: PersonDraft(handle: "root", name: "Root Operator"),
      origin: root.origin,
      options: Self.options(clock)
    )
  }

  static func options(_ clock: TestClock, readOnly: Bool = false) -> StoreOptions {
    let chance = TestChance()
    return StoreOptions(
      clock: { clock.instant },
      zoneOffset: { name, _ in name == "UTC" ? 0 : nil },
      randomBytes: { chance.bytes($0) },
      readOnly: readOnly
    )
  }

  /// Another program on the same file.
  func reopened(readOnly: Bool = false) async throws -> Store {
    try await Store.open(path: file.path, options: Self.options(clock, readOnly: readOnly))
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
