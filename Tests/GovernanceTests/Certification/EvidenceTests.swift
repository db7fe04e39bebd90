import Documents
import Testing

@testable import Governance

@Suite struct `The evidence of a review` {
  typealias World = ReviewWorld

  @Test func `has one digest, and another one for any change`() {
    let evidence = World.evidence()
    #expect(evidence.digest == World.evidence().digest)
    #expect(with(evidence) { $0.lastUsedAt = nil }.digest != evidence.digest)
    #expect(with(evidence) { $0.lastUsedKnown = false }.digest != evidence.digest)
    #expect(with(evidence) { $0.peersHolding = 7 }.digest != evidence.digest)
    #expect(with(evidence) { $0.riskScore = 21 }.digest != evidence.digest)
    #expect(with(evidence) { $0.owner = SmallWorld.ben.id }.digest != evidence.digest)
    #expect(
      with(evidence) { $0.grants = GrantTests.active().map { [.init($0)] } ?? [] }.digest
        != evidence.digest
    )
  }

  @Test func `comes back from the ledger as it was`() throws {
    var evidence = World.evidence(privileged: true)
    evidence.grants = GrantTests.active().map { [.init($0)] } ?? []
    let json = try FieldsEncoder.encode(evidence).json
    let back = try FieldsDecoder().decode(Evidence.self, from: json)
    #expect(back == evidence)
    #expect(back.digest == evidence.digest)
  }

  @Test func `knows unknown from unused`() {
    #expect(World.evidence(used: nil, known: false).unused == nil)
    #expect(World.evidence(used: .days(3)).unused == .days(3))
    var never = World.evidence(used: nil)
    never.grants = GrantTests.active().map { [.init($0)] } ?? []
    never.at = SmallWorld.now + .days(100)
    #expect(never.unused == .days(100))
  }

  @Test func `hints, but never to certify`() {
    let rules = CertificationRules.standard
    #expect(World.evidence().hint(rules) == nil)
    #expect(World.evidence(used: .days(90)).hint(rules) == .revoke)
    #expect(with(World.evidence()) { $0.isOrphaned = true }.hint(rules) == .revoke)
    #expect(with(World.evidence()) { $0.isWildcard = true }.hint(rules) == .reduce)
    #expect(World.evidence(used: nil, known: false).hint(rules) == .look)
    #expect(World.evidence(risk: .high).hint(rules) == .look)
    #expect(Set(ReviewHint.allCases.map(\.rawValue)) == ["revoke", "reduce", "look"])
  }

  @Test(arguments: events) func `and all that happens reads back as it was written`(
    _ event: Event
  ) throws {
    let entry = LedgerEntry(
      sequence: 1,
      decision: 1,
      at: SmallWorld.now,
      actor: ActorStamp(person: SmallWorld.ben.id, personas: [], claimed: false, factor: "none"),
      origin: Origin(channel: .cli, osUser: "u", host: "h", terminal: nil),
      rulesVersion: 1,
      version: 1,
      previousRoot: Digest.sha256(of: ""),
      event: event
    )
    #expect(try LedgerEntry(body: entry.body) == entry)
    #expect(!String(decoding: entry.body, as: UTF8.self).contains("secret words"))
  }

  static let events: [Event] = {
    let text = FreeText("secret words", salt: [9])
    let ben = SmallWorld.ben.id
    let campaign: Campaign.ID = Identifier("RC-1")
    let item: ReviewItem.ID = Identifier("RI-1")
    let evidence = ReviewWorld.evidence()
    var answer = ReviewWorld.given(.certify, dwell: 900, batch: 21, opened: true)
    answer.comment = text
    answer.deputy = SmallWorld.mei.id
    let terms = Campaign.Terms(
      name: "n",
      scope: "is:privileged",
      zone: "Europe/Berlin",
      stages: [
        .init(reviewers: ReviewerChoice(.named, persons: [ben]), dueAt: ReviewWorld.due)
      ],
      strategy: .allMustAccept,
      silence: .escalate,
      fallback: [ben],
      owner: ben,
      isPrivileged: true,
      iterationOf: Identifier("RC-0"),
      iteration: 2,
      cadence: "other/2026-W24"
    )
    let itemTerms = ReviewItem.Terms(
      campaign: campaign,
      stage: 1,
      evidence: evidence,
      evidenceSha256: evidence.digest.hex,
      reviewer: ben,
      others: [SmallWorld.mei.id],
      isFallback: true,
      isInEnvelope: true,
      hint: .look,
      strategy: .allMustAccept
    )
    let campaigns: [CampaignEvent] = [
      .created(terms), .frozen(items: 3), .started(stage: 1, dueAt: ReviewWorld.due),
      .reviewDone(stage: 1), .remediating(by: ben), .closed, .cancelAsked(by: ben, reason: text),
      .cancelled(by: ben),
    ]
    let items: [ReviewItemEvent] = [
      .created(itemTerms), .answered(answer: answer),
      .decided(answer: answer, verdict: .reduce), .reopened(reviewer: ben, by: ben, reason: text),
      .reassigned(from: ben, to: ben, by: ben, reason: text), .handedOver,
      .refreshed(
        evidence: evidence,
        evidenceSha256: evidence.digest.hex,
        isInEnvelope: true,
        hint: nil
      ), .lapsed(verdict: .noResponse, isMoot: true), .answerSigned(reviewer: ben, by: ben),
      .signedOff(by: nil), .silent(outcome: .escalate, escalatedTo: ben),
      .applying(silence: .revoke), .applied, .applyFailed, .excepted(exception: "EX-1", by: ben),
    ]
    return campaigns.map { Event(campaign, $0) } + items.map { Event(item, $0) } + [
      Event("GR-1", .grant(.certified(by: ben, item: item)))
    ]
  }()
}
