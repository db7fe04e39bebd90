import Governance
import TerminalUI

/// What a row of the access list shows.
struct GrantCells {
  let session: Session
  let nameWidth: Int

  func cells(_ row: GrantRow) -> [String: Span] {
    let grant = row.grant
    let now = session.now
    let isExternal = row.principalType == .external || row.marks.contains(.external)
    return [
      "state": Span(row.standing.word, Style(row.standing.role)),
      "risk": Risks.span(row.risk),
      "principal": Span(
        Names.fit(row.principalName, isExternal ? " (ext)" : "", to: nameWidth, session.glyphs)
      ),
      "access": Span(row.entitlementName.isEmpty ? row.actions : Names.short(row.entitlementName)),
      "where": Span(Names.place(grant.environment, grant.resource)),
      "ends": Span(Spell.left(until: grant.endsAt, at: now)),
      "used": Span(Spell.age(since: row.lastUsedAt, isKnown: row.lastUsedKnown, at: now)),
      "flags": Span(row.marks.places(session.glyphs), Style(row.marks.isEmpty ? .muted : .warn)),
      "owner": row.owner.map { Span($0) } ?? Span("-", Style(.warn, .reverse)),
      "review": review(row),
      "source": Span(row.source),
      "rule": Span(grant.rule),
      "peers": Span(row.peerShare.map { Measures.percent($0) + "%" } ?? "?"),
    ]
  }

  /// `due` for what nobody has upheld yet, else how long ago somebody did; what is over needs no review.
  private func review(_ row: GrantRow) -> Span {
    switch row.standing {
    case .expired, .revoked, .ended, .withdrawn, .revoking, .ending: return Span("")
    default: break
    }
    if row.marks.contains(.uncertified) { return Span("due", Style(.warn)) }
    return Span(
      row.grant.certifiedAt.map { Spell.age(since: $0, at: session.now) } ?? "",
      Style(.muted)
    )
  }
}
