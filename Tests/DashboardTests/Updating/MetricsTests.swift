import Dashboard
import Governance
import Testing
import TerminalUI

/// The screen of numbers: what it asks, what keys do, and where its rows lead.
struct MetricsTests {
  static let narrow = Size(width: 80, height: 24)

  private func questions(_ play: Playing) -> [MetricQuestion] {
    play.ordered.compactMap { effect in
      if case .loadMetrics(let question) = effect { question } else { nil }
    }
  }

  @Test func `it asks for all numbers and for the curve of one, and not before it is open`() {
    #expect(questions(Playing(.posture)).isEmpty)
    let asked = questions(Playing(.metrics))
    #expect(asked.map(\.ids) == [[], ["M2"]])
    #expect(asked[1].trend == MetricTrend(over: 90))
  }

  @Test func `the cursor takes the curve with it and nothing else is asked`() {
    var play = Playing(.metrics)
    let before = questions(play).count
    play.press(.down)
    #expect(play.state.metrics.selected?.id == "M9")
    #expect(questions(play).dropFirst(before).map(\.ids) == [["M9"]])
  }

  static let windows: [(keys: [Key], days: Int)] = [
    ([.character("<")], 30), ([.character("<"), .character("<"), .character("<")], 7),
    ([.character(">")], 365),
  ]

  @Test(arguments: windows)
  func `windows are shorter and longer, never beyond the shortest`(keys: [Key], days: Int) {
    var play = Playing(.metrics)
    for key in keys { play.press(key) }
    #expect(play.state.metrics.span == .days(days))
    #expect(questions(play).last?.trend == MetricTrend(over: days))
  }

  @Test func `beyond the longest window come stretches of the calendar, which change the numbers`()
  {
    var play = Playing(.metrics)
    play.press(.character(">"), .character(">"), .character(">"))
    #expect(play.state.metrics.span == .period("lastmonth"))
    let numbers = questions(play).last { $0.ids.isEmpty }
    let window = MetricWindow(period: "lastmonth", at: Sample.now, zoneOffset: 7_200)
    #expect(window != nil && numbers?.period == window)
    #expect(play.text.contains("last month"))
  }

  @Test func `the time before is asked for with twice the length`() {
    var play = Playing(.metrics)
    play.press(.character("="))
    #expect(questions(play).last?.trend == MetricTrend(over: 180))
    #expect(play.text.contains("dotted: the time before"))
    play.press(.character("="))
    #expect(questions(play).last?.trend == MetricTrend(over: 90))
  }

  @Test func `parts go through what the metric can be divided by and end at nothing`() {
    var play = Playing(.metrics)
    let splits = MetricDefinition.named("M2")?.splits ?? []
    for split in splits {
      play.press(.character("f"))
      #expect(play.state.metrics.split == split)
      #expect(questions(play).last?.split == split)
    }
    play.press(.character("f"))
    #expect(play.state.metrics.split == nil)
  }

  @Test func `the point that is looked at stays on the curve`() {
    var play = Playing(.metrics)
    play.press(.left, .left)
    #expect(play.state.metrics.back == 2)
    #expect(play.text.contains("▲ Jun 10 14"))
    play.press(.right, .right, .right)
    #expect(play.state.metrics.back == 0)
    for _ in 0..<200 { play.press(.left) }
    #expect(play.state.metrics.back == 90)
  }

  @Test func `K tells the definition, and the curve in words`() {
    var play = Playing(.metrics, size: Size(width: 120, height: 40))
    play.press(.character("K"))
    #expect(play.text.contains("rises from 8 to 14, lowest 8, highest 14"))
    #expect(play.text.contains("broad action patterns + broad resource patterns"))
  }

  // MARK: Rows

  @Test func `Enter opens the rows, Enter again the record, Esc comes back step by step`() {
    var play = Playing(.metrics)
    play.press(.enter)
    #expect(play.state.metrics.isOpen)
    #expect(play.text.contains("3 statement rows of 5 together, the value of M2"))
    play.press(.enter)
    #expect(play.state.screen == .access)
    play.press(.escape)
    #expect(play.state.screen == .metrics && play.state.metrics.isOpen)
    play.press(.escape)
    #expect(!play.state.metrics.isOpen)
  }

  @Test func `a row that no screen has says so and leads nowhere`() {
    var play = Playing(.metrics)
    play.press(.enter, .down, .enter)
    #expect(play.state.screen == .metrics)
    #expect(play.state.message?.text.contains("no screen has statement:11966f3ae8d4 yet") == true)
  }

  @Test func `Tab turns to what came and went in the window`() {
    var play = Playing(.metrics)
    play.press(.enter)
    play.metricRows = Sample.metricDelta
    play.press(.tab)
    let asked = play.ordered.compactMap { effect -> MetricRowsQuestion? in
      if case .loadMetricRows(let question) = effect { question } else { nil }
    }
    #expect(asked.map(\.part) == [.counted, .changed])
    #expect(asked.last?.question.window == .days(90))
    #expect(play.text.contains("last 90 days: + 1 new, - 1 gone"))
  }

  @Test func `rows that are refused say why and are not asked for again and again`() {
    var play = Playing(.metrics)
    let orders = play.orders(.input(.key(.enter)))
    for order in orders { play.send(.failed(order, "no row tells the past of M10")) }
    #expect(play.text.contains("no row tells the past of M10"))
    let again = play.ordered.count
    play.send(.ticked(Sample.now + .seconds(5), zoneOffset: 7_200))
    #expect(play.ordered.count == again)
  }

  @Test func `a commit asks again, once, for what is shown`() {
    var play = Playing(.metrics)
    let orders = play.orders(.storeChanged(revision: 9))
    let more = play.orders(.storeChanged(revision: 10))
    let loads = (orders + more).filter { if case .loadMetrics = $0 { true } else { false } }
    #expect(loads.count == 2)
  }

  @Test func `an answer to another question is dropped`() {
    var play = Playing(.metrics)
    var other = MetricQuestion()
    other.environment = .dev
    play.send(.metricsLoaded(other, []))
    #expect(play.state.metrics.numbers == Sample.metrics)
  }

  @Test func `an environment is part of every question`() {
    var play = Playing(.metrics)
    play.press(.character("e"))
    play.type("prod")
    play.press(.enter)
    #expect(questions(play).suffix(2).allSatisfy { $0.environment == .prod })
  }

  @Test func `w writes the numbers, and where rows are open those`() {
    var play = Playing(.metrics)
    play.press(.character("w"))
    play.type("csv")
    play.press(.enter, .enter)
    play.press(.enter, .character("w"))
    play.type("json")
    play.press(.enter, .enter)
    let contents = play.ordered.compactMap { effect -> Dashboard.Export.Content? in
      if case .export(let export) = effect { export.content } else { nil }
    }
    #expect(contents.count == 2)
    #expect(contents.first == .metrics(MetricQuestion(), .csv))
    #expect(contents.last == .metricRows(MetricRowsQuestion("M2", MetricQuestion()), .json))
  }

  @Test func `from the first screen Enter on a number without a list opens its rows here`() {
    var posture = Sample.posture()
    let coverage = PolicyCoverage.value([], in: PolicyCoverage.window(Sample.now))
    posture.metrics = [coverage]
    var play = Playing(.posture, posture: posture, metrics: [coverage] + Sample.metrics)
    while play.state.posture.pane != .metrics { play.press(.tab) }
    play.press(.enter)
    #expect(play.state.screen == .metrics && play.state.metrics.isOpen)
    #expect(play.state.metrics.selected?.id == "M1")
    play.press(.escape, .escape)
    #expect(play.state.screen == .posture)
  }

  // MARK: Screens

  @Test(arguments: [narrow, Size(width: 120, height: 40), Size(width: 40, height: 12)])
  func `the rows behind a number`(size: Size) {
    var play = Playing(.metrics, size: size)
    play.press(.enter)
    ScreenFile.expect(play.canvas, ScreenTests.name(.metrics, "rows", size))
  }

  @Test func `the time before and a point that is looked at`() {
    var play = Playing(.metrics, size: Self.narrow)
    play.press(.down, .down, .character("="), .left)
    ScreenFile.expect(play.canvas, "metrics/compared-80x24")
  }

  @Test func `what came and went`() {
    var play = Playing(.metrics, size: Self.narrow, metricRows: Sample.metricDelta)
    play.press(.enter, .tab)
    ScreenFile.expect(play.canvas, "metrics/changed-80x24")
  }
}
