import Governance

/// Compiles an intent to Google Cloud: bindings, custom roles, a pool provider and a deny policy.
struct GCPCompiler {
  let context: CompileContext

  init(_ context: CompileContext) { self.context = context }

  var intent: Intent { context.intent }
  private var number: String { context.settings.gcpProjectNumber ?? "${GCP_PROJECT_NUMBER}" }
  private var pool: String { context.settings.gcpPool ?? "${GCP_POOL}" }

  /// Exactly one subject of the pool, never the set of all.
  private var member: String {
    "principal://iam.googleapis.com/projects/\(number)/locations/global/workloadIdentityPools/"
      + "\(pool)/subject/\(intent.subject.kubernetes.tokenSubject)"
  }

  var tree: OutputTree {
    var members: [(String, OutputTree)] = [
      ("workloadIdentityPoolProvider", provider),
      ("customRoles", .list(customRoles)),
      ("policy", ["version": 3, "bindings": .list(storeBindings)]),
      ("resourcePolicies", .list(resourcePolicies)),
      (
        "apply",
        [
          "requestedPolicyVersion": 3,
          "note":
            .text(
              "read each policy at version 3, add these bindings, send it back with its etag: "
                + "setIamPolicy replaces all"
            ),
        ]
      ),
    ]
    if let deny { members.append(("denyPolicy", deny)) }
    return .map(members)
  }

  /// The issuer may be shared, so the subject is held once more by the attribute condition.
  private var provider: OutputTree {
    let subject = intent.subject.kubernetes
    return [
      "oidc": [
        "issuerUri": .text(subject.issuerURL),
        "allowedAudiences": .texts(Audiences.gcp(intent.token.audience)),
      ],
      "attributeMapping": ["google.subject": "assertion.sub"],
      "attributeCondition": .text("assertion.sub == '\(subject.tokenSubject)'"),
    ]
  }

  /// Bindings for object stores, each with time, names and list prefix in its condition.
  private var storeBindings: [OutputTree] {
    context.allows(at: .gcp).compactMap { allow in
      let stores = allow.resources(of: .gcp).compactMap(\.objectStore)
      let verbs = allow.verbs.filter { $0.family == "object" }
      guard !stores.isEmpty, !verbs.isEmpty else { return nil }
      let places = stores.map { GCPConditions.store($0, verbs) }
      return binding(allow, "object", verbs, condition: GCPConditions.any(places))
    }
  }

  /// What carries its own policy: the binding stands on the resource, with the time alone.
  private var resourcePolicies: [OutputTree] {
    context.allows(at: .gcp).flatMap { allow in
      allow.resources(of: .gcp).compactMap { resource -> OutputTree? in
        guard let name = resource.gcpName else { return nil }
        let verbs = allow.verbs.filter { $0.family == resource.family }
        let binding = binding(allow, resource.family, verbs, condition: nil)
        return [
          "resource": .text(name), "policy": ["version": 3, "bindings": [binding]],
        ]
      }
    }
  }

  private func binding(
    _ allow: IntentAllow,
    _ family: String,
    _ verbs: [Verb],
    condition place: String?
  ) -> OutputTree {
    var members: [(String, OutputTree)] = [
      ("role", .text(roleName(allow, family, verbs))), ("members", [.text(member)]),
    ]
    let terms = [intent.expires.map(GCPConditions.before), place].compactMap { $0 }
    if !terms.isEmpty {
      let end = intent.expires.map { "; expires \($0.dateText)" } ?? ""
      members.append(
        (
          "condition",
          [
            "title": .text("\(intent.qualifiedName)-\(allow.id)"),
            "description": .text("govtop bundle \(context.bundle)\(end)"),
            "expression": .text(terms.joined(separator: " && ")),
          ]
        )
      )
    }
    return .map(members)
  }

  private func roleName(_ allow: IntentAllow, _ family: String, _ verbs: [Verb]) -> String {
    if let fit = GCPRoles.predefined(verbs) { return fit }
    return "projects/\(project(of: allow))/roles/\(roleID(allow, family))"
  }

  private func roleID(_ allow: IntentAllow, _ family: String) -> String {
    "govtop_" + "\(intent.qualifiedName)_\(allow.id)_\(family)".replacing("-", with: "_")
  }

  private func project(of allow: IntentAllow) -> String {
    let resources = allow.resources(of: .gcp)
    let named = resources.compactMap(\.gcpName).compactMap { name -> String? in
      let parts = name.split(separator: "/")
      return parts.count > 1 ? String(parts[1]) : nil
    }
    return resources.compactMap(\.objectStore?.project).first ?? named.first ?? "${GCP_PROJECT}"
  }

  /// Roles with exactly the permissions of the verbs, where no predefined one has just these.
  private var customRoles: [OutputTree] {
    context.allows(at: .gcp).flatMap { allow in
      allow.resources(of: .gcp).map(\.family).uniqued.compactMap { family -> OutputTree? in
        let verbs = allow.verbs.filter { $0.family == family }
        guard GCPRoles.predefined(verbs) == nil, !verbs.isEmpty else { return nil }
        let permissions = Set(verbs.flatMap { $0.actions(at: .gcp) ?? [] }).sorted()
        return [
          "name": .text(roleName(allow, family, verbs)),
          "title": .text("govtop \(intent.qualifiedName) \(allow.id)"),
          "includedPermissions": .texts(permissions), "stage": "GA",
        ]
      }
    }
  }

  /// Denies apply to the same single principal; permissions are written under their service's name.
  private var deny: OutputTree? {
    let permissions = intent.deny.flatMap(\.verbs).flatMap { $0.actions(at: .gcp) ?? [] }
    guard !permissions.isEmpty else { return nil }
    return [
      "displayName": .text("govtop \(intent.qualifiedName)"),
      "rules": [
        [
          "denyRule": [
            "deniedPrincipals": [.text(member)],
            "deniedPermissions": .texts(Set(permissions.map(GCPRoles.denied)).sorted()),
          ]
        ]
      ],
    ]
  }
}

extension IntentResource {
  /// The full name of what carries a policy of its own.
  var gcpName: String? {
    switch target {
    case .objects: nil
    case .role(let name, _): name.contains("/") ? name : "projects/-/serviceAccounts/\(name)"
    case .named(_, let name): name
    }
  }
}
