package import Governance

/// The first screen: what waits for the viewer, what changed, and whether risk falls.
package struct PostureState: Equatable, Sendable {
  package enum Pane: CaseIterable, Hashable, Sendable { case alerts, metrics, tasks, changes }

  /// The last answer; `nil` until the first is here.
  package var posture: Posture?
  package var pane: Pane
  /// The rows under the cursors: identities, never numbers.
  package var metricID: String?
  package var taskID: String?
  package var changeID: String?
  package var alertIndex: Int
  /// What was shown when changes were last taken in; rows beyond are new.
  package var held: Posture?
  /// When the viewer last looked, for *changed since you looked*.
  package var lookedAt: Instant?
  package var isFollowing: Bool
  package var trouble: String?

  package init() {
    pane = .tasks
    alertIndex = 0
    isFollowing = false
  }
}
