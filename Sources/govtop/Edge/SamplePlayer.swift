import Connectors
import Documents
import Governance
import GovernanceStore
import SampleWorld
import Synchronization

/// Plays the story of the sample organisation into a database, through the same door as everybody.
struct SamplePlayer {
  /// The time of the story, which the store takes for the time of the world.
  private final class Clock: Sendable {
    private let moment: Mutex<Instant>

    init(_ moment: Instant) { self.moment = Mutex(moment) }

    var now: Instant {
      get { moment.withLock { $0 } }
      set { moment.withLock { $0 = max($0, newValue) } }
    }
  }

  private let world: SampleWorld
  private let origin: Origin
  private let clock: Clock
  private let store: Store
  private var names = SampleNames()
  private var size = 0
  /// What rules said no to; none in any story that was tried.
  private(set) var refused: [Refusal] = []

  /// Makes the database at a path where none is; the origin's user is the story's first person.
  init(_ world: SampleWorld, at path: String, options: StoreOptions, origin: Origin) async throws {
    self.world = world
    self.origin = origin
    let clock = Clock(world.beginning)
    self.clock = clock
    var options = options
    options.clock = { clock.now }
    // Whatever a power cut leaves of it is no decision of anybody: it is made anew.
    options.survivesPowerLoss = false
    var first = world.firstPerson
    first.osUser = origin.osUser
    store = try await Store.create(
      path: path,
      cooperative: true,
      organisation: SampleWorld.organisation,
      bootstrap: first,
      origin: origin,
      options: options
    )
  }

  /// Performs every step; `progress` is told the moment of each.
  ///
  /// A step that a rule refuses is left out and kept in ``refused``: a day is missing then, not the whole year.
  mutating func play(progress: (Instant) -> Void) async throws {
    try await learn(nil)
    for step in world.steps {
      progress(step.at)
      clock.now = step.at
      do {
        try await perform(step)
      } catch let refusal as Refusal {
        refused.append(refusal)
      }
    }
  }

  private mutating func perform(_ step: Step) async throws {
    let door = door(of: step)
    switch step.act {
    case .importFiles(let kind, let scope, let files, let environment):
      try await importFiles(kind, scope, files, environment, as: door)
      try await learn(nil)
    case .baseline(let isNamed):
      _ = try await store.baseline(as: door)
      guard !isNamed else { return try await learn(nil) }
      size = try await store.ledger().size
    case .perform(let label, let commands):
      let commands = commands(names)
      guard !commands.isEmpty else { return }
      learn(try await store.perform(commands, as: door).entries, label)
    case .enforce:
      while try await store.enforce(from: origin).entries > 0 {}
      try await learn(nil)
    }
  }

  private func door(of step: Step) -> Operator {
    let isFirst = step.by == SampleWorld.firstHandle
    return Operator(
      osUser: step.isOwnUser ? SampleWorld.osUser(of: step.by) : origin.osUser,
      claimedHandle: isFirst || step.isOwnUser ? nil : step.by,
      delegateFor: step.delegateFor,
      origin: origin
    )
  }

  private func importFiles(
    _ kind: SourceKind,
    _ scope: String,
    _ files: [SourceFile],
    _ environment: Environment?,
    as door: Operator
  ) async throws {
    let connector = kind.connector(ConnectorOptions(scope: scope, environment: environment))
    let part = SourcePart(scope: scope, files: files)
    var builder = DigestBuilder()
    for file in files { builder.update(file.bytes) }
    let order = ImportOrder(
      kind: kind,
      scope: scope,
      digest: builder.finalize(),
      bytes: files.reduce(0) { $0 + $1.bytes.count },
      environment: environment
    )
    _ = try await store.importSnapshot(order, as: door) { sink in
      try connector.read(part, into: &sink)
    }
  }

  /// Takes in what an import or a baseline has written, whose reports hold no entries.
  private mutating func learn(_ label: String?) async throws {
    let after = size
    let entries = try await store.engine.read { connection in
      try connection.entries(where: "sequence > ?", [.init(after)])
    }
    learn(entries, label)
  }

  private mutating func learn(_ entries: [LedgerEntry], _ label: String?) {
    for entry in entries {
      names.learn(entry.event, version: entry.version, at: entry.at, label: label)
    }
    size = entries.last?.sequence ?? size
  }
}
