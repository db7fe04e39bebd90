import Governance

/// One record as it is printed: named values in the order of the documentation.
struct Record {
  let id: String
  let fields: [(String, JSONText)]

  init(id: String, _ fields: [(String, JSONText)]) {
    self.id = id
    self.fields = fields
  }

  var json: JSONText { .object(fields) }

  /// A line a field, as `show` prints a record.
  var lines: [String] {
    fields.map { name, value in
      name + String(repeating: " ", count: max(0, 22 - name.count)) + " "
        + Words.plain(value.plain)
    }
  }

  /// A field by its name, or what lies deeper: `risk.score`, `items.0.resource`.
  ///
  /// A list that is too short is empty there; `nil` is a name that no record of the kind has.
  func value(at path: String) -> JSONText? {
    let steps = path.split(separator: ".").map(String.init)
    var value: JSONText? = .object(fields)
    for step in steps {
      switch value {
      case .object(let fields)?: value = fields.first { $0.0 == step }?.1
      case .array(let items)?:
        guard let index = Int(step) else { return nil }
        value = items.indices.contains(index) ? items[index] : .null
      case .null?: return .null
      default: return nil
      }
    }
    return value
  }

  func json(with history: [LedgerRow]?) -> JSONText {
    guard let history else { return json }
    return .object(fields + [("history", .array(history.map { Record($0).json }))])
  }
}

extension JSONText {
  /// The value as a cell: nothing for null, words for flags, lists joined.
  var plain: String {
    switch self {
    case .null: ""
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .boolean(let flag): flag ? "yes" : "no"
    case .array(let items): items.map(\.plain).joined(separator: " ")
    case .object: compact
    }
  }
}

/// Prints records page by page, as a table, JSON or CSV.
struct RecordPrinter {
  let format: RowFormat
  let columns: [String]?
  private var records = 0
  private var table: TextTable?

  init(format: RowFormat, columns: [String]?) {
    self.format = format
    self.columns = columns
  }

  mutating func print(_ page: [Record]) throws {
    for record in page {
      let fields = try chosen(record)
      switch format {
      case .json:
        let text = JSONText.object(fields).text.split(
          separator: "\n",
          omittingEmptySubsequences: false
        )
        Swift.print(
          (records == 0 ? "[\n  " : ",\n  ") + text.joined(separator: "\n  "),
          terminator: ""
        )
      case .csv, .table:
        if table == nil { table = TextTable(fields.map(\.0)) }
        table?.rows.append(fields.map(\.1.plain))
      }
      records += 1
    }
    flushCSV()
  }

  private mutating func flushCSV() {
    guard format == .csv, let full = table, !full.rows.isEmpty else { return }
    let lines = full.csv.split(separator: "\r\n", omittingEmptySubsequences: false)
    Swift.print(
      (records == full.rows.count ? lines[...] : lines.dropFirst()).joined(separator: "\r\n")
    )
    table?.rows = []
  }

  mutating func finish() {
    switch format {
    case .json: Swift.print(records == 0 ? "[]" : "\n]")
    case .table: if let table { Swift.print(table.text) }
    case .csv: break
    }
  }

  private func chosen(_ record: Record) throws -> [(String, JSONText)] {
    guard let columns else {
      return format == .table ? record.fields.filter { Self.isShort($0.1) } : record.fields
    }
    return try columns.map { name in
      guard let value = record.value(at: name) else {
        let known = record.fields.map(\.0).joined(separator: " ")
        throw UsageProblem(message: "no column `\(name)` here: \(known)")
      }
      return (name, value)
    }
  }

  /// Objects and lists of them are for JSON; a table leaves them out.
  private static func isShort(_ value: JSONText) -> Bool {
    switch value {
    case .object: false
    case .array(let items): items.allSatisfy { if case .string = $0 { true } else { false } }
    default: true
    }
  }
}
