import Governance
import Documents

extension AccessRequest {
  func rows(priorState: String) -> [TableRow] {
    let items = content.items.enumerated().map { TableRow(.requestItem, $1.row(id, at: $0)) }
    let needs = terms.needs.enumerated().map {
      TableRow(.requestNeed, [.init(id), .init($0), .init($1.count), .text($1.of.word)])
    }
    let voted = votes.enumerated().map { TableRow(.requestVote, $1.row(id, at: $0)) }
    let asked = questions.enumerated().map { TableRow(.requestQuestion, $1.row(id, at: $0)) }
    let persons = terms.persons.enumerated().map {
      TableRow(.requestPerson, [.init(id), .init($1), .init($0)])
    }
    let opened = grants.enumerated().map {
      TableRow(.requestGrant, [.init(id), .init($0), .init($1)])
    }
    return [TableRow(.accessRequest, row(priorState: priorState))]
      + items + needs + voted + asked + persons + opened
  }

  private func row(priorState: String) -> [SQLValue] {
    let asked: [SQLValue] = [
      .init(id), .init(content.requester), .init(content.beneficiary),
      .init(content.environment), .init(content.dataClass),
      .integer(content.duration.milliseconds), .init(content.startAt),
    ]
    let details: [SQLValue] = [
      .init(content.ticket), .init(content.reasonCode), .init(content.renews),
      .init(content.supersedes), .init(content.exception), .text(contentDigest.hex),
    ]
    let judged: [SQLValue] = [
      .init(terms.dueAt), .init(terms.lapsesAt), .text(terms.rule), .init(terms.rulesVersion),
      .init(terms.risk.score), .init(json: terms.risk.json), .init(terms.personUnknown),
    ]
    let stands: [SQLValue] = [
      .init(submittedAt), .text(priorState), .init(state), .init(supersededBy), .init(closedAt),
      .init(closedBy), .init(version),
    ]
    return asked + SQLValue.freeText(content.justification) + details + judged + stands
  }
}

extension AccessRequest.Item {
  fileprivate func row(_ request: AccessRequest.ID, at position: Int) -> [SQLValue] {
    [
      .init(request), .init(position), .init(entitlement), .text(name), .text(resource),
      .init(permissions), .init(administrative), .init(newToBeneficiary),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      entitlement: try row.id("entitlement"),
      name: try row.text("name"),
      resource: try row.text("resource"),
      permissions: try row.integer("permissions"),
      administrative: try row.integer("administrative"),
      newToBeneficiary: try row.integer("new_to_beneficiary")
    )
  }
}

extension AccessRequest.Need {
  init(_ row: SQLRow) throws(StoreError) {
    let word = try row.text("voter")
    guard let voter = Voter(word: word) else {
      throw .corrupt("column voter holds `\(word)`")
    }
    self.init(try row.integer("votes"), of: voter)
  }
}

extension AccessRequest.Vote {
  fileprivate func row(_ request: AccessRequest.ID, at position: Int) -> [SQLValue] {
    [
      .init(request), .init(person), .init(position), .text(capacity), .init(decision),
      .init(at),
    ] + SQLValue.freeText(reason) + [
      .init(castBy), meets.isEmpty ? .null : .init(json: .array(meets.map { .string($0) })),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      person: try row.id("person"),
      capacity: try row.text("capacity"),
      decision: try row.word("decision"),
      at: try row.instant("at"),
      reason: try row.optionalFreeText("reason"),
      castBy: try row.optionalID("cast_by"),
      meets: try row.optionalText("meets").map(Self.conditions) ?? []
    )
  }
}

extension AccessRequest.Vote {
  private static func conditions(_ stored: String) throws(StoreError) -> [String] {
    guard case .array(let values)? = try? JSONValue(canonical: stored) else {
      throw .corrupt("column meets holds no list")
    }
    return values.compactMap { value in
      guard case .string(let text) = value else { return nil }
      return text
    }
  }
}

extension AccessRequest.Question {
  fileprivate func row(_ request: AccessRequest.ID, at position: Int) -> [SQLValue] {
    [.init(request), .init(position), .init(asker), .init(askedAt)]
      + SQLValue.freeText(text) + SQLValue.freeText(answer) + [.init(answeredAt)]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      asker: try row.id("asker"),
      text: try row.freeText("text"),
      askedAt: try row.instant("asked_at"),
      answer: try row.optionalFreeText("answer"),
      answeredAt: try row.optionalInstant("answered_at")
    )
  }
}

extension AccessRequest {
  /// A request from its row and those of its parts, each in the order of their positions.
  init(_ row: SQLRow, _ parts: RequestParts) throws(StoreError) {
    let asked = try Self.contentFields(row, parts)
    let judged = try Self.termsFields(row, parts)
    var content = try decoded("access_request") { () throws(EventFormatError) in
      try Content(asked)
    }
    content.justification = try row.freeText("justification")
    let terms = try decoded("access_request") { () throws(EventFormatError) in
      try Terms(judged)
    }
    let submitted = RequestEvent.submitted(content, terms)
    guard
      var request = AccessRequest(
        id: try row.id("id"),
        first: submitted,
        at: try row.instant("submitted_at")
      )
    else { throw .corrupt("access_request \(try row.text("id"))") }
    request.state = try row.word("state")
    request.votes = try parts.votes.map { row throws(StoreError) in try Vote(row) }
    request.questions = try parts.questions.map { row throws(StoreError) in try Question(row) }
    request.grants = try parts.grants.map { row throws(StoreError) in
      try row.id("access_grant")
    }
    request.supersededBy = try row.optionalID("superseded_by")
    request.closedAt = try row.optionalInstant("closed_at")
    request.closedBy = try row.optionalID("closed_by")
    request.version = try row.integer("version")
    self = request
  }

  private static func contentFields(
    _ row: SQLRow,
    _ parts: RequestParts
  ) throws(StoreError) -> Fields {
    let items = try parts.items.map { row throws(StoreError) in try Item(row).json }
    return Fields()
      .with("requester", try row.text("requester"))
      .with("beneficiary", try row.text("beneficiary")).with("items", objects: items)
      .with("environment", try row.text("environment"))
      .with("data_class", try row.text("data_class"))
      .with("duration_ms", try row.integer("duration_ms"))
      .with("start_at", try row.optionalInstant("start_at"))
      .with("justification", try row.freeText("justification"))
      .with("ticket", try row.optionalText("ticket"))
      .with("reason_code", try row.optionalText("reason_code"))
      .with("renews", try row.optionalText("renews"))
      .with("supersedes", try row.optionalText("supersedes"))
      .with("exception", try row.optionalText("exception"))
  }

  private static func termsFields(
    _ row: SQLRow,
    _ parts: RequestParts
  ) throws(StoreError) -> Fields {
    let needs = try parts.needs.map { row throws(StoreError) in try Need(row).json }
    let persons = try parts.persons.map { row throws(StoreError) in try row.text("person") }
    guard let risk = try? JSONValue(canonical: try row.text("risk")) else {
      throw .corrupt("column risk holds no score")
    }
    return Fields()
      .with("due_at", try row.instant("due_at")).with("lapses_at", try row.instant("lapses_at"))
      .with("rule", try row.text("rule")).with("rules_version", try row.integer("rules_version"))
      .with("needs", objects: needs).with("risk", json: risk).with("persons", persons)
      .with("person_unknown", try row.flag("person_unknown"))
  }
}

/// The rows that belong to one request besides its own.
struct RequestParts {
  var items: [SQLRow] = []
  var needs: [SQLRow] = []
  var votes: [SQLRow] = []
  var questions: [SQLRow] = []
  var persons: [SQLRow] = []
  var grants: [SQLRow] = []
}

/// What the domain cannot read in a row is damage to the row.
private func decoded<Value>(
  _ table: String,
  _ body: () throws(EventFormatError) -> Value
) throws(StoreError) -> Value {
  do {
    return try body()
  } catch {
    throw .corrupt("\(table) holds something else than \(error.expected) as \(error.field)")
  }
}
