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

  @Test func `the whole text is there when all is asked for`() {
    let text = (1...20).map { "line \($0)" }.joined(separator: "\n")
    var foreign = DetailPane(facts: [.foreign("Why", text)])
    #expect(foreign.layout(width: 40).lines.count == 7)
    #expect(foreign.layout(width: 40).cutLines == 14)
    foreign.showsAll = true
    #expect(foreign.layout(width: 40).lines.count == 20)
    #expect(foreign.layout(width: 40).cutLines == 0)
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
