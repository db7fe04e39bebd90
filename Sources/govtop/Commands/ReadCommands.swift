import ArgumentParser
import Foundation
import Governance
import GovernanceStore
import TerminalUI

/// `govtop list KIND [FILTER…]`: the rows of a screen, for scripts.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List records of one kind, filtered as on the screens.",
    discussion: """
      Kinds: waiting personas \(ListKind.allCases.map(\.rawValue).joined(separator: " ")).
      waiting is what waits for you, the most urgent 50; neither it nor personas takes a filter.
      Several words of a filter are joined by spaces: govtop list requests is:decidable 'due:<4h'
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(help: "Which kind of records.", completion: .list(ListKind.allCases.map(\.rawValue)))
  var kind: String

  @Argument(help: ArgumentHelp("The filter language of the screens.", valueName: "filter"))
  var filter: [String] = []

  @Option(
    help: ArgumentHelp(
      "Sort by a field; :desc turns it round. Several sort rows that are alike so far.",
      valueName: "field[:desc]"
    )
  )
  var sort: [String] = []

  @Option(help: ArgumentHelp("Print these columns only.", valueName: "a,b"))
  var columns: String?

  @Option(help: ArgumentHelp("At most so many rows; 0 is all.", valueName: "count"))
  var limit = 0

  @Option(
    help: ArgumentHelp("Go on behind the row of this id, in the same order.", valueName: "id")
  )
  var after: String?

  @Flag(help: "Print how many there are, and no rows.")
  var count = false

  @Flag(help: "Print the fields that a filter of this kind knows.")
  var fields = false

  mutating func run() async throws {
    if let rows = try await unfiltered() {
      if count { return print(rows.count) }
      return try RecordPrinter.print(
        Array(rows.prefix(limit == 0 ? Int.max : limit)),
        as: output.format,
        columns: columns?.split(separator: ",").map(String.init)
      )
    }
    let kind: ListKind = try kind.word(among: ListKind.allCases)
    if fields {
      for line in FilterSchema.named(kind.rawValue).map({ FilterHelp($0).plainLines }) ?? [] {
        print(line)
      }
      return
    }
    do {
      try await list(kind)
    } catch let error as FilterError {
      throw UsageProblem(message: error.underlined(in: filter.joined(separator: " ")))
    }
  }

  /// Rows of the kinds that are no lists of the database: what waits for the operator, and the personas.
  private func unfiltered() async throws -> [Record]? {
    guard ["waiting", "personas"].contains(kind) else { return nil }
    guard filter.isEmpty, sort.isEmpty, after == nil else {
      throw UsageProblem(message: "`\(kind)` takes no filter and no order")
    }
    let store = try await globals.open(readOnly: true)
    guard kind == "waiting" else { return try await store.personas().map(Record.init) }
    return try await store.posture(environment: nil, as: globals.operator()).tasks.map(Record.init)
  }

  private func list(_ kind: ListKind) async throws {
    var query = ListQuery(kind, filter: filter.joined(separator: " "))
    query.zoneOffset = try globals.zoneOffset()
    let orders = sort.map { text in
      let parts = text.split(separator: ":", maxSplits: 1)
      return ListOrder(
        parts.first.map(String.init) ?? "",
        descending: parts.count == 2 && parts[1] == "desc"
      )
    }
    query.sort = orders.first?.name
    query.descending = orders.first?.descending ?? false
    query.thenBy = Array(orders.dropFirst())
    let store = try await globals.open(readOnly: true)
    if count {
      let counted = try await store.count(query, as: globals.operator())
      print("\(counted.matching)\(counted.isCapped ? "+" : "")")
      return
    }
    let reader = RecordReader(store: store, viewer: globals.operator())
    if let after { query.cursor = try await reader.place(of: after, in: query) }
    let chosen = columns?.split(separator: ",").map(String.init)
    var printer = RecordPrinter(
      format: output.format,
      columns: chosen ?? (output.format == .table ? kind.columns : nil)
    )
    var left = limit == 0 ? Int.max : limit
    try await reader.eachPage(of: query) { page in
      let rows = page.prefix(left)
      left -= rows.count
      try printer.print(Array(rows))
      return left > 0
    }
    printer.finish()
  }
}

extension FilterError {
  /// The sentence, the filter, and a line of `^` under the place.
  fileprivate func underlined(in filter: String) -> String {
    let (before, marked, _) = place.parts(of: filter)
    let indent = String(repeating: " ", count: DisplayWidth.of(before))
    let marks = String(repeating: "^", count: max(1, DisplayWidth.of(marked)))
    return "filter: \(message)\n\(Words.plain(filter))\n\(indent)\(marks)"
  }
}

/// `govtop show ID`: one record whole, with its history where asked.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one record: AR-2044, GR-774, P-7, SN-3, #18, principal:…"
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(help: "The id of the record.")
  var id: String

  @Flag(help: "Also print every ledger entry about it.")
  var history = false

  @Flag(help: "Also print what was hashed when it was decided about last.")
  var statement = false

  mutating func run() async throws {
    let store = try await globals.open(readOnly: true)
    let reader = RecordReader(store: store, viewer: globals.operator())
    var record = try await reader.record(id)
    if statement {
      let made = try await store.statement(about: record.id).map(Record.init)
      record = Record(id: record.id, record.fields + [("statement", made?.json ?? .null)])
    }
    let entries = history ? try await store.history(of: record.id) : []
    switch output.format {
    case .json:
      let json = record.json(with: history ? entries : nil)
      print(json.text)
    case .table, .csv:
      for line in record.lines { print(line) }
      for entry in entries {
        print(
          "#\(entry.entry.sequence)  \(entry.entry.at)  \(Words.plain(entry.who))  \(entry.entry.kind)"
            + (entry.reason.map { "  \(Words.plain($0))" } ?? "")
        )
      }
    }
  }
}

/// `govtop sources`: what is imported, and how old it is.
struct SourcesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Show what was imported, and how old it is."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  mutating func run() async throws {
    let store = try await globals.open(readOnly: true)
    var printer = RecordPrinter(format: output.format, columns: nil)
    try printer.print(try await store.sources(as: globals.operator()).map(Record.init))
    printer.finish()
  }
}

/// `govtop whoami`: who this database takes you for, and what that allows.
struct WhoamiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami",
    abstract: "Show who this database takes you for, and what that allows."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  mutating func run() async throws {
    let store = try await globals.open(readOnly: true)
    let viewer = try await store.viewer(of: globals.operator())
    let rules = try await store.rules()
    var printer = RecordPrinter(format: output.format, columns: nil)
    let allowed = Permission.allCases.filter { rules.allows($0, viewer.person.personas) }
    try printer.print([
      Record(
        id: viewer.person.id.text,
        [
          ("person", .string(viewer.person.id.text)), ("handle", .string(viewer.person.handle)),
          ("name", .optional(viewer.person.name.text)),
          ("personas", .strings(viewer.person.personas.sorted().map(\.rawValue))),
          ("may", .strings(allowed.map(\.rawValue))),
          ("os_user", .string(SystemFacts.userName)), ("claimed", .boolean(viewer.claimed)),
          ("delegate_of", .optional(viewer.delegateOf?.handle)),
          ("cooperative", .boolean(viewer.cooperative)), ("signs", .boolean(false)),
        ]
      )
    ])
    printer.finish()
  }
}
