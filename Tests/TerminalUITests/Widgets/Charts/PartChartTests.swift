import TerminalUI
import Testing

struct PartChartTests {
  static let owners = [
    BarChart.Item("platform", 8), BarChart.Item("ml-fraud", 4, "4 of 9"),
    BarChart.Item("data", 0),
  ]

  @Test func `bars below each other begin at one place and share a scale`() {
    #expect(
      drawn(BarChart(Self.owners), 30, 3) == [
        "platform ██████████████      8",
        "ml-fraud ███████        4 of 9",
        "data                         0",
      ]
    )
  }

  @Test func `bars without room are counted`() {
    #expect(
      drawn(BarChart(Self.owners), 30, 2) == [
        "platform ██████████████      8",
        "… 2 more",
      ]
    )
    #expect(drawn(BarChart(Self.owners), 30, 1) == ["… 3 more"])
  }

  @Test func `bars can be read out`() {
    #expect(BarChart(Self.owners).text == ["platform 8", "ml-fraud 4 of 9", "data 0"])
  }

  @Test func `parts fill the whole line, each with a fill of its own`() {
    let bar = StackedBar([.init("prod", 6), .init("stage", 3), .init("dev", 1)])
    #expect(
      drawn(bar, 20, 3) == [
        "████████████▓▓▓▓▓▓▒▒",
        "█ prod 6  ▓ stage 3",
        "▒ dev 1",
      ]
    )
    #expect(bar.text == "prod 6, stage 3, dev 1 of 10")
  }

  @Test(arguments: [
    ([1.0, 999], 10, [1, 9]), ([0, 5], 10, [0, 10]), ([1, 1, 1], 2, [1, 1, 0]), ([], 5, []),
    ([0, 0], 5, [0, 0]), ([.nan, 2], 4, [0, 4]), ([999, 1], 10, [10, 0]),
  ])
  func `something is at least a column while there is room`(
    values: [Double],
    width: Int,
    columns: [Int]
  ) {
    let bar = StackedBar(values.map { .init("x", $0) })
    let line = drawn(bar, width, 1).first ?? ""
    #expect(line.count == columns.reduce(0, +))
    #expect(Set(line).count == columns.count { $0 > 0 })
  }

  @Test func `a histogram has a column a class`() {
    let histogram = Histogram([.init("≤15m", 12), .init("≤1h", 30), .init("none", 1)])
    #expect(
      drawn(histogram, 24, 6) == [
        "        30",
        "        ███████",
        "12      ███████",
        "▅▅▅▅▅▅▅ ███████ 1",
        "███████ ███████ ▁▁▁▁▁▁▁",
        "≤15m    ≤1h     none",
      ]
    )
    #expect(histogram.text == ["≤15m 12", "≤1h 30", "none 1"])
  }

  @Test func `a histogram without room for names lies down`() {
    let histogram = Histogram([.init("short", 12), .init("long", 30)])
    #expect(
      drawn(histogram, 24, 2) == [
        "short ██████          12",
        "long  ███████████████ 30",
      ]
    )
  }

  static let reviews = HeatMap(
    columns: ["Apr", "May", "Jun"],
    [.init("ben", [2, nil, 40]), .init("a-very-long-name", [0, 12, 25])],
    unit: "%",
    most: 40
  )

  @Test func `a heat map has number and shade in each cell`() {
    #expect(
      drawn(Self.reviews, 36, 3) == [
        "               Apr   May   Jun",
        "ben            ░ 2     ·  █ 40",
        "a-very-…name     0  ▒ 12  ▓ 25",
      ]
    )
  }

  @Test func `where a heat map has no room its oldest columns go`() {
    #expect(
      drawn(Self.reviews, 20, 3) == [
        "         May   Jun",
        "ben        ·  █ 40",
        "a-v…me  ▒ 12  ▓ 25",
      ]
    )
  }

  @Test func `a heat map can be read out`() {
    #expect(
      Self.reviews.text == [
        "ben: Apr 2 %, Jun 40 %", "a-very-long-name: Apr 0 %, May 12 %, Jun 25 %",
      ]
    )
    #expect(HeatMap(columns: ["x"], [.init("mei", [nil])]).text == ["mei: nothing"])
  }
}
