import Governance
import TerminalUI

/// What a key does to the record under the cursor, and why it cannot: as the rules said when it was read.
enum RecordActing {
  /// The act that a key means on a record, and what the rules say to it.
  struct Choice {
    let act: RecordAct
    let detail: RecordDetail
    let judgement: Judgement
  }

  /// Of several acts with one key, the one that is possible, else the one that its state leads to.
  static func choice(
    of action: Action,
    on row: RecordRow,
    _ state: Dashboard.State
  ) -> Choice? {
    guard let detail = state.list?.currentDetail?.recordDetail, let named = detail.named,
      detail.row.id == row.id
    else { return nil }
    let acts = acts(for: action, on: row)
    let act =
      acts.first { detail.judgements[$0].map { $0.refusal == nil } ?? false }
      ?? acts.first { $0.fits(named) } ?? acts.first
    guard let act, let judgement = detail.judgements[act] else { return nil }
    return Choice(act: act, detail: detail, judgement: judgement)
  }

  private static func acts(for action: Action, on row: RecordRow) -> [RecordAct] {
    guard let prefix = IDPrefix(of: row.id) else { return [] }
    return RecordAct.acts(on: prefix).filter { RecordForm($0).key == action }
  }

  static func availability(
    of action: Action,
    on row: RecordRow,
    _ state: Dashboard.State
  ) -> Availability {
    guard !acts(for: action, on: row).isEmpty, let list = state.list else { return .absent }
    guard list.currentDetail != nil else { return .awaited("its facts are being read") }
    guard let choice = choice(of: action, on: row, state) else { return .absent }
    if let refusal = choice.judgement.refusal {
      return .impossible(Wording.line(refusal, state.session.glyphs))
    }
    guard RecordForm(choice.act).needsReading else { return .possible }
    let read = Deciding.read(list, isInSight: state.showsDetail)
    guard read == .possible, choice.act.verdict != nil else { return read }
    return looked(list, state)
  }

  /// An answer counts only after a second: keys that repeat or were typed ahead judge nothing.
  private static func looked(_ list: ListState, _ state: Dashboard.State) -> Availability {
    let dwell = list.dwell(at: state.session.now) ?? .zero
    return dwell < .seconds(1)
      ? .unread("its evidence is on screen for less than a second: look, then the key again")
      : .possible
  }

  static func order(
    for action: Action,
    on row: RecordRow,
    _ state: Dashboard.State
  ) -> RecordOrder? {
    guard let choice = choice(of: action, on: row, state), let named = choice.detail.named,
      let list = state.list
    else { return nil }
    let shown = ShownRecord(
      named,
      choice.detail.row,
      dwell: list.dwell(at: state.session.now),
      isOpened: list.scroll.unread == 0
    )
    return RecordOrder(act: choice.act, detail: choice.detail, shown: shown)
  }

  /// From an item that was answered to the next one that nobody answered, unless the cursor has moved on.
  static func goOn(after act: Act, _ state: inout Dashboard.State) -> [Dashboard.Effect] {
    guard case .record(let order) = act, state.screen == .items,
      state.list?.selected?.id == order.row.id
    else { return [] }
    let viewer = state.session.viewer
    _ = state.changeList { $0.moveToWaiting(1, for: viewer) }
    return []
  }

  /// What a key does to the record under the cursor, and what the ledger will say.
  static func words(of action: Action, _ state: Dashboard.State) -> String? {
    guard let row = state.list?.selected?.recordRow,
      let choice = choice(of: action, on: row, state)
    else { return nil }
    let form = RecordForm(choice.act)
    return "\(form.verb): \(form.writes)"
  }

  // MARK: Several at once

  /// The marked items that may be answered together: open, and for a yes inside the safe envelope.
  static func together(_ act: RecordAct, _ rows: [RecordRow]) -> [RecordRow] {
    rows.filter { row in
      row.text("state") == "open" && (act != .certify || row.flag("in_bulk_envelope"))
    }
  }

  static func availability(of act: RecordAct, onMarked rows: [RecordRow]) -> Availability {
    guard together(act, rows).isEmpty else { return .possible }
    let closed = rows.count { $0.text("state") != "open" }
    let reasons = [
      closed > 0 ? "answered \(closed)" : nil,
      act == .certify ? "not low, used and usual \(rows.count - closed)" : nil,
    ]
    return .impossible(
      "\(rows.count) marked, all need you one by one: "
        + reasons.compactMap(\.self).joined(separator: ", ") + " · ␣ takes a mark away"
    )
  }

  static func orders(_ act: RecordAct, _ rows: [RecordRow]) -> Act {
    let inside = together(act, rows)
    return .records(act, inside, leftOut: rows.count - inside.count)
  }
}
