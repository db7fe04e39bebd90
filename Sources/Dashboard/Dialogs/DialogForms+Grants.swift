import Governance
import TerminalUI

extension DialogForms {
  func revoke(_ row: GrantRow) -> Dialog {
    let isOwn = row.persons.contains(state.session.viewer.person.id)
    let ending = ending(of: row)
    let verb =
      switch ending {
      case .withdrawal: "withdraw"
      case .either: "end"
      case .revocation: isOwn ? "give back" : "revoke"
      }
    return Dialog(
      title: "\(verb) \(row.id) v\(row.grant.version)",
      corner: corner(row.risk),
      facts: facts(of: row) + [
        writes(ending.rawValue), signs,
      ],
      fields: [reason(isRequired: true)],
      word: row.grant.environment.countsAsProduction && !isOwn
        ? .init(Self.word(row.grant.resource, else: row.id), to: verb) : nil,
      acts: [.init("revoke", verb)]
    )
  }

  /// What ending a grant writes: one that has begun can only be revoked, whether its start was shown or not.
  private enum Ending: String {
    case withdrawal = "that it never begins: nothing is open yet, so nothing has to be proven"
    case revocation =
      "the decision that it ends now; govtop does not end it at the target: proof comes with a snapshot or a second person"
    case either =
      "that it never begins, or that it ends now: its start is this minute, the moment of writing decides"
  }

  private func ending(of row: GrantRow) -> Ending {
    guard row.grant.state == .scheduled else { return .revocation }
    // The clock on screen is told once a minute.
    let left = row.grant.startsAt - state.session.now
    return left > .minutes(1) ? .withdrawal : left > .zero ? .either : .revocation
  }

  func attest(_ row: GrantRow) -> Dialog {
    let what =
      row.grant.state == .scheduled || row.grant.state == .activating
      ? "the target has opened it" : "it is gone at the target"
    return Dialog(
      title: "attest \(row.id) v\(row.grant.version)",
      corner: corner(row.risk),
      facts: facts(of: row) + [
        writes("your word, as a second person, that \(what): look there first"), signs,
      ],
      fields: [
        DialogField(
          "reason",
          hint: "where you saw it \(glyphs.dot) \(Self.kept)",
          isRequired: true
        )
      ],
      acts: [.init("attest")]
    )
  }

  func revokeMarked(_ rows: [GrantRow]) -> Dialog {
    let list = rows.map { row in
      Fact(
        row.id,
        StyledLine("\(Risks.text(row.risk))  \(row.principalName)  \(row.entitlementName)")
      )
    }
    let isInProduction = rows.contains { $0.grant.environment.countsAsProduction }
    return Dialog(
      title: "revoke \(Names.count(rows.count, "grant"))",
      corner: StyledLine("all of low risk"),
      facts: [
        writes("\(Names.count(rows.count, "decision")) that access ends, all or none"), signs,
      ] + list,
      fields: [reason(isRequired: true)],
      word: isInProduction
        ? .init("\(rows.count)", to: "revoke") : Self.count(rows.count, to: "revoke"),
      acts: [.init("revoke", "revoke \(rows.count)")]
    )
  }

  func revokeOpened(_ row: RequestRow, _ grant: Grant.ID) -> Dialog {
    let content = row.request.content
    return Dialog(
      title: "revoke \(grant.text), opened by \(row.id)",
      corner: corner(row.risk),
      facts: facts(of: row) + [
        writes("the decision that it ends now; the approval stays in the ledger as it is"), signs,
      ],
      fields: [reason(isRequired: true)],
      word: content.environment.countsAsProduction
        ? .init(Self.word(content.items.first?.resource ?? "", else: grant.text), to: "revoke")
        : nil,
      acts: [.init("revoke")]
    )
  }
}
