import Governance

/// Writes `request_row`: a request with the names that its list shows.
extension Connection {
  func refreshRequestRows(_ ids: [String], at decision: Int) throws {
    let people = PeopleIndex(self)
    for start in stride(from: 0, to: ids.count, by: 100) {
      let some = Array(ids[start..<min(start + 100, ids.count)])
      for row in try requestRows(of: some, people) {
        try refresh(row, at: decision)
      }
    }
  }

  /// The rows of some requests as they should be.
  func requestRows(of ids: [String], _ people: PeopleIndex) throws -> [TableRow] {
    let some = FewIDs(ids)
    let requests = try requests(where: "access_request.id in \(some.places)", some.arguments)
    return try requests.map { try requestRow($0, people) }
  }

  private func requestRow(_ request: AccessRequest, _ people: PeopleIndex) throws -> TableRow {
    let content = request.content
    let item = content.items.first
    let principal = try row(
      "select * from \(Table.principal.last) where id = ?",
      [.init(content.beneficiary)]
    )
    let right = try row(
      "select * from \(Table.entitlement.last) where id = ?",
      [.init(item?.entitlement)]
    )
    let persons = try handles(of: request.terms.persons)
    let requester = try handles(of: [content.requester]).first ?? content.requester.text
    let behind = try people.persons(behind: content.beneficiary.text)
    let type = try principal.map { row throws in try row.word("type") } ?? PrincipalType.external
    let owner = try people.owners(
      of: item?.entitlement.text ?? "",
      told: try right?.optionalText("owner"),
      team: nil
    ).first
    let name = try principal?.text("name") ?? content.beneficiary.text
    let actions = try right?.text("actions") ?? ""
    let subject: [SQLValue] = [
      .init(request.id), .init(request.state), .init(content.requester), .text(requester),
      .init(content.beneficiary), .text(name), .init(type),
      .init(type == .external || behind.contains(where: \.isExternal)),
      .text(spaced(request.terms.persons.map(\.text))), .text(spaced(persons)),
      .text(item?.entitlement.text ?? ""), .text(item?.name ?? ""), .text(actions),
      .text(item?.resource ?? ""),
    ]
    let standing: [SQLValue] = [
      .init(content.environment), .init(content.dataClass), .init(owner?.id),
      .init(try owner?.handle ?? right?.optionalText("owner")), .init(owner?.team),
      .text(try principal?.text("source_id") ?? ""), .init(content.ticket),
      .text(request.terms.rule), .init(request.terms.risk.score),
      .init(request.terms.risk.band), .integer(content.duration.milliseconds),
      .init(request.terms.dueAt), .init(request.terms.lapsesAt), .init(request.submittedAt),
      .init(request.closedAt), .init(try opened(by: request)),
      .init(request.approvals.count), .init(request.neededVotes),
      .init(request.openQuestion != nil),
      .init(behind.contains { $0.id == content.requester }),
      .text(
        search([name, requester, item?.name ?? "", actions, item?.resource ?? "", request.id.text])
      ),
    ]
    return TableRow(.requestRow, subject + standing)
  }

  /// A grant keeps its start for good, so this follows from the request's own change alone.
  private func opened(by request: AccessRequest) throws(StoreError) -> Instant? {
    guard !request.grants.isEmpty else { return nil }
    return try row(
      "select min(starts_at) as opened_at from access_grant where request = ?",
      [.init(request.id)]
    )?.optionalInstant("opened_at")
  }

  private func handles(of persons: [Person.ID]) throws(StoreError) -> [String] {
    var handles: [String] = []
    for person in persons {
      let row = try row("select handle from person where id = ?", [.init(person)])
      handles.append(try row?.text("handle") ?? person.text)
    }
    return handles
  }
}
