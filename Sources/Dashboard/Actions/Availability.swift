import Governance

/// Whether an action can be done here and now.
package enum Availability: Hashable, Sendable {
  case possible
  /// It belongs here but cannot be done, and why.
  case impossible(String)
  /// It has no meaning here: its key is dead.
  case absent

  package var isPossible: Bool { self == .possible }

  /// The reason against it.
  package var obstacle: String? {
    if case .impossible(let reason) = self { reason } else { nil }
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
      posture.pane == .tasks && postureTask.map { $0.id.hasPrefix("AR-") } ?? false
        ? .possible : .absent
    case .copyID: postureSubject == nil ? .impossible("no row here has an id") : .possible
    case .open: postureCanOpen ? .possible : .impossible("nothing stands behind this row")
    case .why:
      posture.pane == .metrics && postureMetric != nil ? .possible : .absent
    case .end, .new, .takeBack, .blast, .copyRecord, .mark, .markRange, .markAll, .sort,
      .reverseSort, .columns, .preview, .scrollLeft, .scrollRight, .previousRecord, .nextRecord:
      .absent
    default: common(action) ?? .possible
    }
  }

  /// What holds on every screen; `nil` for what depends on the row.
  private func common(_ action: Action) -> Availability? {
    switch action {
    case .filter where context == Contexts.text:
      .impossible("/ filters the list: Esc goes back to it")
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
    case .approve, .deny, .ask: return .absent
    case .end: return Deciding.end(row, access)
    case .new: return .possible
    case .takeBack: return Deciding.takeBack(row, access)
    case .blast, .why:
      return access.shownDetail == nil ? .impossible("its facts are still being read") : .possible
    default: return .possible
    }
  }

  private func onApprovals(_ action: Action) -> Availability {
    if case .approve = action, !approvals.marked.isEmpty {
      return Deciding.bulkApprove(approvals.markedRows)
    }
    guard let row = approvals.selected else { return .impossible("no row is under the cursor") }
    switch action {
    case .approve, .deny: return Deciding.vote(row, approvals, session)
    case .ask: return Deciding.ask(row, session)
    case .end: return Deciding.cancel(row, session)
    case .takeBack: return Deciding.takeBack(row, session)
    case .why:
      return approvals.shownDetail == nil
        ? .impossible("its facts are still being read") : .possible
    case .blast: return .absent
    default: return .possible
    }
  }
}
