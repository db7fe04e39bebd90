import Governance

/// Compiles the parts of an intent that a cluster holds: the service account and its roles.
struct KubernetesCompiler {
  let context: CompileContext

  init(_ context: CompileContext) { self.context = context }

  var intent: Intent { context.intent }

  func files() -> [CompiledFile] {
    var files = [CompiledFile(name: "k8s-serviceaccount.yaml", text: serviceAccount.yaml)]
    if !roles.isEmpty {
      files.append(
        CompiledFile(name: "k8s-rbac.yaml", text: OutputTree.yaml(roles.flatMap(documents)))
      )
    }
    return files
  }

  /// Without the expiration the webhook of EKS projects a token of 86,400 s for AWS.
  private var serviceAccount: OutputTree {
    var annotations: [(String, OutputTree)] = []
    if intent.allow.contains(where: { $0.concerns(.aws) }) {
      let role = AWSCompiler(context).roleARN(intent.qualifiedName)
      annotations.append(("eks.amazonaws.com/role-arn", .text(role)))
    }
    annotations += [
      ("eks.amazonaws.com/token-expiration", .text("\(intent.token.lifetime.wholeSeconds)")),
      ("govtop.dev/owner", .text(intent.owner.team)),
      ("govtop.dev/bundle", .text(context.bundle)),
    ]
    return [
      "apiVersion": "v1", "kind": "ServiceAccount",
      "metadata": [
        "name": .text(intent.subject.kubernetes.serviceAccount),
        "namespace": .text(intent.subject.kubernetes.namespace),
        "annotations": .map(annotations),
      ],
      "automountServiceAccountToken": .flag(intent.token.automount),
    ]
  }

  /// The rules of one allow in one namespace.
  struct Role {
    let name: String
    let namespace: String
    let rules: [OutputTree]
  }

  /// Never a ClusterRole: each rule names a namespace, and a name where the verb has one.
  private var roles: [Role] {
    context.allows(at: .kubernetes).flatMap { allow -> [Role] in
      let entries = rules(of: allow)
      return entries.map(\.namespace).uniqued.map { namespace in
        Role(
          name: "\(intent.qualifiedName)-\(allow.id)",
          namespace: namespace,
          rules: entries.filter { $0.namespace == namespace }.map(\.rule)
        )
      }
    }
  }

  private func rules(of allow: IntentAllow) -> [(namespace: String, rule: OutputTree)] {
    let pairs: [(actions: [String], place: String)]
    switch allow.scope {
    case .provider(_, let actions, let resources): pairs = resources.map { (actions, $0) }
    case .neutral(let verbs, let resources):
      pairs = resources.filter { $0.provider == .kubernetes }.compactMap { resource in
        let own = verbs.filter { $0.family == resource.family }
        return (own.flatMap(resource.actions), resource.placeInCluster)
      }
    }
    return pairs.flatMap { actions, place in
      actions.compactMap { action in
        guard let rule = KubernetesScope.rule(action), let place = KubernetesScope.place(place)
        else { return nil }
        return (place.namespace, Self.rule(rule, place.name))
      }
    }
  }

  private static func rule(
    _ rule: (verb: String, group: String, resource: String),
    _ name: String
  ) -> OutputTree {
    var members: [(String, OutputTree)] = [
      ("apiGroups", [.text(rule.group)]), ("resources", [.text(rule.resource)]),
      ("verbs", [.text(rule.verb)]),
    ]
    if name != "*", isNamed(rule.verb, rule.resource) {
      members.append(("resourceNames", [.text(name)]))
    }
    return .map(members)
  }

  /// Kubernetes cannot check the name of what is yet to be made, subresources aside.
  static func isNamed(_ verb: String, _ resource: String) -> Bool {
    !["create", "deletecollection"].contains(verb) || resource.contains("/")
  }

  private func documents(of role: Role) -> [OutputTree] {
    let metadata: OutputTree = ["name": .text(role.name), "namespace": .text(role.namespace)]
    return [
      [
        "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": metadata,
        "rules": .list(role.rules),
      ],
      [
        "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": metadata,
        "roleRef": [
          "apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": .text(role.name),
        ],
        "subjects": [
          [
            "kind": "ServiceAccount", "name": .text(intent.subject.kubernetes.serviceAccount),
            "namespace": .text(intent.subject.kubernetes.namespace),
          ]
        ],
      ],
    ]
  }

  func report() -> CompileReport.Target {
    var target = CompileReport.Target("kubernetes")
    target.reportShared(context, .kubernetes)
    for field in ["automount", "ttl", "audience", "subject", "bundle", "legacy token Secrets"] {
      target.enforces(field)
    }
    let allows = context.allows(at: .kubernetes)
    target.leaveRequirements(
      allows,
      tls: ("a property of the API server", "API servers answer over TLS only")
    )
    if intent.expires != nil {
      target.leaves(
        "expires",
        "roles and bindings of a cluster have no end date",
        "govtop enforce removes them; the bundle that pods must carry is retired with the intent"
      )
    }
    if !intent.deny.isEmpty {
      target.leaves(
        "deny",
        "RBAC only adds rights",
        "the roles hold only what is allowed, and nothing of a ClusterRole"
      )
    }
    for allow in allows where rules(of: allow).contains(where: { $0.rule.isNameless }) {
      target.leaves(
        "allow:\(allow.id)",
        "the name of what is created cannot be checked by RBAC",
        "an admission policy on the names of the kind"
      )
    }
    return target
  }
}

extension OutputTree {
  fileprivate var isNameless: Bool {
    guard case .map(let members) = self else { return false }
    return !members.contains { $0.0 == "resourceNames" }
  }
}

extension IntentResource {
  fileprivate var placeInCluster: String {
    switch target {
    case .objects: ""
    case .role(let name, _), .named(_, let name): name
    }
  }
}
