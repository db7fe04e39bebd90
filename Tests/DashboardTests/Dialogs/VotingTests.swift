import Dashboard
import Governance
import Testing
import TerminalUI

/// From the key to the order: what an approver must do, and what never happens.
struct VotingTests {
  /// Approvals with the cursor on a request.
  static func play(
    on id: String,
    _ requests: [RequestRow] = Sample.requests,
    size: Size = Size(width: 80, height: 24),
    session: Session = Sample.session()
  ) -> Playing {
    var play = Playing(.approvals, size: size, requests: requests, session: session)
    while play.state.approvals.selected?.id != id,
      play.state.approvals.window.cursor < requests.count - 1
    {
      play.press(.down)
    }
    return play
  }

  static func decision(_ row: RequestRow, _ reason: String?) -> Decision {
    Decision(
      request: row.request.id,
      seenVersion: row.request.version,
      seenDigest: "\(row.request.contentDigest)",
      reason: reason
    )
  }

  @Test func `the approve key asks first and writes nothing`() {
    var play = Self.play(on: "AR-2038")
    play.press(.character("a"))
    #expect(play.dialog?.dialog.title == "approve AR-2038 v1")
    #expect(play.performed.isEmpty)
  }

  @Test func `low risk: the focus is on leave, Tab and Enter send what was shown`() {
    var play = Self.play(on: "AR-2038")
    play.press(.character("a"))
    #expect(play.dialog?.focus == .leave)
    play.press(.tab, .enter)
    #expect(play.performed == [[.approve(Self.decision(Sample.reading, nil))]])
  }

  @Test func `low risk: Enter alone leaves`() {
    var play = Self.play(on: "AR-2038")
    play.press(.character("a"), .enter)
    #expect(play.state.overlay == nil)
    #expect(play.performed.isEmpty)
  }

  @Test func `no key that opened the dialog confirms it`() {
    var play = Self.play(on: "AR-2038")
    for _ in 0..<30 { play.press(.character("a")) }
    #expect(play.performed.isEmpty)
    #expect(play.dialog?.texts["reason"] == "")
  }

  @Test func `high risk: a reason is needed and the resource is typed`() {
    var play = Self.play(on: "AR-2044")
    play.press(.character("a"))
    #expect(play.dialog?.focus == .field(0))
    play.type("retrain, agreed with mei")
    play.press(.enter)
    #expect(play.dialog?.focus == .word)
    play.type("verte")
    play.press(.enter)
    #expect(play.performed.isEmpty)
    #expect(play.dialog?.notice == "type `vertex` to approve")
    play.type("x")
    play.press(.enter)
    #expect(
      play.performed == [[.approve(Self.decision(Sample.training, "retrain, agreed with mei"))]]
    )
  }

  @Test func `high risk: the right word without a reason sends nothing`() {
    var play = Self.play(on: "AR-2044")
    play.press(.character("a"), .tab)
    play.type("vertex")
    play.press(.enter)
    #expect(play.performed.isEmpty)
    #expect(play.dialog?.notice == "reason is needed here")
    #expect(play.dialog?.focus == .field(0))
  }

  @Test func `the word is typed, never pasted`() {
    var play = Self.play(on: "AR-2044")
    play.press(.character("a"))
    play.type("agreed with mei")
    play.press(.enter)
    play.send(.input(.paste("vertex")))
    play.press(.enter)
    #expect(play.performed.isEmpty)
  }

  @Test func `critical risk asks for a ticket where the request names none`() {
    let row = Sample.row(Sample.request(2_070, risk: Sample.risk(80), ticket: nil))
    var play = Self.play(on: "AR-2070", [row])
    play.press(.character("a"))
    #expect(play.dialog?.fields.map(\.id) == ["reason", "ticket"])
    play.type("agreed with mei")
    play.press(.enter)
    play.type("OPS-1")
    play.press(.enter)
    play.type("vertex")
    play.press(.enter)
    #expect(play.performed == [[.approve(Self.decision(row, "OPS-1: agreed with mei"))]])
    let named = Self.play(on: "AR-2041")
    #expect(named.state.approvals.selected?.requestRow?.request.content.ticket != nil)
  }

  @Test(
    arguments: [
      ("vertex", "vertex"), ("", "AR-2044"), ("x", "AR-2044"), ("dépôt-données", "AR-2044"),
      ("two words", "AR-2044"), ("arn:aws:s3:::raw-labels/*", "raw-labels/*"),
      (String(repeating: "long", count: 20), "AR-2044"), ("evil\u{202E}name", "AR-2044"),
    ])
  func `what nobody could type is replaced by the id`(resource: String, word: String) {
    #expect(DialogForms.word(resource, else: "AR-2044") == word)
  }

  @Test func `keys typed before the dialog was drawn decide nothing and are counted`() {
    var play = Self.play(on: "AR-2038")
    _ = play.orders(.input(.key(.character("a"))))
    _ = play.orders(.input(.key(.character("x"))))
    #expect(play.orders(.input(.key(.enter))) == [])
    #expect(play.orders(.input(.key(.tab))) == [])
    #expect(play.dialog?.notice == "2 keys typed early were dropped")
    #expect(play.performed.isEmpty)
    play.draw()
    play.press(.enter)
    #expect(play.performed.count == 1)
  }

  @Test func `a deny needs a reason, and in production the resource`() {
    var play = Self.play(on: "AR-2044")
    play.press(.character("d"))
    #expect(play.text.contains("ends it for everybody"))
    play.type("not this week")
    play.press(.enter)
    play.type("vertex")
    play.press(.enter)
    #expect(play.performed == [[.deny(Self.decision(Sample.training, "not this week"))]])
  }

  @Test func `a deny outside production is confirmed by Tab and Enter`() {
    var play = Self.play(on: "AR-2038")
    play.press(.character("d"), .tab, .tab, .enter)
    #expect(play.performed.isEmpty)
    #expect(play.dialog?.notice == "reason is needed here")
    play.type("no need")
    play.press(.tab, .tab, .enter)
    #expect(play.performed == [[.deny(Self.decision(Sample.reading, "no need"))]])
  }

  @Test func `a request that is mine is refused before any dialog`() {
    var play = Self.play(on: "AR-2050")
    play.press(.character("a"))
    #expect(play.state.overlay == nil)
    #expect(
      play.state.message?.text
        == "AR-2050 is your own request: nobody decides for themselves, nor as a delegate · ben or mei can"
    )
    play.press(.character("d"))
    #expect(play.state.message?.kind == .refused)
    #expect(play.performed.isEmpty)
  }

  @Test func `facts that were not on screen to their end cannot be decided`() {
    let long = String(repeating: "a long story that goes on and on. ", count: 40)
    let row = Sample.row(Sample.request(2_071, why: long))
    var play = Self.play(on: "AR-2071", [row])
    play.press(.character("a"))
    #expect(play.state.overlay == nil)
    #expect(play.state.message?.text.hasPrefix("not all of it is shown") == true)
    play.press(.enter, .character("a"))
    #expect(play.state.message?.text.hasSuffix("not read yet: PgDn") == true)
    for _ in 0..<4 { play.press(.pageDown) }
    play.press(.character("a"))
    #expect(play.dialog != nil)
  }

  @Test func `on a small screen the detail is read first`() {
    var play = Self.play(on: "AR-2044", size: Size(width: 40, height: 12))
    play.press(.character("a"))
    #expect(play.state.message?.text == "its facts are not on screen: ⏎ opens them")
    play.press(.enter)
    for _ in 0..<6 { play.press(.pageDown) }
    play.press(.character("a"))
    #expect(play.dialog != nil)
  }

  @Test func `a record that is still being read cannot be decided`() {
    var play = Self.play(on: "AR-2030")
    _ = play.orders(.input(.key(.down)))
    _ = play.orders(.input(.key(.character("a"))))
    #expect(play.state.overlay == nil)
    #expect(play.state.message?.text == "AR-2041: its facts are being read")
  }

  @Test func `read-only removes the verbs`() {
    var play = Self.play(on: "AR-2044", session: Sample.session(Sample.viewer(readOnly: true)))
    for key in "adcx+u" { play.press(.character(key)) }
    #expect(play.state.overlay == nil)
    #expect(play.state.message == nil)
    #expect(play.rows[0].contains("RO"))
    #expect(!(play.rows.last ?? "").contains("approve"))
  }

  @Test func `the past says its day in the header, offers no verbs and is nobody's last look`() {
    var session = Sample.session(Sample.viewer(readOnly: true))
    session.isPast = true
    session.zoneOffset = 0
    session.now = Instant(milliseconds: 1_773_532_799_999)
    var play = Self.play(on: "AR-2044", session: session)
    for key in "adcx+u" { play.press(.character(key)) }
    #expect(play.state.overlay == nil)
    #expect(play.rows[0].contains("AS OF 2026-03-14"))
    #expect(!play.rows[0].contains("live"))
    let before = play.state.settings.lookedAt
    _ = play.orders(.input(.key(.character("Q"))))
    #expect(play.state.settings.lookedAt == before)
  }

  @Test(arguments: [(60_000, "AS OF 2026-03-14 23:58"), (43_200_000, "AS OF 2026-03-14 11:59")])
  func `a moment within a day says its minute`(_ earlier: Int64, _ shown: String) {
    var session = Sample.session(Sample.viewer(readOnly: true))
    session.isPast = true
    session.zoneOffset = 0
    session.now = Instant(milliseconds: 1_773_532_799_999 - earlier)
    #expect(Self.play(on: "AR-2044", session: session).rows[0].contains(shown))
  }

  @Test func `a database that turns out not to be writable says so once`() {
    var play = Self.play(on: "AR-2044")
    play.send(.writingBecameImpossible)
    #expect(play.state.session.isReadOnly)
    #expect(play.state.message?.text.contains("read-only") == true)
    play.press(.character("a"))
    #expect(play.state.overlay == nil)
  }

  @Test func `while the database is away nothing is decided`() {
    var play = Self.play(on: "AR-2044")
    play.send(.connectionLost(reason: "disk I/O error", nextTry: nil))
    play.press(.character("a"))
    #expect(play.state.overlay == nil)
    #expect(play.state.message?.text == "no answer from the database: R tries now")
  }
}
