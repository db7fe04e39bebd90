import Governance
import TerminalUI

/// The line that pushes a list's title down while something is wrong with the system itself.
enum BannerView {
  /// Alerts stand on their own screen; lists show them too where a line more is no loss.
  private static let roomForAlerts = 30

  static func troubles(_ state: Dashboard.State) -> [Banner.Trouble] {
    guard state.list != nil else { return [] }
    var troubles: [Banner.Trouble] = []
    if state.session.turnedReadOnly {
      troubles.append(.init("this database cannot be written any more: read-only from here on"))
    }
    guard state.size.height >= roomForAlerts else { return troubles }
    return troubles + (state.posture.posture?.alerts ?? []).map { .init($0.message) }
  }

  static func banner(_ state: Dashboard.State) -> Banner {
    Banner(troubles(state), hint: "1 opens", glyphs: state.session.glyphs)
  }
}
