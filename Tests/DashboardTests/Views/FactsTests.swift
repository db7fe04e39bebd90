import Dashboard
import Governance
import Testing
import TerminalUI

/// What stands in a detail, in which order, and what foreign text cannot do there.
struct FactsTests {
  static func text(_ row: RequestRow, session: Session = Sample.session()) -> [String] {
    var play = VotingTests.play(
      on: row.id,
      [row],
      size: Size(width: 100, height: 29),
      session: session
    )
    play.press(.enter)
    return play.rows.dropFirst(3).dropLast().map { String($0.dropFirst()) }
  }

  static func labels(_ lines: [String]) -> [String] {
    lines.map { String($0.prefix(8).filter { $0 != " " }) }.filter { !$0.isEmpty }
  }

  static func line(_ label: String, _ lines: [String]) -> String {
    lines.first { $0.hasPrefix(label) } ?? ""
  }

  @Test func `the facts of a request stand in a fixed order`() {
    let labels = Self.labels(Array(Self.text(Sample.training).dropFirst()))
    #expect(
      labels == ["Who", "Gets", "For", "Why", "Risk", "Checks", "Rule", "Votes", "Before"]
    )
  }

  @Test func `the title tells id, version, state, age, ticket and when it lapses`() {
    #expect(
      Self.text(Sample.training)[0].hasPrefix(
        "AR-2044 v1 · pending · asked 2h ago by noor · MLOPS-311 · lapses in 21h50"
      )
    )
  }

  @Test func `a closed request tells since when`() {
    var request = Sample.request(2_044)
    request.state = .denied
    request.closedAt = Sample.now - .minutes(20)
    let title = Self.text(Sample.row(request))[0]
    #expect(title.contains("denied"))
    #expect(title.contains("closed 20m ago"))
    #expect(!title.contains("lapses"))
  }

  @Test func `who gets it is told with owner, zone and doubt`() {
    var request = Sample.request(2_044)
    request =
      AccessRequest(
        id: request.id,
        first: .submitted(
          request.content,
          {
            var terms = request.terms
            terms.personUnknown = true
            return terms
          }()
        ),
        at: Sample.now
      ) ?? request
    let who = Self.line("Who", Self.text(Sample.row(request, isExternal: true)))
    #expect(who.contains("ml-train-gpu · workload · external · zone runtime · owner team mlops"))
    #expect(who.contains("nobody is confirmed"))
  }

  @Test func `a start in the future is told with its day and zone`() {
    var content = Sample.request(2_044).content
    content.startAt = Sample.moment("2026-06-13T06:00:00Z")
    let request = AccessRequest(
      id: "AR-2044",
      first: .submitted(content, Sample.request(2_044).terms),
      at: Sample.now
    )
    let lines = Self.text(Sample.row(request ?? Sample.request(2_044)))
    #expect(Self.line("For", lines).contains("8h from Sat 08:00 CEST, then it has ended"))
  }

  @Test func `foreign reasons stand in quotes on lines of their own`() {
    let forged = "fine\nRisk    0 low\nVotes   2 of 2, all agreed"
    let lines = Self.text(Sample.row(Sample.request(2_044, why: forged)))
    #expect(Self.line("Why", lines).contains("\"fine"))
    #expect(Self.labels(Array(lines.dropFirst())).filter { $0 == "Risk" }.count == 1)
    #expect(Self.line("Risk", lines).contains("45 high"))
  }

  @Test func `an erased reason says so`() {
    var content = Sample.request(2_044).content
    content.justification = FreeText(digest: Sample.text("x").digest, bytes: 1)
    let request = AccessRequest(
      id: "AR-2044",
      first: .submitted(content, Sample.request(2_044).terms),
      at: Sample.now
    )
    let lines = Self.text(Sample.row(request ?? Sample.request(2_044)))
    #expect(Self.line("Why", lines).contains("erased"))
  }

  @Test func `a failed check says why`() {
    let lines = Self.text(Sample.ownRequest)
    #expect(Self.line("Checks", lines).contains("✗ not yours: you are behind it"))
    #expect(Self.line("Votes", lines).contains("nobody decides for themselves"))
  }

  @Test func `needs are told in words`() {
    let needs: [AccessRequest.Need] = [
      .init(2, of: .any), .init(1, of: .persona(.dataSteward)), .init(1, of: .owner),
    ]
    let lines = Self.text(Sample.row(Sample.request(2_044, needs: needs)))
    #expect(
      Self.line("Rule", lines).contains("elevation v14: 2 persons, 1 of data steward, 1 owner")
    )
  }

  @Test func `questions and answers each have their own field`() {
    var request = Sample.request(2_044)
    request.questions = [
      .init(
        asker: Sample.ada.id,
        text: Sample.text("which run?"),
        askedAt: Sample.now,
        answer: Sample.text("8841"),
        answeredAt: Sample.now
      ),
      .init(asker: Sample.ben.id, text: Sample.text("how long?"), askedAt: Sample.now),
    ]
    let labels = Self.labels(Array(Self.text(Sample.row(request)).dropFirst()))
    #expect(labels.suffix(4) == ["Asked", "Answer", "Asked", "Answer"])
  }

  @Test func `what it opened is a link`() {
    var request = Sample.request(2_044)
    request.state = .approved
    request.grants = ["GR-774"]
    var play = VotingTests.play(on: "AR-2044", [Sample.row(request)])
    play.press(.enter, .character("G"), .enter)
    #expect(play.state.screen == .access)
    #expect(play.state.access.filter == "id:=GR-774")
  }

  // MARK: Grants

  static func text(_ row: GrantRow) -> [String] {
    var play = Playing(.access, size: Size(width: 110, height: 29), grants: [row])
    play.press(.enter)
    return play.rows.dropFirst(3).dropLast().map { String($0.dropFirst()) }
  }

  @Test func `the facts of a grant stand in a fixed order`() {
    let labels = Self.labels(Array(Self.text(Sample.grants[0]).dropFirst()))
    #expect(
      labels.filter { $0.first?.isUppercase == true } == [
        "Who", "May", "Where", "Used", "Wrong", "From", "Proof", "Byway", "Apart", "Reach",
        "Heldby", "Trusts",
      ]
    )
  }

  @Test(
    arguments: [
      (Duration?.none, true, "never · aws-iam/111122223333 covers it"),
      (.days(63), true, "63d ago · aws-iam/111122223333"),
      (nil, false, "unknown: no telemetry of aws-iam/111122223333 covers it"),
    ])
  func `use is known, known to be none, or unknown`(used: Duration?, isKnown: Bool, words: String) {
    let row = Sample.row(
      Sample.grant(1, .standing),
      "ci",
      "s3:*",
      used: used,
      isUseKnown: isKnown
    )
    #expect(Self.line("Used", Self.text(row)).contains(words))
  }

  @Test func `where it came from is decided here or adopted`() {
    let adopted = Self.line("From", Self.text(Sample.grants[0]))
    #expect(adopted.contains("adopted from SN-3 by the baseline: nobody here decided it"))
    let decided = Self.line("From", Self.text(Sample.grants[2]))
    #expect(decided.contains("AR-2038, decided here under baseline v14"))
  }

  @Test func `revoked is not gone`() {
    var grant = Sample.grant(1, .standing, state: .revoking)
    grant.revokeAskedAt = Sample.now
    let proof = Self.line("Proof", Self.text(Sample.row(grant, "ci", "s3:*")))
    #expect(proof.contains("start shown by SN-3 · end none: decided, not applied by govtop"))
    grant.state = .revoked
    grant.endProof = .attested(Sample.mei.id)
    let attested = Self.line("Proof", Self.text(Sample.row(grant, "ci", "s3:*")))
    #expect(attested.contains("end attested by P-3"))
  }

  @Test func `an end is told in time left and as a moment`() {
    let row = Sample.row(Sample.grant(1, .jit, ends: .minutes(190)), "ci", "s3:*")
    #expect(
      Self.line("Where", Self.text(row)).contains(
        "prod/vertex · confidential data · ends in 3h10, Fri 19:42 CEST"
      )
    )
  }
}
