package import Governance
import TerminalUI

extension Answering {
  /// A record under an open dialog is no longer what was shown: the buttons give way.
  static func compare(_ state: inout Dashboard.State, with row: ScreenRow?) {
    guard let row, case .dialog(var dialog) = state.overlay, !dialog.form.isOutdated,
      dialog.sent == nil, let shown = dialog.act.rows.first(where: { $0.id == row.id }),
      shown.shownName != row.shownName
    else { return }
    dialog.form.outdate(
      title: "\(row.id) is not what you saw",
      facts: facts(from: shown, to: row, state),
      acts: [.init("open", "open \(opens(row))")]
    )
    state.overlay = .dialog(dialog)
  }

  private static func facts(
    from shown: ScreenRow,
    to row: ScreenRow,
    _ state: Dashboard.State
  ) -> [Fact] {
    switch (shown, row) {
    case (.request(let shown), .request(let row)):
      let handles = handles(in: state.approvals.detail?.requestDetail, of: row)
      return Changes.facts(from: shown, to: row, Moments(state.session), handles: handles)
    case (.grant(let shown), .grant(let row)): return Changes.facts(from: shown, to: row)
    case (.record(let shown), .record(let row)): return Changes.facts(from: shown, to: row)
    default: return []
    }
  }

  /// Who could vote on what is shown, and who has: whoever was faster is among them.
  private static func handles(
    in detail: RequestDetail?,
    of row: RequestRow
  ) -> [Person.ID: String] {
    guard let detail, detail.row.id == row.id else { return [:] }
    let voters = zip(detail.row.request.votes.map(\.person), detail.voterHandles)
    let known = detail.couldComplete.map { ($0.person, $0.handle) } + voters
    return Dictionary(known) { first, _ in first }
  }

  /// The record to look at instead: what took the place of a superseded one.
  static func opens(_ row: ScreenRow) -> String {
    row.requestRow?.request.supersededBy?.text ?? row.id
  }
}

/// What is different between what was shown and what is.
package enum Changes {
  package static func facts(
    from shown: RequestRow,
    to row: RequestRow,
    _ moments: Moments,
    handles: [Person.ID: String] = [:]
  ) -> [Fact] {
    let (before, now) = (shown.request, row.request)
    let what = what(shown, row, moments, handles)
    var facts = [Fact("", StyledLine(what + ". nothing was written"))]
    facts += difference("state", shown.state.rawValue, row.state.rawValue)
    facts += difference("votes", votes(before), votes(now))
    facts += difference(
      "for",
      Spell.exact(before.content.duration),
      Spell.exact(now.content.duration)
    )
    facts += difference(
      "risk",
      Risks.text(shown.risk, inWords: true),
      Risks.text(row.risk, inWords: true)
    )
    facts += difference("rule", rule(before), rule(now))
    facts += difference("asked", "\(before.questions.count)", "\(now.questions.count)")
    return facts
  }

  package static func facts(from shown: GrantRow, to row: GrantRow) -> [Fact] {
    let line = StyledLine("somebody changed it. nothing was written")
    return [Fact("", line)]
      + difference("state", shown.standing.word, row.standing.word)
      + difference("version", "v\(shown.grant.version)", "v\(row.grant.version)")
  }

  package static func facts(from shown: RecordRow, to row: RecordRow) -> [Fact] {
    let line = StyledLine("somebody changed it. nothing was written")
    return [Fact("", line)]
      + zip(shown.fields, row.fields).flatMap { before, now in
        difference(Names.words(before.name), before.value.words, now.value.words)
      }
  }

  /// What became of it, by whom and when.
  private static func what(
    _ shown: RequestRow,
    _ row: RequestRow,
    _ moments: Moments,
    _ handles: [Person.ID: String]
  ) -> String {
    func name(_ person: Person.ID) -> String { Names.single(handles[person] ?? person.text) }
    let request = row.request
    if let successor = request.supersededBy { return "superseded by \(successor.text)" }
    if shown.state != row.state {
      let by = request.closedBy.map { " by \(name($0))" } ?? ""
      return row.state.rawValue + by + ago(request.closedAt, moments)
    }
    if shown.request.votes.count < request.votes.count, let vote = request.votes.last {
      let verb = vote.decision == .approve ? "yes" : "no"
      return "\(name(vote.person)) voted \(verb)" + ago(vote.at, moments)
    }
    return "it was changed"
  }

  private static func ago(_ moment: Instant?, _ moments: Moments) -> String {
    guard let moment else { return "" }
    return moments.now - moment < .minutes(1)
      ? " just now" : " \(Spell.age(since: moment, at: moments.now)) ago"
  }

  private static func votes(_ request: AccessRequest) -> String {
    "\(request.approvals.count) of \(request.neededVotes)"
  }

  private static func rule(_ request: AccessRequest) -> String {
    "\(request.terms.rule) v\(request.terms.rulesVersion)"
  }

  private static func difference(_ name: String, _ before: String, _ now: String) -> [Fact] {
    guard before != now else { return [] }
    return [Fact(name, StyledLine([Span(before + "  →  "), Span(now, Style(.warn, .bold))]))]
  }
}

extension Act {
  /// The rows that the dialog was opened on, as they were shown.
  var rows: [ScreenRow] {
    switch self {
    case .approve(let row), .deny(let row), .ask(let row), .answer(let row), .cancel(let row),
      .withdrawVote(let row), .revokeOpened(let row, _):
      [.request(row)]
    case .approveMarked(let rows): rows.map { .request($0) }
    case .revoke(let row), .attest(let row): [.grant(row)]
    case .revokeMarked(let rows): rows.map { .grant($0) }
    case .record(let order): [.record(order.row)]
    case .records(_, let rows, _): rows.map { .record($0) }
    case .request, .emergency, .leave: []
    }
  }
}
