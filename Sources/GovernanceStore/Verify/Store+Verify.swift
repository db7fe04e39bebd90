import Documents
import Governance

/// Which parts of the database a verification looks at.
public struct VerifyParts: OptionSet, Hashable, Sendable {
  /// The parts as bits.
  public let rawValue: Int

  /// Parts from their bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Entries against governed rows.
  public static let replay = VerifyParts(rawValue: 1)
  /// Observed rows against the digests of their snapshots.
  public static let observed = VerifyParts(rawValue: 2)
  /// Derived rows against what they follow from.
  public static let derived = VerifyParts(rawValue: 4)
  /// Everything; the tree of hashes is always part of it.
  public static let all: VerifyParts = [.replay, .observed, .derived]
}

extension Store {
  /// Recomputes the tree, replays the ledger against every table, and checks what was imported.
  public func verify(
    _ parts: VerifyParts = .all,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> VerifyReport {
    let replay = try await replayed(parts.contains(.replay), progress)
    let report = try await engine.read { connection in
      try Self.finish(replay, parts, connection)
    }
    guard parts.contains(.derived), report.isSound else { return report }
    return report.adding(try await derivedPast())
  }

  /// The same for what a transaction has written and not yet made visible.
  static func verified(_ connection: any Connection) throws -> VerifyReport {
    try finish(Replay(replaysRecords: true), .all, connection)
  }

  /// Entries are read page by page, and hashed and decoded beside that; only following them is done in order.
  private func replayed(
    _ replaysRecords: Bool,
    _ progress: @Sendable (Int) -> Void
  ) async throws -> Replay {
    // Not what the head says: that is among what is to be verified.
    let size = try await engine.read {
      try $0.count("select coalesce(max(sequence), 0) from ledger_entry")
    }
    var replay = Replay(replaysRecords: replaysRecords)
    var decoding: [Task<DecodedPage, Never>] = []
    for start in stride(from: 0, to: size, by: EntryPage.size) {
      let page = try await engine.read { try EntryPage.read(after: start, upTo: size, $0) }
      decoding.append(Task { @concurrent in page.decoded(readsEntries: replaysRecords) })
      guard decoding.count > 2 else { continue }
      replay.take(await decoding.removeFirst().value)
      progress(replay.size)
    }
    for page in decoding { replay.take(await page.value) }
    return replay
  }

  /// What derived rows were before; what governs them has been found sound by then.
  private func derivedPast() async throws -> [VerifyProblem] {
    try await engine.asOf(.movable).read { connection in
      var problems = ProblemList()
      _ = try Self.readable("derived tables", &problems) {
        try DerivedPastVerifier(connection: connection).verify(&$0)
      }
      return problems.all
    }
  }

  /// A value that can no longer be read is a finding like any other; what follows on it is not looked at.
  private static func readable(
    _ part: String,
    _ problems: inout ProblemList,
    _ look: (inout ProblemList) throws -> Int
  ) throws -> Int {
    do {
      return try look(&problems)
    } catch StoreError.corrupt(let detail) {
      problems.add(VerifyProblem(part, "all", expected: "values that can be read", found: detail))
      return 0
    }
  }

  /// In one view of the database: the entries written meanwhile, then every table.
  static func finish(
    _ replayed: Replay,
    _ parts: VerifyParts,
    _ connection: any Connection
  ) throws -> VerifyReport {
    var replay = replayed
    while true {
      let page = try EntryPage.read(after: replay.size, upTo: .max, connection)
      guard !page.rows.isEmpty else { break }
      replay.take(page.decoded(readsEntries: parts.contains(.replay)))
    }
    let (entries, root) = (replay.size, replay.frontier.root)
    try GovernedVerifier(connection: connection).verify(&replay)
    var problems = replay.problems
    let observed =
      parts.contains(.observed)
      ? try readable("observed tables", &problems) {
        try ObservedVerifier(connection).verify(&$0)
      } : 0
    let derived =
      parts.contains(.derived)
      ? try readable("derived tables", &problems) {
        try DerivedVerifier(connection: connection).verify(&$0)
      } : 0
    return VerifyReport(
      entries: entries,
      root: root.hex,
      observedRows: observed,
      derivedRows: derived,
      problems: problems.all
    )
  }
}
