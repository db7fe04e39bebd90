import Documents
import IdentityPolicy
import Testing

/// What a cluster answers, by its roles and bindings.
struct RBACDecisionTests {
  static let objects = """
    [{"kind":"Role","metadata":{"name":"reader","namespace":"ml"},"rules":[
       {"apiGroups":[""],"resources":["pods","pods/log"],"verbs":["get","list"]},
       {"apiGroups":[""],"resources":["configmaps"],"resourceNames":["settings"],"verbs":["get","create"]}]},
     {"kind":"ClusterRole","metadata":{"name":"operator"},"rules":[
       {"apiGroups":["apps"],"resources":["*"],"verbs":["*"]},
       {"apiGroups":["*"],"resources":["*/scale"],"verbs":["patch"]},
       {"apiGroups":[""],"resources":["nodes/*"],"verbs":["get"]}]},
     {"kind":"ClusterRole","metadata":{"name":"probe"},"rules":[
       {"nonResourceURLs":["/healthz","/metrics/*"],"verbs":["get"]}]},
     {"kind":"ClusterRole","metadata":{"name":"sum"},"rules":[],
      "aggregationRule":{"clusterRoleSelectors":[{"matchLabels":{"sum":"yes"}}]}},
     {"kind":"ClusterRole","metadata":{"name":"part","labels":{"sum":"yes"}},"rules":[
       {"apiGroups":["batch"],"resources":["jobs"],"verbs":["delete"]}]},
     {"kind":"List","items":[
       {"kind":"RoleBinding","metadata":{"name":"readers","namespace":"ml"},
        "roleRef":{"kind":"Role","name":"reader"},
        "subjects":[{"kind":"User","name":"ada"},{"kind":"ServiceAccount","name":"trainer"}]},
       {"kind":"RoleBinding","metadata":{"name":"operators","namespace":"ml"},
        "roleRef":{"kind":"ClusterRole","name":"operator"},
        "subjects":[{"kind":"Group","name":"ops"}]},
       {"kind":"ClusterRoleBinding","metadata":{"name":"probes"},
        "roleRef":{"kind":"ClusterRole","name":"probe"},
        "subjects":[{"kind":"Group","name":"system:authenticated"}]},
       {"kind":"RoleBinding","metadata":{"name":"paths","namespace":"ml"},
        "roleRef":{"kind":"ClusterRole","name":"probe"},
        "subjects":[{"kind":"User","name":"system:anonymous"}]},
       {"kind":"ClusterRoleBinding","metadata":{"name":"sums"},
        "roleRef":{"kind":"ClusterRole","name":"sum"},
        "subjects":[{"kind":"Group","name":"system:serviceaccounts:ml"}]},
       {"kind":"RoleBinding","metadata":{"name":"lost","namespace":"ml"},
        "roleRef":{"kind":"Role","name":"gone"},"subjects":[{"kind":"User","name":"bob"}]}]}]
    """

  static func decision(_ request: String) throws -> RBACDecision {
    let text = "{\"request\":{\(request)},\"rbac\":\(objects)}"
    let input = try RBACInput(try Policies.document(text))
    return input.objects.decide(input.request)
  }

  static let cases: [(String, Bool)] = [
    (#""user":"ada","verb":"get","resource":"pods","namespace":"ml""#, true),
    (#""user":"ada","verb":"get","resource":"pods","subresource":"log","namespace":"ml""#, true),
    (#""user":"ada","verb":"get","resource":"pods/exec","namespace":"ml""#, false),
    (#""user":"ada","verb":"delete","resource":"pods","namespace":"ml""#, false),
    (#""user":"ada","verb":"get","resource":"pods","namespace":"web""#, false),
    (#""user":"ada","verb":"get","resource":"pods""#, false),
    (#""user":"ada","verb":"get","resource":"pods","api_group":"apps","namespace":"ml""#, false),
    (
      #""user":"ada","verb":"get","resource":"configmaps","name":"settings","namespace":"ml""#, true
    ),
    (#""user":"ada","verb":"get","resource":"configmaps","name":"other","namespace":"ml""#, false),
    (#""user":"ada","verb":"create","resource":"configmaps","namespace":"ml""#, false),
    (#""user":"Ada","verb":"get","resource":"pods","namespace":"ml""#, false),
    (#""service_account":"ml/trainer","verb":"list","resource":"pods","namespace":"ml""#, true),
    (#""service_account":"web/trainer","verb":"list","resource":"pods","namespace":"ml""#, false),
    (
      #""user":"system:serviceaccount:ml:trainer","verb":"get","resource":"pods","namespace":"ml""#,
      true
    ),
    (
      #""user":"x","groups":["ops"],"verb":"own","resource":"deployments","api_group":"apps","namespace":"ml""#,
      true
    ),
    (
      #""user":"x","groups":["ops"],"verb":"get","resource":"deployments/scale","api_group":"apps","namespace":"ml""#,
      true
    ),
    (
      #""user":"x","groups":["ops"],"verb":"patch","resource":"things/scale","api_group":"any","namespace":"ml""#,
      true
    ),
    (
      #""user":"x","groups":["ops"],"verb":"patch","resource":"scale","api_group":"any","namespace":"ml""#,
      false
    ),
    (#""user":"x","groups":["ops"],"verb":"get","resource":"nodes/proxy","namespace":"ml""#, false),
    (
      #""user":"x","groups":["ops"],"verb":"get","resource":"deployments","api_group":"apps""#,
      false
    ),
    (#""user":"eve","verb":"get","path":"/healthz""#, true),
    (#""user":"eve","verb":"get","path":"/metrics/cadvisor""#, true),
    (#""user":"eve","verb":"get","path":"/metrics""#, false),
    (#""user":"eve","verb":"post","path":"/healthz""#, false),
    (#""user":"system:anonymous","verb":"get","path":"/healthz""#, false),
    (
      #""service_account":"ml/a","verb":"delete","resource":"jobs","api_group":"batch","namespace":"web""#,
      true
    ),
    (
      #""service_account":"web/a","verb":"delete","resource":"jobs","api_group":"batch","namespace":"web""#,
      false
    ),
    (#""user":"root","groups":["system:masters"],"verb":"any","resource":"thing""#, true),
  ]

  @Test(arguments: cases) func `a cluster permits what a rule of a binding permits`(
    request: String,
    isAllowed: Bool
  ) throws {
    let decision = try Self.decision(request)
    #expect(decision.isAllowed == isAllowed)
    #expect(decision.verdict == (isAllowed ? .allow : .implicitDeny))
    #expect(decision.because.allSatisfy { !$0.words.isEmpty })
  }

  @Test func `an answer names binding, role and rule, or what is missing`() throws {
    let allowed = try Self.decision(Self.cases[0].0).because[0]
    #expect(allowed.binding == "rolebinding/ml/readers")
    #expect(allowed.role == "role/ml/reader")
    #expect(allowed.rule == 0)
    let lost = try Self.decision(#""user":"bob","verb":"get","resource":"pods","namespace":"ml""#)
    #expect(lost.because[0].words == "rolebinding/ml/lost names role/ml/gone, which is not here")
    let nobody = try Self.decision(#""user":"eve","verb":"get","resource":"pods","namespace":"ml""#)
    #expect(nobody.because[0].words.contains("no rule of clusterrole/probe permits get pods in ml"))
  }

  static let refused = [
    #""verb":"get","resource":"pods""#, #""user":"a","resource":"pods""#,
    #""user":"a","verb":"get""#,
    #""user":"a","verb":"get","resource":"pods","path":"/x""#,
    #""user":"a","service_account":"b/c","verb":"get","resource":"pods""#,
    #""service_account":"b","verb":"get","resource":"pods""#,
    #""user":"a","verb":"get","resource":"pods","nmespace":"ml""#,
  ]

  @Test(arguments: refused) func `a broken question is refused`(request: String) {
    #expect(throws: JSONError.self) { try Self.decision(request) }
  }

  @Test func `generated tests hold, and notice what is taken away or given`() throws {
    let input = try RBACInput(
      try Policies.document("{\"request\":{\(Self.cases[0].0)},\"rbac\":\(Self.objects)}")
    )
    let tests = RBACTest.tests(of: input.objects)
    #expect(tests.count > 20)
    #expect(tests.allSatisfy { $0.isPassed(by: input.objects) })
    #expect(Set(tests.map(\.name)).count == tests.count)
    #expect(tests.contains { !$0.isPassed(by: RBACObjects()) })
  }
}
