import ArgumentParser
import Foundation
import Governance
import GovernanceStore
import TerminalUI

/// `govtop metrics [M…]`: the numbers that say whether risk falls, and the rows behind them.
struct MetricsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Print the metrics, or the rows behind one.",
    discussion: """
      Metrics: \(MetricDefinition.all.map { "\($0.id) \($0.name)" }.joined(separator: ", ")).
      govtop metrics M3 --rows prints what the number counts; --rows --delta what came and went \
      in the window.
      """
  )

  /// How numbers are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, openmetrics
  }

  @OptionGroup var globals: Globals

  @Option(help: ArgumentHelp("How to print.", valueName: "table|json|csv|openmetrics"))
  var format: Format = .table

  @Argument(help: ArgumentHelp("Ids such as M2, or names; none is all.", valueName: "metric"))
  var metrics: [String] = []

  @Flag(help: "Print the rows behind the number of one metric.")
  var rows = false

  @Flag(help: "With --rows: those that came in the window, and those that went.")
  var delta = false

  @Option(help: ArgumentHelp("How far back windows reach.", valueName: "7d|30d|90d|365d"))
  var window: String?

  @Option(
    help: ArgumentHelp("A stretch of the calendar: 2026-q1, lastmonth.", valueName: "period")
  )
  var period: String?

  @Option(help: ArgumentHelp("Divide.", valueName: "environment|owner|class|source"))
  var by: String?

  @Option(help: ArgumentHelp("One environment.", valueName: "environment"))
  var environment: String?

  @Flag(help: "Also print the number of the window before.")
  var compare = false

  mutating func validate() throws {
    if delta, !rows { throw ValidationError("--delta goes with --rows") }
    if rows, metrics.count != 1 { throw ValidationError("--rows is about one metric: name it") }
    if window != nil, period != nil { throw ValidationError("name --window or --period, not both") }
    if rows, format == .openmetrics {
      throw ValidationError("rows are printed as table, json or csv")
    }
  }

  mutating func run() async throws {
    let store = try await globals.open(readOnly: true)
    let definitions = try metrics.map(definition)
    var question = MetricQuestion(definitions.map(\.id))
    question.environment = try environment?.word(among: Environment.allCases)
    question.split = try by?.word(among: MetricDefinition.Split.allCases)
    question.window = try window.map(length)
    question.period = try period.map(stretch)
    if rows, let definition = definitions.first {
      try await printRows(definition, question, store)
    } else {
      try print(try await store.metrics(question))
    }
  }

  private func definition(_ word: String) throws -> MetricDefinition {
    guard let definition = MetricDefinition.named(word) else {
      let known = MetricDefinition.all.map(\.id).joined(separator: " ")
      throw UsageProblem(message: "there is no metric `\(word)`: \(known)")
    }
    return definition
  }

  private func length(_ text: String) throws -> Duration {
    guard let length = Duration(text: text), length > .zero else {
      throw UsageProblem(message: "`\(text)` is no length of time: write 7d, 30d, 90d or 365d")
    }
    return length
  }

  private func stretch(_ text: String) throws -> MetricWindow {
    let offset = try globals.zoneOffset()
    guard let window = MetricWindow(period: text, at: SystemFacts.now(), zoneOffset: offset) else {
      throw UsageProblem(
        message: "`\(text)` is no period: write 2026-q1, 2026-03, lastmonth or thisyear"
      )
    }
    guard window.from < SystemFacts.now() else {
      throw UsageProblem(message: "`\(text)` has not begun")
    }
    return window
  }

  private func print(_ metrics: [Metric]) throws {
    switch format {
    case .openmetrics:
      Swift.print(OpenMetrics(metrics, environment: environment ?? "all").text, terminator: "")
    case .json, .csv:
      var printer = RecordPrinter(format: format == .json ? .json : .csv, columns: nil)
      try printer.print(metrics.map(Record.init))
      printer.finish()
    case .table:
      Swift.print(MetricTable(metrics, compares: compare, isDivided: by != nil).text)
      guard !globals.quiet else { return }
      for reading in MetricInterpretation.reading(metrics) {
        Swift.print("reads as: \(reading.text) (\(reading.because))")
      }
    }
  }

  // MARK: Rows

  private func printRows(
    _ definition: MetricDefinition,
    _ question: MetricQuestion,
    _ store: Store
  ) async throws {
    let columns = ["id", "part", "what", "value", "at", "environment", "owner", "class", "source"]
    var printer = RecordPrinter(
      format: format == .json ? .json : format == .csv ? .csv : .table,
      columns: format == .table ? columns : nil
    )
    if delta {
      let delta = try await store.delta(of: definition.id, question)
      try printer.print(delta.came.map { Record($0, of: definition.id, change: "came") })
      try printer.print(delta.went.map { Record($0, of: definition.id, change: "went") })
      printer.finish()
      note("\(delta.came.count) came and \(delta.went.count) went")
      return
    }
    var last = ""
    var counted = 0
    var sum = 0.0
    while true {
      let page = try await store.rows(of: definition.id, question, after: last, limit: 500)
      try printer.print(page.rows.map { Record($0, of: definition.id) })
      for row in page.rows where definition.rows.counts(row.part) {
        counted += 1
        sum += row.value ?? 0
      }
      guard page.hasMore, let end = page.rows.last else { break }
      last = end.id
    }
    printer.finish()
    var ids = question
    ids.ids = [definition.id]
    guard let metric = try await store.metrics(ids).first else { return }
    note(definition.rows.words(counted: counted, sum: sum, of: metric))
  }

  private func note(_ words: String) {
    guard !globals.quiet else { return }
    FileHandle.standardError.write(Data("\(words)\n".utf8))
  }
}

/// Numbers as a table for people.
private struct MetricTable {
  private var table: TextTable

  init(_ metrics: [Metric], compares: Bool, isDivided: Bool) {
    let before = compares ? ["before", "change"] : []
    table = TextTable(
      ["metric", "name", "value"] + before
        + ["unit", "target", "state", "population", "unknown", "beside", "note"]
    )
    for metric in metrics {
      table.rows.append(Self.row(metric, compares))
      guard isDivided else { continue }
      for share in metric.shares {
        let blank = Array(repeating: "", count: table.heads.count - 3)
        table.rows.append(
          ["", "  \(share.split) \(share.key)", Self.figure(share.value, metric.unit)] + blank
        )
      }
    }
  }

  var text: String { table.text }

  private static func row(_ metric: Metric, _ compares: Bool) -> [String] {
    let before = [
      metric.previous?.value.map { figure($0, metric.unit) } ?? "",
      metric.change.map { ($0 > 0 ? "+" : "") + figure($0, metric.unit) } ?? "",
    ]
    let target = metric.target.map { target in
      let sign = target.better == .lower ? "<=" : ">="
      return "\(sign) \(figure(target.value, target.of == nil ? metric.unit : .count))"
        + (target.of.map { " \($0)" } ?? "")
    }
    let beside = metric.beside.map { "\($0.name) \($0.value.map(String.init) ?? "unknown")" }
    return [metric.id, metric.name, metric.value.map { figure($0, metric.unit) } ?? "n/a"]
      + (compares ? before : []) + [
        metric.unit.rawValue, target ?? "", metric.state == .na ? "n/a" : metric.state.rawValue,
        String(metric.population), String(metric.unknown), beside.joined(separator: ", "),
        metric.note ?? "",
      ]
  }

  /// A whole number as it is, a share and a mean with as many digits as say something.
  private static func figure(_ value: Double, _ unit: Metric.Unit) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    let factor = unit == .ratio ? 10_000.0 : 100
    return String((value * factor).rounded() / factor)
  }
}
