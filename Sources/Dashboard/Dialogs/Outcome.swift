package import Governance
package import TerminalUI

/// What is said when something was written: what ends, what does not happen yet, who is next.
package enum Outcome {
  package static func words(_ act: Act, _ receipt: Receipt, _ state: Dashboard.State) -> String {
    let number = receipt.entries.first.map { "#\($0.sequence)" } ?? ""
    switch act {
    case .approve(let row): return approved(row, receipt, number, state)
    case .approveMarked(let rows):
      let opened = receipt.entries.count { $0.kind == "request.approved" }
      return
        "\(Names.count(rows.count, "approval")) recorded from \(number) on · \(opened) of them decided"
    case .deny(let row): return "\(row.id): denied as \(number) · nobody can approve it any more"
    case .ask(let row):
      return "\(row.id): your question is recorded as \(number) · \(row.requesterHandle) answers"
    case .answer(let row): return "\(row.id): your answer is recorded as \(number)"
    case .cancel(let row): return "\(row.id): withdrawn as \(number)"
    case .withdrawVote(let row):
      return "\(row.id): your vote is taken back as \(number) · it can be decided anew"
    case .revoke(let row): return "\(row.id): \(ending(receipt)) as \(number) · proof is still open"
    case .attest(let row):
      let what = receipt.entries.contains { $0.kind == "grant.activated" } ? "start" : "end"
      return "\(row.id): your word is recorded as \(number) · its \(what) is proven"
    case .revokeMarked(let rows):
      return
        "\(Names.count(rows.count, "grant")): to end, from \(number) on · proofs are still open"
    case .revokeOpened(_, let grant):
      return "\(grant.text): \(ending(receipt)) as \(number) · proof is still open"
    case .request(let new):
      let id = receipt.subjects.first ?? ""
      return "\(id): asked for \(new.name) as \(number) · 3 shows who decides"
    case .record(let order):
      return RecordOutcome.words(order.act, order.row.id, receipt)
    case .records(let act, let rows, let leftOut):
      return RecordOutcome.words(act, rows.count, leftOut: leftOut, receipt)
    case .emergency:
      return RecordOutcome.opened(receipt)
    case .leave: return ""
    }
  }

  private static func approved(
    _ row: RequestRow,
    _ receipt: Receipt,
    _ number: String,
    _ state: Dashboard.State
  ) -> String {
    if receipt.entries.contains(where: { $0.kind == "request.approved" }) {
      let grants = receipt.subjects.filter { $0.hasPrefix("GR-") }.joined(separator: ", ")
      return
        "\(row.id): approved as \(number), opens \(grants) · not applied by govtop at the target"
    }
    let votes = row.request.approvals.count + 1
    let others =
      (state.approvals.detail?.requestDetail.flatMap { $0.row.id == row.id ? $0 : nil })?
      .couldComplete
      .filter { $0.person != state.session.viewer.person.id }.map(\.handle) ?? []
    let next = others.isEmpty ? "" : " · waits for \(Names.either(others))"
    return
      "\(row.id): your approval is recorded as \(number) · \(votes) of \(row.request.neededVotes)"
      + next
  }

  private static func ending(_ receipt: Receipt) -> String {
    receipt.entries.contains { $0.kind == "grant.withdrawn" } ? "withdrawn" : "to end"
  }

  /// A look ahead in one line.
  package static func words(_ preview: Preview, _ glyphs: Glyphs) -> String {
    if let refusal = preview.refusal { return Wording.line(refusal, glyphs) }
    var parts: [String] = []
    if let risk = preview.risk { parts.append("risk \(Risks.text(risk, inWords: true))") }
    if let rule = preview.rule { parts.append(rule) }
    if parts.isEmpty { parts = preview.entries }
    return Wording.joined(parts, glyphs)
  }
}
