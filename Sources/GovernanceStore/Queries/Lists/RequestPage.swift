import Governance

extension Connection {
  /// Requests with what their list shows and what the viewer may do, in the order of the ids.
  func requestRows(_ ids: [String], _ viewing: Viewing) throws -> [RequestRow] {
    var rows: [String: RequestRow] = [:]
    var facts = VotingFacts(connection: self, now: viewing.now)
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
          decidable: try decidable(request, &facts, viewing),
          isMine: request.terms.persons.contains(viewing.me)
        )
      }
    }
    return ids.compactMap { rows[$0] }
  }

  /// Whether the viewer's vote would count now, by the rule that the vote itself meets.
  private func decidable(
    _ request: AccessRequest,
    _ facts: inout VotingFacts,
    _ viewing: Viewing
  ) throws -> RequestRow.Decidable {
    do {
      try request.requirePending(at: viewing.now)
      let capacity = try AccessRequest.capacity(
        toDecide: request,
        facts: try facts.facts(for: request, viewing.rules),
        in: viewing.context
      )
      return .yes(as: capacity)
    } catch let refusal as Refusal {
      return .no(try naming(refusal))
    }
  }
}

/// What the right to vote rests on: who answers for the entitlement, and who stands behind the beneficiary.
///
/// The facts that only risk and separation need are left empty: a list does not judge by them.
private struct VotingFacts {
  let connection: any Connection
  let now: Instant
  private var rights: [Entitlement.ID: RequestFacts.Right] = [:]
  private var beneficiaries: [Principal.ID: RequestFacts.Beneficiary] = [:]
  private var requesters: [Person.ID: Person] = [:]

  init(connection: any Connection, now: Instant) {
    self.connection = connection
    self.now = now
  }

  mutating func facts(for request: AccessRequest, _ rules: Rules) throws -> RequestFacts {
    var facts = RequestFacts(
      right: try right(request.content.items.first?.entitlement ?? Identifier("")),
      beneficiary: try beneficiary(request.content.beneficiary),
      newPermissions: 0,
      held: [],
      neverUsedByPrincipal: false,
      history: RiskInput.History(),
      peers: nil,
      requesterOffset: nil
    )
    // Only conditions of rules ask who it was.
    if !rules.approvals.isEmpty { facts.requester = try requester(request.content.requester) }
    return facts
  }

  private mutating func requester(_ id: Person.ID) throws -> Person {
    if let known = requesters[id] { return known }
    let person = try connection.person(id)
    requesters[id] = person
    return person
  }

  private mutating func right(_ id: Entitlement.ID) throws -> RequestFacts.Right {
    if let known = rights[id] { return known }
    let right = try connection.right(id)
    rights[id] = right
    return right
  }

  private mutating func beneficiary(_ id: Principal.ID) throws -> RequestFacts.Beneficiary {
    if let known = beneficiaries[id] { return known }
    let beneficiary = try connection.beneficiary(connection.principalRow(id), at: now)
    beneficiaries[id] = beneficiary
    return beneficiary
  }
}
