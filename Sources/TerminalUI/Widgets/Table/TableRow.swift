/// The one flag that the gutter has room for: the first that holds, in this order.
package enum RowFlag: CaseIterable, Hashable, Sendable {
  case staged
  /// Not the viewer's to decide.
  case barred
  case late
  /// Changed since it was shown to the viewer.
  case changed
  case new

  package static func first(of flags: Set<RowFlag>) -> RowFlag? {
    allCases.first(where: flags.contains)
  }

  func glyph(_ glyphs: Glyphs) -> String {
    switch self {
    case .staged: glyphs.staged
    case .barred: glyphs.barred
    case .late: glyphs.late
    case .changed: glyphs.changed
    case .new: glyphs.added
    }
  }

  var role: Role {
    switch self {
    case .staged, .new: .accent
    case .barred: .muted
    case .late: .danger
    case .changed: .info
    }
  }
}

/// One row of a table as it is drawn.
package struct TableRow: Hashable, Sendable {
  /// Appended to the name where another row on screen shows the same cells.
  package let id: String
  /// The cells by column; a missing one is blank.
  package var cells: [TableColumn.ID: Span]
  package var isSelected: Bool
  package var isMarked: Bool
  package var flag: RowFlag?
  /// Whether it is no longer in the list and only its last values stand here.
  package var isGone: Bool

  package init(
    id: String,
    cells: [TableColumn.ID: Span],
    isSelected: Bool = false,
    isMarked: Bool = false,
    flag: RowFlag? = nil,
    isGone: Bool = false
  ) {
    self.id = id
    self.cells = cells
    self.isSelected = isSelected
    self.isMarked = isMarked
    self.flag = flag
    self.isGone = isGone
  }

  /// A row of a window with its cells; the flags that the screen knows join those of the window.
  package init<Row: PagedRow>(
    _ visible: VisibleRow<Row>,
    id: String,
    cells: [TableColumn.ID: Span],
    flags: Set<RowFlag> = []
  ) {
    var flags = flags
    if visible.change == .changed { flags.insert(.changed) }
    if visible.change == .new { flags.insert(.new) }
    self.init(
      id: id,
      cells: cells,
      isSelected: visible.isSelected,
      isMarked: visible.isMarked,
      flag: .first(of: flags),
      isGone: visible.change == .gone
    )
  }
}
