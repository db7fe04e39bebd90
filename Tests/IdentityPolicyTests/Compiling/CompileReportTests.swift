import Documents
import IdentityPolicy
import Testing

/// No field of an intent is dropped in silence, whatever the target.
struct CompileReportTests {
  /// Each leaf of the schema below `spec`, and the beginnings of the entries that answer for it.
  static let answers: [String: [String]] = [
    "owner.team": ["owner"], "owner.contacts": ["owner"], "owner.recertifyEvery": ["owner"],
    "owner.lastRecertified": ["owner"], "zone": ["zone"], "environment": ["environment"],
    "dataClassification": ["dataClassification"],
    "subject.kubernetes.issuer": ["subject"], "subject.kubernetes.namespace": ["subject"],
    "subject.kubernetes.serviceAccount": ["subject"], "subject.spiffe": ["subject.spiffe"],
    "token.ttl": ["ttl"], "token.audience": ["audience"], "token.automount": ["automount"],
    "allow": ["allow:"], "deny": ["deny"], "egress.mode": ["egress"], "egress.hosts": ["egress"],
    "breakGlass.maxTTL": ["breakGlass.maxTTL"],
    "breakGlass.postReview.within": ["breakGlass.postReview"],
    "breakGlass.postReview.min": ["breakGlass.postReview"],
    "breakGlass.postReview.groups": ["breakGlass.postReview"],
    "breakGlass.approvers.within": ["breakGlass.postReview"],
    "breakGlass.approvers.min": ["breakGlass.postReview"],
    "breakGlass.approvers.groups": ["breakGlass.postReview"],
    "breakGlass.requires.ticket": ["breakGlass.requires.ticket"],
    "breakGlass.requires.mfa": ["breakGlass.requires.mfa"],
    "breakGlass.requires.rationaleMinChars": ["breakGlass.requires.rationaleMinChars"],
    "breakGlass.grants": ["breakGlass.grants"], "expires": ["expires"], "tests": ["tests"],
  ]

  /// An intent in which every field is set, and every provider has a permission.
  static func everything() throws -> Intent {
    var text = try IntentExample.text("fraud-trainer.yaml")
    text.append("  expires: 2026-07-01\n")
    text = text.replacing(
      "    - id: pass-training-role",
      with:
        "    - {id: jobs, verbs: [job.inspect], resources: [{provider: kubernetes, job: ml-prod/train}], require: ['aws:network:vpc-1']}\n    - id: pass-training-role"
    )
    text = text.replacing("require: [tls]", with: "require: [tls, 'aws:network:vpce-1']")
    return try Intent(IntentExample.document(text).substituting(.prod))
  }

  @Test func `every field of the schema is answered at every target`() throws {
    let schema = try Document(json: Array(IntentSchema.json.utf8))
    let spec = try #require(schema["oneOf"]?[0]?["properties"]?["spec"])
    let leaves = Self.leaves(of: spec, "")
    #expect(Set(leaves) == Set(Self.answers.keys))
    let report = try Self.everything().compiled().report
    #expect(report.targets.map(\.name) == ["aws", "azure", "gcp", "kubernetes"])
    for target in report.targets {
      let told = target.enforced + target.unenforced.map(\.field)
      for leaf in leaves {
        let wanted = try #require(Self.answers[leaf])
        #expect(
          told.contains { entry in wanted.contains { entry.hasPrefix($0) } },
          "\(leaf) at \(target.name)"
        )
      }
    }
  }

  @Test func `every requirement and permission is answered where it is meant`() throws {
    let intent = try Self.everything()
    for target in try intent.compiled().report.targets {
      let provider = try #require(Provider(rawValue: target.name))
      let told = target.enforced + target.unenforced.map(\.field)
      for allow in intent.allow where allow.concerns(provider) {
        #expect(told.contains("allow:\(allow.id)"), "\(allow.id) at \(target.name)")
        for requirement in allow.require {
          #expect(told.contains(requirement.field), "\(requirement.field) at \(target.name)")
        }
      }
    }
  }

  @Test func `what is not enforced says why and what stands in`() throws {
    for target in try IntentExample.compiled().report.targets {
      #expect(target.unenforced.allSatisfy { !$0.why.isEmpty && !$0.mitigation.isEmpty })
      #expect(Set(target.enforced).isDisjoint(with: target.unenforced.map(\.field)))
      #expect(target.parameters.isEmpty)
    }
  }

  @Test func `the known limits of each provider are told`() throws {
    let report = try IntentExample.compiled().report
    let left = Dictionary(
      uniqueKeysWithValues: report.targets.map { ($0.name, Set($0.unenforced.map(\.field))) }
    )
    #expect(
      left["azure"]?.isSuperset(of: [
        "expires", "deny", "require:tls", "require:aws:network:vpce-0a1b2c3d",
      ]) == true
    )
    #expect(left["gcp"]?.contains("require:aws:network:vpce-0a1b2c3d") == true)
    #expect(left["kubernetes"]?.isSuperset(of: ["expires", "deny"]) == true)
    #expect(left["aws"]?.contains("allow:write-artifacts:object.create") == true)
    let json = try IntentExample.compiled().json("compile-report.json")
    #expect(try json.string("bundle") == "2026.01.0")
    #expect(try json.string("workload") == "fraud-trainer")
    #expect(json["targets"]?["azure"]?["unenforced"]?[0]?["mitigation"] != nil)
  }

  /// The names of what holds no further object; lists are leaves.
  static func leaves(of schema: Document, _ path: String) -> [String] {
    guard case .object(let members)? = schema["properties"]?.value else { return [path] }
    return members.flatMap { leaves(of: $0.value, path.isEmpty ? $0.key : "\(path).\($0.key)") }
  }
}
