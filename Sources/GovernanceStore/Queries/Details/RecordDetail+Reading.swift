public import Governance

extension Store {
  /// A record of a kind that names its own cells, `nil` where there is none of that id.
  ///
  /// What can be done to it is judged with it, unless nothing can be written here at all.
  public func recordDetail(
    _ kind: ListKind,
    _ id: String,
    as viewer: Operator
  ) async throws -> RecordDetail? {
    let isJudged = !options.readOnly && past == nil
    return try await look(as: viewer) { connection, viewing in
      guard let row = try connection.recordRows(kind, [id], viewing).first else { return nil }
      let rule = row.text("rule").flatMap { viewing.rules.explanation(of: $0) }
      var detail = RecordDetail(
        row: row,
        rationale: rule?.line("why"),
        control: rule?.line("control"),
        history: try connection.history(of: [id])
      )
      guard isJudged, let prefix = IDPrefix(of: id), !RecordAct.acts(on: prefix).isEmpty else {
        return detail
      }
      try detail.judge(Rehearsal(connection: connection, viewing: viewing, origin: viewer.origin))
      return detail
    }
  }
}

extension RecordDetail {
  /// Adds what can be done to it, and why the rest cannot.
  fileprivate mutating func judge(_ rehearsal: Rehearsal) throws {
    let (connection, viewing) = (rehearsal.connection, rehearsal.viewing)
    let named = try connection.named(row.id)
    if [.drift, .compliance].contains(named.prefix) {
      grounds = try connection.exceptionsInForce(at: viewing.now)
    }
    let campaign = named.prefix == .campaign ? row.id : row.text("campaign")
    if let campaign, [.campaign, .item].contains(named.prefix) {
      staged = try connection.staged(in: Identifier(campaign), by: viewing.actor.persons)
    }
    judgements = try rehearsal.judgements(on: ShownRecord(named, row), grounds: grounds)
    self.named = named
  }
}

extension RuleExplanation {
  fileprivate func line(_ name: String) -> String? { lines.first { $0.0 == name }?.1 }
}
