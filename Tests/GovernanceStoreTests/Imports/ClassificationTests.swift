import Governance
import Testing

@testable import GovernanceStore

struct ClassificationTests {
  @Test(arguments: [
    ("prod-*", "prod-eu", true), ("prod-*", "PROD-eu", true), ("prod-*", "preprod-eu", false),
    ("*-prod", "shop-prod", true), ("*-prod", "shop-prod-2", false), ("*", "", true),
    ("a*b*c", "a-b-b-c", true), ("a*b*c", "a-c-b", false), ("", "", true), ("", "x", false),
    ("**", "anything", true), ("exact", "exact", true), ("exact", "exactly", false),
  ])
  func `a glob`(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(Glob.matches(pattern, text) == expected)
  }

  private func rules(_ classify: [ClassifyRule]) -> Rules {
    var rules = Rules.standard
    rules.classify = classify
    return rules
  }

  private let subject = Classified(
    name: "shop-prod",
    path: "/teams/shop/",
    namespace: "shop",
    tags: ["env": "staging"]
  )

  @Test func `the first rule that matches and says it wins, part by part`() {
    let rules = rules([
      ClassifyRule(field: .name, pattern: "other", environment: .dev),
      ClassifyRule(field: .tag, pattern: "env=stag*", environment: .stage),
      ClassifyRule(field: .name, pattern: "*-prod", environment: .prod, dataClass: .restricted),
      ClassifyRule(field: .path, pattern: "/teams/shop/*", team: "shop"),
    ])
    let found = rules.classification(of: subject, scope: "1")
    #expect(found == Classification(environment: .stage, dataClass: .restricted, team: "shop"))
  }

  @Test(arguments: [
    (ClassifyRule.Field.scope, "12*"), (.tag, "env=staging"), (.path, "/teams/*"),
    (.namespace, "shop"), (.name, "shop-prod"),
  ])
  func `each field can be matched`(_ field: ClassifyRule.Field, _ pattern: String) {
    let rules = rules([ClassifyRule(field: field, pattern: pattern, environment: .dev)])
    #expect(rules.classification(of: subject, scope: "123").environment == .dev)
    #expect(
      rules.classification(of: Classified(name: "x"), scope: "9").environment == nil
    )
  }

  @Test func `what nothing matches is nothing, which is shown as unknown`() {
    #expect(rules([]).classification(of: subject, scope: "1") == Classification())
  }
}
