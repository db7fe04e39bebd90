/// What rows were before they changed: a table beside each governed and each derived one.
///
/// A row of the table itself holds from the decision `from_sequence` on, to this day. Once it changes or goes, what
/// it was is kept here with `to_sequence`, the decision that ended it; so a row that never changes is stored once.
/// Both are the sequence of a decision's first entry: within one transaction there is no time to travel to.
extension Table {
  static let fromSequence = Column.integer("from_sequence")
  static let toSequence = Column.integer("to_sequence")

  /// Whether what a row was before is kept when it changes.
  package var keepsVersions: Bool { kind == .governed || kind == .derived && !isSumOfLog }

  /// The name of a table's table of superseded versions.
  static func pastName(of name: String) -> String { "\(name)_past" }

  /// The table of superseded versions; `nil` for a table whose rows are not decided here.
  package var past: Table? {
    guard keepsVersions else { return nil }
    let pastName = Self.pastName(of: name)
    return Table(
      pastName,
      .past,
      key: key + [Self.fromSequence.name],
      columns.map(\.unchecked) + [Self.fromSequence, Self.toSequence],
      rules: [
        "constraint \(pastName)_ends_after_start check (to_sequence > from_sequence)"
      ],
      indexes: [Index(Self.toSequence.name)]
    )
  }
}

extension Column {
  /// The same column without its condition: what was legal once need not be for ever.
  fileprivate var unchecked: Column {
    var column = self
    column.check = nil
    return column
  }
}
