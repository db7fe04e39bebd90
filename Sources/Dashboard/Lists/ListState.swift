package import Governance
package import TerminalUI

/// One list screen: the rows in view, how they were asked for, and the record that is read beside them.
package struct ListState<
  Row: Hashable & Sendable & Identifiable<String>,
  Detail: Hashable & Sendable
>: Equatable, Sendable {
  /// Where the keys move.
  package enum Pane: Hashable, Sendable { case list, detail }

  package let kind: ListKind
  package var window: TableWindow<ListedRow<Row>>
  /// The filter that is applied; while one is typed, the last good one.
  package var filter: String
  /// Filters that were kept, newest last.
  package var filterHistory: [String]
  package var sort: String?
  package var isReversed: Bool
  package var hidden: Set<String>
  package var showsPreview: Bool
  package var columnScroll: Int
  package var counts: [ListQuery: ListCount]
  /// The marked rows as they were when they were marked, on whatever page they stand.
  package var marked: [String: Row]
  /// The record of the selected row, kept on screen until the next one is here.
  package var detail: Detail?
  package var detailID: String?
  package var scroll: DetailScroll
  package var pane: Pane
  /// Whether the detail covers the whole pane.
  package var isOpen: Bool
  /// How many lines of a record's facts have been on screen, from the top without a gap.
  package var read: [ReadKey: Int]
  /// When changes of others were last taken in.
  package var takenInAt: Instant?
  package var notes: [String]
  /// Why the rows could not be read.
  package var trouble: String?

  package init(_ kind: ListKind, settings: Settings.List?) {
    let settings = settings ?? Settings.List()
    self.kind = kind
    window = TableWindow()
    filter = settings.filter
    filterHistory = []
    sort = settings.sort
    isReversed = settings.isReversed
    hidden = settings.hidden
    showsPreview = settings.showsPreview
    columnScroll = 0
    counts = [:]
    marked = [:]
    scroll = DetailScroll()
    pane = .list
    isOpen = false
    read = [:]
    notes = []
  }

  package var selected: Row? { window.selected?.row }

  package var remembered: Settings.List {
    Settings.List(
      filter: filter,
      sort: sort,
      isReversed: isReversed,
      hidden: hidden,
      showsPreview: showsPreview
    )
  }
}

/// What was read, and how wide: in other columns the lines are others.
package struct ReadKey: Hashable, Sendable {
  package let id: String
  package let version: Int
  package let width: Int
}
