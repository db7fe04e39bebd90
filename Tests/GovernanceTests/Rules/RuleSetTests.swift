import Testing

@testable import Governance

struct RuleSetTests {
  private var shorter: Rules {
    var rules = Rules.standard
    rules.high.maximumLength = .days(7)
    return rules
  }

  private func apply(
    _ rules: Rules,
    reason: String = "quarterly revision",
    as persona: Persona = .policyAdmin
  ) throws(Refusal) -> [Event] {
    try RuleSet.apply(
      rules,
      over: .standard,
      reason: reason,
      in: SmallWorld.context(SmallWorld.person("P-1", "ada", [persona]))
    )
  }

  @Test func `rules that were applied are in force with the next version`() throws {
    let events = try apply(shorter)
    let event = try #require(events.first)
    #expect(events.count == 1 && event.kind == "rules.applied" && event.subject == "rules")
    let record = try event.evolve(nil, RecordKey(.rules, "rules"), at: SmallWorld.now)
    guard case .workflow(let box) = record, let set = box.record as? RuleSet else {
      throw EventFormatError("", "a rule set")
    }
    #expect(set.content.version == 2 && set.content.high.maximumLength == .days(7))
    #expect(set.version == 1 && set.reason.text == "quarterly revision")
  }

  @Test func `an entry holds the rules whole, and reads back`() throws {
    let event = try #require(try apply(shorter).first)
    let back = try Event(
      kind: event.kind,
      formatVersion: 1,
      subject: event.subject,
      at: SmallWorld.now,
      payload: event.payload
    )
    #expect(back == event)
    #expect(event.freeTexts.map(\.text) == ["quarterly revision"])
  }

  @Test func `the same rules again are refused`() {
    let refusal = #expect(throws: Refusal.self) { try apply(.standard) }
    #expect(refusal?.code == .conflict)
    #expect(refusal?.message == "these rules are in force already, as version 1")
  }

  @Test func `rules that contradict themselves are refused at the door too`() {
    var rules = Rules.standard
    rules.critical.maximumLength = .days(30)
    let refusal = #expect(throws: Refusal.self) { try apply(rules) }
    #expect(refusal?.message.hasPrefix("critical/maximum_length: ") == true)
  }

  @Test func `other rules need a reason`() {
    let refusal = #expect(throws: Refusal.self) { try apply(shorter, reason: " ") }
    #expect(refusal?.code == .missingField)
  }

  @Test(arguments: Persona.allCases.filter { $0 != .policyAdmin && $0 != .administrator })
  func `who keeps no rules changes none`(persona: Persona) {
    let refusal = #expect(throws: Refusal.self) { try apply(shorter, as: persona) }
    #expect(refusal?.code == .missingPersona)
    #expect(refusal?.next == "one of these may: policy_admin, administrator")
  }

  @Test func `each rule that has a name is explained with why and control`() {
    let rules = Rules.standard
    #expect(rules.explanations.map(\.name).contains("critical-elevation"))
    #expect(Set(rules.explanations.map(\.name)).count == rules.explanations.count)
    for rule in rules.explanations {
      #expect(rule.lines.contains { $0.0 == "why" && !$0.1.isEmpty }, "\(rule.name)")
    }
    #expect(rules.explanation(of: "no-such-rule") == nil)
  }

  @Test func `a section is shown by its path, and no other that begins alike`() {
    let shown = Rules.standard.leaves(of: "high").map(\.path)
    #expect(shown.contains("high/maximum_length") && shown.allSatisfy { $0.hasPrefix("high/") })
    #expect(Rules.standard.leaves(of: "hig").isEmpty)
  }
}
