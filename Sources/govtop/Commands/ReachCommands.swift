import ArgumentParser
import Governance
import GovernanceStore

/// `govtop access PRINCIPAL|PERSON`: what somebody may do.
struct AccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "Show what a person or a principal may do.",
    discussion: """
      govtop access ml-train-gpu --effective
      govtop access noor --on prod/raw-labels --as-of 2026-03-14
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(help: ArgumentHelp("By id, handle or name.", valueName: "principal|person"))
  var who: String

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("Only what reaches this resource.", valueName: "resource")
  )
  var resource: String?

  @Flag(help: "With what comes through groups, and with explicit denials.")
  var effective = false

  mutating func run() async throws {
    let store = try await globals.open(readOnly: true)
    let rows = try await store.access(
      of: who,
      on: resource,
      isEffective: effective,
      as: globals.operator()
    )
    try RecordPrinter.print(
      rows,
      as: output.format,
      columns: [
        "grant", "principal_name", "through", "entitlement_name", "actions", "environment",
        "resource", "ends_at", "last_used_at", "not_evaluated",
      ]
    )
  }
}

/// `govtop who-can ACTION RESOURCE`: who may do this.
struct WhoCanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who-can",
    abstract: "Show who may do an action on a resource.",
    discussion: """
      Live grants are matched by the patterns of their policies' statements; what was not evaluated, such as
      conditions, stands in each row.
      govtop who-can s3:PutObject prod/feature-store
      govtop who-can iam:PassRole prod/deploy --persons --format json
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(help: "An action such as s3:PutObject, or a verb of a cluster such as get.")
  var action: String

  @Argument(help: "A resource: its ARN or its name, the environment before it if wanted.")
  var resource: String

  @Flag(help: "The persons behind those who may, in place of the grants.")
  var persons = false

  mutating func run() async throws {
    let store = try await globals.open(readOnly: true)
    let rows = try await store.whoCan(
      action,
      on: resource,
      byPerson: persons,
      as: globals.operator()
    )
    try RecordPrinter.print(
      rows,
      as: output.format,
      columns: persons
        ? nil
        : [
          "grant", "principal_name", "person_handles", "entitlement_name", "statements",
          "conditional", "denied_by", "not_evaluated",
        ]
    )
  }
}

/// `govtop blast PRINCIPAL`: how far its credential reaches.
struct BlastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blast",
    abstract: "Show how far somebody gets who holds the credential of a principal."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(help: "The principal, by id or name.")
  var principal: String

  mutating func run() async throws {
    let store = try await globals.open(readOnly: true)
    let record = Record(try await store.blast(of: principal, as: globals.operator()))
    if output.format == .json { return print(record.json.text) }
    if output.format == .csv { return try RecordPrinter.print([record], as: .csv) }
    for line in record.lines { print(line) }
  }
}

/// `govtop trace ID|DIGEST|RUN`: from the run that built it to what it called.
struct TraceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Follow a model from the CI run over package and policy to its calls.",
    discussion: "A missing hop says which field is missing, and who should send it."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(
    help: ArgumentHelp("MP-77, PB-3, CH-9, sha256:…, or a run.", valueName: "id|digest|run")
  )
  var reference: String

  mutating func run() async throws {
    let store = try await globals.open(readOnly: true)
    try RecordPrinter.print(
      try await store.trace(reference, as: globals.operator()),
      as: output.format,
      columns: ["hop", "id", "name", "state", "at", "missing", "sender"]
    )
  }
}

extension RecordPrinter {
  /// Prints rows that are all there already.
  static func print(
    _ rows: [RecordRow],
    as format: RowFormat,
    columns: [String]? = nil
  ) throws {
    try print(rows.map(Record.init), as: format, columns: columns)
  }

  static func print(
    _ records: [Record],
    as format: RowFormat,
    columns: [String]? = nil
  ) throws {
    var printer = RecordPrinter(format: format, columns: format == .table ? columns : nil)
    try printer.print(records)
    printer.finish()
  }
}
