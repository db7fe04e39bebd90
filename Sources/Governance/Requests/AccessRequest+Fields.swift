package import Documents

extension AccessRequest.Content {
  package var fields: Fields {
    Fields()
      .with("requester", requester).with("beneficiary", beneficiary)
      .with("items", objects: items.map(\.json)).with("environment", environment.rawValue)
      .with("data_class", dataClass.rawValue).with("duration_ms", Int(duration.milliseconds))
      .with("start_at", startAt).with("justification", justification).with("ticket", ticket)
      .with("reason_code", reasonCode).with("renews", renews).with("supersedes", supersedes)
      .with("exception", exception)
  }

  package init(_ fields: Fields) throws(EventFormatError) {
    requester = try fields.id("requester")
    beneficiary = try fields.id("beneficiary")
    items = []
    for json in try fields.objects("items") { items.append(try AccessRequest.Item(json)) }
    environment = try fields.word("environment")
    dataClass = try fields.word("data_class")
    duration = .milliseconds(try fields.integer("duration_ms"))
    startAt = try fields.optionalInstant("start_at")
    justification = try fields.freeText("justification")
    ticket = try fields.optionalText("ticket")
    reasonCode = try fields.optionalText("reason_code")
    renews = try fields.optionalID("renews")
    supersedes = try fields.optionalID("supersedes")
    exception = try fields.optionalText("exception")
  }
}

extension AccessRequest.Item {
  package var json: JSONValue {
    Fields()
      .with("entitlement", entitlement).with("name", name).with("resource", resource)
      .with("permissions", permissions).with("administrative", administrative)
      .with("new_to_beneficiary", newToBeneficiary).json
  }

  package init(_ json: JSONValue) throws(EventFormatError) {
    let fields = try Fields(json)
    self.init(
      entitlement: try fields.id("entitlement"),
      name: try fields.text("name"),
      resource: try fields.text("resource"),
      permissions: try fields.integer("permissions"),
      administrative: try fields.integer("administrative"),
      newToBeneficiary: try fields.integer("new_to_beneficiary")
    )
  }
}

extension AccessRequest.Terms {
  package var fields: Fields {
    Fields()
      .with("due_at", dueAt).with("lapses_at", lapsesAt).with("rule", rule)
      .with("rules_version", rulesVersion).with("needs", objects: needs.map(\.json))
      .with("risk", json: risk.json).with("persons", persons.map(\.text))
      .with("person_unknown", personUnknown)
  }

  package init(_ fields: Fields) throws(EventFormatError) {
    dueAt = try fields.instant("due_at")
    lapsesAt = try fields.instant("lapses_at")
    rule = try fields.text("rule")
    rulesVersion = try fields.integer("rules_version")
    needs = []
    for json in try fields.objects("needs") { needs.append(try AccessRequest.Need(json)) }
    risk = try RiskScore(fields.object["risk"] ?? .object([:]))
    persons = try fields.texts("persons").map { Identifier($0) }
    personUnknown = try fields.flag("person_unknown")
  }
}

extension AccessRequest.Need {
  package var json: JSONValue { Fields().with("count", count).with("of", of.word).json }

  package init(_ json: JSONValue) throws(EventFormatError) {
    let fields = try Fields(json)
    guard let voter = Voter(word: try fields.text("of")) else {
      throw EventFormatError("of", "any, owner, a persona or a condition")
    }
    self.init(try fields.integer("count"), of: voter)
  }
}

extension AccessRequest.Vote {
  package var fields: Fields {
    Fields()
      .with("person", person).with("as", capacity).with("decision", decision.rawValue)
      .with("at", at).with("reason", reason).with("cast_by", castBy).with("meets", meets)
  }

  package init(_ fields: Fields) throws(EventFormatError) {
    self.init(
      person: try fields.id("person"),
      capacity: try fields.text("as"),
      decision: try fields.word("decision"),
      at: try fields.instant("at"),
      reason: try fields.optionalFreeText("reason"),
      castBy: try fields.optionalID("cast_by"),
      meets: try fields.texts("meets")
    )
  }
}
