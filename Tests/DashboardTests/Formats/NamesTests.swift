import Governance
import Testing
import TerminalUI

import Dashboard

/// Names without their common heads, and words.
struct NamesTests {
  @Test(
    arguments: [
      ("roles/aiplatform.user", "aiplatform.user"), ("prod", "prod"), ("", ""),
      ("arn:aws:iam::111122223333:role/vendor-scan", "vendor-scan"),
      ("arn:aws:s3:::raw-labels/*", "raw-labels/*"), ("roles/", "roles/"), ("arn:", "arn:"),
      ("arn:aws:iam::1:", "arn:aws:iam::1:"), ("arn:aws:iam::1:policy/a/b", "a/b"),
    ])
  func `heads that all of a kind share are left out`(name: String, short: String) {
    #expect(Names.short(name) == short)
  }

  @Test func `a place is environment and resource`() {
    #expect(Names.place(.prod, "vertex") == "prod/vertex")
    #expect(Names.place(.unknown, "") == "unknown")
    #expect(Names.place(.dev, "arn:aws:s3:::raw/*") == "dev/raw/*")
  }

  @Test(
    arguments: [
      ([], ""), (["ben"], "ben"), (["ben", "mei"], "ben or mei"),
      (["ben", "mei", "lin"], "ben, mei or lin"),
      (["ben", "mei", "lin", "ada", "joon"], "ben, mei, lin or 2 more"),
    ])
  func `alternatives end in or`(names: [String], text: String) {
    #expect(Names.either(names) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000"),
  ])
  func `thousands stand apart`(count: Int, text: String) {
    #expect(Names.grouped(count) == text)
  }

  @Test func `one is singular`() {
    #expect(Names.count(1, "vote") == "1 vote")
    #expect(Names.count(2, "vote") == "2 votes")
    #expect(Names.count(0, "entry", "entries") == "0 entries")
  }

  @Test func `a remark stays whole when the name is cut`() {
    #expect(Names.fit("vendor-scanner-account", " (ext)", to: 13, .unicode) == "vend…nt (ext)")
    #expect(Names.fit("lin", " (ext)", to: 13, .unicode) == "lin (ext)")
    #expect(Names.fit("vendor-scan", "", to: 5, .unicode) == "vendor-scan")
  }

  @Test func `a hostile name is made safe before it is cut`() {
    let name = Names.fit("evil\u{202E}gnp.exe", " (ext)", to: 30, .unicode)
    #expect(name == "evil⟨U+202E⟩gnp.exe (ext)")
  }

  @Test func `risk is a score and a letter, and a word where there is room`() {
    #expect(Risks.text(Sample.risk(71)) == "71 C")
    #expect(Risks.text(Sample.risk(45), inWords: true) == "45 high")
  }

  @Test func `the shares of a risk are all there and sum to it`() {
    let risk = Sample.risk(45, [("environment", 12, "prod"), ("clamp", -3, "")])
    #expect(Risks.shares(risk) == "prod 12 - clamp 3 + admin 36")
    #expect(
      Risks.shares(RiskScore(model: "m", score: 0, contributions: [])) == "no factor adds to it"
    )
  }

  @Test func `a counterfactual names its approvers`() {
    let other = RiskScore.Counterfactual(change: "for 1h", score: 42, band: .medium, approvers: 1)
    #expect(Risks.counterfactual(other) == "for 1h: 42 medium, 1 approver")
  }

  @Test func `states have one word of nine cells`() {
    for standing in GrantRow.Standing.allCases { #expect(standing.word.count <= 9) }
    #expect(GrantRow.Standing.revokeFailed.word == "rev fails")
    #expect(GrantRow.Standing.breakGlass.word == "brk-glass")
  }

  @Test func `flags stand in fixed places`() {
    #expect(Set<GrantRow.Mark>([.wildcard, .orphaned]).places(.unicode) == "O···W")
    #expect(Set<GrantRow.Mark>([]).places(.ascii) == ":::::")
    #expect(Set<GrantRow.Mark>([.dormant, .drifted, .uncertified]).places(.unicode) == "·DXU·")
  }

  @Test func `ledger kinds are told as what somebody did`() {
    #expect(LedgerWords.did("grant.adopted") == "adopted")
    #expect(LedgerWords.did("request.denied") == "denied")
    #expect(LedgerWords.did("artifact.stage_changed") == "stage changed")
  }

  @Test func `sentences lose their signs where the terminal has none`() {
    #expect(Wording.fit("⏎ opens · ≥ 3", .ascii) == "Enter opens : >= 3")
    #expect(Wording.fit("⏎ opens", .unicode) == "⏎ opens")
  }
}
