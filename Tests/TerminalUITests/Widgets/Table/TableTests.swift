import TerminalUI
import Testing

struct TableTests {
  let table = Table(columns: SampleTable.columns, rows: SampleTable.rows)

  @Test func `at 80 columns it is the mock-up`() {
    #expect(
      drawn(table, 80, 6) == [
        "      DUE  RISK ID      WHO            WANTS               WHERE        FOR VOTE",
        "  !   42m  71 C AR-2041 lin (ext)      s3:DeleteObject +1  prod/fe…ures  1h  1/2",
        "▸    3h10  45 H AR-2044 ml-train-gpu   aiplatform.user     prod/vertex   8h  0/2",
        "  ~  5h02  38 M AR-2047 joon           sagemaker:C…ningJob prod/ranking  4h  0/1",
        "     1d4h  12 L AR-2038 noor           read evaluation set stage/eval   14d  0/1",
        "  ⊘  1d6h  26 M AR-2050 ada (you)      bigquery.jobUser    prod/bq       8h  0/1",
      ]
    )
  }

  @Test func `at 40 columns three facts of a row are left and names are squeezed`() {
    #expect(
      drawn(table, 40, 3) == [
        "      DUE  RISK WHO         WANTS",
        "  !   42m  71 C lin (ext)   s3:Dele…t +1",
        "▸    3h10  45 H ml-tra…-gpu aiplatf…user",
      ]
    )
  }

  @Test func `rows beyond the room are not drawn`() {
    #expect(drawn(table, 80, 3).count == 3)
    #expect(table.capacity(height: 3) == 2)
    #expect(table.capacity(height: 0) == 0)
  }

  @Test func `the row under the cursor has its own ground over its whole width`() {
    let canvas = canvas(of: table, 80, 6)
    for column in 0..<80 { #expect(canvas[2, column]?.style.ground == .selection) }
    #expect(canvas[1, 40]?.style.ground == nil)
  }

  @Test func `over the names the bar is of one look`() {
    let canvas = canvas(of: table, 80, 6)
    let names = (0..<80).compactMap { canvas[2, $0]?.style }.prefix { !$0.isBehindNames }
    #expect(names.count > TableLayout.gutter && names.count < 80)
    #expect(Set(names) == [Style(.text, on: .selection)])
    let rest = (names.count..<80).compactMap { canvas[2, $0]?.style.isBehindNames }
    #expect(!rest.contains(false))
  }

  @Test func `without a bar the cursor is the sign in the gutter alone`() {
    var plain = table
    plain.showsBar = false
    let canvas = canvas(of: plain, 80, 6)
    #expect(canvas[2, 0]?.text == "▸")
    #expect(canvas[2, 40]?.style.ground == nil)
  }

  @Test func `a table that the keys do not move in keeps its cursor without the bar`() {
    var other = table
    other.hasFocus = false
    let canvas = canvas(of: other, 80, 6)
    #expect(canvas[2, 0]?.text == "▸")
    #expect(canvas[2, 40]?.style.ground == nil)
  }

  @Test func `the gutter shows cursor, mark and flag side by side`() {
    var row = SampleTable.rows[0]
    row.isSelected = true
    row.isMarked = true
    let line = drawn(Table(columns: [], rows: [row], showsTitles: false), 10)
    #expect(line == ["▸●!"])
  }

  static let flags: [(Set<RowFlag>, RowFlag?)] = [
    ([.late, .staged], .staged), ([.late, .barred], .barred), ([.changed, .late], .late),
    ([.new, .changed], .changed), ([.new], .new), ([], nil),
  ]

  @Test(arguments: flags)
  func `of several flags the first in their order is shown`(flags: Set<RowFlag>, shown: RowFlag?) {
    #expect(RowFlag.first(of: flags) == shown)
  }

  @Test func `a row that is gone is dim and keeps its words`() {
    var row = SampleTable.rows[0]
    row.isGone = true
    let canvas = canvas(of: Table(columns: SampleTable.columns, rows: [row]), 80, 2)
    #expect(canvas[1, 20]?.style.attributes.contains(.dim) == true)
    #expect(lines(of: canvas)[1].contains("AR-2041"))
  }

  @Test func `a row of a window brings its changes to the flags`() {
    var list = SampleList(1...3)
    var window = TableWindow(over: list)
    window.toggleMark()
    list.change(1, to: "late")
    list.remove(2)
    window.refresh(from: list)
    let rows = window.visible.map { TableRow($0, id: "\($0.row.id)", cells: [:]) }
    #expect(rows.map(\.flag) == [.changed, nil, nil])
    #expect(rows.map(\.isGone) == [false, true, false])
    #expect(rows.map(\.isMarked) == [true, false, false])
    #expect(rows.map(\.isSelected) == [true, false, false])
    let late = TableRow(window.visible[0], id: "1", cells: [:], flags: [.late])
    #expect(late.flag == .late)
  }

  static let clicks: [(Int, Int, TableHit?)] = [
    (2, 6, .title("due")), (2, 25, .title("who")), (2, 3, nil), (3, 40, .row(0)), (7, 1, .row(4)),
    (8, 1, nil), (1, 6, nil), (3, 0, nil),
  ]

  @Test(arguments: clicks)
  func `a click meets a title or a row`(row: Int, column: Int, hit: TableHit?) {
    let rect = Rect(row: 2, column: 1, width: 80, height: 8)
    #expect(table.hit(Position(row: row, column: column), in: rect) == hit)
  }

  @Test func `hostile cells cannot leave their column`() {
    let row = SampleTable.row(
      "AR-1",
      ["1h", "9 L", "\u{1b}[2J\u{202e}eve", "日本語日本語日本語日本", "p", "1h", "0/1"]
    )
    let lines = drawn(Table(columns: SampleTable.columns, rows: [row], showsTitles: false), 80)
    #expect(lines == ["       1h   9 L AR-1    ␛[2J⟨U+2…E⟩eve 日本語日本…語日本   p             1h  0/1"])
  }
}
