import Governance
import TerminalUI

extension DialogForms {
  func revoke(_ row: GrantRow) -> Dialog {
    let isOwn = row.persons.contains(state.session.viewer.person.id)
    let verb = isOwn ? "give back" : row.grant.state == .scheduled ? "withdraw" : "revoke"
    return Dialog(
      title: "\(verb) \(row.id) v\(row.grant.version)",
      corner: corner(row.risk),
      facts: facts(of: row) + [
        writes(
          "the decision that it ends now; govtop does not end it at the target: proof comes with a "
            + "snapshot or a second person"
        ), signs,
      ],
      fields: [reason(isRequired: true)],
      word: row.grant.environment.countsAsProduction && !isOwn
        ? .init(Self.word(row.grant.resource, else: row.id), to: verb) : nil,
      acts: [.init("revoke", verb)]
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
