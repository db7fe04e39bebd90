import TerminalUI
import Testing

/// Every widget in rooms that hold nothing: none may fail, none may draw outside.
struct SmallestRoomTests {
  static let field = TextField("日本語 text")
  static let facts = [
    Fact("Who", "ml-train-gpu"),
    Fact.foreign("Why", "a\nb 日本語 " + String(repeating: "x", count: 99)),
  ]
  static let items = [
    SearchItem(id: "a", "approve", key: "a", group: "Verbs"),
    SearchItem(id: "d", "deny", key: "d", obstacle: "not yours", group: "Verbs"),
  ]
  static let points = [LineChart.Point(0, 1), .init(1, nil), .init(2, 3), .init(9, 2)]
  static let parts = [BarChart.Item("日本語", 3), .init("é", 1, "1 %"), .init("none", 0)]
  static let dialog = Dialog(
    title: "approve AR-1 v1",
    corner: "risk 45 high",
    facts: facts,
    fields: [
      DialogField("reason", hint: "why", isRequired: true),
      DialogField("for", choices: ["1h", "8h"]),
    ],
    word: .init("prod/日本語", to: "approve"),
    acts: [.init("approve")],
    status: "changes: 0"
  )

  static let widgets: [any Widget] = [
    HeaderLine(left: "acme · all env", parts: [.init("RW", isKept: true), .init("live")]),
    Tabs(
      [.init(1, "Posture", short: "Post"), .init(2, "Access", short: "Acc", waiting: 3)],
      open: 0
    ),
    Banner([.init("the ledger does not verify"), .init("clock off")]),
    HintBar([.init("⏎", "open"), .init("?", "keys")], position: "2/31"),
    MessageLine("done", .done), PaneLine("26 below"),
    Sparkline([1, nil, 3]), Gauge(0.5), Gauge(nil), Bar("prod", 3, most: 9),
    Tile("Wildcards", value: "14", note: "+ 2", curve: Sparkline([1, 2])),
    Spinner(turn: 1, "loading"), Progress("importing", done: 3, of: 9), Progress("x", done: 3),
    LineChart(points, before: points, target: 2, marks: [.init(0, "日本")], cursor: 1),
    LineChart(points, resolution: .braille), BarChart(parts), StackedBar(parts), Histogram(parts),
    HeatMap(columns: ["May", "日本"], [.init("日本語", [1, nil])]),
    TextFieldView(field, placeholder: "name"), TextFieldView(TextField(), placeholder: "日本"),
    FilterLine(field, problem: .init(at: 0..<3, "no field `x` here"), completion: "prod"),
    DetailPane(title: "AR-1", facts: facts, hasFocus: true),
    HelpOverlay(SearchList(items)), ActionMenu("AR-1", items), Picker("sort", items),
    Palette(places: items, acts: items), FormDialog(DialogState(dialog)),
    Table(
      columns: [TableColumn("id", "ID", .fixed(7)), TableColumn("name", "NAME", .fill(5))],
      rows: [TableRow(id: "1", cells: ["id": Span("x"), "name": Span("日本語")], isSelected: true)]
    ),
    Table(columns: [], rows: [TableRow(id: "1", cells: [:])]),
  ]

  @Test(arguments: widgets.indices, [(0, 0), (1, 1), (3, 2), (2, 5), (40, 1), (1, 20), (59, 12)])
  func `no widget fails or draws outside, however small its room`(index: Int, room: (Int, Int)) {
    let widget = Self.widgets[index]
    var canvas = Canvas(size: Size(width: room.0 + 4, height: room.1 + 2))
    canvas.fill(canvas.bounds, with: "#")
    let rect = Rect(row: 1, column: 2, width: room.0, height: room.1)
    canvas.fill(rect)
    widget.draw(on: &canvas, in: rect)
    for row in 0..<canvas.size.height {
      for column in 0..<canvas.size.width
      where !rect.contains(Position(row: row, column: column)) {
        #expect(canvas[row, column]?.text == "#", "\(type(of: widget)) at \(row), \(column)")
      }
    }
  }

  @Test(arguments: [(0, 0), (3, 2), (60, 15)])
  func `with ASCII glyphs nothing else is drawn`(room: (Int, Int)) {
    for widget in Self.asciiWidgets {
      var canvas = Canvas(size: Size(width: room.0, height: room.1))
      widget.draw(on: &canvas, in: canvas.bounds)
      let isASCII = canvas.cells.allSatisfy { $0.text.utf8.allSatisfy { $0 < 0x80 } }
      #expect(isASCII, "\(type(of: widget))")
    }
  }

  static let asciiWidgets: [any Widget] = [
    HeaderLine(left: "acme · all env", parts: [.init("RW · é")], glyphs: .ascii),
    Tabs([.init(1, "Posture", short: "Post", waiting: 2, isLate: true)], open: 0, glyphs: .ascii),
    Banner([.init("Ünheil"), .init("clock off")], glyphs: .ascii),
    HintBar([.init("⏎", "open")], position: "2/31", glyphs: .ascii),
    MessageLine("done: é", .done, glyphs: .ascii), PaneLine("26 · below", glyphs: .ascii),
    Sparkline([1, nil, 3], glyphs: .ascii), Gauge(0.5, glyphs: .ascii),
    Bar("größe", 3, most: 9, glyphs: .ascii),
    LineChart(points, before: points, target: 2, marks: [.init(0, "x")], glyphs: .ascii),
    LineChart(points, resolution: .braille, glyphs: .ascii), BarChart(parts, glyphs: .ascii),
    StackedBar(parts, glyphs: .ascii), Histogram(parts, glyphs: .ascii),
    HeatMap(columns: ["x"], [.init("é", [1, nil])], glyphs: .ascii),
    Tile("é", value: "14", note: "→", curve: Sparkline([1, 2], glyphs: .ascii), glyphs: .ascii),
    Progress("importing é", done: 3, of: 9, glyphs: .ascii),
    TextFieldView(field, placeholder: "é", glyphs: .ascii),
    FilterLine(field, problem: .init(at: 0..<3, "no `é`"), completion: "é", glyphs: .ascii),
    DetailPane(title: "AR-1 · é", facts: facts, hasFocus: true, glyphs: .ascii),
    HelpOverlay(SearchList(items), glyphs: .ascii), ActionMenu("é", items, glyphs: .ascii),
    Picker("é", items, allowsMany: true, glyphs: .ascii),
    Palette(places: items, acts: items, glyphs: .ascii),
    FormDialog(DialogState(dialog), glyphs: .ascii),
    Table(
      columns: [TableColumn("id", "ÄD", .fixed(7)), TableColumn("name", "NAME", .fill(5))],
      rows: [
        TableRow(
          id: "1",
          cells: ["id": Span("é"), "name": Span("日本語")],
          isSelected: true,
          isMarked: true,
          flag: .barred
        )
      ],
      glyphs: .ascii
    ),
  ]
}
