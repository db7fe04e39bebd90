import TerminalUI
import Testing

struct TableLayoutTests {
  let columns = SampleTable.columns

  private func ids(_ width: Int, scrolledBy scroll: Int = 0) -> [String] {
    TableLayout(columns, width: width, scrolledBy: scroll).places.map(\.column.id)
  }

  @Test(arguments: [
    (80, ["due", "risk", "id", "who", "wants", "where", "for", "vote"]),
    (79, ["due", "risk", "id", "who", "wants", "where", "for"]),
    (74, ["due", "risk", "id", "who", "wants", "where"]),
    (70, ["due", "risk", "who", "wants", "where"]),
    (62, ["due", "risk", "who", "wants"]),
    (20, ["due", "risk", "who"]),
  ])
  func `below 80 columns they go in the declared order`(width: Int, shown: [String]) {
    #expect(ids(width) == shown)
  }

  @Test(arguments: [
    (99, 8), (100, 9), (101, 9), (102, 10), (119, 10), (120, 11), (124, 11), (125, 12), (200, 12),
  ])
  func `what comes with width comes only where it fits beside the usual columns`(
    width: Int,
    count: Int
  ) {
    #expect(ids(width).count == count)
  }

  @Test func `nothing is ever placed beyond the edge or upon another column`() {
    for width in 0...200 {
      var free = TableLayout.gutter
      for place in TableLayout(columns, width: width).places {
        #expect(place.start > free - 1 && place.width > 0)
        free = place.start + place.width
      }
      #expect(free <= max(width, TableLayout.gutter))
    }
  }

  @Test func `room left over is shared by the columns that grow`() {
    let places = TableLayout(columns, width: 99).places
    let widths = Dictionary(places.map { ($0.column.id, $0.width) }) { first, _ in first }
    #expect(widths["due"] == 5)
    #expect(widths["who"] == 21)
    #expect(widths["wants"] == 25)
    #expect(widths["where"] == 18)
  }

  @Test func `a column never grows beyond its most`() {
    let few = [TableColumn("a", "A", .between(4, 8)), TableColumn("b", "B", .fill(4))]
    #expect(TableLayout(few, width: 60).places.map(\.width) == [8, 47])
  }

  @Test func `scrolling skips columns and reaches those that were dropped`() {
    #expect(ids(40, scrolledBy: 3) == ["who", "wants"])
    #expect(ids(40, scrolledBy: 6) == ["for", "vote", "by", "ticket"])
    #expect(TableLayout(columns, width: 40).hidden.contains("vote"))
  }

  @Test func `a pinned column stays while others are scrolled`() {
    var pinned = columns
    pinned[2].isPinned = true
    let layout = TableLayout(pinned, width: 40, scrolledBy: 5)
    #expect(layout.places.map(\.column.id) == ["id", "for", "vote", "by"])
  }

  @Test func `scrolling ends when the last column is in sight`() {
    let most = TableLayout.mostScroll(columns, width: 40)
    #expect(ids(40, scrolledBy: most).last == "lapses")
    #expect(ids(40, scrolledBy: most - 1).last != "lapses")
    #expect(TableLayout.mostScroll(columns, width: 200) == 0)
  }

  @Test func `a scroll beyond the end shows the last column`() {
    #expect(ids(40, scrolledBy: 99) == ["lapses"])
  }

  @Test func `two rows that would show the same cells get their ids appended`() {
    let cells = ["42m", "71 C", "joon", "sagemaker:CreateTrainingJob", "prod", "1h", "0/1"]
    let rows = [
      SampleTable.row("AR-1", cells), SampleTable.row("AR-22", cells),
      SampleTable.row("AR-3", ["42m", "71 C", "noor", "read", "prod", "1h", "0/1"]),
    ]
    let layout = TableLayout(columns, width: 60)
    let texts = layout.texts(of: rows)
    #expect(layout.places.map(\.column.id) == ["due", "risk", "who", "wants"])
    #expect(texts[0][3].hasSuffix("C…ningJob AR-1"))
    #expect(texts[1][3].hasSuffix(" AR-22"))
    #expect(texts[2][3].hasPrefix("read  "))
    for (text, place) in zip(texts[1], layout.places) {
      #expect(DisplayWidth.of(text) == place.width)
    }
  }

  @Test func `rows that differ in any shown cell stay as they are`() {
    let cells = ["42m", "71 C", "joon", "sagemaker:CreateTrainingJob", "prod", "1h", "0/1"]
    let rows = [SampleTable.row("AR-1", cells), SampleTable.row("AR-22", cells)]
    let texts = TableLayout(columns, width: 80).texts(of: rows)
    #expect(texts[0][4] == "sagemaker:C…ningJob")
    #expect(texts[1][2] == "AR-22  ")
  }
}
