import Governance

extension DatabaseIdentity {
  var row: [SQLValue] {
    [.text(id), .init(cooperative), .text(organisation), .init(createdAt), .init(version)]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.text("id"),
      cooperative: try row.flag("cooperative"),
      organisation: try row.text("organisation"),
      createdAt: try row.instant("created_at"),
      version: try row.integer("version")
    )
  }
}

extension Person {
  var rows: [TableRow] {
    [TableRow(.person, row)]
      + personas.sorted().map { TableRow(.personPersona, [.init(id), .init($0)]) }
      + osUsers.sorted().map { TableRow(.personOSUser, [.init(id), .text($0)]) }
  }

  private var row: [SQLValue] {
    [.init(id), .text(handle)] + SQLValue.freeText(name) + SQLValue.freeText(contact) + [
      .init(team), .init(employment), .init(manager), .init(sponsor), .init(contractEndsAt),
      .init(timeZone), .init(directory), .init(state), .init(joinedAt), .init(leftAt),
      .init(version),
    ]
  }

  init(_ row: SQLRow, personas: Set<Persona>, osUsers: Set<String>) throws(StoreError) {
    let profile = PersonEvent.Profile(
      handle: try row.text("handle"),
      name: try row.freeText("name"),
      contact: try row.optionalFreeText("contact"),
      team: try row.optionalText("team"),
      employment: try row.word("employment"),
      manager: try row.optionalID("manager"),
      sponsor: try row.optionalID("sponsor"),
      contractEndsAt: try row.optionalInstant("contract_ends_at"),
      timeZone: try row.optionalText("time_zone"),
      personas: personas,
      osUsers: osUsers,
      directory: try row.optionalID("directory")
    )
    self.init(id: try row.id("id"), profile: profile, at: try row.instant("joined_at"))
    state = try row.word("state")
    leftAt = try row.optionalInstant("left_at")
    version = try row.integer("version")
  }
}

extension PersonLink {
  var row: [SQLValue] {
    [
      .init(id), .init(principal), .init(person), .init(evidence), .init(state),
      .init(proposedAt), .init(proposedBy), .init(confirmedAt), .init(confirmedBy),
      .init(version),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    let proposed = PersonLinkEvent.proposed(
      principal: try row.id("principal"),
      person: try row.id("person"),
      evidence: try row.word("evidence"),
      by: try row.optionalID("proposed_by")
    )
    guard
      var link = PersonLink(
        id: try row.id("id"),
        first: proposed,
        at: try row.instant("proposed_at")
      )
    else { throw .corrupt("person_link \(try row.text("id"))") }
    link.state = try row.word("state")
    link.confirmedAt = try row.optionalInstant("confirmed_at")
    link.confirmedBy = try row.optionalID("confirmed_by")
    link.version = try row.integer("version")
    self = link
  }
}

extension Delegation {
  var row: [SQLValue] {
    [
      .init(id), .init(from), .init(to), .init(startsAt), .init(endsAt), .init(endedAt),
      .init(version),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    let started = DelegationEvent.started(
      from: try row.id("from_person"),
      to: try row.id("to_person"),
      startsAt: try row.instant("starts_at"),
      endsAt: try row.instant("ends_at")
    )
    guard var delegation = Delegation(id: try row.id("id"), first: started) else {
      throw .corrupt("delegation \(try row.text("id"))")
    }
    delegation.endedAt = try row.optionalInstant("ended_at")
    delegation.version = try row.integer("version")
    self = delegation
  }
}

extension Ownership {
  var row: [SQLValue] {
    [.text(subject), .init(person), .init(team), .init(assignedAt), .init(version)]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      subject: try row.text("subject"),
      first: .assigned(
        person: try row.optionalID("person"),
        team: try row.optionalText("team"),
        reason: nil
      ),
      at: try row.instant("assigned_at")
    )
    version = try row.integer("version")
  }
}

extension Artifact {
  var row: [SQLValue] {
    [
      .init(id), .init(kind), .text(name), .text(digest), .init(stage), .init(dataClass),
      .init(riskTier), .init(owner), .init(registeredAt), .init(version),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"),
      first: .registered(
        kind: try row.word("kind"),
        name: try row.text("name"),
        digest: try row.text("digest"),
        stage: try row.word("stage"),
        dataClass: try row.word("data_class"),
        riskTier: try row.optionalText("risk_tier"),
        owner: try row.optionalID("owner")
      ),
      at: try row.instant("registered_at")
    )
    version = try row.integer("version")
  }
}
