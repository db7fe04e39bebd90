import ArgumentParser
import Governance
import GovernanceStore

/// The options of all verbs, and the store and operator that follow from them.
struct Globals: ParsableArguments {
  @Option(help: ArgumentHelp("The governance database.", valueName: "path"))
  var db: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Act as this person; only a cooperative database takes it, and it is recorded as claimed.",
      valueName: "person"
    )
  )
  var claimed: String?

  @Option(
    name: .customLong("for-person"),
    help: ArgumentHelp("Act for this person, under their delegation.", valueName: "person")
  )
  var delegateFor: String?

  @Option(
    help: ArgumentHelp("The zone of days and months in filters, UTC if absent.", valueName: "zone")
  )
  var timeZone: String?

  @Option(
    help: ArgumentHelp(
      "Read as of a moment that has passed: 2026-03-14 is the end of that day.",
      valueName: "time"
    )
  )
  var asOf: String?

  @Flag(help: "Print nothing but what was asked for.")
  var quiet = false

  var path: String { db ?? Locations.database }

  func `operator`(_ channel: Origin.Channel = .cli) -> Operator {
    Operator(
      osUser: SystemFacts.userName,
      claimedHandle: claimed,
      delegateFor: delegateFor,
      origin: SystemFacts.origin(channel)
    )
  }

  /// The database; for who only reads, as it stood at the moment of `--as-of`.
  ///
  /// Days are those of UTC unless `--time-zone` says otherwise, or else of the zone on the operator's wall.
  func open(readOnly: Bool = false, onTheWall: Bool = false) async throws -> Store {
    guard let asOf else { return try await openPresent(readOnly: readOnly) }
    guard readOnly else {
      throw UsageProblem(message: "--as-of looks at the past, where nothing can be written")
    }
    let moment = try moment(asOf, onTheWall: onTheWall)
    return try await openPresent(readOnly: true).asOf(moment)
  }

  /// The database as it is, for what is about the database itself.
  func openPresent(readOnly: Bool = true) async throws -> Store {
    try await Store.open(path: path, options: Self.options(readOnly: readOnly))
  }

  /// The last moment of what was typed, or now where that is not over yet.
  private func moment(_ text: String, onTheWall: Bool) throws -> Instant {
    let zone = timeZone
    if let zone, SystemFacts.zoneOffset(zone, SystemFacts.now()) == nil { _ = try zoneOffset() }
    let now = SystemFacts.now()
    let clock = FilterClock(now: now) { instant in
      zone.flatMap { SystemFacts.zoneOffset($0, instant) }
        ?? (onTheWall ? LocalZone.current.offset(at: instant) : 0)
    }
    if let period = clock.period(of: text) {
      return period.start <= now ? min(period.last, now) : period.last
    }
    if let instant = Instant(rfc3339: text) { return instant }
    throw UsageProblem(
      message: "--as-of takes a moment such as 2026-03-14, 2026-03-14T18:00Z or yesterday; "
        + "found `\(text)`"
    )
  }

  static func options(readOnly: Bool = false) -> StoreOptions {
    StoreOptions(
      clock: { SystemFacts.now() },
      zoneOffset: { SystemFacts.zoneOffset($0, $1) },
      randomBytes: { SystemFacts.randomBytes($0) },
      readOnly: readOnly
    )
  }

  /// Seconds east of UTC now.
  func zoneOffset() throws -> Int {
    guard let timeZone else { return 0 }
    guard let offset = SystemFacts.zoneOffset(timeZone, SystemFacts.now()) else {
      throw UsageProblem(message: "there is no time zone `\(timeZone)`; name one as Europe/Berlin")
    }
    return offset
  }
}

/// How rows are printed.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// `--format` of the reads.
struct FormatOption: ParsableArguments {
  @Option(help: ArgumentHelp("How to print.", valueName: "table|json|csv"))
  var format: RowFormat = .table
}

/// `--reason`, `--dry-run`, `--yes` and `--seen` of all verbs that write.
struct WriteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why; - reads standard input.", valueName: "text"))
  var reason: String?

  @Flag(name: .customLong("dry-run"), help: "Print what would be written, and write nothing.")
  var dryRun = false

  @Flag(help: "Do not ask.")
  var yes = false

  @Option(
    help: ArgumentHelp(
      "The version that was looked at; refused if it moved on.",
      valueName: "version"
    )
  )
  var seen: Int?

  func reasonText() throws -> String? {
    guard reason == "-" else { return reason }
    return StandardInput.text()
  }
}
