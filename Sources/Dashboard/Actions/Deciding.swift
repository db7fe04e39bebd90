import Governance
import TerminalUI

/// Whether the verb of a row can be done, and if not, why: from what is on screen; the store judges again.
enum Deciding {
  /// Approve or deny one request.
  static func vote(
    _ row: RequestRow,
    _ list: ListState,
    _ session: Session,
    isInSight: Bool
  ) -> Availability {
    let row = newest(row, list)
    if row.state != .pending { return .impossible("\(row.id) is \(row.state.rawValue) already") }
    if case .no(let refusal) = row.decidable { return .impossible(sentence(refusal, session)) }
    return read(list, isInSight: isInSight)
  }

  /// The row as it was read last: what was read beside the list can be newer.
  private static func newest(
    _ row: RequestRow,
    _ list: ListState
  ) -> RequestRow {
    guard let read = list.shownDetail?.row.requestRow, read.request.version >= row.request.version
    else {
      return row
    }
    return read
  }

  /// Facts that were not on screen to their end cannot have been judged.
  static func read(
    _ list: ListState,
    isInSight: Bool
  ) -> Availability {
    guard let row = list.selected else { return .absent }
    if list.window.changes[row.id] == .gone {
      return .impossible("\(row.id) is not in this list any more · R takes changes in")
    }
    let scroll = list.scroll
    if scroll.total == 0, !isInSight {
      return .unread("its facts are not on screen: ⏎ opens them")
    }
    guard list.currentDetail != nil else { return .awaited("its facts are being read") }
    guard scroll.total > 0 else { return .awaited("its facts are being shown") }
    if scroll.cut > 0, !list.isOpen { return .unread("not all of it is shown: ⏎ opens it") }
    guard scroll.unread > 0, !list.isOpen, list.pane == .list else {
      return scroll.unreadText.map(Availability.unread) ?? .possible
    }
    // PgDn moves the list here; the whole pane is one key away.
    return .unread("\(Names.count(scroll.unread, "line")) not read yet: ⏎ opens it")
  }

  /// Ask the requester, or answer as the requester.
  static func ask(_ row: RequestRow, _ session: Session) -> Availability {
    if row.state != .pending { return .impossible("\(row.id) is \(row.state.rawValue) already") }
    let open = row.request.questions.first { $0.answer == nil }
    if row.request.content.requester == session.viewer.person.id {
      return open == nil ? .impossible("nobody has asked you anything about \(row.id)") : .possible
    }
    if open != nil {
      return .impossible("a question is open: \(row.requesterHandle) answers first")
    }
    if case .no(let refusal) = row.decidable { return .impossible(sentence(refusal, session)) }
    return .possible
  }

  /// Withdraw one's own request.
  static func cancel(_ row: RequestRow, _ session: Session) -> Availability {
    if row.state != .pending { return .impossible("\(row.id) is \(row.state.rawValue) already") }
    guard row.request.content.requester == session.viewer.person.id else {
      return .impossible("only \(row.requesterHandle) can withdraw \(row.id) · d denies it")
    }
    return .possible
  }

  /// End a grant, or give back one's own.
  static func end(
    _ row: GrantRow,
    _ list: ListState,
    isInSight: Bool
  ) -> Availability {
    if let obstacle = obstacleToEnding(row) { return .impossible(obstacle) }
    return read(list, isInSight: isInSight)
  }

  /// Say, as a second person, that the target has done what was decided; absent where nothing waits.
  static func attest(
    _ row: GrantRow,
    _ list: ListState,
    isInSight: Bool
  ) -> Availability {
    guard row.waitsForProof else { return .absent }
    return read(list, isInSight: isInSight)
  }

  private static func obstacleToEnding(_ row: GrantRow) -> String? {
    let state = row.grant.state
    if state.isTerminal { return "\(row.id) is \(row.standing.word) already" }
    if row.standing == .expired { return "\(row.id) has expired: nothing is left to end" }
    guard state.allows(.revoking) || state.allows(.withdrawn) else {
      return "\(row.id) is \(row.standing.word): somebody decided its end already"
    }
    return nil
  }

  /// By its compensating act, as the rules of taking back say.
  static func takeBack(
    _ row: GrantRow,
    _ list: ListState,
    isInSight: Bool
  ) -> Availability {
    row.grant.request == nil
      ? .impossible("\(row.id) was adopted, not decided here · x revokes it")
      : end(row, list, isInSight: isInSight)
  }

  /// One's own vote while it decides nothing yet; what was approved, by revoking what it opened.
  static func takeBack(_ row: RequestRow, _ session: Session) -> Availability {
    switch row.state {
    case .pending where row.request.votes.contains { $0.person == session.viewer.person.id }:
      .possible
    case .approved where !row.request.grants.isEmpty: .possible
    default: .impossible("nothing of yours to take back on \(row.id)")
    }
  }

  // MARK: Several at once

  /// Only what is low and decidable goes together; the others are named.
  static func bulkApprove(_ rows: [RequestRow]) -> Availability {
    let closed = rows.filter { $0.state != .pending }
    let barred = rows.filter { $0.state == .pending && !$0.mayDecide }
    let risky = rows.filter { $0.waitsForViewer && $0.risk.band > .low }
    return bulk(
      rows.count,
      [
        ("closed", closed.map(\.id)), ("not yours", barred.map(\.id)),
        ("above low risk", risky.map(\.id)),
      ]
    )
  }

  static func bulkRevoke(_ rows: [GrantRow]) -> Availability {
    let ended = rows.filter { obstacleToEnding($0) != nil }
    let risky = rows.filter { obstacleToEnding($0) == nil && $0.risk.band > .low }
    return bulk(rows.count, [("ended", ended.map(\.id)), ("above low risk", risky.map(\.id))])
  }

  private static func bulk(_ count: Int, _ outside: [(why: String, ids: [String])]) -> Availability
  {
    let outside = outside.filter { !$0.ids.isEmpty }
    guard let first = outside.first?.ids.first else { return .possible }
    let number = outside.reduce(0) { $0 + $1.ids.count }
    let reasons = outside.map { "\($0.why) \($0.ids.count)" }.joined(separator: ", ")
    return .impossible(
      "\(count) marked, \(number) need you one by one: \(reasons), first \(first) · "
        + "␣ takes a mark away"
    )
  }

  private static func sentence(_ refusal: Refusal, _ session: Session) -> String {
    Wording.line(refusal, session.glyphs)
  }
}
