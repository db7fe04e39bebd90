package import Governance
import TerminalUI

extension Answering {
  /// A record under an open dialog is no longer what was shown: the buttons give way.
  static func compare(_ state: inout Dashboard.State, with row: RequestRow?) {
    guard let row, case .dialog(var dialog) = state.overlay, !dialog.form.isOutdated,
      dialog.sent == nil, let shown = dialog.act.requestRows.first(where: { $0.id == row.id }),
      shown.shownName != row.shownName
    else { return }
    let moments = Moments(state.session)
    let facts = Changes.facts(from: shown, to: row, moments)
    dialog.form.outdate(
      title: "\(row.id) is not what you saw",
      facts: facts,
      acts: [.init("open", "open \(opens(row))")]
    )
    state.overlay = .dialog(dialog)
  }

  static func compare(_ state: inout Dashboard.State, with row: GrantRow?) {
    guard let row, case .dialog(var dialog) = state.overlay, !dialog.form.isOutdated,
      dialog.sent == nil, let shown = dialog.act.grantRows.first(where: { $0.id == row.id }),
      shown.shownName != row.shownName
    else { return }
    dialog.form.outdate(
      title: "\(row.id) is not what you saw",
      facts: Changes.facts(from: shown, to: row),
      acts: [.init("open", "open \(row.id)")]
    )
    state.overlay = .dialog(dialog)
  }

  /// The record to look at instead: what took the place of a superseded one.
  static func opens(_ row: RequestRow) -> String { row.request.supersededBy?.text ?? row.id }
}

/// What is different between what was shown and what is.
package enum Changes {
  package static func facts(from shown: RequestRow, to row: RequestRow, _ moments: Moments)
    -> [Fact]
  {
    let (before, now) = (shown.request, row.request)
    var facts = [Fact("", StyledLine(what(shown, row) + ". nothing was written"))]
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

  private static func what(_ shown: RequestRow, _ row: RequestRow) -> String {
    if let successor = row.request.supersededBy { return "superseded by \(successor.text)" }
    if shown.state != row.state { return row.state.rawValue }
    if shown.request.votes.count < row.request.votes.count { return "somebody voted" }
    return "it was changed"
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
  var requestRows: [RequestRow] {
    switch self {
    case .approve(let row), .deny(let row), .ask(let row), .answer(let row), .cancel(let row),
      .withdrawVote(let row),
      .revokeOpened(let row, _):
      [row]
    case .approveMarked(let rows): rows
    case .revoke, .revokeMarked, .request, .leave: []
    }
  }

  var grantRows: [GrantRow] {
    switch self {
    case .revoke(let row): [row]
    case .revokeMarked(let rows): rows
    default: []
    }
  }
}
