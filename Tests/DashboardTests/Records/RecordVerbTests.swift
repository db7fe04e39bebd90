import Dashboard
import Governance
import Testing
import TerminalUI

/// Each verb of the screens of records: key, dialog, command.
struct RecordVerbTests {
  /// A screen with its cursor on a record that has been looked at.
  static func play(
    _ screen: Dashboard.Screen,
    on id: String,
    _ judgements: [RecordAct: Judgement] = [:],
    size: Size = Size(width: 80, height: 50)
  ) -> Playing {
    let rows = Sample.records[screen.list?.kind ?? .items] ?? []
    let only = rows.filter { $0.id == id }
    var play = Playing(
      screen,
      size: size,
      records: [screen.list?.kind ?? .items: only]
    )
    play.judgements[id] = judgements
    play.send(.storeChanged(revision: 2))
    play.wait(.seconds(5))
    return play
  }

  /// What is done on a screen: the key, what is typed into each field, the typed word, what is written.
  struct Case: Sendable, CustomTestStringConvertible {
    let screen: Dashboard.Screen
    let id: String
    let key: Character
    let title: String
    var texts: [String] = []
    var word: String?
    var needs: RecordAct?
    let command: Command

    var testDescription: String { "\(key) on \(id): \(title)" }
  }

  static let cases: [Case] = [
    Case(
      screen: .items,
      id: "RI-2207",
      key: "c",
      title: "abstain RI-2207 v1",
      texts: ["not mine"],
      needs: .abstain,
      command: .certification(
        .answer(ReviewAnswer(.abstain, to: [shown("RI-2207")], comment: "not mine"))
      )
    ),
    Case(
      screen: .items,
      id: "RI-2207",
      key: "o",
      title: "hand over RI-2207 v1",
      texts: ["ben", "he owns it"],
      command: .certification(
        .reassign([Identifier("RI-2207")], to: Identifier("ben"), reason: "he owns it")
      )
    ),
    Case(
      screen: .items,
      id: "RI-2208",
      key: "u",
      title: "take back RI-2208 v1",
      command: .certification(.reopen([Identifier("RI-2208")]))
    ),
    Case(
      screen: .items,
      id: "RI-2208",
      key: "$",
      title: "sign off RI-2208 v1",
      command: .certification(.signOff(Identifier("RC-31")))
    ),
    Case(
      screen: .recertify,
      id: "RC-31",
      key: "x",
      title: "cancel RC-31 v5",
      texts: ["wrong scope"],
      word: "RC-31",
      command: .certification(.cancel(Identifier("RC-31"), reason: "wrong scope"))
    ),
    Case(
      screen: .exceptions,
      id: "EX-118",
      key: "v",
      title: "keep EX-118 v2",
      texts: ["still needed"],
      needs: .review,
      command: .exception(
        .review(
          Identifier("EX-118"),
          ExceptionReview(reason: "still needed", seen: 2)
        )
      )
    ),
    Case(
      screen: .exceptions,
      id: "EX-118",
      key: "x",
      title: "revoke EX-118 v2",
      texts: ["fixed"],
      word: "EX-118",
      command: .exception(.revoke(Identifier("EX-118"), reason: "fixed", seen: 2))
    ),
    Case(
      screen: .exceptions,
      id: "BG-7",
      key: "v",
      title: "review BG-7 v3",
      texts: ["seen"],
      needs: .judgeEmergency,
      command: .exception(
        .reviewBreakGlass(Identifier("BG-7"), justified: true, reason: "seen", seen: 3)
      )
    ),
    Case(
      screen: .findings,
      id: "DF-310",
      key: "a",
      title: "acknowledge DF-310 v1",
      command: .finding(.acknowledge("DF-310", reason: nil, seen: 1))
    ),
    Case(
      screen: .findings,
      id: "DF-310",
      key: "o",
      title: "assign DF-310 v1",
      texts: ["-ben"],
      command: .finding(.assign("DF-310", to: Identifier("ben-ben"), seen: 1))
    ),
    Case(
      screen: .findings,
      id: "DF-310",
      key: "d",
      title: "call false DF-310 v1",
      texts: ["test"],
      word: "ml-deploy",
      command: .finding(.falsePositive("DF-310", reason: "test", seen: 1))
    ),
    Case(
      screen: .findings,
      id: "CF-140",
      key: "r",
      title: "remediate CF-140 v2",
      command: .finding(.remediate("CF-140", reason: nil, seen: 2))
    ),
    Case(
      screen: .findings,
      id: "CF-140",
      key: "a",
      title: "accept CF-140 v2",
      texts: ["", "known"],
      command: .finding(
        .waive(
          "CF-140",
          until: Sample.now + .minutes(90),
          exception: "EX-118",
          reason: "known",
          seen: 2
        )
      )
    ),
    Case(
      screen: .registry,
      id: "MP-77",
      key: "d",
      title: "reject MP-77 v6",
      texts: ["no plan"],
      word: "scorer",
      command: .package(
        .reject(
          PackageDecision(
            package: Identifier("MP-77"),
            seenVersion: 6,
            seenDigest: "e1",
            reason: "no plan"
          )
        )
      )
    ),
    Case(
      screen: .registry,
      id: "MP-75",
      key: "x",
      title: "take out MP-75 v9",
      texts: ["INC-9", "scores drift"],
      word: "scorer",
      command: .package(
        .demote(Identifier("MP-75"), reason: "scores drift", incident: "INC-9", seen: 9)
      )
    ),
    Case(
      screen: .changes,
      id: "CH-40",
      key: "a",
      title: "go on CH-40 v4",
      command: .ticket(.advance(Identifier("CH-40"), TicketStep(), seen: 4))
    ),
    Case(
      screen: .changes,
      id: "CH-40",
      key: "d",
      title: "cancel CH-40 v4",
      texts: ["not needed"],
      word: "CH-40",
      command: .ticket(.cancel(Identifier("CH-40"), reason: "not needed", seen: 4))
    ),
  ]

  private static func shown(_ id: String) -> ReviewAnswer.Shown {
    ReviewAnswer.Shown(Identifier(id), evidence: "e1", dwell: .seconds(5), isOpened: true)
  }

  @Test(arguments: cases)
  func `a key opens a dialog that previews, and its act is one command`(item: Case) {
    let needs = item.needs.map { [$0: Judgement(need: "say why")] } ?? [:]
    var play = Self.play(item.screen, on: item.id, needs)
    play.press(.character(item.key))
    #expect(play.dialog?.dialog.title == item.title)
    #expect(play.performed.isEmpty)
    #expect(play.text.contains("writes"))
    for text in item.texts {
      play.type(text)
      play.press(.enter)
    }
    if let word = item.word {
      play.type(word)
    } else {
      play.press(.tab)
    }
    play.press(.enter)
    #expect(play.performed == [[item.command]])
  }

  @Test(
    arguments: [("a", Verdict.certify), ("x", .revoke), ("-", .reduce)] as [(Character, Verdict)]
  )
  func `an answer that needs no words is staged by its key alone`(
    key: Character,
    verdict: Verdict
  ) {
    var play = Self.play(.items, on: "RI-2207")
    play.press(.character(key), .character(key))
    let shown = Self.shown("RI-2207")
    let command = Command.certification(.answer(ReviewAnswer(verdict, to: [shown])))
    #expect(play.state.overlay == nil)
    #expect(play.performed == [[command]])
    play.send(.performed([command], Receipt(entries: [], size: 9, root: "")))
    #expect(play.state.message?.text.contains("staged as") ?? false)
  }

  @Test func `one that needs words asks for them and says why`() {
    var play = Self.play(
      .items,
      on: "RI-2207",
      [.certify: Judgement(need: "certifying RI-2207 needs a comment: risk is high")]
    )
    play.press(.character("a"))
    #expect(play.text.contains("needs a comment: risk is high"))
    play.press(.enter, .enter)
    #expect(play.performed.isEmpty)
  }

  @Test func `evidence that was not looked at for a second takes no answer`() {
    var play = Playing(.items, size: Size(width: 80, height: 50))
    play.press(.character("x"))
    #expect(play.performed.isEmpty)
    #expect(play.state.message?.text.contains("for less than a second") ?? false)
    play.wait(.seconds(1))
    play.press(.character("x"))
    #expect(play.performed.count == 1)
  }

  @Test func `a look begins anew on the next item`() {
    var play = Playing(.items, size: Size(width: 80, height: 50))
    play.wait(.seconds(9))
    play.press(.down, .down, .character("x"))
    #expect(play.performed.isEmpty)
  }

  @Test(
    arguments: [
      (Dashboard.Screen.items, "RI-2207", Character("a"), RecordAct.certify),
      (.items, "RI-2207", "x", .end), (.items, "RI-2207", "-", .reduce),
      (.items, "RI-2207", "c", .abstain), (.items, "RI-2207", "o", .handOver),
      (.items, "RI-2207", "u", .reopen), (.items, "RI-2207", "$", .signOff),
      (.recertify, "RC-31", "x", .cancelCampaign), (.exceptions, "EX-118", "v", .review),
      (.exceptions, "EX-118", "x", .revokeException), (.exceptions, "EX-118", "+", .renew),
      (.exceptions, "BG-7", "v", .judgeEmergency), (.findings, "DF-310", "a", .acknowledge),
      (.findings, "DF-310", "o", .assign), (.findings, "DF-310", "d", .dismiss),
      (.findings, "CF-140", "r", .remediate), (.registry, "MP-77", "a", .approvePackage),
      (.registry, "MP-77", "d", .rejectPackage), (.registry, "MP-75", "x", .demote),
      (.changes, "CH-40", "a", .advance), (.changes, "CH-40", "d", .cancelChange),
    ]
  )
  func `what the rules refuse is said with their reason, and opens nothing`(
    screen: Dashboard.Screen,
    id: String,
    key: Character,
    act: RecordAct
  ) {
    let refusal = Refusal(.secondPerson, id, "you wrote \(id) yourself", next: "ben can")
    // Where a key means several acts, none of them is possible.
    let told = RecordAct.allCases.map { ($0, Judgement(refusal: refusal)) }
    var play = Self.play(screen, on: id, Dictionary(uniqueKeysWithValues: told))
    play.press(.character(key))
    #expect(play.state.message?.text == "you wrote \(id) yourself · ben can")
    #expect(play.state.overlay == nil && play.performed.isEmpty)
    play.press(.character("."))
    #expect(play.text.contains("you wrote"))
  }

  @Test func `a read-only session has none of it`() {
    var session = Sample.session()
    session.viewer.readOnly = true
    var play = Playing(.items, size: Size(width: 80, height: 50), session: session)
    play.wait(.seconds(5))
    for key in "ax-cou$!" { play.press(.character(key)) }
    #expect(play.performed.isEmpty && play.state.overlay == nil)
  }

  @Test func `what changed while the dialog was open takes its buttons away`() {
    var play = Self.play(.findings, on: "DF-310")
    play.press(.character("a"))
    let row = Sample.record(
      "DF-310",
      Sample.deviations[0].fields.dropFirst().map { field in
        field.name == "version" ? ("version", .integer(2)) : (field.name, field.value)
      }
    )
    play.records[.deviations] = [.record(row)]
    play.send(.storeChanged(revision: 9))
    #expect(play.dialog?.dialog.title == "DF-310 is not what you saw")
    #expect(play.text.contains("version"))
  }

  @Test func `several are certified together only inside the safe envelope`() {
    var play = Playing(.items, size: Size(width: 80, height: 50))
    play.press(.character(" "), .character(" "), .character("a"))
    #expect(play.state.message?.text.contains("all need you one by one") ?? false)
    let safe = Sample.items.map { row in
      Sample.record(
        row.id,
        row.fields.dropFirst().map { field in
          field.name == "in_bulk_envelope" && row.id != "RI-2207"
            ? (field.name, .flag(true)) : (field.name, field.value)
        } + [("evidence_sha256", .text("e-\(row.id)"))]
      )
    }
    var bulk = Playing(
      .items,
      size: Size(width: 80, height: 50),
      records: [.items: safe.map(ScreenRow.record)]
    )
    bulk.press(.character("*"), .character("a"))
    #expect(bulk.dialog?.dialog.title == "certify 1 item")
    #expect(bulk.text.contains("2 marked need you one by one"))
    bulk.press(.tab, .enter)
    let only = ReviewAnswer.Shown(Identifier("RI-2209"), evidence: "e-RI-2209")
    let command = Command.certification(.answer(ReviewAnswer(.certify, to: [only])))
    #expect(bulk.performed == [[command]])
    bulk.send(.performed([command], Receipt(entries: [], size: 9, root: "")))
    #expect(bulk.state[list: .items].marked.keys.sorted() == ["RI-2207", "RI-2208"])
  }
}
