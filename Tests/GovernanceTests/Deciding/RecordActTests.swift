import Governance
import Testing

@Suite struct `Acts on records` {
  private static let now = Instant(milliseconds: 1_800_000_000_000)

  private static func shown(
    _ id: String,
    _ state: String = "open",
    _ cells: [(String, RecordRow.Value)] = [],
    half: Bool = false
  ) -> ShownRecord {
    let prefix = IDPrefix(of: id) ?? .item
    let named = NamedRecord(
      id,
      prefix,
      state: state,
      version: 3,
      digest: "d1",
      isHalfDone: half
    )
    return ShownRecord(named, RecordRow(id: id, cells), dwell: .seconds(4), isOpened: true)
  }

  private static var words: RecordWords {
    var words = RecordWords()
    words.reason = "ok"
    words.person = "ben"
    words.length = .hours(8)
    words.exception = ExceptionFact(id: "EX-4", endsAt: now + .days(2))
    words.environment = .stage
    words.incident = "INC-4"
    words.ticket = "CH-4"
    words.outcome = .successful
    words.effect = "as planned"
    words.evidence = "a b"
    return words
  }

  private static func answer(_ verdict: Verdict) -> Command {
    let shown = ReviewAnswer.Shown(
      Identifier("RI-7"),
      evidence: "d1",
      dwell: .seconds(4),
      isOpened: true
    )
    return .certification(.answer(ReviewAnswer(verdict, to: [shown], comment: "ok")))
  }

  private static let item = shown("RI-7", "open", [("campaign", .text("RC-2"))])

  @Test(
    arguments: [
      (RecordAct.certify, item, answer(.certify)), (.end, item, answer(.revoke)),
      (.reduce, item, answer(.reduce)), (.abstain, item, answer(.abstain)),
      (
        .handOver, item,
        .certification(.reassign([Identifier("RI-7")], to: Identifier("ben"), reason: "ok"))
      ), (.reopen, item, .certification(.reopen([Identifier("RI-7")]))),
      (.signOff, item, .certification(.signOff(Identifier("RC-2")))),
      (.signOff, shown("RC-7"), .certification(.signOff(Identifier("RC-7")))),
      (.start, shown("RC-7"), .certification(.start(Identifier("RC-7")))),
      (.finish, shown("RC-7"), .certification(.finish(Identifier("RC-7")))),
      (.cancelCampaign, shown("RC-7"), .certification(.cancel(Identifier("RC-7"), reason: "ok"))),
      (
        .approveException, shown("EX-7"),
        .exception(.approve(Identifier("EX-7"), reason: "ok", seen: 3))
      ),
      (.denyException, shown("EX-7"), .exception(.deny(Identifier("EX-7"), reason: "ok", seen: 3))),
      (.withdrawException, shown("EX-7"), .exception(.cancel(Identifier("EX-7"), reason: "ok"))),
      (
        .revokeException, shown("EX-7"),
        .exception(.revoke(Identifier("EX-7"), reason: "ok", seen: 3))
      ),
      (
        .review, shown("EX-7"),
        .exception(
          .review(
            Identifier("EX-7"),
            ExceptionReview(keepUntil: now + .hours(8), reason: "ok", seen: 3)
          )
        )
      ),
      (
        .extend, shown("BG-7"),
        .exception(.extend(Identifier("BG-7"), length: .hours(8), reason: "ok"))
      ),
      (
        .approveExtension, shown("BG-7"),
        .exception(.approveExtension(Identifier("BG-7"), reason: "ok", seen: 3))
      ),
      (
        .endEmergency, shown("BG-7"),
        .exception(.endBreakGlass(Identifier("BG-7"), reason: "ok", seen: 3))
      ),
      (
        .judgeEmergency, shown("BG-7"),
        .exception(.reviewBreakGlass(Identifier("BG-7"), justified: true, reason: "ok", seen: 3))
      ), (.acknowledge, shown("DF-7"), .finding(.acknowledge("DF-7", reason: "ok", seen: 3))),
      (.assign, shown("CF-7"), .finding(.assign("CF-7", to: Identifier("ben"), seen: 3))),
      (.remediate, shown("CF-7"), .finding(.remediate("CF-7", reason: "ok", seen: 3))),
      (.finishRemedy, shown("DF-7"), .finding(.remediated("DF-7", reason: "ok", seen: 3))),
      (.dismiss, shown("DF-7"), .finding(.falsePositive("DF-7", reason: "ok", seen: 3))),
      (
        .accept, shown("DF-7"),
        .finding(.accept("DF-7", exception: "EX-4", until: now + .days(2), reason: "ok", seen: 3))
      ),
      (
        .accept, shown("CF-7"),
        .finding(.waive("CF-7", until: now + .days(2), exception: "EX-4", reason: "ok", seen: 3))
      ),
      (
        .submit, shown("MP-7"),
        .package(
          .submit(Identifier("MP-7"), PackageSubmission(ticket: Identifier("CH-4")), seen: 3)
        )
      ),
      (
        .promote, shown("MP-7"),
        .package(
          .promote(Identifier("MP-7"), to: .stage, change: Identifier("CH-4"), seen: 3)
        )
      ),
      (
        .demote, shown("MP-7"),
        .package(.demote(Identifier("MP-7"), reason: "ok", incident: "INC-4", seen: 3))
      ),
      (
        .advance, shown("CH-7", "implement"),
        .ticket(
          .advance(
            Identifier("CH-7"),
            TicketStep(outcome: .successful, effect: "as planned", evidence: ["a", "b"]),
            seen: 3
          )
        )
      ),
      (
        .rollBack, shown("CH-7", "implement"),
        .ticket(
          .advance(
            Identifier("CH-7"),
            TicketStep(outcome: .rolledBack, effect: "as planned", evidence: ["a", "b"]),
            seen: 3
          )
        )
      ),
      (
        .authorize, shown("CH-7", "authorize"),
        .ticket(.advance(Identifier("CH-7"), TicketStep(), seen: 3))
      ),
      (.cancelChange, shown("CH-7"), .ticket(.cancel(Identifier("CH-7"), reason: "ok", seen: 3))),
    ]
  )
  func `an act is a command on what was shown`(
    act: RecordAct,
    record: ShownRecord,
    command: Command
  ) throws {
    #expect(try act.command(on: record, Self.words, at: Self.now) == command)
  }

  @Test(arguments: IDPrefix.allCases)
  func `what a kind does not know is refused`(prefix: IDPrefix) {
    let record = Self.shown("\(prefix.rawValue)-7", "authorize")
    for act in RecordAct.allCases where !RecordAct.acts(on: prefix).contains(act) {
      let refusal = #expect(throws: Refusal.self) {
        try act.command(on: record, Self.words, at: Self.now)
      }
      #expect(refusal?.code == .notPermitted)
    }
  }

  @Test func `a change is authorized, not advanced, and rolled back only once begun`() {
    for (act, state) in [(RecordAct.advance, "authorize"), (.authorize, "new"), (.rollBack, "new")]
    {
      let refusal = #expect(throws: Refusal.self) {
        try act.command(on: Self.shown("CH-7", state), Self.words, at: Self.now)
      }
      #expect(refusal?.code == .illegalTransition)
    }
  }

  @Test func `a renewal keeps rule, scope and owner, an exception for a finding is filled from it`()
    throws
  {
    let cells: [(String, RecordRow.Value)] = [
      ("rule", .text("log-retention")), ("scope", .text("workload:a env:prod")),
      ("owner", .text("P-9")), ("compensating_control", .text("watched")),
      ("ticket", .text("OPS-1")),
    ]
    var words = RecordWords()
    words.rule = "another"
    words.person = "ben"
    words.length = .days(2)
    let renewal = words.draft(from: RecordRow(id: "EX-7", cells), renews: "EX-7")
    #expect(renewal.rule == "log-retention" && renewal.scope == "workload:a env:prod")
    #expect(renewal.owner == Identifier("P-9") && renewal.renews == Identifier("EX-7"))
    let finding = RecordRow(
      id: "DF-7",
      [
        ("kind", .text("gained")), ("resource", .text("a bucket")),
        ("subject_name", .text("lin")), ("environment", .text("prod")),
      ]
    )
    words.rule = nil
    let draft = words.draft(from: finding, finding: "DF-7")
    #expect(draft.rule == "gained" && draft.scope == "workload:lin env:prod")
    #expect(draft.owner == Identifier("ben") && draft.finding == "DF-7")
  }
}
