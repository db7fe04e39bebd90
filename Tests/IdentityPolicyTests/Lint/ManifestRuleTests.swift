import IdentityPolicy
import Testing

/// Rules on objects of Kubernetes: what each must find, and where it must stay silent.
struct ManifestRuleTests {
  static let roles = [
    role(
      "GT140",
      "apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate]",
      not: "apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [get]"
    ),
    role(
      "GT140",
      "apiGroups: [''], resources: [users], verbs: [impersonate]",
      not: "apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]"
    ),
    role(
      "GT141",
      "apiGroups: [''], resources: [serviceaccounts/token], verbs: [create]",
      not:
        "apiGroups: [''], resources: [serviceaccounts/token], resourceNames: [a], verbs: [create]"
    ),
    role(
      "GT142",
      "apiGroups: [''], resources: [secrets], verbs: [list]",
      not: "apiGroups: [''], resources: [secrets], resourceNames: [tls], verbs: [get]"
    ),
    role(
      "GT143",
      "apiGroups: [''], resources: [pods], verbs: ['*']",
      not: "apiGroups: [''], resources: [pods], verbs: [get, list]"
    ),
    role(
      "GT144",
      "apiGroups: [''], resources: ['*'], verbs: [get]",
      not: "apiGroups: [''], resources: [pods], verbs: [get]"
    ),
    role(
      "GT145",
      "apiGroups: [apps], resources: [deployments], verbs: [create]",
      not: "apiGroups: [apps], resources: [deployments], verbs: [get, patch]"
    ),
    role(
      "GT146",
      "apiGroups: [''], resources: [pods/exec], verbs: [create]",
      not: "apiGroups: [''], resources: [pods/log], verbs: [get]"
    ),
    role(
      "GT147",
      "apiGroups: [''], resources: [nodes/proxy], verbs: [get]",
      not: "apiGroups: [''], resources: [nodes/metrics], verbs: [get]"
    ),
    role(
      "GT158",
      "apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]",
      not: "apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get]"
    ),
  ]

  static let bindings = [
    RuleCase("GT148", finds: binding("cluster-admin", "ada"), not: binding("view", "ada")),
    RuleCase("GT148", finds: binding("view", "system:masters"), not: binding("view", "masters")),
    RuleCase("GT149", finds: binding("view", "system:anonymous"), not: binding("view", "ada")),
    RuleCase(
      "GT149",
      finds: binding("edit", "system:authenticated"),
      not: binding("system:discovery", "system:authenticated")
    ),
    RuleCase(
      "GT149",
      finds: binding("edit", "system:serviceaccounts:ml"),
      not: binding("edit", "system:nodes")
    ),
  ]

  static let pods = [
    RuleCase(
      "GT150",
      finds: pod("serviceAccountName: a"),
      not: pod("serviceAccountName: a, automountServiceAccountToken: false")
    ),
    RuleCase(
      "GT150",
      finds: "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}}",
      not:
        "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}, automountServiceAccountToken: false}"
    ),
    RuleCase("GT151", finds: pod("containers: []"), not: pod("serviceAccountName: trainer")),
    RuleCase(
      "GT151",
      finds: deployment("serviceAccountName: default"),
      not: deployment("serviceAccountName: a")
    ),
    RuleCase(
      "GT130",
      finds: token("expirationSeconds: 7200, audience: a"),
      not: token("expirationSeconds: 3600, audience: a")
    ),
    RuleCase(
      "GT130",
      finds: token("expirationSeconds: 60, audience: a"),
      not: token("audience: a")
    ),
    // The token that the API server injects lives 3607 s.
    RuleCase(
      "GT130",
      finds: token("expirationSeconds: 3608"),
      not: token("expirationSeconds: 3607")
    ),
    RuleCase(
      "GT131",
      finds: token("expirationSeconds: 600"),
      not: token("audience: sts.amazonaws.com")
    ),
    RuleCase(
      "GT132",
      finds: webhook(""),
      not: webhook(", eks.amazonaws.com/token-expiration: '3600'")
    ),
    RuleCase("GT133", finds: secret("kubernetes.io/service-account-token"), not: secret("Opaque")),
  ]

  static let admission = [
    RuleCase(
      "GT152",
      finds: policy("failurePolicy: Fail"),
      not: policy("failurePolicy: Fail") + "\n---\n" + policyBinding("[Deny]")
    ),
    RuleCase("GT153", finds: policy("failurePolicy: Ignore"), not: policy("failurePolicy: Fail")),
    RuleCase(
      "GT153",
      finds:
        "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {name: gatekeeper}, webhooks: [{name: a, failurePolicy: Ignore}]}",
      not:
        "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {name: gatekeeper}, webhooks: [{name: a, failurePolicy: Fail}]}"
    ),
    RuleCase("GT154", finds: policyBinding("[Audit, Warn]"), not: policyBinding("[Deny, Audit]")),
    RuleCase("GT155", finds: constraint("dryrun"), not: constraint("deny")),
    RuleCase(
      "GT155",
      finds: kyverno("rules: [{name: a, validate: {failureAction: Audit}}]"),
      not: kyverno("rules: [{name: a, validate: {failureAction: Enforce}}]")
    ),
    RuleCase(
      "GT156",
      finds: kyverno("validationFailureAction: Enforce"),
      not: kyverno("rules: [{name: a, validate: {failureAction: Enforce}}]")
    ),
    RuleCase(
      "GT157",
      finds: "{apiVersion: kyverno.io/v2, kind: PolicyException, metadata: {name: a}}",
      not: kyverno("rules: []")
    ),
  ]

  @Test(arguments: roles + bindings + pods + admission)
  func `a rule finds its case and is silent beside it`(_ one: RuleCase) {
    func count(_ text: String) -> Int {
      let outcome = LintRunTests.outcome(("m.yaml", text))
      #expect(outcome.problems.isEmpty && outcome.unknown.isEmpty)
      return outcome.findings.count { $0.rule == one.rule }
    }
    #expect(count(one.found) > 0, "\(one.rule) must find \(one.found)")
    #expect(count(one.silent) == 0, "\(one.rule) must not find \(one.silent)")
  }

  @Test func `everything is one finding, not one a verb`() {
    let role = Self.clusterRole("apiGroups: ['*'], resources: ['*'], verbs: ['*']")
    let findings = LintRunTests.outcome(("r.yaml", role)).findings
    #expect(findings.map(\.rule) == ["GT143"])
    #expect(findings.first?.severity == .critical)
  }

  @Test func `each object of a list and of a stream is looked at`() {
    let role = Self.clusterRole("apiGroups: [''], resources: [pods], verbs: ['*']")
    let list = "{apiVersion: v1, kind: List, items: [\(role), \(role)]}\n---\n\(role)"
    #expect(
      LintRunTests.outcome(("l.yaml", list)).findings.filter { $0.rule == "GT143" }.count == 3
    )
  }

  @Test func `a pod is not asked for what its service account says in the same input`() {
    let account =
      "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a, namespace: ml}, automountServiceAccountToken: false}"
    let pod =
      "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ml}, spec: {serviceAccountName: a}}"
    let outcome = LintRunTests.outcome(("pod.yaml", pod), ("account.yaml", account))
    #expect(outcome.findings.filter { $0.rule == "GT150" }.isEmpty)
  }

  // MARK: Short ways to write manifests

  private static func role(_ rule: String, _ found: String, not silent: String) -> RuleCase {
    RuleCase(rule, finds: clusterRole(found), not: clusterRole(silent))
  }

  private static func clusterRole(_ rule: String) -> String {
    "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: r}, rules: [{\(rule)}]}"
  }

  private static func binding(_ role: String, _ subject: String) -> String {
    "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b}, "
      + "roleRef: {kind: ClusterRole, name: '\(role)'}, subjects: [{kind: Group, name: '\(subject)'}]}"
  }

  private static func pod(_ spec: String) -> String {
    "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {\(spec)}}"
  }

  private static func deployment(_ spec: String) -> String {
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {template: {spec: {\(spec)}}}}"
  }

  private static func token(_ token: String) -> String {
    pod("volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: t, \(token)}}]}}]")
  }

  private static func webhook(_ annotation: String) -> String {
    "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a, annotations: "
      + "{eks.amazonaws.com/role-arn: 'arn:aws:iam::1:role/a'\(annotation)}}}"
  }

  private static func secret(_ type: String) -> String {
    "{apiVersion: v1, kind: Secret, metadata: {name: s}, type: \(type)}"
  }

  private static func policy(_ spec: String) -> String {
    "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicy, metadata: {name: p}, spec: {\(spec)}}"
  }

  private static func policyBinding(_ actions: String) -> String {
    "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding, "
      + "metadata: {name: b}, spec: {policyName: p, validationActions: \(actions)}}"
  }

  private static func constraint(_ action: String) -> String {
    "{apiVersion: constraints.gatekeeper.sh/v1beta1, kind: NeedsOwner, metadata: {name: c}, "
      + "spec: {enforcementAction: \(action)}}"
  }

  private static func kyverno(_ spec: String) -> String {
    "{apiVersion: kyverno.io/v1, kind: ClusterPolicy, metadata: {name: k}, spec: {\(spec)}}"
  }
}
