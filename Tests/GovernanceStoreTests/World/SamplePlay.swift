import Connectors
import Documents
import Governance
import GovernanceStore
import SampleWorld
import Synchronization

/// The story of the sample organisation, played into a database through the connectors and the one door.
struct SamplePlay {
  private final class Clock: Sendable {
    private let moment: Mutex<Instant>
    init(_ moment: Instant) { self.moment = Mutex(moment) }
    var now: Instant {
      get { moment.withLock { $0 } }
      set { moment.withLock { $0 = max($0, newValue) } }
    }
  }

  static let osUser = "tester"

  /// The year once for all tests that only read it; the database lives as long as they do.
  static let played = Task {
    let database = try TestDatabase()
    let end = Instant(milliseconds: 1_781_274_720_000)
    let year = try await SamplePlay.store(at: database.path, endingAt: end)
    return (database: database, store: year, end: end)
  }

  static func store(at path: String, endingAt end: Instant) async throws -> Store {
    let world = SampleWorld(endingAt: end)
    let clock = Clock(world.beginning)
    let origin = Origin(channel: .library, osUser: osUser, host: "test")
    var first = world.firstPerson
    first.osUser = osUser
    let store = try await Store.create(
      path: path,
      cooperative: true,
      organisation: SampleWorld.organisation,
      bootstrap: first,
      origin: origin,
      options: StoreOptions(clock: { clock.now })
    )
    var names = SampleNames()
    var size = 0
    for step in world.steps {
      clock.now = step.at
      let door = door(of: step)
      var made: String?
      switch step.act {
      case .importFiles(let kind, let scope, let files, let environment):
        let connector = kind.connector(ConnectorOptions(scope: scope, environment: environment))
        let part = SourcePart(scope: scope, files: files)
        var digest = DigestBuilder()
        for file in files { digest.update(file.bytes) }
        let order = ImportOrder(
          kind: kind,
          scope: scope,
          digest: digest.finalize(),
          bytes: files.reduce(0) { $0 + $1.bytes.count },
          environment: environment
        )
        _ = try await store.importSnapshot(order, as: door) { sink in
          try connector.read(part, into: &sink)
        }
      case .baseline: _ = try await store.baseline(as: door)
      case .perform(let label, let commands):
        made = label
        let commands = commands(names)
        guard !commands.isEmpty else { continue }
        _ = try await store.perform(commands, as: door)
      case .enforce: while try await store.enforce(from: origin).entries > 0 {}
      }
      let after = size
      let entries = try await store.engine.read {
        try $0.entries(where: "sequence > ?", [.init(after)])
      }
      for entry in entries {
        names.learn(entry.event, version: entry.version, at: entry.at, label: made)
      }
      size = entries.last?.sequence ?? size
    }
    clock.now = end
    return store
  }

  private static func door(of step: Step) -> Operator {
    guard step.isOwnUser else { return door(step.by, for: step.delegateFor) }
    return Operator(
      osUser: SampleWorld.osUser(of: step.by),
      origin: Origin(channel: .library, osUser: osUser, host: "test")
    )
  }

  /// The door of a person; the first one comes as her own user.
  static func door(_ handle: String, for delegator: String? = nil) -> Operator {
    Operator(
      osUser: osUser,
      claimedHandle: handle == SampleWorld.firstHandle ? nil : handle,
      delegateFor: delegator,
      origin: Origin(channel: .library, osUser: osUser, host: "test")
    )
  }
}
