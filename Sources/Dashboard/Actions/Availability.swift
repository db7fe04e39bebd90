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
    switch screen {
    case .posture: return onPosture(action)
    case .access: return common(action) ?? onAccess(action)
    case .approvals: return common(action) ?? onApprovals(action)
    }
  }

  private func onPosture(_ action: Action) -> Availability {
    switch action {
    case .filter: .impossible("nothing to filter here: 2 or 3, then /")
    case .approve, .deny, .ask:
      posture.pane == .tasks ? onTask(action) : .absent
    case .copyID: postureSubject == nil ? .impossible("no row here has an id") : .possible
    case .open: postureObstacle.map(Availability.impossible) ?? .possible
    case .why:
      posture.pane == .metrics && postureMetric != nil ? .possible : .absent
    case .end, .new, .takeBack, .blast, .copyRecord, .mark, .markRange, .markAll, .sort,
      .reverseSort, .columns, .preview, .scrollLeft, .scrollRight, .previousRecord, .nextRecord:
      .absent
    default: common(action) ?? .possible
    }
  }

  /// A task's own verb goes to its row, where its facts are.
  private func onTask(_ action: Action) -> Availability {
    guard let task = postureTask, let subject = Subject(task.id) else { return .absent }
    switch subject {
    case .request: return .possible
    case .grant: return action == .approve && task.verb == "attest" ? .possible : .absent
    }
  }

  /// What holds on every screen; `nil` for what depends on the row.
  private func common(_ action: Action) -> Availability? {
    switch action {
    case .suspend where !session.canSuspend: .impossible("no shell waits behind govtop: Q leaves")
    case .approve, .deny, .ask, .end, .new, .takeBack, .blast, .why, .copyID, .copyRecord, .open,
      .mark:
      nil
    default: .possible
    }
  }

  private func onAccess(_ action: Action) -> Availability {
    if case .end = action, !access.marked.isEmpty { return Deciding.bulkRevoke(access.markedRows) }
    guard let row = access.selected else {
      return [.approve, .deny, .ask, .takeBack].contains(action)
        ? .absent : .impossible("no row is under the cursor")
    }
    switch action {
    case .approve: return Deciding.attest(row, access, isInSight: showsDetail)
    case .deny, .ask: return .absent
    case .end: return Deciding.end(row, access, isInSight: showsDetail)
    case .new: return .possible
    case .takeBack: return Deciding.takeBack(row, access, isInSight: showsDetail)
    case .blast, .why: return access.shownDetail == nil ? beingRead : .possible
    case .open: return opening(access.isOpen)
    default: return .possible
    }
  }

  private func onApprovals(_ action: Action) -> Availability {
    if case .approve = action, !approvals.marked.isEmpty {
      return Deciding.bulkApprove(approvals.markedRows)
    }
    guard let row = approvals.selected else { return .impossible("no row is under the cursor") }
    switch action {
    case .approve, .deny:
      return Deciding.vote(row, approvals, session, isInSight: showsDetail)
    case .ask: return Deciding.ask(row, session)
    case .end: return Deciding.cancel(row, session)
    case .takeBack: return Deciding.takeBack(row, session)
    case .why: return approvals.shownDetail == nil ? beingRead : .possible
    case .open: return opening(approvals.isOpen)
    case .blast: return .absent
    default: return .possible
    }
  }

  private var beingRead: Availability { .awaited("its facts are being read") }

  /// Whether the screen has room for the record under the cursor.
  private var showsDetail: Bool { ScreenFrame(self).list.detail != nil }

  /// A row opens its record; in a record, a line opens what it names.
  private func opening(_ isOpen: Bool) -> Availability {
    !isOpen || Going.target(self) != nil
      ? .possible : .impossible("this line names nothing to go to")
  }
}
