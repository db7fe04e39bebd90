import TerminalUI
import Testing

struct ChartTests {
  static let curves: [([Double?], String)] = [
    ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"), ([0, 7], "▁█"), ([5, nil, 1], "█ ▁"),
    ([3, 3, 3], "▇▇▇"), ([], ""), ([nil, nil], ""), ([.nan, 1, 2], " ▁█"),
    ([.infinity, 1, 2], " ▁█"),
  ]

  @Test(arguments: curves)
  func `a curve has a block for each value and a gap where there is none`(
    values: [Double?],
    blocks: String
  ) {
    #expect(drawn(Sparkline(values), 13) == [blocks])
  }

  @Test func `in ASCII the steps are signs of rising weight`() {
    #expect(drawn(Sparkline([1, 2, 3, 4, 5, 6, 7, 8], glyphs: .ascii), 8) == ["_.,-=+*#"])
  }

  @Test func `of more values than columns the newest are shown`() {
    #expect(drawn(Sparkline([9, 1, 2]), 2) == ["▁█"])
  }

  @Test func `a declared range makes curves comparable and holds what lies outside`() {
    #expect(drawn(Sparkline([50, 200, -3], range: 0...100), 3) == ["▅█▁"])
  }

  static let words: [([Double?], String)] = [
    ([12, 9, 20, 17], "rises from 12 to 17, lowest 9, highest 20"),
    ([2, nil, 1.5], "falls from 2 to 1.5, lowest 1.5, highest 2, 1 gap"),
    ([4, nil, nil, 4], "stays at 4, lowest 4, highest 4, 2 gaps"), ([nil], "no values"),
  ]

  @Test(arguments: words)
  func `a curve can be read out`(values: [Double?], text: String) {
    #expect(Sparkline(values).text == text)
  }

  @Test(arguments: [
    (0.69, "██████████░░░░  69 %"), (0, "░░░░░░░░░░░░░░   0 %"), (1, "██████████████ 100 %"),
    (0.999, "█████████████░  99 %"), (0.001, "█░░░░░░░░░░░░░   1 %"), (7, "██████████████ 100 %"),
    (nil, "░░░░░░░░░░░░░░   n/a"), (.nan, "░░░░░░░░░░░░░░   n/a"),
  ])
  func `a gauge is full only when nothing is missing`(share: Double?, line: String) {
    #expect(drawn(Gauge(share), 20) == [line])
  }

  @Test func `a part of nothing is no share`() {
    #expect(Gauge(0, of: 0).text == "n/a")
    #expect(Gauge(38, of: 41).text == "93 %")
    #expect(drawn(Gauge(0.5), 5) == [" 50 %"])
    #expect(drawn(Gauge(0.5), 4) == ["50 %"])
  }

  @Test(arguments: [
    (12.0, 40.0, "prod         ███            12"), (40, 40, "prod         ███████████    40"),
    (0, 40, "prod                         0"), (0.1, 40, "prod         █             0.1"),
    (3, 0, "prod                         3"), (99, 40, "prod         ███████████    99"),
  ])
  func `bars are in proportion and something is never nothing`(
    value: Double,
    most: Double,
    line: String
  ) {
    #expect(drawn(Bar("prod", value, most: most), 30) == [line])
  }

  @Test func `a bar can be read out`() {
    #expect(Bar("prod", 12, most: 40).text == "prod 12 of 40")
    #expect(Bar("prod", 12, most: 40, valueText: "12 d").text == "prod 12 d of 40")
  }

  @Test func `a narrow bar is its label and value`() {
    let bar = Bar("production", 12, most: 40, labelWidth: 6)
    #expect(drawn(bar, 16) == ["pro…on █      12"])
    #expect(drawn(bar, 12) == ["pro…on    12"])
  }

  @Test func `a tile has name, value and note, and its curve beside the value`() {
    let tile = Tile("Wildcards", value: "14", note: "+ 2 since May", curve: Sparkline([1, 2, 3]))
    #expect(drawn(tile, 14, 3) == ["Wildcards", "14 ▁▅█", "+ 2 since May"])
    #expect(drawn(tile, 14, 2) == ["14 ▁▅█", "+ 2 since May"])
    #expect(drawn(tile, 5, 3) == ["Wild…", "14", "+ 2 …"])
  }

  @Test func `a spinner turns in ASCII`() {
    #expect((0..<5).map { drawn(Spinner(turn: $0), 1)[0] } == ["|", "/", "-", "\\", "|"])
    #expect(drawn(Spinner(turn: -1, "loading"), 20) == ["\\ loading"])
  }

  @Test func `progress counts, and shows the share where the whole is known`() {
    #expect(
      drawn(Progress("importing", done: 12_000, of: 40_000), 50)
        == ["importing 12,000 of 40,000  █████░░░░░░░░░░░  30 %"]
    )
    #expect(drawn(Progress("importing", done: 1_234_567), 40) == ["| importing 1,234,567"])
    #expect(Progress("x", done: 12, of: 999).text == "x 12 of 999")
    #expect(drawn(Progress("importing", done: 3, of: 4), 20) == ["importing 3 of 4"])
  }
}
