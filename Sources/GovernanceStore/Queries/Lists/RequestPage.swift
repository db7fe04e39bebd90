import Governance

extension Connection {
  /// Requests with what their list shows and what the viewer may do, in the order of the ids.
  func requestRows(_ ids: [String], _ viewing: Viewing) throws -> [RequestRow] {
    var rows: [String: RequestRow] = [:]
    for some in ids.portions(of: 200) {
      let those = SQLCondition.isOne("id", of: some.map { .text($0) })
      let requests = try requests(where: "access_request.\(those.sql)", those.arguments)
        .keyed(by: \.id.text)
      for row in try self.rows("select * from request_row where \(those.sql)", those.arguments) {
        guard let request = requests[try row.text("id")] else { continue }
        rows[request.id.text] = RequestRow(
          request: request,
          state: request.state(at: viewing.now),
          requesterHandle: try row.text("requester_handle"),
          beneficiaryName: try row.text("beneficiary_name"),
          beneficiaryType: try row.word("beneficiary_type"),
          beneficiaryIsExternal: try row.flag("beneficiary_is_external"),
          decidable: try decidable(request, viewing),
          isMine: request.terms.persons.contains(viewing.me)
        )
      }
    }
    return ids.compactMap { rows[$0] }
  }

  /// Whether the viewer's vote would count now, by the rule that the vote itself meets.
  func decidable(
    _ request: AccessRequest,
    _ viewing: Viewing
  ) throws -> RequestRow.Decidable {
    do {
      try request.requirePending(at: viewing.now)
      let facts = try votingFacts(for: request, at: viewing.now)
      let capacity = try AccessRequest.capacity(
        toDecide: request,
        facts: facts,
        in: viewing.context
      )
      return .yes(as: capacity)
    } catch let refusal as Refusal {
      return .no(try naming(refusal))
    }
  }

  /// What the right to vote rests on: who answers for the entitlement, and who stands behind the beneficiary.
  ///
  /// The facts that only risk and separation need are left empty: a list does not judge by them.
  private func votingFacts(for request: AccessRequest, at now: Instant) throws -> RequestFacts {
    RequestFacts(
      right: try right(request.content.items.first?.entitlement ?? Identifier("")),
      beneficiary: try beneficiary(principalRow(request.content.beneficiary), at: now),
      newPermissions: 0,
      held: [],
      neverUsedByPrincipal: false,
      history: RiskInput.History(),
      peers: nil,
      requesterOffset: nil
    )
  }
}
