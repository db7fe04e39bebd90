import Governance

/// Whether an action can be done here and now.
package enum Availability: Hashable, Sendable {
  case possible
  /// It will be possible once what it needs has been read and shown; what is read.
  case awaited(String)
  /// It will be possible once all of it was on screen; what is still to be read.
  case unread(String)
  /// It belongs here but cannot be done, and why.
  case impossible(String)
  /// It has no meaning here: its key is dead.
  case absent

  /// Whether the footer shows its key: nothing but reading stands against it.
  package var isOffered: Bool {
    switch self {
    case .possible, .awaited, .unread: true
    case .impossible, .absent: false
    }
  }

  /// The reason against it.
  package var obstacle: String? {
    switch self {
    case .impossible(let reason), .unread(let reason): reason
    case .possible, .awaited, .absent: nil
    }
  }
}

extension Dashboard.State {
  /// Possible and impossible actions are one list: footer, keys and `.` all ask here.
  package func availability(of action: Action) -> Availability {
    if action.writes {
      if session.isReadOnly { return .absent }
      if case .stale = session.connection, action != .takeBack {
        return .impossible("no answer from the database: R tries now")
      }
    }
    if screen == .metrics { return onMetrics(action) }
    guard let type = screen.list, let list else { return onPosture(action) }
    return common(action) ?? onList(action, type, list)
  }

  private func onPosture(_ action: Action) -> Availability {
    switch action {
    case .filter: .impossible("nothing to filter here: 2 to 0, then /")
    case .approve, .deny, .ask:
      posture.pane == .tasks ? onTask(action) : .absent
    case .copyID: postureSubject == nil ? .impossible("no row here has an id") : .possible
    case .open: postureObstacle.map(Availability.impossible) ?? .possible
    case .why:
      posture.pane == .metrics && postureMetric != nil ? .possible : .absent
    case .end, .reduce, .handOver, .remediate, .review, .signOff, .new, .takeBack, .blast,
      .copyRecord, .mark, .markRange, .markAll, .sort,
      .reverseSort, .columns, .preview, .scrollLeft, .scrollRight, .previousRecord, .nextRecord:
      .absent
    default: common(action) ?? .possible
    }
  }

  private func onMetrics(_ action: Action) -> Availability {
    // Numbers are read here; what is done about their rows is done where the rows stand.
    guard !action.writes else { return .absent }
    return switch action {
    case .filter: .impossible("nothing to filter here: f divides, e is the environment")
    case .open: metrics.obstacle.map(Availability.impossible) ?? .possible
    case .copyID, .why: metrics.selected == nil ? .impossible("no metric is read yet") : .possible
    case .nextPane, .previousPane:
      metrics.isOpen ? .possible : .impossible("there is no other pane here")
    case .follow, .nextWaiting, .previousWaiting, .approve, .deny, .ask, .end, .new, .takeBack,
      .blast, .copyRecord, .mark, .markRange, .markAll, .sort, .reverseSort, .columns, .preview,
      .scrollLeft, .scrollRight, .previousRecord, .nextRecord:
      .absent
    default: common(action) ?? .possible
    }
  }

  /// A task's own verb goes to its row, where its facts are.
  private func onTask(_ action: Action) -> Availability {
    guard let task = postureTask, let subject = Subject(task.id) else { return .absent }
    if subject.screen == .approvals { return .possible }
    // What can be done to other records is told by their own screens.
    let isKnown =
      subject.screen.list is any RecordScreen.Type || task.verb == subject.screen.list?.yes
    return action == .approve && isKnown ? .possible : .absent
  }

  /// What holds on every screen; `nil` for what depends on the row.
  private func common(_ action: Action) -> Availability? {
    switch action {
    case .suspend where !session.canSuspend: .impossible("no shell waits behind govtop: Q leaves")
    case .emergency: .possible
    case _ where action.isVerbOnRow: nil
    case .copyID, .copyRecord, .open, .mark: nil
    default: .possible
    }
  }

  private func onList(
    _ action: Action,
    _ type: any ListScreen.Type,
    _ list: ListState
  ) -> Availability {
    if let several = type.availability(of: action, onMarked: list) { return several }
    guard let row = list.selected else { return .impossible("no row is under the cursor") }
    let availability = type.availability(of: action, on: row, self)
    guard availability == .possible else { return availability }
    switch action {
    case .open: return opening(list.isOpen)
    case .blast, .why: return list.shownDetail == nil ? beingRead : .possible
    default: return .possible
    }
  }

  private var beingRead: Availability { .awaited("its facts are being read") }

  /// Whether the screen has room for the record under the cursor.
  var showsDetail: Bool { ScreenFrame(self).list.detail != nil }

  /// A row opens its record; in a record, a line opens what it names.
  private func opening(_ isOpen: Bool) -> Availability {
    !isOpen || Going.target(self) != nil
      ? .possible : .impossible("this line names nothing to go to")
  }
}
