import Dashboard
import Governance
import Testing
import TerminalUI

/// The other verbs: ask, answer, withdraw, revoke, request, take back, several at once.
struct VerbTests {
  static func access(on id: String, session: Session = Sample.session()) -> Playing {
    var play = Playing(.access, size: Size(width: 80, height: 50), session: session)
    while play.state.access.selected?.id != id, play.state.access.window.cursor < 4 {
      play.press(.down)
    }
    return play
  }

  static let noor = Sample.session(Sample.viewer(Sample.noor))

  @Test func `asking is a question and no vote`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("c"))
    #expect(play.text.contains("no decision: the clock runs on"))
    play.type("which run?")
    play.press(.enter, .tab, .enter)
    #expect(play.performed == [[.ask("AR-2044", text: "which run?")]])
  }

  @Test func `an empty question is not sent`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("c"), .tab, .tab, .enter)
    #expect(play.performed.isEmpty)
  }

  @Test func `the requester answers what is asked`() {
    var request = Sample.request(2_044)
    request.questions = [
      .init(asker: Sample.ada.id, text: Sample.text("which run?"), askedAt: Sample.now)
    ]
    let row = Sample.row(request, decidable: Sample.own("AR-2044"), isMine: true)
    var play = VotingTests.play(on: "AR-2044", [row], session: Self.noor)
    play.press(.character("c"))
    #expect(play.text.contains("\"which run?\""))
    play.type("run 8841")
    play.press(.enter, .tab, .enter)
    #expect(play.performed == [[.answer("AR-2044", text: "run 8841")]])
  }

  @Test func `a second question waits for the first answer`() {
    var request = Sample.request(2_044)
    request.questions = [
      .init(asker: Sample.ben.id, text: Sample.text("why?"), askedAt: Sample.now)
    ]
    var play = VotingTests.play(on: "AR-2044", [Sample.row(request)])
    play.press(.character("c"))
    #expect(play.state.message?.text == "a question is open: noor answers first")
  }

  @Test func `nobody answers what was not asked`() {
    var play = VotingTests.play(on: "AR-2044", [Sample.training], session: Self.noor)
    play.press(.character("c"))
    #expect(play.state.message?.text == "nobody has asked you anything about AR-2044")
  }

  @Test func `only the requester withdraws`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("x"))
    #expect(play.state.message?.text == "only noor can withdraw AR-2044 · d denies it")
    var own = VotingTests.play(on: "AR-2044", [Sample.training], session: Self.noor)
    own.press(.character("x"))
    own.type("no longer needed")
    own.press(.tab, .tab, .enter)
    #expect(own.performed == [[.cancel("AR-2044", reason: "no longer needed")]])
  }

  @Test func `u takes an own vote back while it decides nothing`() {
    let voted = Sample.row(
      Sample.voted(Sample.request(2_044), by: Sample.ada),
      decidable: Sample.own("AR-2044")
    )
    var play = VotingTests.play(on: "AR-2044", [voted])
    play.press(.character("u"), .tab, .enter)
    #expect(play.performed == [[.withdrawVote("AR-2044")]])
  }

  @Test func `u on an approved request opens the end of what it opened`() {
    var request = Sample.request(2_044)
    request.state = .approved
    request.grants = ["GR-9"]
    var play = VotingTests.play(on: "AR-2044", [Sample.row(request)])
    play.press(.character("u"))
    play.type("by mistake")
    play.press(.enter)
    play.type("vertex")
    play.press(.enter)
    #expect(play.performed == [[.revoke("GR-9", reason: "by mistake", seen: nil)]])
  }

  @Test func `u where nothing is mine says so`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("u"))
    #expect(play.state.message?.text == "nothing of yours to take back on AR-2044")
  }

  @Test func `a closed request takes no vote, no question and no withdrawal`() {
    var request = Sample.request(2_044)
    request.state = .denied
    var play = VotingTests.play(on: "AR-2044", [Sample.row(request)])
    for key in "adcx" {
      play.press(.character(key))
      #expect(play.state.message?.text == "AR-2044 is denied already")
    }
  }

  @Test func `revoking in production needs a reason and the resource`() {
    var play = Self.access(on: "GR-774")
    play.press(.character("x"))
    #expect(play.text.contains("the decision that it ends now"))
    play.type("not used")
    play.press(.enter)
    play.type("vertex")
    play.press(.enter)
    #expect(play.performed == [[.revoke("GR-774", reason: "not used", seen: 1)]])
  }

  @Test func `one's own access is given back without the word`() {
    var play = Self.access(on: "GR-690")
    play.press(.character("x"))
    #expect(play.dialog?.dialog.title == "give back GR-690 v1")
    play.type("done")
    play.press(.tab, .tab, .enter)
    #expect(play.performed == [[.revoke("GR-690", reason: "done", seen: 1)]])
  }

  @Test func `what ended already is not ended again`() {
    var grant = Sample.grant(5, .standing)
    for (state, words) in [
      (GrantState.revoked, "GR-5 is revoked already"),
      (.revoking, "GR-5 is revoking: somebody decided its end already"),
    ] {
      grant.state = state
      var play = Playing(.access, grants: [Sample.row(grant, "ci", "s3:*")])
      play.press(.character("x"))
      #expect(play.state.message?.text == words)
    }
    let expired = Sample.grant(6, .jit, ends: .minutes(-5))
    var play = Playing(.access, grants: [Sample.row(expired, "ci", "s3:*")])
    play.press(.character("x"))
    #expect(play.state.message?.text == "GR-6 has expired: nothing is left to end")
  }

  @Test func `taking back what a baseline adopted is revoking it`() {
    var play = Self.access(on: "GR-774")
    play.press(.character("u"))
    #expect(
      play.state.message?.text == "GR-774 was adopted, not decided here · x revokes it"
    )
    var other = Self.access(on: "GR-690")
    other.press(.character("u"))
    #expect(other.dialog != nil)
  }

  @Test func `plus asks for the right of the row, for oneself`() {
    var play = Self.access(on: "GR-774")
    play.press(.character("+"))
    #expect(play.text.contains("no access yet: the rules say who decides"))
    play.press(.tab, .tab)
    play.type("retrain the model")
    play.press(.tab, .tab, .tab, .enter)
    var draft = RequestDraft(
      entitlement: "entitlement:774",
      resource: "vertex",
      duration: .hours(8),
      justification: "retrain the model"
    )
    draft.renews = nil
    #expect(play.performed == [[.request(draft)]])
  }

  @Test func `plus on one's own access renews it`() {
    var play = Self.access(on: "GR-690")
    play.press(.character("+"))
    #expect(play.text.contains("a renewal of GR-690"))
    play.press(.tab)
    play.type("LAB-2")
    play.press(.tab)
    play.type("still training")
    play.press(.tab, .tab, .tab, .enter)
    guard case .request(let draft)? = play.performed.first?.first else {
      Issue.record("no request was ordered")
      return
    }
    #expect(draft.renews == "GR-690")
    #expect(draft.beneficiary == "principal:690")
    #expect(draft.ticket == "LAB-2")
  }

  @Test func `a length that cannot be read is not sent`() {
    var play = Self.access(on: "GR-774")
    play.press(.character("+"), .control("u"))
    play.type("soon")
    play.press(.tab, .tab)
    play.type("retrain the model")
    play.press(.tab, .tab, .tab, .enter)
    #expect(play.performed.isEmpty)
    #expect(play.dialog?.notice == "a length is written 90m, 8h or 14d")
  }

  @Test func `a look ahead says risk and rule and writes nothing`() {
    var play = Self.access(on: "GR-774")
    play.press(.character("+"), .tab, .tab)
    play.type("retrain the model")
    play.press(.tab, .tab, .enter)
    guard case .preview(let commands)? = play.ordered.last else {
      Issue.record("no look ahead was ordered")
      return
    }
    play.send(
      .previewed(
        commands,
        Preview(risk: Sample.risk(45), rule: "elevation v14: 2 any, 1 security")
      )
    )
    #expect(play.dialog?.notice == "risk 45 high · elevation v14: 2 any, 1 security")
    #expect(play.performed.isEmpty)
    let refusal = Refusal(.notEligible, "", "no machine may hold it", next: "ask for a person")
    play.press(.enter)
    play.send(.previewed(commands, Preview(refusal: refusal)))
    #expect(play.dialog?.notice == "no machine may hold it · ask for a person")
  }

  @Test func `marked requests of low risk are approved together, all or none`() {
    let rows = (1...3).map { number in
      Sample.row(Sample.request(number, risk: Sample.risk(12), environment: .dev))
    }
    var play = VotingTests.play(on: "AR-1", rows)
    play.press(.character("*"), .character("a"))
    #expect(play.dialog?.dialog.title == "approve 3 requests")
    play.press(.tab, .enter)
    #expect(play.performed == [rows.map { .approve(VotingTests.decision($0, nil)) }])
    let events = rows.map { ($0.id, Event.Body.request(.voted(Sample.vote(by: Sample.ada)))) }
    play.send(.performed(play.performed[0], AnsweringTests.receipt(events)))
    #expect(play.state.approvals.marked.isEmpty)
    #expect(play.state.message?.text == "3 approvals recorded from #18235 on · 0 of them decided")
  }

  @Test func `more than ten at once need their number typed`() {
    let rows = (1...12).map { number in
      Sample.row(Sample.request(number, risk: Sample.risk(12), environment: .dev))
    }
    var play = VotingTests.play(on: "AR-1", rows, size: Size(width: 80, height: 40))
    play.press(.character("*"), .character("a"))
    play.type("routine")
    play.press(.enter)
    play.type("11")
    play.press(.enter)
    #expect(play.performed.isEmpty)
    play.press(.backspace)
    play.type("2")
    play.press(.enter)
    #expect(play.performed.first?.count == 12)
  }

  @Test func `marks above low risk or not mine are named, and nothing opens`() {
    var play = VotingTests.play(on: "AR-2030")
    play.press(.character("*"), .character("a"))
    #expect(play.state.overlay == nil)
    #expect(
      play.state.message?.text
        == "5 marked, 3 need you one by one: not yours 1, above low risk 2, first AR-2050 · ␣ takes a mark away"
    )
  }

  @Test func `marked grants of low risk end together`() {
    let rows = (1...2).map { number in
      Sample.row(
        Sample.grant(number, .jit, environment: .dev, ends: .hours(3)),
        "p\(number)",
        "s3:Get",
        risk: Sample.risk(9)
      )
    }
    var play = Playing(.access, grants: rows)
    play.press(.character("*"), .character("x"))
    play.type("cleaning up")
    play.press(.tab, .tab, .enter)
    #expect(
      play.performed == [
        [
          .revoke("GR-1", reason: "cleaning up", seen: 1),
          .revoke("GR-2", reason: "cleaning up", seen: 1),
        ]
      ]
    )
  }

  @Test func `the signs line says what stands behind a decision`() {
    var play = VotingTests.play(on: "AR-2038")
    play.press(.character("a"))
    #expect(play.text.contains("unsigned: cooperative database"))
    let session = Sample.session(Sample.viewer(cooperative: false))
    var other = VotingTests.play(on: "AR-2038", session: session)
    other.press(.character("a"))
    #expect(other.text.contains("unsigned · os user ada"))
  }

  @Test func `why and blast radius are texts over the screen`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("K"))
    #expect(play.text.contains("dual authorization, one of security"))
    play.press(.down, .escape)
    #expect(play.state.overlay == nil)
    var access = Self.access(on: "GR-774")
    access.press(.character("b"))
    #expect(access.text.contains("31 resources"))
    #expect(access.text.contains("by fraud-serving and 13 more"))
    access.press(.character("q"))
    #expect(access.state.overlay == nil)
    #expect(access.state.message == nil)
  }
}
