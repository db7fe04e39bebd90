import Dashboard
import Governance
import Testing
import TerminalUI

/// What is said of exceptions and emergencies: lengths, rules to be mended, a word to be typed.
struct ExceptionVerbTests {
  @Test func `an exception is kept for as long as is said, and its rule is mended with it`() {
    var play = RecordVerbTests.play(
      .exceptions,
      on: "EX-118",
      [.review: Judgement(need: "say why")]
    )
    play.press(.character("v"))
    play.type("still needed")
    play.press(.backTab, .right, .backTab)
    play.type("12h")
    play.press(.tab, .tab, .tab, .tab, .enter)
    let review = ExceptionReview(
      keepUntil: Sample.now + .seconds(5) + .hours(12),
      fix: true,
      reason: "still needed",
      seen: 2
    )
    #expect(play.performed == [[.exception(.review(Identifier("EX-118"), review))]])
  }

  @Test func `a length that is none is asked for again`() {
    var play = RecordVerbTests.play(
      .exceptions,
      on: "EX-118",
      [.review: Judgement(need: "say why")]
    )
    play.press(.character("v"))
    play.type("still needed")
    play.press(.backTab, .backTab)
    play.type("soon")
    play.press(.tab, .tab, .tab, .tab, .enter)
    #expect(play.performed.isEmpty)
    #expect(play.text.contains("a length is written 90m, 8h or 14d"))
  }

  @Test func `breaking the glass asks for the right, the incident, why, and a word`() {
    var play = VerbTests.access(on: "GR-774")
    play.press(.character("!"))
    #expect(play.dialog?.dialog.title == "break the glass")
    for text in ["", "INC-4", "inference is down"] {
      play.type(text)
      play.press(.enter)
    }
    let word = play.dialog?.dialog.word?.word ?? ""
    play.type(word)
    play.press(.enter)
    let grant = Sample.grants.first { $0.id == "GR-774" }
    let draft = BreakGlassDraft(
      entitlement: grant?.grant.entitlement ?? Identifier(""),
      incident: "INC-4",
      length: .hours(1),
      reason: "inference is down"
    )
    #expect(play.performed == [[.exception(.breakGlass(draft))]])
  }
}
