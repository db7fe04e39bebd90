import Dashboard
import Governance
import Testing
import TerminalUI

/// The screens as reviewers read them: empty, busy, hostile, cramped.
struct ScreenTests {
  static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
    Size(width: 200, height: 60),
  ]

  static func name(_ screen: Dashboard.Screen, _ kind: String, _ size: Size) -> String {
    "\(screen.rawValue)/\(kind)-\(size.width)x\(size.height)"
  }

  @Test(arguments: Dashboard.Screen.allCases, sizes)
  func `a busy screen`(screen: Dashboard.Screen, size: Size) {
    var play = Playing(screen, size: size)
    if screen == .approvals { play.press(.down, .down) }
    ScreenFile.expect(play.canvas, Self.name(screen, "busy", size))
  }

  @Test(arguments: Dashboard.Screen.allCases, [sizes[0], sizes[2]])
  func `an empty screen`(screen: Dashboard.Screen, size: Size) {
    let posture = Sample.posture(
      tasks: [],
      changes: [],
      alerts: [],
      late: 0,
      isEmpty: true
    )
    let play = Playing(
      screen,
      size: size,
      requests: [],
      grants: [],
      records: [:],
      posture: posture,
      metrics: []
    )
    ScreenFile.expect(play.canvas, Self.name(screen, "empty", size))
  }

  @Test(arguments: Dashboard.Screen.allCases, [sizes[0], sizes[2]])
  func `a hostile screen`(screen: Dashboard.Screen, size: Size) {
    let play = Hostile.play(screen, size: size)
    ScreenFile.expect(play.canvas, Self.name(screen, "hostile", size))
    for row in play.rows {
      for scalar in row.unicodeScalars {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format && category != .privateUse)
      }
    }
  }

  @Test(arguments: Dashboard.Screen.allCases)
  func `without UTF-8 no byte is beyond ASCII`(screen: Dashboard.Screen) {
    let session = Sample.session(glyphs: .ascii)
    var play = Playing(screen, session: session)
    if screen == .approvals { play.press(.down, .down) }
    ScreenFile.expect(play.canvas, "\(screen.rawValue)/ascii-80x24")
    let hostile = Hostile.play(screen, size: Self.sizes[0], session: session)
    for text in [play.text, hostile.text] {
      #expect(text.utf8.allSatisfy { ($0 >= 0x20 && $0 <= 0x7E) || $0 == 0x0A })
    }
  }

  @Test func `a dialog of high risk`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("a"))
    play.type("retrain after label fix, agreed with mei")
    play.press(.enter)
    play.type("ver")
    ScreenFile.expect(play.canvas, "over/dialog-approve-high-80x24")
  }

  @Test func `a dialog of low risk on a small screen`() {
    var play = VotingTests.play(on: "AR-2038", size: Self.sizes[2])
    play.press(.enter)
    for _ in 0..<6 { play.press(.pageDown) }
    play.press(.character("a"))
    ScreenFile.expect(play.canvas, "over/dialog-approve-low-40x12")
  }

  @Test func `a dialog whose record changed`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("a"))
    play.type("agreed with mei")
    play.requests[2] = Sample.row(Sample.voted(Sample.training.request, by: Sample.ben))
    play.send(.storeChanged(revision: 9))
    ScreenFile.expect(play.canvas, "over/dialog-changed-80x24")
  }

  @Test func `a detail over the whole pane`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.enter, .down, .down)
    ScreenFile.expect(play.canvas, "approvals/detail-80x24")
    var access = VerbTests.access(on: "GR-774")
    access.send(.input(.resized(Self.sizes[0])))
    access.press(.enter)
    ScreenFile.expect(access.canvas, "access/detail-80x24")
  }

  @Test func `the filter line with a mistake`() {
    ScreenFile.expect(FilteringTests.typing("state:open").canvas, "over/filter-mistake-80x24")
  }

  @Test func `the lists that are chosen from`() {
    var play = VotingTests.play(on: "AR-2050")
    play.press(.character("."))
    ScreenFile.expect(play.canvas, "over/actions-80x24")
    play.press(.escape, .character("?"))
    ScreenFile.expect(play.canvas, "over/help-80x24")
    play.press(.escape, .character(":"))
    play.type("app")
    ScreenFile.expect(play.canvas, "over/palette-80x24")
  }

  @Test func `a database that is away`() {
    var play = Playing(.approvals)
    play.send(.connectionLost(reason: "disk I/O error", nextTry: Sample.now + .seconds(22)))
    play.send(.ticked(Sample.now + .seconds(14), zoneOffset: 7_200))
    ScreenFile.expect(play.canvas, "approvals/stale-80x24")
  }

  @Test(arguments: [Size(width: 19, height: 24), Size(width: 80, height: 4)])
  func `a window too small says what is needed`(size: Size) {
    let play = Playing(.approvals, size: size)
    #expect(play.rows[0].hasPrefix("govtop needs 20x5"))
  }

  @Test(arguments: Dashboard.Screen.allCases)
  func `no size crashes`(screen: Dashboard.Screen) {
    var play = Hostile.play(screen, size: Size(width: 80, height: 24))
    let widths = [0, 1, 5, 19, 20, 33, 59, 60, 79, 100, 120, 139, 140, 240]
    for width in widths {
      for height in [0, 1, 4, 5, 9, 14, 15, 19, 20, 50] {
        play.send(.input(.resized(Size(width: width, height: height))))
        let canvas = play.canvas
        #expect(canvas.size == Size(width: width, height: height))
      }
    }
  }
}
