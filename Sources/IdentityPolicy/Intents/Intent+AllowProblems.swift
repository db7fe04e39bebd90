import Documents

extension Intent {
  /// What makes a permission mean nothing, or more than a zone may have.
  func allowProblems(_ document: Document) -> [IntentProblem] {
    var problems: [IntentProblem] = []
    for (index, entry) in allow.enumerated() {
      let words = entry.scopeProblems(in: zone) + entry.networkProblems + deadWords(of: entry)
      problems += words.map {
        document.problem(at: "/spec/allow/\(index)", "`\(entry.id)`: \($0)")
      }
    }
    for (index, grant) in (breakGlass?.grants ?? []).enumerated() {
      problems += Self.mappingProblems(grant.verbs, grant.resources).map {
        document.problem(at: "/spec/breakGlass/grants/\(index)", $0)
      }
    }
    return problems
  }

  /// Actions that a deny of the same identity takes away again: a dead permission is a defect too.
  private func deadWords(of entry: IntentAllow) -> [String] {
    Provider.allCases.flatMap { provider -> [String] in
      let denied = deny.flatMap { rule in
        rule.verbs.flatMap { $0.actions(at: provider) ?? [] }.map { (rule.id, $0) }
      }
      return entry.actions(at: provider).compactMap { action in
        let hit = denied.first { Glob(ignoringCase: $0.1).matches(action.lowercased()) }
        return hit.map { "`\(action)` is denied by `\($0.0)`, so it would never be allowed" }
      }
    }
  }

  /// Verbs without a resource of their family, and those that a provider does not have.
  static func mappingProblems(_ verbs: [Verb], _ resources: [IntentResource]) -> [String] {
    var words: [String] = []
    for verb in verbs where !resources.contains(where: { $0.family == verb.family }) {
      words.append("`\(verb.rawValue)` needs a resource of its kind")
    }
    for resource in resources {
      let own = verbs.filter { $0.family == resource.family }
      if own.isEmpty { words.append("no verb here acts on \(resource.text)") }
      for verb in own where resource.actions(of: verb).isEmpty {
        words.append("`\(verb.rawValue)` has no actions on \(resource.text)")
      }
      if let problem = resource.problem(for: own) { words.append(problem) }
    }
    return words
  }
}

extension IntentAllow {
  /// All actions at one provider, sorted, each once.
  package func actions(at provider: Provider) -> [String] {
    switch scope {
    case .neutral(let verbs, let resources):
      let own = resources.filter { $0.provider == provider }
      let actions = own.flatMap { resource in
        verbs.filter { $0.family == resource.family }.flatMap(resource.actions)
      }
      return Set(actions).sorted()
    case .provider(let own, let actions, _): return own == provider ? Set(actions).sorted() : []
    }
  }

  fileprivate func scopeProblems(in zone: IntentZone) -> [String] {
    switch scope {
    case .neutral(let verbs, let resources): return Intent.mappingProblems(verbs, resources)
    case .provider(.aws, _, let resources):
      // Building may reach all of a kind; nothing may reach everything.
      let isStrict = ![.build, .deploy].contains(zone)
      return resources.compactMap { text in
        let width = ResourcePattern(text).width
        guard width == .everything || isStrict && width != .named else { return nil }
        return "`\(text)` is wider than the zone `\(zone.rawValue)` allows: name the resources"
      }
    case .provider(let provider, let actions, let resources):
      if provider != .kubernetes {
        return ["\(provider.rawValue) is compiled from neutral verbs only: use `verbs`"]
      }
      return KubernetesScope.problems(actions, resources)
    }
  }

  fileprivate var networkProblems: [String] {
    let networks = require.filter { $0 != .tls }
    guard networks.count > 1 else { return [] }
    return ["no request comes from \(networks.map(\.text).joined(separator: " and ")) at once"]
  }
}

extension IntentResource {
  /// The actions of a verb here: of services that share a verb, those of the named one.
  package func actions(of verb: Verb) -> [String] {
    let actions = verb.actions(at: provider) ?? []
    guard provider == .aws, case .named(_, let arn) = target else { return actions }
    let service = ResourcePattern(arn).service ?? ""
    return actions.filter { $0.hasPrefix(service + ":") }
  }

  /// What is missing to make it certain which thing is meant.
  fileprivate func problem(for verbs: [Verb]) -> String? {
    switch (provider, target) {
    case (.azure, .objects(let store)):
      let isWhole = [store.account, store.subscription, store.resourceGroup].allSatisfy {
        $0 != nil
      }
      return isWhole ? nil : "\(text) needs `account`, `subscription` and `resourceGroup`"
    case (.aws, .role(let name, let service)):
      if verbs.contains(.identityPass), service == nil {
        return "passing `\(name)` needs `toService`: the one service that may be handed the role"
      }
      return nil
    case (.azure, .role(let name, _)) where !name.hasPrefix("/subscriptions/"):
      return "`\(name)` must be the full id of a managed identity"
    case (.kubernetes, .role(let name, _)) where name.split(separator: "/").count != 2:
      return "`\(name)` must be a service account as `namespace/name`"
    default: return nil
    }
  }
}

/// Permissions in the words of Kubernetes: `get:configmaps` or `create:batch/jobs` on `a/name`.
enum KubernetesScope {
  static func problems(_ actions: [String], _ resources: [String]) -> [String] {
    actions.filter { rule($0) == nil }
      .map { "`\($0)` is no `verb:resource` such as `get:configmaps` or `create:batch/jobs`" }
      + resources.filter { place($0) == nil }
      .map { "`\($0)` is no `namespace/name`, with `*` for every name" }
      + actions.filter { $0.contains("*") }
      .map { "`\($0)`: wildcards take in verbs that hand out rights; list them" }
  }

  static func rule(_ action: String) -> (verb: String, group: String, resource: String)? {
    let parts = action.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    let path = parts[1].split(separator: "/")
    // A subresource of the core group has the same form as a group; these are the known ones.
    guard path.count == 2, !["secrets", "pods", "serviceaccounts"].contains(path[0]) else {
      return (String(parts[0]), "", String(parts[1]))
    }
    return (String(parts[0]), String(path[0]), String(path[1]))
  }

  static func place(_ resource: String) -> (namespace: String, name: String)? {
    let parts = resource.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, parts[0] != "*" else {
      return nil
    }
    return (String(parts[0]), String(parts[1]))
  }
}
