import Documents
import Governance
import Testing

@Suite struct `A ledger entry` {
  typealias World = SmallWorld

  private static func entry(_ event: Event, version: Int = 1) -> LedgerEntry {
    LedgerEntry(
      sequence: 7,
      decision: 6,
      at: World.now,
      actor: ActorStamp(
        person: World.ada.id,
        personas: [.security],
        claimed: true,
        factor: "none"
      ),
      origin: Origin(channel: .cli, osUser: "govtop", host: "gov1", terminal: "pts/3"),
      rulesVersion: 1,
      version: version,
      previousRoot: Digest.sha256(of: ""),
      event: event
    )
  }

  /// INVARIANT of every release: these bytes are hashed, so they may never change.
  @Test func `has one form, byte for byte`() {
    let entry = Self.entry(Event("P-7", .person(.personaGranted(.approver))))
    #expect(
      String(decoding: entry.body, as: UTF8.self) == """
        {"actor":{"claimed":true,"factor":"none","person":"P-1","personas":["security"]},\
        "at":1781085600000,"decision":6,"format":1,"kind":"person.persona_granted",\
        "origin":{"channel":"cli","host":"gov1","os_user":"govtop","terminal":"pts/3"},\
        "payload":{"persona":"approver"},\
        "previous_root":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
        "rules_version":1,"sequence":7,"subject":"P-7","v":1,"version":1}
        """
    )
  }

  @Test(arguments: events) func `reads back as it was written`(_ event: Event) throws {
    let entry = Self.entry(event)
    #expect(try LedgerEntry(body: entry.body) == entry)
  }

  @Test func `every kind of event is among those tried here`() {
    let kinds = Set(Self.events.map(\.kind))
    #expect(kinds.count == Self.events.count)
    #expect(kinds.count == 36)
  }

  @Test func `holds no word that a person wrote`() throws {
    for event in Self.events {
      let body = String(decoding: Self.entry(event).body, as: UTF8.self)
      #expect(!body.contains("secret words"), "\(event.kind)")
    }
  }

  @Test func `hands every free text to where it can be erased`() {
    for event in Self.events {
      let digests = Set(event.freeTexts.map(\.digest.hex))
      let body = String(decoding: Self.entry(event).body, as: UTF8.self)
      let inBody = body.components(after: "\"sha256\":\"", length: 64)
      #expect(Set(inBody) == digests, "\(event.kind)")
    }
  }

  @Test func `of a kind that only a newer program knows is said to be so`() {
    let body = Array(
      #"{"actor":{"factor":"none"},"at":1,"decision":1,"format":1,"kind":"moon.landed","origin":{"channel":"cli","host":"h","os_user":"u"},"payload":{},"previous_root":"\#(String(repeating: "0", count: 64))","rules_version":1,"sequence":1,"subject":"M-1","v":1,"version":1}"#
        .utf8
    )
    #expect(throws: UnreadableEntry.newer(kind: "moon.landed")) { try LedgerEntry(body: body) }
  }

  @Test(arguments: [
    "", "{}", "[]", "{\"format\":2}", "not json", "{\"format\":1,\"sequence\":\"x\"}",
  ])
  func `that is none is refused`(_ text: String) {
    #expect(throws: UnreadableEntry.self) { try LedgerEntry(body: Array(text.utf8)) }
  }

  static let events: [Event] = {
    let text = FreeText("secret words", salt: [9])
    let profile = PersonEvent.Profile(
      handle: "noor",
      name: text,
      contact: FreeText("secret words, too", salt: [8]),
      team: "ml-fraud",
      employment: .contractor,
      manager: World.ben.id,
      sponsor: World.ada.id,
      contractEndsAt: World.now,
      timeZone: "Europe/Berlin",
      personas: [.approver, .security],
      osUsers: ["noor"],
      directory: Identifier("person:1")
    )
    let terms = GrantEvent.Terms(
      kind: .jit,
      principal: World.principal,
      entitlement: World.right().id,
      resource: "vertex",
      environment: .prod,
      dataClass: .restricted,
      startsAt: World.now,
      endsAt: World.now + .hours(1),
      request: Identifier("AR-1"),
      adoptedFrom: Identifier("SN-1"),
      rule: "elevation",
      rulesVersion: 3,
      renews: Identifier("GR-9")
    )
    let content = AccessRequest.Content(
      requester: World.noor.id,
      beneficiary: World.principal,
      items: [
        .init(
          entitlement: World.right().id,
          name: "aiplatform.user",
          resource: "vertex",
          permissions: 446,
          administrative: 3,
          newToBeneficiary: 412
        )
      ],
      environment: .prod,
      dataClass: .internal,
      duration: .hours(8),
      startAt: World.now,
      justification: text,
      ticket: "T-1",
      reasonCode: "training",
      renews: Identifier("GR-1"),
      supersedes: Identifier("AR-0"),
      exception: "EX-1"
    )
    var input = RiskInput(
      environment: .prod,
      dataClass: .internal,
      privilege: .admin,
      length: .hours(8)
    )
    input.entitlement = "E-3"
    let requestTerms = AccessRequest.Terms(
      dueAt: World.now,
      lapsesAt: World.now + .days(1),
      rule: "elevation",
      rulesVersion: 1,
      needs: [.init(2, of: .any), .init(1, of: .persona(.security)), .init(1, of: .owner)],
      risk: RiskScore(
        model: "risk-v1",
        score: RiskModel().score(input).score,
        contributions: RiskModel().score(input).contributions,
        counterfactuals: [.init(change: "for 1h", score: 24, band: .low, approvers: 1)]
      ),
      persons: [World.noor.id],
      personUnknown: true
    )
    let vote = AccessRequest.Vote(
      person: World.ada.id,
      capacity: "security",
      decision: .approve,
      at: World.now,
      reason: text,
      castBy: World.mei.id
    )
    let snapshot = Snapshot(
      id: Identifier("SN-1"),
      number: 1,
      source: Source.id(.awsIAM, scope: "1"),
      kind: .awsIAM,
      scope: "1",
      publishedAt: World.now,
      tables: [.init(table: "principal", rows: 3, digest: Digest.sha256(of: "t"))],
      conflicts: 2,
      digest: Digest.sha256(of: "d"),
      bytes: 99
    )
    return [
      Event(
        "database",
        .database(.initialised(id: "00ff", cooperative: true, organisation: "acme"))
      ),
      Event("P-1", .person(.bootstrapped(profile))), Event("P-1", .person(.added(profile))),
      Event("P-1", .person(.enrolled(profile))), Event("P-1", .person(.updated(profile))),
      Event("P-1", .person(.personaGranted(.approver))),
      Event("P-1", .person(.personaWithdrawn(.approver))),
      Event("P-1", .person(.accountMapped(osUser: "noor"))),
      Event("P-1", .person(.offboarded(effectiveAt: World.now, reason: text))),
      Event(
        "LK-1",
        .link(
          .proposed(
            principal: World.principal,
            person: World.noor.id,
            evidence: .email,
            by: World.ada.id
          )
        )
      ),
      Event("LK-1", .link(.confirmed(by: World.ada.id))),
      Event("LK-1", .link(.removed(reason: text))),
      Event(
        "DG-1",
        .delegation(
          .started(
            from: World.ada.id,
            to: World.ben.id,
            startsAt: World.now,
            endsAt: World.now + .days(1)
          )
        )
      ), Event("DG-1", .delegation(.ended)),
      Event("E-1", .ownership(.assigned(person: World.ada.id, team: "platform", reason: text))),
      Event(
        "AT-1",
        .artifact(
          .registered(
            kind: .dataset,
            name: "labels",
            digest: "sha256:00",
            stage: .training,
            dataClass: .restricted,
            riskTier: "high",
            owner: World.ada.id
          )
        )
      ),
      Event("SN-1", .snapshot(.published(snapshot))),
      Event("AR-1", .request(.submitted(content, requestTerms))),
      Event("AR-1", .request(.voted(vote))), Event("AR-1", .request(.voteWithdrawn(World.ada.id))),
      Event(
        "AR-1",
        .request(.asked(.init(asker: World.ada.id, text: text, askedAt: World.now)))
      ),
      Event("AR-1", .request(.answered(text))),
      Event("AR-1", .request(.approved([Identifier("GR-1")]))),
      Event("AR-1", .request(.denied)),
      Event("AR-1", .request(.cancelled(by: World.noor.id, reason: text))),
      Event("AR-1", .request(.expired)),
      Event("AR-1", .request(.superseded(by: Identifier("AR-2")))),
      Event("GR-1", .grant(.scheduled(terms))), Event("GR-1", .grant(.adopted(terms))),
      Event("GR-1", .grant(.activated(.snapshot(Identifier("SN-2"))))),
      Event("GR-1", .grant(.withdrawn(by: World.ada.id, reason: text))),
      Event("GR-1", .grant(.revoking(by: World.ada.id, reason: text))),
      Event("GR-1", .grant(.revoked(.attested(World.ben.id)))), Event("GR-1", .grant(.ending)),
      Event("GR-1", .grant(.ended(.none))), Event("GR-1", .grant(.externallyModified)),
    ]
  }()
}

extension String {
  /// The text of a fixed length after each place where a mark stands.
  fileprivate func components(after mark: String, length: Int) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      found.append(String(rest.prefix(length)))
    }
    return found
  }
}
