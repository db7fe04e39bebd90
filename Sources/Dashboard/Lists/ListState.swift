package import Governance
package import TerminalUI

/// One list screen: the rows in view, how they were asked for, and the record that is read beside them.
package struct ListState: Equatable, Sendable {
  /// Where the keys move.
  package enum Pane: Hashable, Sendable { case list, detail }

  /// A look at one version of a record, for as long as nothing else is drawn in its place.
  struct Looking: Hashable, Sendable {
    let name: String
    let since: Instant
  }

  package let kind: ListKind
  package var window: TableWindow<ListedRow>
  /// The filter that is applied; while one is typed, the last one that could be read.
  package var filter: String
  /// Filters that were kept, newest last.
  package var filterHistory: [String]
  package var sort: String?
  package var isReversed: Bool
  package var hidden: Set<String>
  package var showsPreview: Bool
  package var columnScroll: Int
  /// The question that is on its way to the store, and those that wait for its answer.
  var asked: PageRequest<ListedRow>?
  var waiting: [PageRequest<ListedRow>] = []
  /// Whether somebody committed while a question was underway.
  var isBehind = false
  /// The marked rows as they were when they were marked, on whatever page they stand.
  package var marked: [String: ScreenRow]
  /// The record of the selected row, kept on screen until the next one is here.
  package var detail: ScreenDetail?
  package var detailID: String?
  /// The load of the record beside the list.
  var detailAsking = Asking()
  /// How far each record was read; what was read once is read.
  package var scrolls: [String: DetailScroll]
  /// The version of a record that is on screen, and since when without a break.
  private(set) var looking: Looking?
  package var pane: Pane
  /// Whether the detail covers the whole pane.
  package var isOpen: Bool
  /// When changes of others were last taken in.
  package var takenInAt: Instant?
  package var notes: [String]
  /// What is searched for in the record; empty for nothing.
  package var search = ""
  /// Why the rows could not be read.
  package var trouble: String?
  /// Whether what is shown answers what is asked for.
  var isAnswered = false

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
    marked = [:]
    scrolls = [:]
    pane = .list
    isOpen = false
    notes = []
  }

  package var selected: ScreenRow? { window.selected?.row }

  /// The record in sight, when it is that of the selected row.
  package var shownDetail: ScreenDetail? { window.selected?.id == detailID ? detail : nil }

  /// How long the record in sight has been on screen; `nil` where it is not the one of the row.
  package func dwell(at now: Instant) -> Duration? {
    guard let looking, looking.name == currentDetail?.row.shownName else { return nil }
    return max(.zero, now - looking.since)
  }

  /// The record in sight, when it tells what the row says: neither is older than the other.
  package var currentDetail: ScreenDetail? {
    shownDetail.flatMap { $0.row.shownName == window.selected?.shownName ? $0 : nil }
  }

  /// How far the record in sight was read.
  package var scroll: DetailScroll {
    scrollName.flatMap { scrolls[$0] } ?? DetailScroll()
  }

  /// What is read is kept under the record that is on screen, which can lag behind its row.
  private var scrollName: String? { shownDetail?.row.shownName ?? window.selected?.shownName }

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

// MARK: What keys do

extension ListState {
  /// Does what an action does to any list; `false` for one that is not the list's business.
  package mutating func handle(_ action: Action) -> Bool {
    if pane == .detail || isOpen, scrollDetail(action) { return true }
    switch action {
    case .down: window.move(by: 1)
    case .up: window.move(by: -1)
    case .first: window.moveToFirst()
    case .last: window.moveToLast()
    case .pageDown: window.page(by: 1)
    case .pageUp: window.page(by: -1)
    case .halfPageDown: window.halfPage(by: 1)
    case .halfPageUp: window.halfPage(by: -1)
    case .nextRecord: window.move(by: 1)
    case .previousRecord: window.move(by: -1)
    case .preview: showsPreview.toggle()
    case .mark: mark()
    case .reverseSort: reverse()
    default: return false
    }
    if !showsPreview, !isOpen { pane = .list }
    return true
  }

  private mutating func scrollDetail(_ action: Action) -> Bool {
    guard let name = scrollName else { return false }
    var scroll = scrolls[name] ?? DetailScroll()
    switch action {
    case .down: scroll.move(by: 1)
    case .up: scroll.move(by: -1)
    case .first: scroll.moveToFirst()
    case .last: scroll.moveToLast()
    case .pageDown: scroll.page(by: 1)
    case .pageUp: scroll.page(by: -1)
    case .halfPageDown: scroll.halfPage(by: 1)
    case .halfPageUp: scroll.halfPage(by: -1)
    default: return false
    }
    scrolls[name] = scroll
    return true
  }

  /// Puts the cursor of the record in sight on a line.
  mutating func moveDetail(to line: Int) {
    guard let name = scrollName, var scroll = scrolls[name] else { return }
    scroll.move(by: line - scroll.line)
    scrolls[name] = scroll
  }

  private mutating func mark() {
    window.toggleMark()
    syncMarks()
    window.move(by: 1)
  }

  /// Rows that lost their mark are forgotten; newly marked ones are kept as they are shown now.
  mutating func syncMarks() {
    marked = marked.filter { window.marks.contains($0.key) }
    for id in window.marks where marked[id] == nil { marked[id] = window.row(id)?.row }
  }

  private mutating func reverse() {
    isReversed.toggle()
    window.restart()
  }

  /// Goes to the next row that waits for the viewer; `false` when none of the loaded ones does.
  mutating func moveToWaiting(_ direction: Int, for viewer: Viewer) -> Bool {
    window.move(toNext: direction) { $0.row.waits(for: viewer) }
  }

  /// The marked rows as they are now where they are loaded, else as they were marked.
  package var markedRows: [ScreenRow] {
    let order = window.rows.map(\.id)
    let known = marked.map { id, row in window.row(id)?.row ?? row }
    return known.sorted { left, right in
      (order.firstIndex(of: left.id) ?? .max, left.id)
        < (order.firstIndex(of: right.id) ?? .max, right.id)
    }
  }

  /// The next question to hand out, at most one at a time.
  ///
  /// Whoever performs effects cancels the older load of a kind: only a question of a later generation,
  /// which makes the others pointless, may be asked before the last one is answered.
  package mutating func nextQuestion() -> PageRequest<ListedRow>? {
    waiting += window.takeRequests()
    let newest = (waiting.map(\.generation) + [asked?.generation ?? .min]).max() ?? .min
    waiting.removeAll { $0.generation < newest }
    if let asked, asked.generation == newest { return nil }
    guard let question = waiting.first else { return nil }
    waiting.removeFirst()
    asked = question
    return question
  }

  /// The answer is here, or none will come.
  package mutating func settle(_ question: PageRequest<ListedRow>) {
    if asked == question { asked = nil }
    guard isBehind, asked == nil, waiting.isEmpty else { return }
    isBehind = false
    window.refresh()
  }

  /// Somebody committed: rows are compared as soon as the question underway is answered.
  ///
  /// Comparing anew at each commit would drop every answer in a busy store.
  package mutating func refresh() {
    guard asked == nil, waiting.isEmpty else {
      isBehind = true
      return
    }
    window.refresh()
  }

  /// Nobody will answer what was asked: it is asked again when the store is back.
  package mutating func giveUp() {
    for question in waiting + [asked].compactMap(\.self) { window.fail(question) }
    waiting = []
    asked = nil
    isBehind = false
    detailAsking.giveUp()
  }

  /// Asks for the list under another filter, sort or environment.
  package mutating func restart() {
    window.restart()
    isAnswered = false
    trouble = nil
    notes = []
  }

  /// What is on screen counts as read, for the version of the record that is on screen.
  package mutating func painted(_ layout: FactLayout, height: Int, at now: Instant) {
    guard let name = scrollName else { return }
    if looking?.name != name { looking = Looking(name: name, since: now) }
    if scrolls.count > 200 { scrolls = [:] }
    scrolls[name, default: DetailScroll()].show(layout, height: height, of: name)
  }
}
