import Governance
import TerminalUI

/// The line of screens; the number is what waits for the viewer, whatever the filter.
enum TabsView {
  /// The screens that have a tab, from left to right.
  static let screens = Dashboard.Screen.allCases.filter { $0.tab != nil }

  static func tabs(_ state: Dashboard.State) -> Tabs {
    let open = screens.firstIndex(of: state.screen.home) ?? 0
    let tabs = screens.compactMap { screen in
      screen.tab.map { tab in
        Tabs.Tab(
          tab.digit,
          tab.name,
          short: tab.short,
          waiting: waiting(on: screen, state),
          isLate: isLate(screen, state)
        )
      }
    }
    return Tabs(tabs, open: open, glyphs: state.session.glyphs)
  }

  private static func waiting(on screen: Dashboard.Screen, _ state: Dashboard.State) -> Int {
    state.waitingQuery(on: screen).flatMap { state.counts[$0]?.matching } ?? 0
  }

  private static func isLate(_ screen: Dashboard.Screen, _ state: Dashboard.State) -> Bool {
    switch screen {
    case .approvals: state.counts[state.yourLateRequests]?.matching ?? 0 > 0
    case .exceptions: waiting(on: screen, state) > 0
    default: false
    }
  }
}

extension Dashboard.Screen {
  /// The digit and names of its tab; `nil` for a screen that another one leads to.
  package var tab: (digit: Int, name: String, short: String)? {
    switch self {
    case .posture: (1, "Posture", "Post")
    case .access: (2, "Access", "Acc")
    case .approvals: (3, "Approvals", "Appr")
    case .exceptions: (4, "Exceptions", "Exc")
    case .recertify: (5, "Recertify", "Cert")
    case .findings: (6, "Findings", "Find")
    case .registry: (8, "Registry", "Reg")
    case .metrics: (9, "Metrics", "Met")
    case .audit: (0, "Audit", "Aud")
    case .items, .changes: nil
    }
  }

  /// The screen whose tab is lit.
  package var home: Dashboard.Screen {
    switch self {
    case .items: .recertify
    case .changes: .registry
    default: self
    }
  }
}

extension Action {
  /// The screen that its key shows.
  package var screen: Dashboard.Screen? {
    switch self {
    case .showPosture: .posture
    case .showAccess: .access
    case .showApprovals: .approvals
    case .showExceptions: .exceptions
    case .showRecertify: .recertify
    case .showFindings: .findings
    case .showRegistry: .registry
    case .showMetrics: .metrics
    case .showAudit: .audit
    default: nil
    }
  }
}
