import Dashboard
import Governance
import Testing
import TerminalUI

/// What each dialog says and asks, as the table of the manual has it.
struct FormTests {
  static func form(_ act: Act) -> Dialog { DialogForms.form(for: act, Sample.state(.approvals)) }

  static func row(
    _ score: Int,
    _ environment: Environment = .prod,
    ticket: String? = "T-1"
  ) -> RequestRow {
    Sample.row(
      Sample.request(7, risk: Sample.risk(score), environment: environment, ticket: ticket)
    )
  }

  @Test(
    arguments: [
      (12, false, false), (30, false, false), (45, true, true), (69, true, true), (71, true, true),
    ])
  func `approving asks more the higher the risk`(score: Int, needsReason: Bool, needsWord: Bool) {
    let form = Self.form(.approve(Self.row(score)))
    #expect(form.fields.first?.isRequired == needsReason)
    #expect((form.word != nil) == needsWord)
    #expect(form.fields.count == 1)
  }

  @Test(
    arguments: [
      (Environment.prod, true), (.unknown, true), (.stage, false), (.dev, false),
    ])
  func `denying and ending in production ask for the resource`(
    environment: Environment,
    needsWord: Bool
  ) {
    #expect((Self.form(.deny(Self.row(12, environment))).word != nil) == needsWord)
    let grant = Sample.row(
      Sample.grant(1, .standing, environment: environment),
      "ci",
      "s3:*"
    )
    #expect((Self.form(.revoke(grant)).word != nil) == needsWord)
    let opened = Self.form(.revokeOpened(Self.row(12, environment), "GR-1"))
    #expect((opened.word != nil) == needsWord)
  }

  @Test func `all that ends something needs a reason`() {
    let grant = Sample.grants[1]
    for act in [
      Act.deny(Self.row(12)), .cancel(Self.row(12)), .revoke(grant), .revokeMarked([grant]),
      .revokeOpened(Self.row(12), "GR-1"),
    ] {
      #expect(Self.form(act).fields.first?.isRequired == true)
    }
  }

  @Test func `a scheduled grant is withdrawn, an own one given back, any other revoked`() {
    #expect(Self.form(.revoke(Sample.grants[4])).title == "give back GR-690 v1")
    #expect(Self.form(.revoke(Sample.grants[1])).title == "revoke GR-774 v1")
  }

  /// A grant decided to start at a moment, as it is shown `now`.
  static func scheduled(startsIn left: Duration) -> GrantRow {
    Sample.row(Sample.grant(1, .jit, state: .scheduled, starts: left), "ci", "s3:*")
  }

  @Test(arguments: [
    (Duration.hours(2), "withdraw", "never begins: nothing"),
    (.seconds(30), "end", "the moment of writing decides"),
    (.zero, "revoke", "it ends now"), (.hours(-2), "revoke", "it ends now"),
  ])
  func `what has begun is revoked, what has not is withdrawn, as will be written`(
    left: Duration,
    verb: String,
    writes: String
  ) {
    let form = Self.form(.revoke(Self.scheduled(startsIn: left)))
    #expect(form.title == "\(verb) GR-1 v1")
    #expect(form.acts.map(\.label) == [verb])
    #expect(form.word?.verb ?? verb == verb)
    #expect(form.facts.contains { $0.label == "writes" && $0.lines[0].text.contains(writes) })
  }

  @Test func `every dialog that writes says what and how it is signed`() {
    let acts: [Act] = [
      .approve(Self.row(45)), .deny(Self.row(45)), .ask(Self.row(45)), .answer(Self.row(45)),
      .cancel(Self.row(45)), .withdrawVote(Self.row(45)), .approveMarked([Self.row(12)]),
      .revoke(Sample.grants[1]), .revokeMarked([Sample.grants[1]]),
      .revokeOpened(Self.row(45), "GR-1"), .request(OrderingTests.new),
    ]
    for act in acts {
      let labels = Self.form(act).facts.map(\.label)
      #expect(labels.contains("writes"), "\(act.key)")
      #expect(labels.contains("signs"), "\(act.key)")
    }
  }

  @Test func `what is decided stands on lines of their own`() {
    let form = Self.form(.approve(Self.row(45)))
    #expect(form.facts.prefix(4).map(\.label) == ["who", "gets", "where", "for"])
    #expect(form.corner.text == "risk 45 high")
    #expect(form.status == "changes since shown: 0")
  }

  @Test func `several at once are listed one by one`() {
    let rows = (1...3).map { Sample.row(Sample.request($0, risk: Sample.risk(9))) }
    let form = Self.form(.approveMarked(rows))
    #expect(form.facts.suffix(3).map(\.label) == ["AR-1", "AR-2", "AR-3"])
    #expect(form.acts.map(\.label) == ["approve 3"])
    #expect(form.word == nil)
  }

  @Test func `marked grants in production always need their number`() {
    let production = Self.form(.revokeMarked([Sample.grants[1]]))
    #expect(production.word?.word == "1")
    let harmless = Self.form(.revokeMarked([Sample.grants[4]]))
    #expect(harmless.word == nil)
  }

  @Test func `the deciding vote says that it opens access and what govtop does not do`() {
    let row = Sample.row(
      Sample.request(7, risk: Sample.risk(12), needs: [.init(1, of: .any)])
    )
    let writes = Self.form(.approve(row)).facts.first { $0.label == "writes" }?.lines.first?.text
    #expect(writes?.contains("the deciding vote, as security") == true)
    #expect(writes?.contains("govtop does not apply it at the target") == true)
  }

  @Test func `a hostile name stays on its line`() {
    let name = "x\nwrites   nothing at all"
    let row = Sample.row(Sample.request(7), who: name)
    let form = Self.form(.approve(row))
    let who = form.facts.first?.lines.first?.text ?? ""
    #expect(who == "x⟨U+000A⟩writes   nothing at all")
    let layout = FactLayout(form.facts, width: 76, labelWidth: 9)
    #expect(layout.lines.count { $0.text.text.hasPrefix("writes") } == 1)
  }

  @Test func `leaving names what was not sent`() {
    let form = Self.form(.leave(unsent: ["AR-1", "AR-2"]))
    #expect(form.facts.first?.lines.first?.text == "AR-1, AR-2")
    #expect(form.fields.isEmpty)
  }

  @Test func `a new request is filled from the row`() {
    var new = OrderingTests.new
    new.ticket = "T-9"
    new.duration = .days(14)
    let form = Self.form(.request(new))
    #expect(form.fields.map(\.id) == ["for", "ticket", "why"])
    #expect(form.fields.map(\.value) == ["14d", "T-9", ""])
    #expect(form.acts.map(\.id) == ["check", "send"])
  }
}
