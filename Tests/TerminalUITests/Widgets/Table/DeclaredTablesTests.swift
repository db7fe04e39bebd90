import TerminalUI
import Testing

/// The other tables that the design declares, at the widths at which it speaks of them.
struct DeclaredTablesTests {
  static let access = [
    TableColumn("state", "STATE", .fixed(9)),
    TableColumn("risk", "RISK", .fixed(5), alignment: .right, drop: 3),
    TableColumn("principal", "PRINCIPAL", .between(13, 28)),
    TableColumn("access", "ACCESS", .fill(16)),
    TableColumn("where", "WHERE", .between(11, 26), drop: 4),
    TableColumn("ends", "ENDS", .fixed(5), alignment: .right, drop: 2),
    TableColumn("used", "USED", .fixed(5), alignment: .right, drop: 1),
    TableColumn("flags", "FLAGS", .fixed(5), drop: 5),
    TableColumn("owner", "OWNER", .fixed(10), from: 100),
    TableColumn("review", "REVIEW", .fixed(6), from: 100),
    TableColumn("source", "SOURCE", .fixed(8), from: 120),
    TableColumn("rule", "RULE", .fixed(14), from: 120),
    TableColumn("peers", "PEERS", .fixed(5), from: 120),
  ]

  static let metrics = [
    TableColumn("metric", "METRIC", .between(19, 30)),
    TableColumn("now", "NOW", .fixed(7), alignment: .right),
    TableColumn("change", "30 DAYS", .fixed(7), drop: 2),
    TableColumn("target", "TARGET", .fixed(8), alignment: .right, drop: 3),
    TableColumn("state", "STATE", .fixed(5)),
    TableColumn("weeks", "13 WEEKS", .fixed(13), drop: 1),
    TableColumn("beside", "BESIDE IT", .fixed(11), drop: 4),
  ]

  private func ids(_ columns: [TableColumn], _ width: Int) -> String {
    TableLayout(columns, width: width).places.map(\.column.id).joined(separator: " ")
  }

  @Test(arguments: [
    (80, "state risk principal access where ends used flags"),
    (79, "state risk principal access where ends flags"),
    (74, "state risk principal access where ends flags"),
    (72, "state risk principal access where flags"),
    (66, "state principal access where flags"),
    (60, "state principal access flags"),
    (48, "state principal access"),
    (30, "state principal access"),
    (100, "state risk principal access where ends used flags owner review"),
    (
      130,
      "state risk principal access where ends used flags owner review source rule peers"
    ),
  ])
  func `access keeps what it is, whose and to what`(width: Int, shown: String) {
    #expect(ids(Self.access, width) == shown)
  }

  @Test(arguments: [
    (80, "metric now change target state weeks beside"),
    (79, "metric now change target state beside"),
    (66, "metric now change target state beside"),
    (65, "metric now target state beside"),
    (57, "metric now state beside"),
    (48, "metric now state"), (40, "metric now state"),
  ])
  func `metrics keep name, value and state`(width: Int, shown: String) {
    #expect(ids(Self.metrics, width) == shown)
  }

  @Test func `the metric of the mock-up is drawn as there`() {
    let cells = [
      "metric": "Policy coverage", "now": "91 %", "change": "+ 3  ✓", "target": "≥ 95 %",
      "state": "amber",
      "weeks": Sparkline([2, 2, 3, 3, 4, 4, 5, 5, 5, 6, 6, 7, 7], range: 1...8)
        .blocks(width: 13), "beside": "4 of 41",
    ]
    let row = TableRow(id: "M1", cells: cells.mapValues { Span($0) })
    let table = Table(columns: Self.metrics, rows: [row])
    #expect(
      drawn(table, 80, 2) == [
        "    METRIC                  NOW 30 DAYS   TARGET STATE 13 WEEKS      BESIDE IT",
        "    Policy coverage        91 % + 3  ✓    ≥ 95 % amber ▂▂▃▃▄▄▅▅▅▆▆▇▇ 4 of 41",
      ]
    )
  }

  @Test func `the smallest list is two facts a row`() {
    let row = TableRow(
      id: "GR-1",
      cells: [
        "state": Span("standing"), "principal": Span("ml-train-gpu"), "access": Span("roles/x"),
      ],
      flag: .late
    )
    let table = Table(columns: Self.access, rows: [row], showsTitles: false)
    #expect(drawn(table, 40) == ["  ! standing  ml-train-gpu roles/x"])
    #expect(drawn(table, 20) == ["  ! standing  ml-…u"])
  }

  @Test func `no width shows a column that its table does not have, or one twice`() {
    for columns in [Self.access, Self.metrics, SampleTable.columns] {
      for width in 0...160 {
        for scroll in 0...3 {
          let layout = TableLayout(columns, width: width, scrolledBy: scroll)
          let shown = layout.places.map(\.column.id)
          #expect(Set(shown).count == shown.count)
          #expect(Set(shown + layout.hidden) == Set(columns.map(\.id)))
        }
      }
    }
  }

  @Test func `a wider table never shows less than a narrower one`() {
    for columns in [Self.access, Self.metrics, SampleTable.columns] {
      var before = 0
      for width in 10...160 {
        let count = TableLayout(columns, width: width).places.count
        #expect(count >= before)
        before = count
      }
    }
  }
}
