/// A table as both engines know it: its class, its columns, and rules that carry their own names.
package struct Table: Sendable {
  /// What a row rests on, which decides how `verify` judges it.
  package enum Class: String, CaseIterable, Sendable {
    /// The ledger itself and what its entries name: append-only.
    case ledger
    /// Follows from the ledger: replayed and compared field by field.
    case governed
    /// Told by another system: hashed, counted and summed up in `snapshot.published`.
    case observed
    /// Follows from governed and observed rows: rebuilt and compared.
    case derived
    /// What a governed or derived row was before it changed: replayed, or rebuilt as of then, and compared.
    case past
    /// The legal steps of a state machine, the same in every database.
    case reference
    /// Work in progress of this program, which decides and shows nothing.
    case bookkeeping
  }

  package let name: String
  package let kind: Class
  package let columns: [Column]
  /// Names of the columns that identify a row.
  package let key: [String]
  /// Whether its rows are sums over a log, which tells itself what they were: no version of one is kept.
  package let isSumOfLog: Bool
  /// Further rules, each `constraint name …`.
  package let rules: [String]
  package let indexes: [Index]

  // Text of statements that are run for each of very many rows, made once.
  package let columnNames: [String]
  /// The columns of the table in the database: those of its rows, and from which decision on each holds.
  package let storedColumns: [Column]
  package let columnList: String
  /// The stored columns, as a statement names them.
  let storedList: String
  let keyPlaces: [Int]
  /// `a = ? and b = ?` over the key.
  package let keyCondition: String
  /// `insert into …` with a place for each stored column.
  package let insertion: String
  /// Inserts a row, or puts it in the place of the one with its key.
  package let upsertion: String
  /// Copies a row that is about to change to the table of superseded versions.
  let versionKeeping: String

  package init(
    _ name: String,
    _ kind: Class,
    key: [String] = ["id"],
    _ columns: [Column],
    rules: [String] = [],
    indexes: [Index] = [],
    isSumOfLog: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.key = key
    self.isSumOfLog = isSumOfLog
    self.columns = columns
    self.rules = rules
    self.indexes = indexes
    columnNames = columns.map(\.name)
    let keepsVersions = kind == .governed || kind == .derived && !isSumOfLog
    storedColumns = columns + (keepsVersions ? [Self.fromSequence] : [])
    columnList = columnNames.joined(separator: ", ")
    keyPlaces = key.compactMap { name in columns.firstIndex { $0.name == name } }
    keyCondition = key.map { "\($0) = ?" }.joined(separator: " and ")
    let stored = storedColumns.map(\.name)
    storedList = stored.joined(separator: ", ")
    let places = stored.map { _ in "?" }.joined(separator: ", ")
    insertion = "insert into \(name) (\(storedList)) values (\(places))"
    let others = stored.filter { !key.contains($0) }
    let assignments = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    versionKeeping = """
      insert into \(Self.pastName(of: name)) (\(columnList), from_sequence, to_sequence)
      select \(columnList), from_sequence, ?
      from \(name)
      where \(keyCondition) and from_sequence < ?
      """
    upsertion =
      "\(insertion) on conflict (\(key.joined(separator: ", "))) do update set \(assignments)"
  }
}

/// One column: its type, whether it may be absent, and which values it may hold.
package struct Column: Sendable {
  package enum Kind: String, Sendable {
    case integer, text, blob
  }

  package let name: String
  package let kind: Kind
  package var isOptional = false
  /// The condition that every value meets, about the column's own name.
  package var check: String?
  /// Whether it holds yes or no, as 1 or 0.
  package var isFlag = false

  /// The same column, but it may be absent.
  package var optional: Column {
    var column = self
    column.isOptional = true
    return column
  }

  package static func text(_ name: String) -> Column { Column(name: name, kind: .text) }
  package static func integer(_ name: String) -> Column { Column(name: name, kind: .integer) }
  package static func blob(_ name: String) -> Column { Column(name: name, kind: .blob) }
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package static func instant(_ name: String) -> Column { integer(name) }

  /// 0 or 1.
  package static func flag(_ name: String) -> Column {
    Column(name: name, kind: .integer, check: "\(name) in (0, 1)", isFlag: true)
  }

  /// One of the words of a type, as rules and screens know them.
  package static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String,
    _ type: Word.Type
  ) -> Column {
    // Not `in (…)`, for which SQLite fills a table of its own with every row that is written.
    let known = type.allCases.map { "\(name) = '\($0.rawValue)'" }
    return Column(name: name, kind: .text, check: known.joined(separator: " or "))
  }

  /// The two columns that stand for a free text, which is kept in `erasable_text`.
  package static func freeText(_ name: String, optional: Bool = false) -> [Column] {
    [
      Column(name: "\(name)_sha256", kind: .text, isOptional: optional),
      Column(name: "\(name)_bytes", kind: .integer, isOptional: optional),
    ]
  }
}

/// An order in which rows are found; named after its table and columns.
package struct Index: Sendable {
  package let columns: [String]
  package let isUnique: Bool
  /// Only the rows that meet it, absent for all.
  package let condition: String?
  /// Columns that are no part of the order but kept beside it, so that a filter need not open each row.
  package let covered: [String]

  package init(
    _ columns: String...,
    covered: [String] = [],
    unique: Bool = false,
    where condition: String? = nil
  ) {
    self.columns = columns
    self.covered = covered
    isUnique = unique
    self.condition = condition
  }
}
