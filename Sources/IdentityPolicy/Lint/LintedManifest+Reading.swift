import Documents

extension LintedManifest {
  /// A rule of a role with the place where it stands.
  struct RoleRule {
    let rule: RBACRule
    let document: Document

    /// The first verb by which a holder takes on rights that no role gives.
    var powerVerb: String? {
      ["escalate", "bind", "impersonate"].first { rule.verbs.contains($0) }
    }

    var groups: [String] { rule.apiGroups.map { $0.isEmpty ? "core" : $0 } }
  }

  /// A role given to subjects.
  struct Binding {
    struct Subject {
      let name: String
      let document: Document
    }

    let role: String
    let roleKind: String
    let subjects: [Subject]
  }

  private static let rbac = "rbac.authorization.k8s.io"

  func isKind(_ name: String) -> Bool { kind == name }

  var isKyvernoPolicy: Bool {
    group == "kyverno.io" && (kind == "ClusterPolicy" || kind == "Policy")
  }

  /// The rules of a role that can be read.
  var roleRules: [RoleRule] {
    guard group == Self.rbac, kind == "Role" || kind == "ClusterRole" else { return [] }
    return ((try? document.optionalElements("rules")) ?? []).compactMap { document in
      (try? RBACRule(document)).map { RoleRule(rule: $0, document: document) }
    }
  }

  var binding: Binding? {
    guard group == Self.rbac, kind == "RoleBinding" || kind == "ClusterRoleBinding",
      let reference = document.present("roleRef"), let role = try? reference.string("name")
    else { return nil }
    let subjects = (try? document.optionalElements("subjects")) ?? []
    return Binding(
      role: role,
      roleKind: (try? reference.optionalString("kind")) ?? "ClusterRole",
      subjects: subjects.compactMap { subject in
        (try? subject.string("name")).map { Binding.Subject(name: $0, document: subject) }
      }
    )
  }

  /// The specification of the pods that it is or makes.
  var podSpec: Document? {
    let spec = document.present("spec")
    switch (group, kind) {
    case ("", "Pod"): return spec
    case ("batch", "CronJob"):
      return spec?.present("jobTemplate")?.present("spec")?.present("template")?.present("spec")
    case ("apps", _), ("batch", "Job"), ("", "ReplicationController"):
      return spec?.present("template")?.present("spec")
    default: return nil
    }
  }

  /// The service account that its pods run as, where it was linted too.
  func serviceAccount(among all: LintedManifests) -> LintedManifest? {
    guard let name = try? podSpec?.optionalString("serviceAccountName") else { return nil }
    return all.manifests.first {
      $0.kind == "ServiceAccount" && $0.name == name && $0.namespace == namespace
    }
  }

  /// The tokens that its pods project.
  var projectedTokens: [Document] {
    let volumes = (try? podSpec?.optionalElements("volumes")) ?? []
    return volumes.flatMap { volume in
      let sources = (try? volume.present("projected")?.optionalElements("sources")) ?? []
      return sources.compactMap { $0.present("serviceAccountToken") }
    }
  }
}

extension RBACRule {
  /// Whether a verb of power would mean something on its resources.
  var touchesIdentities: Bool {
    let kinds: Set = [
      "*", "roles", "clusterroles", "users", "groups", "serviceaccounts", "userextras", "uids",
    ]
    return resources.contains { kinds.contains($0) || $0.hasPrefix("userextras/") }
  }
}

extension Document {
  var isFalse: Bool {
    guard case .boolean(false) = value else { return false }
    return true
  }
}
