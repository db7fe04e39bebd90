/// Where a reader is in a text pane, and whether all of it has been on screen.
package struct DetailScroll: Hashable, Sendable {
  /// The line under the cursor.
  package private(set) var line = 0
  package private(set) var top = 0
  /// Lines from the beginning that have been on screen without a gap.
  package private(set) var seen = 0
  package private(set) var height = 0
  package private(set) var total = 0
  /// Lines of strangers' texts that the layout left out: they cannot be read here at all.
  package private(set) var cut = 0
  private var record = ""

  package init() {}

  private init(of record: String) { self.record = record }

  /// Tells what is shown and how high the pane is; what is then on screen counts as read.
  ///
  /// `record` names the content with its version: other content begins unread at its top. The same
  /// content in another width is read as far as it was on screen, wholly or not at all.
  package mutating func show(_ layout: FactLayout, height: Int, of record: String) {
    if record != self.record { self = DetailScroll(of: record) }
    if layout.lines.count != total || layout.cutLines != cut {
      let wasRead = total > 0 && unread == 0
      total = layout.lines.count
      cut = layout.cutLines
      seen = wasRead && cut == 0 ? total : 0
    }
    self.height = max(0, height)
    move(by: 0)
  }

  /// Moves the cursor line, scrolling as little as needed.
  package mutating func move(by count: Int) {
    line = max(0, min(line + count, total - 1))
    top = min(top, line)
    if height > 0 { top = max(top, line - height + 1) }
    see()
  }

  /// Moves by screens: nothing is skipped, so that paging is reading.
  package mutating func page(by count: Int) { scroll(by: count * max(1, height)) }

  package mutating func halfPage(by count: Int) { scroll(by: count * max(1, height / 2)) }

  package mutating func moveToFirst() { move(by: -line) }

  package mutating func moveToLast() { move(by: total - 1 - line) }

  private mutating func scroll(by count: Int) {
    top = max(0, min(top + count, max(0, total - height)))
    line = max(0, min(line + count, total - 1))
    line = min(max(line, top), max(top, top + height - 1))
    see()
  }

  private mutating func see() {
    if height > 0, top <= seen { seen = max(seen, min(total, top + height)) }
  }

  /// Lines that were never on screen; a decision waits until there are none.
  package var unread: Int { max(0, total - seen) + cut }

  /// `6 lines are not read yet: PgDn`, or `nil` when all was on screen.
  package var unreadText: String? {
    guard unread > 0 else { return nil }
    return unread == 1 ? "1 line is not read yet: PgDn" : "\(unread) lines are not read yet: PgDn"
  }
}
