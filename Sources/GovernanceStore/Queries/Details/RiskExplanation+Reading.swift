public import Governance

extension Store {
  /// How the score of a request or grant came about.
  ///
  /// - Throws: `Refusal` for an id of which there is none, or of something that has no score.
  public func riskExplanation(
    of id: String,
    as viewer: Operator
  ) async throws -> RiskExplanation {
    try await look(as: viewer) { try $0.riskExplanation(of: id, $1) }
  }

  /// What a rule opened in place of persons, by its name.
  public func opened(under rule: String) async throws -> OpenedReport {
    let now = options.clock()
    return try await engine.read { try $0.opened(under: rule, at: now) }
  }
}

extension Connection {
  fileprivate func riskExplanation(
    of id: String,
    _ viewing: Viewing
  ) throws -> RiskExplanation {
    switch String(id.prefix { $0 != "-" }) {
    case IDPrefix.request.rawValue:
      guard let row = try requestRows([id], viewing).first else { break }
      return RiskExplanation(
        id: id,
        score: row.request.terms.risk,
        at: row.request.submittedAt,
        rule: row.request.terms.rule,
        rulesVersion: row.request.terms.rulesVersion,
        weights: viewing.rules.risk
      )
    case IDPrefix.grant.rawValue:
      guard let row = try grantRows([id], viewing).first else { break }
      return RiskExplanation(
        id: id,
        score: row.risk,
        at: viewing.now,
        rule: row.grant.rule,
        rulesVersion: row.grant.rulesVersion,
        weights: viewing.rules.risk
      )
    default:
      throw Refusal(
        .notFound,
        id,
        "`\(id)` has no score: requests and grants are scored, findings have a class",
        next: "name a request or a grant: AR-2044, GR-774"
      )
    }
    throw Refusal(.notFound, id, "there is no `\(id)`", next: "govtop list shows what there is")
  }

  fileprivate func opened(under rule: String, at now: Instant) throws -> OpenedReport {
    let row = try row(
      """
      select count(*) as opened,
        sum(case when created_at > ? then 1 else 0 end) as lately,
        sum(case when \(Grant.isLiveSQL) then 1 else 0 end) as live,
        sum(case when state in ('revoking', 'revoked', 'withdrawn', 'revoke_failed') then 1
          else 0 end) as early
      from access_grant
      where rule = ?
      """,
      [.init(now - .days(30)), .init(now), .init(now), .text(rule)]
    )
    return OpenedReport(
      all: try row?.integer("opened") ?? 0,
      lastMonth: try row?.optionalInteger("lately") ?? 0,
      live: try row?.optionalInteger("live") ?? 0,
      endedEarly: try row?.optionalInteger("early") ?? 0
    )
  }
}
