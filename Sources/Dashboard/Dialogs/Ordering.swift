package import Governance
import TerminalUI

/// Turns a confirmed dialog into commands: what was shown, and what was typed.
package enum Ordering {
  /// Empty for an act that writes nothing.
  package static func commands(
    _ act: Act,
    _ texts: [String: String],
    at now: Instant = Instant(milliseconds: 0)
  ) -> [Command] {
    switch act {
    case .approve(let row): [.approve(decision(row, reason(texts)))]
    case .deny(let row): [.deny(decision(row, reason(texts)))]
    case .ask(let row): [.ask(row.request.id, text: texts["question"] ?? "")]
    case .answer(let row): [.answer(row.request.id, text: texts["answer"] ?? "")]
    case .cancel(let row): [.cancel(row.request.id, reason: reason(texts))]
    case .withdrawVote(let row): [.withdrawVote(row.request.id)]
    case .approveMarked(let rows): rows.map { .approve(decision($0, reason(texts))) }
    case .revoke(let row): [revoke(row, texts)]
    case .attest(let row): [.attest(row.grant.id, reason: reason(texts) ?? "")]
    case .revokeMarked(let rows): rows.map { revoke($0, texts) }
    case .revokeOpened(_, let grant):
      [.revoke(grant, reason: reason(texts) ?? "", seen: nil)]
    case .request(let new): draft(new, texts).map { [.request($0)] } ?? []
    case .record(let order): RecordOrdering.commands(order, texts, at: now)
    case .records(let act, let rows, _): RecordOrdering.commands(act, rows, reason(texts))
    case .emergency(let order): RecordOrdering.commands(order, texts)
    case .leave: []
    }
  }

  private static func decision(_ row: RequestRow, _ reason: String?) -> Decision {
    Decision(
      request: row.request.id,
      seenVersion: row.request.version,
      seenDigest: row.request.contentHash,
      reason: reason
    )
  }

  private static func revoke(_ row: GrantRow, _ texts: [String: String]) -> Command {
    .revoke(row.grant.id, reason: reason(texts) ?? "", seen: row.grant.version)
  }

  /// A ticket that the dialog asked for stands before the reason.
  private static func reason(_ texts: [String: String]) -> String? {
    let parts = [texts["ticket"], texts["reason"]].compactMap(\.self)
      .filter { !$0.allSatisfy(\.isWhitespace) }
    return parts.isEmpty ? nil : parts.joined(separator: ": ")
  }

  /// `nil` when the length cannot be read.
  private static func draft(_ new: NewRequest, _ texts: [String: String]) -> RequestDraft? {
    guard let duration = Spell.length(texts["for"] ?? "") else { return nil }
    let ticket = texts["ticket"] ?? ""
    var draft = RequestDraft(
      entitlement: new.entitlement,
      resource: new.resource,
      beneficiary: new.beneficiary,
      duration: duration,
      justification: texts["why"] ?? "",
      ticket: ticket.allSatisfy(\.isWhitespace) ? nil : ticket
    )
    draft.renews = new.renews
    return draft
  }
}
