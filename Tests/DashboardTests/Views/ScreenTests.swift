import Dashboard
import Governance
import Testing
import TerminalUI

/// The screens as reviewers read them.
struct ScreenTests {
  static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 40, height: 12),
    Size(width: 200, height: 60),
  ]

  static func name(_ screen: Dashboard.Screen, _ kind: String, _ size: Size) -> String {
    "\(screen.rawValue)-\(kind)-\(size.width)x\(size.height)"
  }

  @Test(arguments: Dashboard.Screen.allCases, sizes)
  func `a busy screen`(screen: Dashboard.Screen, size: Size) {
    var play = Playing(screen, size: size)
    if screen == .approvals { play.press(.down, .down) }
    ScreenFile.expect(play.canvas, Self.name(screen, "busy", size))
  }
}
