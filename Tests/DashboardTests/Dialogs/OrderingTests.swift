import Dashboard
import Governance
import Testing
import TerminalUI

/// Confirmed dialogs as commands, and what is said afterwards.
struct OrderingTests {
  static let reading = Sample.reading
  static let grant = Sample.grants[1]

  static let new = NewRequest(
    entitlement: "entitlement:1",
    name: "s3:GetObject",
    resource: "raw",
    environment: .dev,
    beneficiary: nil,
    beneficiaryName: "ada",
    duration: .hours(8),
    ticket: nil,
    renews: nil
  )

  @Test func `every decision carries what was shown`() {
    let decision = VotingTests.decision(Self.reading, "because")
    #expect(
      Ordering.commands(.approve(Self.reading), ["reason": "because"]) == [.approve(decision)]
    )
    #expect(Ordering.commands(.deny(Self.reading), ["reason": "because"]) == [.deny(decision)])
    #expect(decision.seenDigest?.count == 64)
  }

  @Test(arguments: ["", "   ", "\t"])
  func `blank text is no reason`(text: String) {
    let decision = VotingTests.decision(Self.reading, nil)
    #expect(Ordering.commands(.approve(Self.reading), ["reason": text]) == [.approve(decision)])
  }

  @Test func `texts go where they belong`() {
    let id = Self.reading.request.id
    #expect(
      Ordering.commands(.ask(Self.reading), ["question": "why?"]) == [.ask(id, text: "why?")]
    )
    #expect(
      Ordering.commands(.answer(Self.reading), ["answer": "so"]) == [.answer(id, text: "so")]
    )
    #expect(
      Ordering.commands(.cancel(Self.reading), ["reason": "done"]) == [.cancel(id, reason: "done")]
    )
    #expect(Ordering.commands(.withdrawVote(Self.reading), [:]) == [.withdrawVote(id)])
    #expect(
      Ordering.commands(.revoke(Self.grant), ["reason": "x"])
        == [.revoke("GR-774", reason: "x", seen: 1)]
    )
    #expect(Ordering.commands(.leave(unsent: []), [:]) == [])
  }

  @Test(
    arguments: [
      ("8h", Duration.hours(8)), ("14d", .days(14)), ("90m", .minutes(90)),
    ])
  func `a request is drafted with its length`(text: String, length: Duration) {
    let texts = ["for": text, "why": "needed for tests", "ticket": " "]
    guard case .request(let draft)? = Ordering.commands(.request(Self.new), texts).first else {
      Issue.record("nothing was drafted")
      return
    }
    #expect(draft.duration == length)
    #expect(draft.ticket == nil)
    #expect(draft.entitlement == "entitlement:1")
    #expect(draft.justification == "needed for tests")
  }

  @Test(arguments: ["", "soon", "8", "-8h", "8h 30m"])
  func `a request without a length is none`(text: String) {
    #expect(Ordering.commands(.request(Self.new), ["for": text, "why": "needed"]) == [])
  }

  @Test func `text is kept by act and record`() {
    let keys = [
      Act.approve(Self.reading), .deny(Self.reading), .ask(Self.reading), .answer(Self.reading),
      .cancel(Self.reading), .revoke(Self.grant), .request(Self.new),
      .approve(Sample.training),
    ].map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(Act.approveMarked([Self.reading]).key == Act.approve(Self.reading).key)
  }

  // MARK: What is said

  static func said(_ act: Act, _ events: [(String, Event.Body)]) -> String {
    Outcome.words(act, AnsweringTests.receipt(events), Sample.state(.approvals))
  }

  @Test func `each outcome says what was recorded and what does not happen yet`() {
    let vote = RequestEvent.voted(Sample.vote(by: Sample.ada))
    let voted: [(String, Event.Body)] = [("AR-2038", .request(vote))]
    #expect(
      Self.said(.deny(Self.reading), voted)
        == "AR-2038: denied as #18235 · nobody can approve it any more"
    )
    #expect(
      Self.said(.ask(Self.reading), voted)
        == "AR-2038: your question is recorded as #18235 · noor answers"
    )
    #expect(Self.said(.answer(Self.reading), voted) == "AR-2038: your answer is recorded as #18235")
    #expect(Self.said(.cancel(Self.reading), voted) == "AR-2038: withdrawn as #18235")
    #expect(
      Self.said(.withdrawVote(Self.reading), voted)
        == "AR-2038: your vote is taken back as #18235 · it can be decided anew"
    )
    #expect(
      Self.said(.request(Self.new), voted)
        == "AR-2038: asked for s3:GetObject as #18235 · 3 shows who decides"
    )
  }

  @Test func `ending says whether it was still to begin`() {
    let revoking: [(String, Event.Body)] = [
      ("GR-774", .grant(.revoking(by: Sample.ada.id, reason: nil)))
    ]
    let withdrawn: [(String, Event.Body)] = [
      ("GR-774", .grant(.withdrawn(by: Sample.ada.id, reason: nil)))
    ]
    #expect(
      Self.said(.revoke(Self.grant), revoking) == "GR-774: to end as #18235 · proof is still open"
    )
    #expect(
      Self.said(.revoke(Self.grant), withdrawn)
        == "GR-774: withdrawn as #18235 · proof is still open"
    )
    #expect(
      Self.said(.revokeMarked([Self.grant, Self.grant]), revoking)
        == "2 grants: to end, from #18235 on · proofs are still open"
    )
    #expect(
      Self.said(.revokeOpened(Self.reading, "GR-9"), revoking)
        == "GR-9: to end as #18235 · proof is still open"
    )
  }

  @Test func `a look ahead prefers the refusal, then risk and rule, then entries`() {
    let refusal = Refusal(.limit, "", "too long", next: "ask for less")
    #expect(
      Outcome.words(Preview(risk: Sample.risk(12), refusal: refusal), .unicode)
        == "too long · ask for less"
    )
    #expect(
      Outcome.words(Preview(risk: Sample.risk(12), rule: "r v1: 1 any"), .unicode)
        == "risk 12 low · r v1: 1 any"
    )
    #expect(
      Outcome.words(Preview(entries: ["request.submitted AR-1"]), .ascii)
        == "request.submitted AR-1"
    )
  }
}
