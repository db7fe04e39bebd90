import Governance

/// The judging of one published snapshot against the one before, step by step.
///
/// It asks for rows by the numbers of both snapshots, so it judges the same however late it goes on.
struct DriftScan: Sendable {
  /// What is judged, in this order.
  enum Section: Int, CaseIterable, Sendable {
    case gained, removed, memberships, rights, trusts, things, dormant, policies
    /// Open findings that the snapshot no longer shows.
    case closings
    /// Grants whose right somebody widened.
    case marks
  }

  let snapshot: Snapshot
  /// The number of the snapshot before.
  let prior: Int
  let lastScanAt: Instant
  var section: Section
  /// The key of the last row that was judged.
  var place: String

  /// Leaves word that a snapshot is to be judged; the first of a source has nothing to be compared with.
  static func begin(_ snapshot: Snapshot, _ connection: any Connection) throws {
    let prior = try connection.count(
      "select max(number) from snapshot where source = ? and number < ?",
      [.init(snapshot.source), .init(snapshot.number)]
    )
    guard prior > 0 else { return }
    try connection.insert(
      TableRow(
        .driftScan,
        [
          .init(snapshot.number), .init(snapshot.id), .init(snapshot.source), .init(prior), 0, "",
        ]
      )
    )
  }

  /// The oldest snapshot that is not judged to its end.
  static func next(_ connection: any Connection) throws -> DriftScan? {
    guard let row = try connection.row("select * from drift_scan order by number limit 1") else {
      return nil
    }
    let prior = try row.integer("prior")
    let known = try connection.snapshots(
      where: "number in (?, ?)",
      [row["number"], .init(prior)]
    )
    guard let first = known.first, let snapshot = known.last, known.count == 2,
      let section = Section(rawValue: try row.integer("section"))
    else { throw StoreError.corrupt("drift_scan \(row["number"].description)") }
    return DriftScan(
      snapshot: snapshot,
      prior: prior,
      lastScanAt: first.publishedAt,
      section: section,
      place: try row.text("place")
    )
  }

  /// Judges some rows and saves how far it came; `nil` once all are judged.
  func step(limit: Int, _ deliberation: Deliberation) throws -> DriftScan? {
    let judge = DriftJudge(scan: self, deliberation: deliberation)
    let last = try judge.judge(limit: limit)
    var after = self
    if let last {
      after.place = last
    } else {
      guard let section = Section(rawValue: section.rawValue + 1) else {
        try deliberation.connection.run(
          "delete from drift_scan where number = ?",
          [.init(snapshot.number)]
        )
        return nil
      }
      after.section = section
      after.place = ""
    }
    try deliberation.connection.run(
      "update drift_scan set section = ?, place = ? where number = ?",
      [.init(after.section.rawValue), .text(after.place), .init(snapshot.number)]
    )
    return after
  }

  /// The condition that a row stood in the snapshot, or in the one before; numbers are no text from outside.
  func stands(_ table: String, in number: Int? = nil) -> String {
    let number = number ?? snapshot.number
    return """
      (\(table).from_snapshot <= \(number)
        and (\(table).to_snapshot is null or \(table).to_snapshot > \(number)))
      """
  }

  func pair(_ rules: Rules) -> PairContext {
    PairContext(
      lastScanAt: lastScanAt,
      now: snapshot.publishedAt,
      rules: rules.findings,
      dormantAfter: rules.dormantAfter
    )
  }
}

/// What judging snapshots found.
public struct DriftReport: Hashable, Sendable {
  /// Findings that are new, or were verified and are back.
  public internal(set) var detected = 0
  /// Findings that a snapshot shows to be gone.
  public internal(set) var verified = 0
  /// Grants that somebody changed outside.
  public internal(set) var marked = 0
}

extension Store {
  /// Rows of one transaction, each of which makes a few entries at most.
  static let driftBatch = 200

  /// Judges every snapshot that waits for it; cut off anywhere it goes on where it stopped.
  func judgeSnapshots(
    from origin: Origin,
    batch: Int = driftBatch
  ) async throws -> DriftReport {
    var report = DriftReport()
    let options = options
    while try await engine.read({ try DriftScan.next($0) != nil }) {
      let entries = try await engine.write(.bulk) { connection -> [String] in
        guard var scan = try DriftScan.next(connection) else { return [] }
        let deliberation = try Deliberation(
          connection,
          at: options.clock(),
          stamp: .rule,
          origin: origin,
          options: options
        )
        // Sections without a difference take no transaction of their own.
        while deliberation.entries.count < batch,
          let next = try scan.step(
            limit: batch,
            deliberation
          )
        {
          scan = next
        }
        return try deliberation.finish().entries.map(\.event.kind)
      }
      report.detected += entries.count { $0 == "drift.detected" || $0 == "drift.recurred" }
      report.verified += entries.count { $0 == "drift.verified" }
      report.marked += entries.count { $0 == "grant.externally_modified" }
    }
    return report
  }
}
