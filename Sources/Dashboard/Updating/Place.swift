package import Governance

/// Where somebody was before a drill-down, to come back to by Esc.
package struct Place: Hashable, Sendable {
  package var screen: Dashboard.Screen
  package var environment: Governance.Environment?
  /// The filter of the screen that was drilled into, to be put back.
  package var filter: String
  package var target: Dashboard.Screen
  /// Whether the target showed a detail over the whole pane.
  package var wasOpen: Bool
}
