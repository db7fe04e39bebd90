import ArgumentParser
import Governance
import GovernanceStore

/// `govtop migrate`: a whole database in another place, of the same engine or the other.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Copy a whole database into a new one, SQLite or PostgreSQL, and verify the copy.",
    discussion: """
      Tables are copied in one transaction, counted and replayed against the ledger; a copy that differs is not kept.
      The source stays as it is: have nobody write to it any more before, and point everybody to the copy afterwards.
      """
  )

  @Option(
    help: ArgumentHelp("The database to copy.", valueName: "sqlite:file|postgres://…")
  )
  var from: String

  @Option(
    help: ArgumentHelp("Where nothing is yet.", valueName: "sqlite:file|postgres://…")
  )
  var to: String

  @OptionGroup var output: FormatOption

  @Flag(help: "Print nothing but what was asked for.")
  var quiet = false

  mutating func run() async throws {
    let (source, target) = (Self.address(from), Self.address(to))
    if case .file(let path) = DatabaseAddress(target) { try Locations.makeFolder(of: path) }
    let progress = ProgressLine(isShown: !quiet)
    let report = try await Store.migrate(
      from: source,
      to: target,
      options: Globals.options()
    ) {
      progress.show("copying \($0)")
    }
    progress.end()
    if output.format != .table {
      var printer = RecordPrinter(format: output.format, columns: nil)
      try printer.print(
        report.rows.map { Record(id: $0.table, [("rows", .integer($0.count))]) }
      )
      printer.finish()
    }
    guard !quiet, output.format == .table else { return }
    let rows = report.rows.reduce(0) { $0 + $1.count }
    print(
      "copied \(rows) rows of \(report.rows.count) tables to \(DatabaseAddress(target).shown) · verified, nothing differs"
    )
    print("\(report.verified.entries) entries · root \(report.verified.root)")
  }

  /// `sqlite:` may stand before a path, which then may look like anything.
  private static func address(_ text: String) -> String {
    text.hasPrefix("sqlite:") ? String(text.dropFirst("sqlite:".count)) : text
  }
}
