import TerminalUI
import Testing

struct LineChartTests {
  static func chart(
    _ values: [Double?],
    glyphs: Glyphs = .unicode,
    _ change: (inout LineChart) -> Void = { _ in }
  ) -> LineChart {
    var chart = LineChart(
      values.enumerated().map { LineChart.Point($0, $1) },
      unit: "h",
      glyphs: glyphs
    )
    change(&chart)
    return chart
  }

  @Test func `a line rises and falls between its axes`() {
    #expect(
      drawn(Self.chart([0, 10, 10, 5, 0, 5]), 24, 8) == [
        "10 h┤   ╭───╮",
        "    │  ╭╯   ╰╮",
        "    │  │     ╰─╮",
        "   5┤ ╭╯       ╰╮     ╭─",
        "    │╭╯         ╰╮   ╭╯",
        "    ││           ╰╮ ╭╯",
        "   0┤╯            ╰─╯",
        "    ┼───────────────────",
      ]
    )
  }

  @Test func `in ASCII it has other signs and the same course`() {
    #expect(
      drawn(Self.chart([0, 10, 10, 5, 0, 5], glyphs: .ascii), 24, 8) == [
        "10 h+   .---.",
        "    |  .'   '.",
        "    |  |     '-.",
        "   5+ .'       '.     .-",
        "    |.'         '.   .'",
        "    ||           '. .'",
        "   0+'            '-'",
        "    +-------------------",
      ]
    )
  }

  @Test func `a gap is a hole and not a zero`() {
    #expect(
      drawn(Self.chart([4, 4, nil, 4, 4]), 20, 6) == [
        "5 h┤",
        "   │─────      ─────",
        "   │",
        "   │",
        "  0┤",
        "   ┼────────────────",
      ]
    )
  }

  @Test func `the target has its own line, also where no value is near`() {
    let chart = Self.chart([8, 9, 10]) { chart in
      chart.target = 2
      chart.targetWords = "target 2"
    }
    #expect(
      drawn(chart, 24, 8) == [
        "10 h┤          ╭────────",
        "    │──────────╯",
        "    │",
        "   5┤",
        "    │",
        "    │┄┄┄┄┄┄┄┄┄┄ target 2",
        "   0┤",
        "    ┼───────────────────",
      ]
    )
  }

  @Test func `the time before is dotted, a new formula breaks the line, a pointer stands below`() {
    let chart = Self.chart([2, 2, 2, 8, 8, 8]) { chart in
      chart.before = [4, 4, 4, 4, 4, 4].enumerated().map { LineChart.Point($0, $1) }
      chart.breaks = [LineChart.Mark(3, "v3")]
      chart.cursor = 5
      chart.marks = [LineChart.Mark(0, "May 1"), LineChart.Mark(5, "May 6")]
    }
    #expect(
      drawn(chart, 30, 10) == [
        "10 h┤              │v3",
        "    │              │──────────",
        "    │              │",
        "    │              │",
        "   5┤· · · · · · · │ · · · · ·",
        "    │              │",
        "    │───────────   │",
        "   0┤              │",
        "    ┼────────────────────────▲",
        "     May 1               May 6",
      ]
    )
  }

  @Test func `dots show more values than there are columns`() {
    let values = (0..<80).map { Double(($0 * 7) % 40) / 2 }
    #expect(
      drawn(Self.chart(values) { $0.resolution = .braille }, 30, 6) == [
        "20 h┤ ⢠⡀     ⢠⡀⢰⡄⡀ ⣄  ⢸⡆⡀ ⣄ ⣦⢀",
        "    │ ⡜⡇⣦⢀⢷⢠⡀⢸⡇⡇⡇⣿⢠⢻⢰⡄⡸⡇⣿ ⣿⢸⢸⡸",
        "    │ ⡇⣇⢿⢸⢸⡜⡇⡎⣇⠇⣧⢻⢸⢸⡇⣧⠃⣧⢻⢰⢹⡸⢸⡇",
        "    │⢸ ⡿⢸⡜⢸⡇⣇⠇⣿ ⠋⢸⡇⢸⠇⣿ ⣿⢸⡇⠸⠃⠘⠁",
        "   0┤⡸  ⠘⠁⠈ ⡿ ⠟  ⠈   ⠋ ⠁⢸⠇",
        "    ┼─────────────────────────",
      ]
    )
    #expect(
      drawn(Self.chart(values, glyphs: .ascii) { $0.resolution = .braille }, 20, 4) == [
        "20 h+             .-",
        "    |-------..-. .'",
        "   0+       '' '-'",
        "    +---------------",
      ]
    )
  }

  @Test func `words below that would touch are left out`() {
    let chart = Self.chart([1, 2, 3, 4]) { chart in
      chart.marks = (0..<4).map { LineChart.Mark($0, "June \($0 + 1)") }
    }
    #expect(drawn(chart, 20, 6).last == "    June 1 June 3")
  }

  @Test func `without room for axes the curve is left`() {
    #expect(drawn(Self.chart([1, 2, 3]), 7, 3) == ["", "", "▁▅█"])
  }

  static let edges: [[Double?]] = [
    [], [nil, nil], [5], [5, 5, 5], [.nan, 1, .infinity], [-3, -9], [0, 0], [1e12, 1],
    [0.000_1, 0.000_2],
  ]

  @Test(arguments: edges)
  func `no values make it fail or lose its axis`(values: [Double?]) {
    for glyphs in [Glyphs.unicode, .ascii] {
      let lines = drawn(Self.chart(values, glyphs: glyphs), 30, 8)
      #expect(lines[7].contains(glyphs.curve.corner))
    }
  }

  @Test func `it can be read out and printed as numbers`() {
    let chart = Self.chart([12, nil, 14]) { chart in
      chart.target = 0
      chart.breaks = [LineChart.Mark(2, "v3 from May 3")]
    }
    #expect(
      chart.text
        == "rises from 12 to 14, lowest 12, highest 14, 1 gap (h), target 0, v3 from May 3"
    )
    #expect(chart.table.map(\.value) == ["12", "", "14"])
  }
}
