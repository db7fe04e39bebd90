import Dashboard
import Governance
import Testing
import TerminalUI

/// How the first screen shares its lines.
struct PanesTests {
  static func panes(_ width: Int, _ height: Int, tasks: Int = 4, alerts: Int = 1) -> PosturePanes {
    var state = Sample.state(.posture, size: Size(width: width, height: height))
    var posture = Sample.posture()
    posture.alerts = (0..<alerts).map { .init(message: "alert \($0)", opens: nil) }
    posture.tasks = (0..<tasks).map { number in
      .init(
        id: "AR-\(number)",
        dueAt: nil,
        verb: "approve",
        risk: nil,
        isLate: false,
        what: "x"
      )
    }
    _ = Dashboard.update(&state, .postureLoaded(nil, posture))
    return PosturePanes(state)
  }

  @Test func `at 80x24 all panes are there`() {
    let panes = Self.panes(80, 24)
    #expect(panes.shown == [.alerts, .metrics, .tasks, .changes])
    #expect(panes.states?.height == 1)
    #expect(panes.metrics?.height == 6)
    #expect(panes.tasks.height == 5)
    #expect(panes.changes?.height == 8)
  }

  @Test func `many tasks leave three lines to the changes`() {
    let panes = Self.panes(80, 24, tasks: 40)
    #expect(panes.changes?.height == 3)
    #expect(panes.tasks.height == 10)
  }

  @Test func `the changes shrink first, then metrics beyond four`() {
    let low = Self.panes(80, 18)
    #expect(low.changes == nil)
    #expect(low.metrics?.height == 6)
    let lower = Self.panes(80, 15)
    #expect(lower.metrics?.height == 5)
  }

  @Test func `without alerts their line goes to the others`() {
    let panes = Self.panes(80, 24, alerts: 0)
    #expect(panes.alert == nil)
    #expect(panes.shown == [.metrics, .tasks, .changes])
  }

  @Test func `40x12 keeps an alert, four metrics and five tasks`() {
    let panes = Self.panes(40, 12)
    #expect(panes.alert?.height == 1)
    #expect(panes.states == nil)
    #expect(panes.metrics?.height == 4)
    #expect(panes.tasks.height == 5)
    #expect(panes.changes == nil)
  }

  @Test func `from 120 columns tasks stand beside the metrics`() {
    let panes = Self.panes(120, 40)
    #expect(panes.metrics?.row == panes.tasks.row)
    #expect(panes.tasks.column == 61)
    #expect(panes.changes?.width == 120)
  }

  @Test(arguments: [20, 40, 60, 80, 119, 120, 200], [5, 6, 8, 10, 12, 15, 20, 24, 40, 60])
  func `panes never overlap and never leave the body`(width: Int, height: Int) {
    let panes = Self.panes(width, height, tasks: 12)
    let rects = [panes.alert, panes.states, panes.metrics, panes.tasks, panes.changes]
      .compactMap(\.self)
    let whole = Rect(row: 1, column: 0, width: width, height: max(0, height - 2))
    for (index, rect) in rects.enumerated() {
      #expect(rect.intersection(whole) == rect || rect.isEmpty)
      for other in rects.dropFirst(index + 1) { #expect(rect.intersection(other).isEmpty) }
    }
  }
}
