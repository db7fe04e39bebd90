package import Governance

/// Where somebody was before a drill-down, to come back to by Esc.
package struct Place: Hashable, Sendable {
  package var screen: Dashboard.Screen
  package var environment: Environment?
  /// The screen that was drilled into, and what it showed before.
  package var target: Dashboard.Screen
  package var filter: String
  package var wasOpen: Bool
}
