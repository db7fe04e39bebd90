import Governance
import TerminalUI

/// The line of screens; the number is what waits for the viewer, whatever the filter.
enum TabsView {
  static func tabs(_ state: Dashboard.State) -> Tabs {
    let waiting = state.counts[state.yourRequests]?.matching ?? 0
    let late = state.counts[state.yourLateRequests]?.matching ?? 0
    let open = Dashboard.Screen.allCases.firstIndex(of: state.screen) ?? 0
    return Tabs(
      [
        Tabs.Tab(1, "Posture", short: "Post"), Tabs.Tab(2, "Access", short: "Acc"),
        Tabs.Tab(3, "Approvals", short: "Appr", waiting: waiting, isLate: late > 0),
      ],
      open: open,
      glyphs: state.session.glyphs
    )
  }
}
