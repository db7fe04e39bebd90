/// One column of a table: how wide, where it stands, and when it gives way to others.
package struct TableColumn: Hashable, Sendable, Identifiable {
  package enum Width: Hashable, Sendable {
    case fixed(Int)
    /// The first at least, growing up to the second.
    case between(Int, Int)
    /// All that others leave over, and at least this.
    case fill(Int)
  }

  package let id: String
  package let title: String
  package var width: Width
  package var alignment: Alignment
  package var truncation: Truncation
  /// The smaller, the sooner the column goes where room is short; `nil` never goes.
  package var dropOrder: Int?
  /// The width of the whole table from which the column is shown at all.
  package var appearsFrom: Int?
  /// What it may be squeezed to when all droppable columns are gone and room is short still.
  package var leastWidth: Int
  /// Whether it stays at the left while others are scrolled.
  package var isPinned: Bool

  package init(
    _ id: String,
    _ title: String,
    _ width: Width,
    alignment: Alignment = .left,
    truncation: Truncation = .middle,
    drop dropOrder: Int? = nil,
    from appearsFrom: Int? = nil,
    leastWidth: Int? = nil,
    isPinned: Bool = false
  ) {
    self.id = id
    self.title = title
    self.width = width
    self.alignment = alignment
    self.truncation = truncation
    self.dropOrder = dropOrder
    self.appearsFrom = appearsFrom
    self.isPinned = isPinned
    self.leastWidth =
      switch width {
      case .fixed(let columns): leastWidth ?? columns
      case .between(let columns, _), .fill(let columns): leastWidth ?? min(columns, 5)
      }
  }

  /// The width it has where room is neither short nor plenty.
  package var usualWidth: Int { part.minimum }

  /// What it asks for when a line is split among columns.
  var part: Part {
    switch width {
    case .fixed(let columns): Part(.fixed(columns), dropOrder: dropOrder)
    case .between(let least, let most): Part(.between(least, most), dropOrder: dropOrder)
    case .fill(let least): Part(.fill(atLeast: least), dropOrder: dropOrder)
    }
  }
}
