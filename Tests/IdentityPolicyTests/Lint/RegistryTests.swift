import IdentityPolicy
import Testing

/// The list of rules is whole and well told.
struct RegistryTests {
  private static let ranges: [(ClosedRange<Int>, LintFamily)] = [
    (1...19, .wildcard), (20...39, .condition), (40...59, .privilegeEscalation),
    (60...69, .dataExfiltration), (70...79, .credentialExposure), (80...89, .resourceExposure),
    (90...109, .trust), (110...119, .combination), (120...129, .metadata), (130...139, .token),
    (140...169, .kubernetes), (170...189, .gcp), (190...209, .azure), (210...219, .overlay),
    (220...229, .disagreement),
  ]

  @Test func `every rule has an id of its family, once`() {
    var seen: Set<String> = []
    for rule in LintRegistry.all {
      #expect(seen.insert(rule.id).inserted, "\(rule.id) stands twice")
      let number = Int(rule.id.dropFirst(2)) ?? 0
      let family = Self.ranges.first { $0.0.contains(number) }?.1
      #expect(rule.id.count == 5 && rule.id.hasPrefix("GT") && family == rule.family)
    }
  }

  @Test func `every rule says why, how to fix, and whom it serves`() {
    for rule in LintRegistry.all {
      #expect(rule.name.first?.isLowercase == true && rule.name.last != ".", "\(rule.id)")
      #expect(rule.why.last == ".", "\(rule.id)")
      #expect(rule.fix.first?.isUppercase == false && rule.fix.last != ".", "\(rule.id)")
      #expect(!rule.controls.isEmpty, "\(rule.id) serves no control")
    }
  }

  @Test func `a rule is found by its id in any case`() {
    #expect(LintRegistry.rule("gt005")?.id == "GT005")
    #expect(LintRegistry.rule("GT999") == nil)
  }

  @Test func `the page of the rules has each of them`() {
    let page = LintPage.markdown
    for rule in LintRegistry.all { #expect(page.contains("### \(rule.id) \(rule.name)\n")) }
  }
}
