import Documents
import IdentityPolicy
import Testing

/// What the cluster's own objects guarantee.
struct KubernetesCompilerTests {
  @Test func `the service account mounts nothing and projects short tokens`() throws {
    let account = try #require(try IntentExample.compiled().yaml("k8s-serviceaccount.yaml").first)
    #expect(try account.required("automountServiceAccountToken").boolean() == false)
    let notes = try #require(account["metadata"]?["annotations"])
    #expect(try notes.string("eks.amazonaws.com/token-expiration") == "3600")
    #expect(
      try notes.string("eks.amazonaws.com/role-arn")
        == "arn:aws:iam::123456789012:role/fraud-trainer-prod"
    )
    #expect(try notes.string("govtop.dev/bundle") == "2026.01.0")
  }

  @Test func `rights in the cluster name namespace and object`() throws {
    let compiled = try IntentExample.compiled(
      allow: """
        [{id: jobs, verbs: [job.start, job.inspect, secret.read], resources: [{provider: kubernetes, job: ml/train}, {provider: kubernetes, secret: ml/token}]}, {id: maps, provider: kubernetes, actions: ["get:configmaps", "list:apps/deployments"], resources: ["other/*"], justification: reads its settings}]
        """,
      "expires: 2030-01-01"
    )
    let documents = try compiled.yaml("k8s-rbac.yaml")
    #expect(
      try documents.map { try $0.string("kind") } == ["Role", "RoleBinding", "Role", "RoleBinding"]
    )
    let rules = try #require(documents[0]["rules"]).elements()
    let named = try rules.map { rule in
      "\(try rule.required("verbs").strings()) \(try rule.optionalElements("resourceNames").count)"
    }
    #expect(named == ["[\"create\"] 0", "[\"get\"] 1", "[\"get\"] 1"])
    #expect(try documents[2]["metadata"]?.string("namespace") == "other")
    let subject = try #require(documents[1]["subjects"]?[0])
    #expect(try subject.string("name") == "small")
    let cluster = try #require(compiled.report.targets.last)
    #expect(cluster.unenforced.contains { $0.field == "allow:jobs" && $0.why.contains("created") })
  }

  @Test func `policies block, and fail closed`() throws {
    let documents = try IntentExample.compiled().yaml("vap.yaml")
    let kinds = try documents.map { try $0.string("kind") }
    #expect(kinds.filter { $0 == "ValidatingAdmissionPolicy" }.count == 2)
    for document in documents {
      let spec = try document.required("spec")
      if try document.string("kind") == "ValidatingAdmissionPolicy" {
        #expect(try spec.string("failurePolicy") == "Fail")
        let name = try #require(document["metadata"]).string("name")
        #expect(documents.contains { (try? $0["spec"]?.string("policyName")) == name })
      } else {
        #expect(try spec.required("validationActions").strings() == ["Deny", "Audit"])
      }
    }
  }

  @Test func `fields are asked for before they are read`() throws {
    let documents = try IntentExample.compiled().yaml("vap.yaml")
    let expressions = try documents.flatMap { document in
      try document.required("spec").optionalElements("validations").map {
        try $0.string("expression")
      }
    }
    let optional = [
      "object.spec.automountServiceAccountToken", "object.spec.volumes", "v.projected",
      "v.projected.sources", "s.serviceAccountToken", "s.serviceAccountToken.audience",
      "s.serviceAccountToken.expirationSeconds", "object.metadata.annotations", "object.type",
    ]
    for expression in expressions {
      for field in optional where expression.contains(field) {
        #expect(expression.contains("has(\(field))"), "\(field) in \(expression)")
      }
    }
  }

  @Test func `engines block rule by rule`() throws {
    let compiled = try IntentExample.compiled()
    let kyverno = try #require(try compiled.yaml("kyverno.yaml").first)
    let spec = try kyverno.required("spec")
    #expect(spec["validationFailureAction"] == nil)
    for rule in try spec.required("rules").elements() {
      #expect(try rule["validate"]?.string("failureAction") == "Enforce")
    }
    let gatekeeper = try compiled.yaml("gatekeeper.yaml")
    #expect(try gatekeeper[1]["spec"]?.string("enforcementAction") == "deny")
    let source = try #require(gatekeeper[0]["spec"]?["targets"]?[0]?["code"]?[0]?["source"])
    #expect(try source.string("version") == "v1")
    #expect(try source.string("rego").contains("import rego.v1\n"))
    #expect(try gatekeeper[0]["metadata"]?.string("name") == "govtopworkloadidentity")
  }

  @Test func `tokens kept in Secrets are denied by each engine`() throws {
    let compiled = try IntentExample.compiled()
    for name in ["vap.yaml", "kyverno.yaml", "gatekeeper.yaml"] {
      #expect(compiled.text(of: name)?.contains("kubernetes.io/service-account-token") == true)
    }
  }
}
