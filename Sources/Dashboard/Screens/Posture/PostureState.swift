package import Governance

/// The first screen: what waits for the viewer, what changed, and whether risk falls.
package struct PostureState: Equatable, Sendable {
  package enum Pane: CaseIterable, Hashable, Sendable { case alerts, metrics, tasks, changes }

  /// The last answer; `nil` until the first is here.
  package var posture: Posture?
  package var pane: Pane
  /// The tasks in the order in which they were shown first; what is no longer there stays, greyed.
  package var tasks: [Posture.Task]
  package var gone: Set<String>
  /// What was written, newest first; entries of one act stand together as one.
  package var changes: [LedgerRow]
  /// How many entries a change stands for, where it is more than one.
  package var grouped: [String: Int]
  /// The ids of all entries that were taken in.
  package var taken: Set<String>
  /// The rows under the cursors: identities, never numbers.
  package var metricID: String?
  package var taskID: String?
  package var changeID: String?
  package var alert: Int
  /// When the viewer last looked, for *changed since you looked*.
  package var lookedAt: Instant?
  package var isFollowing: Bool
  var asking = Asking()
  package var trouble: String?

  package init() {
    pane = .tasks
    tasks = []
    gone = []
    changes = []
    grouped = [:]
    taken = []
    alert = 0
    isFollowing = false
  }

  /// Tasks and changes that came since the lists were taken in.
  package var newTasks: Int {
    posture?.tasks.count { task in !tasks.contains { $0.id == task.id } } ?? 0
  }
  package var newChanges: Int {
    posture?.changes.count { !taken.contains($0.id) } ?? 0
  }
}

extension Dashboard.State {
  var postureTask: Posture.Task? { posture.tasks.first { $0.id == posture.taskID } }

  var postureMetric: Metric? { posture.posture?.metrics.first { $0.id == posture.metricID } }

  var postureChange: LedgerRow? { posture.changes.first { $0.id == posture.changeID } }

  /// The id under the cursor, for `y`.
  var postureSubject: String? {
    switch posture.pane {
    case .alerts: nil
    case .metrics: posture.metricID
    case .tasks: posture.taskID
    case .changes: postureChange?.entry.subject
    }
  }

  /// Why Enter leads nowhere from here, and what shows it instead; `nil` where it does.
  var postureObstacle: String? {
    switch posture.pane {
    case .alerts:
      return postureAlert?.opens == nil ? "no rows stand behind this alert" : nil
    case .metrics:
      return postureMetric == nil ? "no metric is fed yet" : nil
    case .tasks:
      guard let task = postureTask else { return "nothing waits for you" }
      guard Subject(task.id) == nil else { return nil }
      return "\(task.id): no screen has it yet · govtop person link PERSON ACCOUNT confirms a link"
    case .changes:
      guard let entry = postureChange?.entry else { return "nothing was written yet" }
      let isKnown = Subject(entry.subject) != nil || entry.kind == "snapshot.published"
      return isKnown
        ? nil : "\(entry.subject): no screen has it yet · govtop list ledger what:\(entry.subject)"
    }
  }

  var postureAlert: Posture.Alert? {
    let alerts = posture.posture?.alerts ?? []
    return alerts.indices.contains(posture.alert) ? alerts[posture.alert] : nil
  }
}
