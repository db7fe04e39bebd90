import Testing

@testable import Governance

/// The conditions of rules: what they say, of whom they hold, and what is none.
struct ClauseTests {
  private var traits: Traits {
    var traits = Traits()
    traits.set(.environment, ["prod"])
    traits.set(.privilege, ["admin"])
    traits.set(.right, ["aiplatform.user"])
    traits.set(.risk, 57)
    traits.set(.length, Duration.hours(8).milliseconds)
    traits.set(.requesterTeam, ["ml"])
    traits.set(.reviewerTeam, ["ml"])
    traits.set(.reviewerPersona, ["approver", "security"])
    traits.set(.requesterManager, ["P-7"])
    traits.set(.reviewer, ["mei", "P-7"])
    return traits
  }

  @Test(
    arguments: [
      ("request.environment = prod", true), ("request.environment != prod", false),
      ("request.environment in prod, unknown", true), ("request.environment in dev, stage", false),
      ("request.environment not in dev, stage", true), ("request.privilege >= write", true),
      ("request.privilege < admin", false), ("request.right = aiplatform.*", true),
      ("request.right = *.admin", false), ("request.risk >= 57", true),
      ("request.risk > 57", false),
      ("request.length <= 8h", true), ("request.length < 8h", false),
      ("reviewer.team != requester.team", false), ("reviewer.team = requester.team", true),
      ("reviewer.person = requester.manager", true), ("reviewer.person != mei", false),
      ("reviewer.persona = security", true), ("reviewer.persona = auditor", false),
      ("reviewer.persona != auditor", true),
    ]
  )
  func `a condition holds or does not`(text: String, holds: Bool) throws {
    #expect(try Clause(text).holds(traits) == holds)
  }

  @Test(arguments: ["owner.person = ada", "owner.person != ada", "request.data_class != public"])
  func `of what is unknown nothing holds, not even that it is different`(text: String) throws {
    #expect(try Clause(text).holds(traits) == false)
  }

  @Test(
    arguments: [
      ("request.environmnt = prod", "one of request.environment"),
      ("request.environment = production", "one of dev, stage, prod"),
      ("request.environment prod", "a condition such as"), ("", "a condition such as"),
      ("request.environment =", "a value after"), ("request.risk = high", "a whole number"),
      ("request.length < 8 hours", "a length of time"),
      ("request.right < a", "texts have no order"),
      ("request.risk = request.length", "a trait that compares with request.risk"),
      ("request.environment = reviewer.team", "a trait that compares with request.environment"),
      ("reviewer.team < requester.team", "a trait that compares with reviewer.team"),
    ]
  )
  func `what is no condition says what belongs there`(text: String, words: String) {
    let error = #expect(throws: EventFormatError.self) { try Clause(text) }
    #expect(error?.expected.contains(words) == true, "\(error?.expected ?? "")")
  }

  @Test func `a condition is written as it was read, with single spaces`() throws {
    let clause = try Clause("  request.environment   in  prod,   unknown ")
    #expect(clause.text == "request.environment in prod, unknown")
    let json = try FieldsEncoder.encode(["when": [clause]]).json
    #expect(try FieldsDecoder().decode([String: [Clause]].self, from: json)["when"] == [clause])
  }

  @Test(
    arguments: [
      (["request.environment = prod", "request.environment = dev"], 1),
      (
        ["request.environment in dev, stage", "request.risk > 3", "request.environment >= prod"], 2
      ),
      (["requester.team = ml", "requester.team = web"], 1),
      (["request.privilege < write", "request.privilege > write"], 1),
    ]
  )
  func `conditions that exclude each other are found`(texts: [String], place: Int) throws {
    #expect(try texts.map { try Clause($0) }.contradiction?.place == place)
  }

  @Test(
    arguments: [
      ["request.environment in dev, stage", "request.environment != dev"],
      ["reviewer.persona = security", "reviewer.persona = approver"],
      ["request.right = a*", "request.right = *b"], ["request.risk > 3", "request.risk < 3"],
    ]
  )
  func `what can hold together is left alone`(texts: [String]) throws {
    #expect(try texts.map { try Clause($0) }.contradiction == nil)
  }

  @Test func `the conditions that ship are read back from their text`() throws {
    for clause in Rules.standard.deniedCombinations.flatMap(\.when) {
      #expect(try Clause(clause.text) == clause)
    }
  }
}
