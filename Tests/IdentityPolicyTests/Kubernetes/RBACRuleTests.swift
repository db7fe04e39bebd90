import Documents
import Governance
import IdentityPolicy
import Testing

struct RBACRuleTests {
  private static func rule(
    _ verbs: [String],
    _ resources: [String],
    in groups: [String] = [""],
    named names: [String] = []
  ) -> RBACRule {
    RBACRule(apiGroups: groups, resources: resources, resourceNames: names, verbs: verbs)
  }

  @Test func `a rule is read from YAML`() throws {
    let text = """
      apiGroups: [""]
      resources: [pods, pods/log]
      resourceNames: [a]
      verbs: [get]
      """
    let document = try #require(try Document.documents(yaml: Array(text.utf8)).first)
    #expect(
      try RBACRule(document)
        == RBACRuleTests.rule(["get"], ["pods", "pods/log"], named: ["a"])
    )
  }

  @Test(arguments: ["verbs: get", "verbs: [1]", "verbs: {a: b}", "[]"])
  func `a rule of another shape is refused`(text: String) throws {
    let document = try #require(try Document.documents(yaml: Array(text.utf8)).first)
    guard text != "[]" else {
      #expect(try RBACRule(document).verbs.isEmpty)
      return
    }
    #expect(throws: JSONError.self) { try RBACRule(document) }
  }

  static let powers: [(RBACRule, Privilege)] = [
    (rule(["*"], ["*"], in: ["*"]), .root),
    (rule(["*"], ["*"], in: ["*"], named: ["one"]), .admin),
    (rule(["get", "list"], ["pods"]), .read),
    (rule(["get"], ["secrets"]), .admin),
    (rule(["get"], ["secrets"], named: ["one"]), .read),
    (rule(["list"], ["*"]), .admin),
    (rule(["create"], ["secrets"]), .write),
    (rule(["create"], ["pods/exec"]), .admin),
    (rule(["create"], ["pods/*"]), .admin),
    (rule(["get"], ["*/exec"]), .admin),
    (rule(["create"], ["serviceaccounts/token"]), .admin),
    (rule(["get"], ["nodes/proxy"]), .admin),
    (rule(["escalate"], ["clusterroles"], in: ["rbac.authorization.k8s.io"]), .admin),
    (rule(["bind"], ["roles"], in: ["rbac.authorization.k8s.io"]), .admin),
    (rule(["impersonate"], ["users"]), .admin),
    (rule(["create"], ["rolebindings"], in: ["rbac.authorization.k8s.io"]), .admin),
    (rule(["create"], ["rolebindings"], in: ["apps"]), .write),
    (rule(["get"], ["rolebindings"], in: ["rbac.authorization.k8s.io"]), .read),
    (rule(["delete"], ["deployments"], in: ["apps"]), .write),
    (rule(["use"], ["podsecuritypolicies"], in: ["policy"]), .write),
    (RBACRule(verbs: ["get"], nonResourceURLs: ["/metrics"]), .read),
  ]

  @Test(arguments: powers) func `the power of a rule follows from its verbs and resources`(
    rule: RBACRule,
    privilege: Privilege
  ) {
    #expect(PolicyAnalysis([rule]).privilege == privilege)
  }

  static let wildcards: [(RBACRule, Int, Int, [WildcardGrade])] = [
    (rule(["*"], ["*"], in: ["*"]), 3, 0, [.everything]),
    (rule(["*"], ["configmaps"]), 1, 0, [.service]),
    (rule(["get"], ["*"], in: ["apps"]), 1, 0, [.service]),
    (rule(["get"], ["*"]), 1, 0, [.escalation]),
    (rule(["get"], ["configmaps/*"]), 0, 1, [.prefix]),
    (rule(["get"], ["pods"]), 0, 0, []),
    (RBACRule(verbs: ["get"], nonResourceURLs: ["*"]), 1, 0, [.service]),
    (RBACRule(verbs: ["get"], nonResourceURLs: ["/healthz/*"]), 0, 1, [.prefix]),
    (rule(["*"], ["secrets"], named: ["one"]), 1, 0, [.confidential]),
  ]

  @Test(arguments: wildcards) func `stars in a rule are counted and graded`(
    rule: RBACRule,
    broad: Int,
    partial: Int,
    grades: [WildcardGrade]
  ) {
    let analysis = PolicyAnalysis([rule])
    #expect(analysis.broadPatterns == broad)
    #expect(analysis.wildcards.count { $0.breadth == .partial } == partial)
    #expect(analysis.grades == grades)
  }

  @Test func `permissions are counted once, whichever rule gives them`() {
    let rules = [
      RBACRuleTests.rule(["get", "list"], ["pods", "services"]),
      RBACRuleTests.rule(["get"], ["pods"]),
      RBACRuleTests.rule(["*"], ["configmaps"]),
    ]
    let analysis = PolicyAnalysis(rules)
    #expect(analysis.permissions == 12)
    #expect(analysis.administrative == 0)
    #expect(analysis.services == ["core"])
    #expect(analysis.actions == ["get,list pods", "get,list services", "get pods", "* configmaps"])
  }

  @Test func `there are never more administrative permissions than permissions`() {
    let analysis = PolicyAnalysis([RBACRuleTests.rule(["*"], ["*"], in: ["*"])])
    #expect(analysis.administrative > 20)
    #expect(analysis.permissions >= analysis.administrative)
  }

  static let sentences: [([RBACRule], String)] = [
    ([rule(["*"], ["*"], in: ["*"])], "do anything in the cluster"),
    ([rule(["get", "list", "watch"], ["pods", "services"])], "read pods and services"),
    (
      [rule(["get", "create", "delete", "bind"], ["roles"])],
      "read, write, delete and bind roles"
    ),
    ([rule(["*"], ["*"], in: ["apps"])], "do anything with everything of apps"),
    ([rule(["get"], ["*"], in: ["*"])], "read everything of all API groups"),
    ([rule(["get"], ["secrets"], named: ["a", "b"])], "read secrets named a and b"),
    ([RBACRule(verbs: ["get"], nonResourceURLs: ["/metrics"])], "read /metrics"),
    (
      [rule(["get"], ["pods"]), rule(["list"], ["pods"]), rule(["create"], ["events"])],
      "read pods; write events"
    ),
    ([], "nothing"),
    ([rule([], ["pods"])], "nothing"),
  ]

  @Test(arguments: sentences) func `rules are said in plain words`(
    rules: [RBACRule],
    words: String
  ) {
    #expect(PolicyAnalysis(rules).words == words)
  }

  @Test func `rules become facts with the counts of the metric`() {
    let rules = [
      RBACRuleTests.rule(["*"], ["*"], in: ["*"]),
      RBACRuleTests.rule(["get"], ["pods"], named: ["a"]),
    ]
    let facts = RBACRule.statementFacts(rules, policy: "p", analysis: PolicyAnalysis(rules))
    #expect(facts.map(\.broadActions) == [1, 0])
    #expect(facts.map(\.broadResources) == [2, 0])
    #expect(facts.map(\.resources) == ["group:* *", "group:core pods name:a"])
    #expect(facts.map(\.grade) == [.everything, nil])
  }
}
