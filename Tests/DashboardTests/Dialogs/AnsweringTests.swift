import Dashboard
import Governance
import Testing
import TerminalUI

/// What the store says to an order, and what changes meanwhile.
struct AnsweringTests {
  /// A low-risk approval that was sent.
  static func sent() -> (play: Playing, commands: [Command]) {
    var play = VotingTests.play(on: "AR-2038")
    play.press(.character("a"), .backTab)
    play.type("needed for the report")
    play.press(.tab, .tab, .enter)
    return (play, play.performed.last ?? [])
  }

  static func receipt(_ events: [(String, Event.Body)], from sequence: Int = 18_235) -> Receipt {
    let entries = events.enumerated().map { index, event in
      LedgerEntry(
        sequence: sequence + index,
        decision: sequence,
        at: Sample.now,
        actor: ActorStamp(person: Sample.ada.id),
        origin: Origin(channel: .dashboard, osUser: "ada", host: "h"),
        rulesVersion: 14,
        version: 2,
        previousRoot: Sample.text("").digest,
        event: Event(event.0, event.1)
      )
    }
    return Receipt(entries: entries, size: sequence + entries.count, root: "")
  }

  @Test func `what is sent stays open until it is known to be written`() {
    var (play, commands) = Self.sent()
    #expect(commands.count == 1)
    #expect(play.dialog?.waiting == "is being written")
    play.press(.enter, .escape)
    #expect(play.state.overlay != nil)
    #expect(play.performed.count == 1)
  }

  @Test func `the confirmation says what was recorded and who is next`() {
    let row = Sample.row(
      Sample.request(2_080, risk: Sample.risk(12), environment: .dev)
    )
    var play = VotingTests.play(on: "AR-2080", [row])
    play.press(.character("a"), .tab, .enter)
    let vote = RequestEvent.voted(Sample.vote(by: Sample.ada))
    play.send(.performed(play.performed[0], Self.receipt([("AR-2080", .request(vote))])))
    #expect(play.state.overlay == nil)
    #expect(
      play.state.message?.text
        == "AR-2080: your approval is recorded as #18235 · 1 of 2 · waits for ben or mei"
    )
    #expect(play.state.message?.kind == .done)
    #expect(play.state.approvals.selected?.id == "AR-2080")
  }

  @Test func `the deciding vote says what opened and what govtop does not do`() {
    var (play, commands) = Self.sent()
    let terms = GrantEvent.Terms(
      kind: .jit,
      principal: "principal:1",
      entitlement: "entitlement:1",
      resource: "eval",
      environment: .stage,
      dataClass: .internal,
      startsAt: Sample.now,
      endsAt: nil,
      rule: "self-service",
      rulesVersion: 14
    )
    play.send(
      .performed(
        commands,
        Self.receipt([
          ("AR-2038", .request(.voted(Sample.vote(by: Sample.ada)))),
          ("AR-2038", .request(.approved(["GR-775"]))), ("GR-775", .grant(.scheduled(terms))),
        ])
      )
    )
    #expect(
      play.state.message?.text
        == "AR-2038: approved as #18235, opens GR-775 · not applied by govtop at the target"
    )
  }

  @Test func `text is forgotten once it was written`() {
    var (play, commands) = Self.sent()
    play.send(
      .performed(
        commands,
        Self.receipt([("AR-2038", .request(.voted(Sample.vote(by: Sample.ada))))])
      )
    )
    #expect(play.state.drafts.isEmpty)
    #expect(play.orders(.input(.key(.character("Q")))).last == .leave)
  }

  @Test func `a lost race closes the dialog, keeps the reason and offers it`() {
    var (play, commands) = Self.sent()
    let refusal = Refusal(
      .alreadyClosed,
      "AR-2038",
      state: "denied",
      "AR-2038 was denied by ben 2s ago, #18236"
    )
    play.send(.refused(commands, refusal))
    #expect(play.state.overlay == nil)
    #expect(
      play.state.message?.text
        == "AR-2038 was denied by ben 2s ago, #18236: nothing was written · y copies your reason, ⏎ opens it"
    )
    #expect(play.orders(.input(.key(.character("y")))) == [.copy("needed for the report")])
    #expect(play.state.drafts.values.first?["reason"] == "needed for the report")
  }

  @Test func `Enter after a lost race opens the record`() {
    var (play, commands) = Self.sent()
    play.send(.refused(commands, Refusal(.alreadyVoted, "AR-2038", "you voted already")))
    play.press(.enter)
    #expect(play.state.approvals.filter == "id:=AR-2038")
    #expect(play.state.approvals.isOpen)
  }

  @Test func `any other refusal stands in the dialog and the text stays`() {
    var (play, commands) = Self.sent()
    let refusal = Refusal(
      .limit,
      "AR-2038",
      "96h is longer than it may last, 72h",
      next: "ask for 72h"
    )
    play.send(.refused(commands, refusal))
    #expect(play.dialog?.notice == "96h is longer than it may last, 72h · ask for 72h")
    #expect(play.dialog?.texts["reason"] == "needed for the report")
    #expect(play.dialog?.waiting == nil)
    play.press(.enter)
    #expect(play.performed.count == 2)
  }

  @Test func `a failure says that nothing was written, and it can be sent again`() {
    var (play, commands) = Self.sent()
    play.send(.failed(.perform(commands), "no space is left on the disk"))
    #expect(play.dialog?.notice == "no space is left on the disk · nothing was written")
    play.press(.enter)
    #expect(play.performed.count == 2)
    #expect(play.performed[0] == play.performed[1])
  }

  @Test func `an answer to an older order does not close the dialog`() {
    var (play, _) = Self.sent()
    play.send(
      .performed([.cancel("AR-1", reason: nil)], Self.receipt([("AR-1", .request(.expired))]))
    )
    #expect(play.dialog != nil)
    #expect(play.state.message?.text == "AR-1: recorded as #18235")
  }

  @Test func `a stale view asks what changed and shows it`() {
    var (play, commands) = Self.sent()
    play.requests[3] = Sample.row(Sample.voted(Sample.reading.request, by: Sample.ben))
    let stale = Refusal(.staleView, "AR-2038", "AR-2038 changed since you saw it")
    play.send(.refused(commands, stale))
    #expect(play.dialog?.isOutdated == true)
    #expect(play.dialog?.dialog.title == "AR-2038 is not what you saw")
  }

  @Test func `a change while the dialog is open replaces its buttons and keeps the text`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("a"))
    play.type("agreed with mei")
    play.requests[2] = Sample.row(Sample.voted(Sample.training.request, by: Sample.ben))
    play.send(.storeChanged(revision: 9))
    #expect(play.dialog?.isOutdated == true)
    #expect(play.text.contains("ben voted yes"))
    #expect(play.text.contains("0 of 2  →  1 of 2"))
    #expect(play.text.contains("agreed with mei"))
    play.press(.tab, .enter)
    #expect(play.performed.isEmpty)
    #expect(play.state.approvals.filter == "id:=AR-2044")
    play.press(.escape)
    play.press(.character("a"))
    #expect(play.dialog?.texts["reason"] == "agreed with mei")
    #expect(play.dialog?.isOutdated == false)
  }

  @Test func `a superseded request names its successor`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("a"))
    var request = Sample.training.request
    request.state = .superseded
    request.supersededBy = "AR-2052"
    request.version += 1
    play.requests[2] = Sample.row(request)
    play.send(.storeChanged(revision: 9))
    #expect(play.text.contains("superseded by AR-2052. nothing was written"))
    #expect(play.text.contains("open AR-2052"))
    play.press(.tab, .enter)
    #expect(play.state.approvals.filter == "id:=AR-2052")
  }

  @Test func `another row's change leaves the dialog alone`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("a"))
    play.requests[1] = Sample.row(Sample.voted(Sample.urgent.request, by: Sample.mei))
    play.send(.storeChanged(revision: 9))
    #expect(play.dialog?.isOutdated == false)
  }

  @Test func `text that was left is kept for the record and offered again`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("a"))
    play.type("half a thou")
    play.press(.escape)
    #expect(play.state.overlay == nil)
    play.press(.character("d"))
    #expect(play.dialog?.texts["reason"] == "")
    play.press(.escape, .character("a"))
    #expect(play.dialog?.texts["reason"] == "half a thou")
  }

  @Test func `leaving with unsent text asks`() {
    var play = VotingTests.play(on: "AR-2044")
    play.press(.character("a"))
    play.type("half a thou")
    play.press(.escape, .character("Q"))
    #expect(play.dialog?.dialog.title == "leave govtop")
    #expect(play.text.contains("AR-2044"))
    play.press(.enter)
    #expect(play.state.overlay == nil)
    play.press(.character("Q"), .tab)
    let orders = play.orders(.input(.key(.enter)))
    #expect(orders.last == .leave)
  }

  @Test func `failures of reading stand where the rows would`() {
    var play = Playing(.approvals, requests: [])
    let question = ListQuestion(
      play.state.query(for: .approvals),
      PageRequest(.first, limit: 50, generation: 0)
    )
    play.send(.failed(.loadRows(question), "the filter is too long: save a part as a view"))
    #expect(play.text.contains("the filter is too long"))
  }

  @Test func `other failures are said`() {
    var play = Playing(.posture)
    let export = Dashboard.Export(.display(.text), path: "/no/such/place")
    play.send(.failed(.export(export), "`/no/such/place` cannot be written"))
    #expect(play.state.message?.text == "`/no/such/place` cannot be written")
    play.send(.exported(path: "a.txt"))
    #expect(play.state.message?.text == "written to a.txt")
  }
}
