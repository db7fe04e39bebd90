import Dashboard
import Governance
import Testing
import TerminalUI

/// Pages that only the palette leads to: how they open, what is absent, and where their lines lead.
struct PanelTests {
  static let lines: [(line: String, panel: Panel)] = [
    ("plan", .plan), ("controls", .controls), ("tokens", .tokens), ("reviews", .reviews),
    (
      "list bundles state:enforced",
      .rows(ListQuery(.bundles, filter: "state:enforced", limit: 200))
    ),
    ("trace MP-77", .trace("MP-77")), ("blast ci-legacy", .blast("ci-legacy")),
    (
      "who-can s3:PutObject prod/raw", .whoCan(action: "s3:PutObject", resource: "prod/raw")
    ),
  ]

  static func opened(
    _ line: String,
    size: Size = Size(width: 80, height: 24),
    glyphs: Glyphs = .unicode
  ) -> Playing {
    var play = Playing(.approvals, size: size, session: Sample.session(glyphs: glyphs))
    play.press(.character(":"))
    play.type(line)
    play.press(.enter)
    return play
  }

  private func panel(_ play: Playing) -> Panel? {
    if case .panel(let shown)? = play.state.overlay { shown.panel } else { nil }
  }

  @Test(arguments: lines)
  func `a line of the palette opens it, and Esc closes it`(line: String, panel: Panel) {
    var play = Self.opened(line)
    #expect(self.panel(play) == panel)
    play.press(.escape)
    #expect(play.state.overlay == nil && play.state.screen == .approvals)
  }

  @Test(arguments: ["trace", "blast", "who-can"])
  func `what needs words says so`(name: String) {
    let play = Self.opened(name)
    #expect(panel(play) == nil)
    #expect(play.state.message?.text.contains("type it with its words") == true)
  }

  @Test(arguments: lines.map(\.panel))
  func `without anything to tell it is absent and says why`(panel: Panel) {
    var play = Playing(.approvals)
    play.send(.panelLoaded(panel, PanelAnswer()))
    #expect(self.panel(play) == nil)
    #expect(play.state.message?.text.isEmpty == false)
  }

  @Test func `a refused page leaves the screen as it is`() {
    var play = Playing(.approvals)
    play.send(.failed(.loadPanel(.reviews), "you may not read how others review"))
    #expect(play.state.message?.text == "you may not read how others review")
    #expect(play.state.overlay == nil)
  }

  // MARK: Links

  @Test func `a criterion opens the rows behind its number`() {
    var play = Self.opened("plan")
    play.press(.down, .down, .down, .enter)
    #expect(play.state.screen == .registry)
    #expect(play.state[list: .registry].filter == "is:live")
    play.press(.escape)
    #expect(play.state.screen == .approvals)
  }

  @Test func `a criterion that a metric measures opens that`() {
    var play = Self.opened("plan")
    play.metrics = [Sample.overdue]
    play.press(.down, .enter)
    #expect(play.state.screen == .metrics && play.state.metrics.isOpen)
  }

  @Test func `a hop opens its record, a missing one nothing`() {
    var play = Self.opened("trace MP-77")
    play.press(.down, .down, .enter)
    #expect(panel(play) == .trace("MP-77"))
    play.press(.up, .enter)
    #expect(play.state.screen == .registry)
  }

  @Test func `R asks again and keeps the place`() {
    var play = Self.opened("plan")
    play.press(.down, .down, .character("R"))
    guard case .panel(let shown)? = play.state.overlay else {
      Issue.record("no panel is open")
      return
    }
    #expect(shown.scroll.line == 2)
    #expect(play.ordered.count { $0 == .loadPanel(.plan) } == 2)
  }

  // MARK: Metrics by the palette

  @Test func `a metric is gone to by its id`() {
    let play = Self.opened("m13")
    #expect(play.state.screen == .metrics && play.state.metrics.isOpen)
    #expect(play.state.metrics.selected?.id == "M13")
  }

  @Test func `a stretch of the calendar is named by the palette, or refused`() {
    let play = Self.opened("period 2026-q1")
    #expect(play.state.screen == .metrics)
    #expect(play.state.metrics.span == .period("2026-q1"))
    #expect(Self.opened("period soon").state.message?.text.contains("is no period") == true)
    #expect(Self.opened("period 2031").state.message?.text.contains("has not begun") == true)
  }

  // MARK: Themes

  @Test func `a theme is shown while one looks, and put back on leaving`() {
    var play = Self.opened("theme")
    let before = play.ordered.count
    play.press(.down, .down, .escape)
    let orders = play.ordered.dropFirst(before).filter {
      if case .setTheme = $0 { true } else { false }
    }
    let names = Theme.builtIn.map(\.name)
    #expect(orders == [.setTheme(names[1]), .setTheme(names[2]), .setTheme("terminal")])
    #expect(play.state.settings.theme == "terminal")
  }

  // MARK: Screens

  @Test(arguments: lines, [(80, 24), (120, 40), (40, 12)])
  func `as it is read`(line: (line: String, panel: Panel), size: (Int, Int)) {
    let size = Size(width: size.0, height: size.1)
    let name = line.line.split(separator: " ").first ?? ""
    let play = Self.opened(line.line, size: size)
    ScreenFile.expect(play.canvas, "panels/\(name)-\(size.width)x\(size.height)")
  }

  @Test(arguments: lines)
  func `without UTF-8 no byte is beyond ASCII`(line: String, panel: Panel) {
    let text = Self.opened(line, glyphs: .ascii).text
    #expect(text.utf8.allSatisfy { ($0 >= 0x20 && $0 <= 0x7E) || $0 == 0x0A })
  }

  @Test(arguments: lines.map(\.line), Hostile.names)
  func `hostile words stay words`(line: String, name: String) {
    var play = Self.opened(line)
    guard case .panel(let shown)? = play.state.overlay else {
      Issue.record("no panel is open")
      return
    }
    var answer = shown.answer
    answer.rows = answer.rows.map { row in
      RecordRow(
        id: name,
        row.fields.map { field in
          if case .text = field.value {
            (field.name, .text(name))
          } else {
            (field.name, field.value)
          }
        }
      )
    }
    play.send(.panelLoaded(shown.panel, answer))
    for (width, height) in [(80, 24), (20, 5), (1, 1), (200, 60)] {
      play.send(.input(.resized(Size(width: width, height: height))))
      for scalar in play.text.unicodeScalars where scalar != "\n" {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format)
      }
    }
  }
}
