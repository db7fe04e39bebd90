import Governance
import TerminalUI

/// What a row of the approvals list shows.
struct RequestCells {
  let now: Instant
  let glyphs: Glyphs
  let nameWidth: Int

  init(_ state: Dashboard.State, nameWidth: Int) {
    self.nameWidth = nameWidth
    now = state.session.now
    glyphs = state.session.glyphs
  }

  func cells(_ row: RequestRow) -> [String: Span] {
    let request = row.request
    let content = request.content
    return [
      "due": due(row),
      "risk": Risks.span(row.risk),
      "id": Span(row.id, Style(.accent)),
      "who": Span(
        Names.fit(row.beneficiaryName, DialogForms.aside(of: row), to: nameWidth, glyphs)
      ),
      "wants": Span(wants(content)),
      "where": Span(
        content.items.first.map { Names.place(content.environment, $0.resource) } ?? "?"
      ),
      "for": Span(Spell.exact(content.duration, endless: glyphs.endless)),
      "vote": Span("\(request.approvals.count)/\(request.neededVotes)"),
      "by": Span(row.requesterHandle),
      "ticket": Span(content.ticket ?? ""),
      "rule": Span(request.terms.rule),
      "lapses": Span(Spell.left(until: request.terms.lapsesAt, at: now)),
    ]
  }

  /// Time to the decision's due date; once the request would lapse before that, that time with `l`.
  private func due(_ row: RequestRow) -> Span {
    let terms = row.request.terms
    guard row.state == .pending else {
      return Span(row.state.rawValue.prefix(5).description, Style(.muted))
    }
    if terms.lapsesAt < terms.dueAt {
      return Span("l" + Spell.left(until: terms.lapsesAt, at: now), Style(.warn))
    }
    let left = terms.dueAt - now
    let role: Role = left <= .zero ? .danger : left < .hours(1) ? .warn : .text
    return Span(Spell.left(until: terms.dueAt, at: now), Style(role))
  }

  private func wants(_ content: AccessRequest.Content) -> String {
    guard let first = content.items.first else { return "?" }
    let more = content.items.count - 1
    return Names.short(first.name) + (more > 0 ? " +\(more)" : "")
  }
}
