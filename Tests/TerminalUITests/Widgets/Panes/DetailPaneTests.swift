import TerminalUI
import Testing

struct DetailPaneTests {
  static let facts = [
    Fact("Who", "ml-train-gpu · workload in zone runtime · owner team mlops"),
    Fact(
      "Gets",
      "run and cancel training jobs in prod/vertex · 446 permissions, 3 administrative"
    ),
    Fact("Rule", "prod-elevation v14: 2 persons", aside: StyledLine("K why", Style(.muted))),
  ]
  let pane = DetailPane(title: "AR-2044 v3 · pending", facts: facts)

  @Test func `labels have their columns and values wrap beside them`() {
    #expect(
      drawn(pane, 60, 7) == [
        " AR-2044 v3 · pending",
        " Who     ml-train-gpu · workload in zone runtime · owner",
        "         team mlops",
        " Gets    run and cancel training jobs in prod/vertex · 446",
        "         permissions, 3 administrative",
        " Rule    prod-elevation v14: 2 persons                K why",
        "",
      ]
    )
  }

  @Test func `a wrapped line keeps the look of each piece`() {
    let line = StyledLine([Span("risk is "), Span("very high indeed", .danger), Span(" today")])
    let wrapped = line.wrapped(to: 10)
    #expect(wrapped.map(\.text) == ["risk is", "very high", "indeed", "today"])
    #expect(wrapped[1].spans.map(\.style) == [Style(.danger)])
    #expect(wrapped[3].spans.map(\.style) == [.plain])
  }

  @Test func `a stranger's text stays in its field and is counted after six lines`() {
    let text = (1...20).map { "line \($0)" }.joined(separator: "\n")
    let foreign = DetailPane(facts: [.foreign("Why", text), Fact("Risk", "45 high")])
    let drawn = drawn(foreign, 40, 9)
    #expect(drawn[0] == " Why     \"line 1⏎")
    #expect(drawn[5] == "         line 6⏎")
    #expect(drawn[6] == "         … 14 more lines, ⏎")
    #expect(drawn[7] == " Risk    45 high")
  }

  @Test func `a stranger cannot forge a label`() {
    let forged = DetailPane(facts: [.foreign("Why", "x\nRisk    1 low")])
    #expect(drawn(forged, 40, 2) == [" Why     \"x⏎", "         Risk 1 low\""])
  }

  @Test func `the whole text stands below all facts when all is asked for`() {
    let text = (1...20).map { "line \($0)" }.joined(separator: "\n")
    var foreign = DetailPane(facts: [.foreign("Why", text), Fact("Risk", "45 high")])
    #expect(foreign.layout(width: 40).lines.count == 8)
    #expect(foreign.layout(width: 40).cutLines == 14)
    foreign.showsAll = true
    let all = foreign.layout(width: 40)
    #expect(all.cutLines == 0)
    #expect(all.lines[6].text.text.hasSuffix("… 14 more lines, ⏎"))
    #expect(all.lines[6].rest == 8)
    #expect(all.lines[7].text.text == "Risk    45 high")
    #expect(all.lines[8].text.text == "┄ Why, all 20 lines ┄")
    #expect(all.lines[9].text.text == "        \"line 1⏎")
    #expect(all.lines.count == 29)
  }

  @Test(arguments: [(19, 6), (12, 6), (11, 5), (8, 2), (7, 1), (3, 1)])
  func `a long text gives way to the facts of the house`(height: Int, shown: Int) {
    let text = (1...20).map { "line \($0)" }.joined(separator: "\n")
    let house = ["Risk", "Checks", "Rule", "Votes", "Before"].map { Fact($0, "x") }
    let pane = DetailPane(facts: [.foreign("Why", text)] + house, showsAll: true)
    let lines = pane.layout(in: Size(width: 40, height: height)).lines
    #expect(lines[shown].text.text.contains("\(20 - shown) more lines"))
    #expect(lines[shown + 1].text.text.hasPrefix("Risk"))
  }

  @Test func `a short text is never only counted`() {
    let house = (0..<9).map { Fact("\($0)", "x") }
    let pane = DetailPane(facts: [.foreign("Why", "one\ntwo")] + house, showsAll: true)
    let lines = pane.layout(in: Size(width: 40, height: 4)).lines
    #expect(lines[1].text.text == "        two\"")
  }

  @Test func `a preview says how many lines it cannot show, and they are not read`() {
    let preview = DetailPane(facts: (1...9).map { Fact("\($0)", "fact") })
    #expect(drawn(preview, 40, 6).last == " … 4 more lines, ⏎")
    let size = Size(width: 40, height: 6)
    #expect(preview.factHeight(preview.layout(in: size), in: size) == 5)
    let whole = Size(width: 40, height: 9)
    #expect(preview.factHeight(preview.layout(in: whole), in: whole) == 9)
  }

  @Test func `what is searched for is shown in reverse`() {
    var pane = pane
    pane.search = "JOBS"
    let canvas = canvas(of: pane, 60, 7)
    let text = drawn(pane, 60, 7)
    let marked = (0..<7).map { row in
      (0..<60).filter { canvas[row, $0]?.style.attributes.contains(.reverse) == true }.count
    }
    for (row, line) in text.enumerated() {
      #expect(marked[row] == (line.contains("jobs") ? 4 : 0))
    }
    #expect(marked.contains(4))
  }

  @Test func `the line under the cursor is marked while the keys move here`() {
    var reading = pane
    reading.hasFocus = true
    reading.scroll.show(reading.layout(width: 60), height: 6, of: "AR-2044 v3")
    reading.scroll.move(by: 2)
    let canvas = canvas(of: reading, 60, 7)
    #expect(canvas[3, 20]?.style.ground == .selection)
    #expect(canvas[2, 20]?.style.ground == nil)
  }

  @Test func `lines name what Enter opens`() {
    let layout = FactLayout(
      [Fact("Ticket", "MLOPS-311", link: "MLOPS-311"), Fact("a", "b")],
      width: 40
    )
    #expect(layout.lines.map(\.link) == ["MLOPS-311", nil])
    #expect(layout.lines.map(\.fact) == [0, 1])
  }
}
