import Governance

extension Connection {
  /// Everything that an approver decides on, `nil` where there is no such request.
  func requestDetail(_ id: AccessRequest.ID, _ viewing: Viewing) throws -> RequestDetail? {
    guard let row = try requestRows([id.text], viewing).first else { return nil }
    let request = row.request
    let entitlement = request.content.items.first?.entitlement.text ?? ""
    let owner = try owner(of: request.content.beneficiary)
    let inquiry = try RequestInquiry(row, self, viewing)
    let before = try earlier(like: request, of: entitlement, at: viewing.now)
    let voters = try handlesByID(of: request.votes.map(\.person))
    return RequestDetail(
      row: row,
      words: try lastRow(.entitlement, entitlement)?.text("words") ?? "",
      ownerHandle: owner.handle,
      ownerTeam: owner.team,
      beneficiaryZone: nil,
      checks: inquiry.checks,
      couldComplete: try inquiry.couldComplete(self),
      voterHandles: request.votes.map { voters[$0.person.text] ?? $0.person.text },
      earlierCount: before.count,
      earlierApproved: before.approved,
      earlierDenied: before.denied,
      beneficiaryGrants: try reach(of: request.content.beneficiary, at: viewing.now).grants,
      rationale: viewing.rules.rationale(of: request.terms.rule),
      history: try history(of: [id.text] + request.grants.map(\.text))
    )
  }

  /// Who answers for the account that would get it; for a person's own account, that person.
  private func owner(of principal: Principal.ID) throws -> (handle: String?, team: String?) {
    let row = try lastRow(.principal, principal.text)
    let told = try row?.optionalText("owner")
    let team = try row?.optionalText("team")
    let behind = try persons(behind: principal)
    let owner = try owners(of: principal.text, told: told, team: team).first ?? behind.first
    return (owner?.handle ?? told, owner?.team ?? team)
  }

  /// Requests for the same right in the 90 days before this one was made.
  private func earlier(
    like request: AccessRequest,
    of entitlement: String,
    at now: Instant
  ) throws -> (count: Int, approved: Int, denied: Int) {
    let row = try row(
      """
      select count(*) as made,
        sum(case when state = 'approved' then 1 else 0 end) as approved,
        sum(case when state = 'denied' then 1 else 0 end) as denied
      from request_row
      where entitlement = ? and submitted_at > ? and submitted_at <= ? and id <> ?
      """,
      [
        .text(entitlement), .init(now - .days(90)), .init(request.submittedAt),
        .init(request.id),
      ]
    )
    return (
      try row?.integer("made") ?? 0, try row?.optionalInteger("approved") ?? 0,
      try row?.optionalInteger("denied") ?? 0
    )
  }
}

extension Rules {
  /// Why a rule is as it is; empty for a rule that is no longer in force.
  fileprivate func rationale(of rule: String) -> String {
    [low, medium, high, critical, unknownPerson].first { $0.name == rule }?.rationale ?? ""
  }
}
