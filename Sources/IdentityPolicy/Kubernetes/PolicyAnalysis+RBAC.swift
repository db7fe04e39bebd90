package import Governance

extension PolicyAnalysis {
  /// Analyses the rules of a Kubernetes role, in the terms that policies of AWS are analysed in.
  package init(_ rules: [RBACRule]) {
    let power = rules.map(RBACPower.permissions)
    let powers = Set(power.joined())
    let everything = rules.contains(where: \.allowsEverything)
    let changes = rules.contains { rule in
      !rule.expandedVerbs.allSatisfy(RBACRule.readingVerbs.contains)
    }
    // `*` is one permission as written; those that give power are counted by name besides.
    permissions = powers.union(rules.flatMap(\.permissions)).count
    administrative = powers.count
    privilege = everything ? .root : administrative > 0 ? .admin : changes ? .write : .read
    wildcards = rules.enumerated().flatMap { index, rule in
      RBACGrading(rule: rule, index: index, givesPower: !power[index].isEmpty).wildcards()
    }
    actions = rules.flatMap(\.actionTexts)
    services = rules.reduce(into: []) { services, rule in
      for group in rule.apiGroups {
        let name = group.isEmpty ? "core" : group
        if !services.contains(name) { services.append(name) }
      }
    }
    words = RBACWords.of(rules)
  }
}

extension RBACRule {
  /// Whether nothing in the cluster is out of its reach.
  var allowsEverything: Bool {
    verbs.contains("*") && resources.contains("*") && apiGroups.contains("*")
      && resourceNames.isEmpty
  }

  /// Such as `get,list pods`, one a resource.
  fileprivate var actionTexts: [String] {
    (resources + nonResourceURLs).map { "\(verbs.joined(separator: ",")) \($0)" }
  }

  /// The rules as facts of an import.
  package static func statementFacts(
    _ rules: [RBACRule],
    policy: String,
    analysis: PolicyAnalysis
  ) -> [StatementFact] {
    rules.enumerated().map { index, rule in
      let groups = rule.apiGroups.map { $0.isEmpty ? "core" : $0 }
      let names = rule.resourceNames.map { "name:\($0)" }
      return StatementFact(
        policy: policy,
        index: index,
        isAllow: true,
        actions: rule.verbs.joined(separator: " "),
        resources: (groups.map { "group:\($0)" } + rule.resources + rule.nonResourceURLs + names)
          .joined(separator: " "),
        wildcards: analysis.wildcards.filter { $0.statement == index }
      )
    }
  }
}

/// Grades the wildcards of one rule: `*` counts in verbs, resources, API groups and URLs alike.
private struct RBACGrading {
  let rule: RBACRule
  let index: Int
  let givesPower: Bool

  func wildcards() -> [GradedWildcard] {
    let urls = rule.nonResourceURLs.filter { $0.hasSuffix("*") }
    let subresources = rule.resources.filter { $0 != "*" && $0.contains("*") }
    return rule.verbs.filter { $0 == "*" }.map { wildcard(.action, $0) }
      + rule.apiGroups.filter { $0 == "*" }.map { wildcard(.resource, $0) }
      + rule.resources.filter { $0 == "*" }.map { wildcard(.resource, $0) }
      + urls.filter { $0 == "*" || $0 == "/*" }.map { wildcard(.resource, $0) }
      + (subresources + urls.filter { $0 != "*" && $0 != "/*" }).map(partial)
  }

  private var grade: WildcardGrade {
    if rule.allowsEverything { return .everything }
    if givesPower { return .escalation }
    return RBACPower.readsSecrets(rule) ? .confidential : .service
  }

  private func wildcard(_ kind: GradedWildcard.Kind, _ pattern: String) -> GradedWildcard {
    GradedWildcard(
      statement: index,
      kind: kind,
      pattern: pattern,
      grade: grade,
      breadth: .broad
    )
  }

  private func partial(_ pattern: String) -> GradedWildcard {
    GradedWildcard(
      statement: index,
      kind: .resource,
      pattern: pattern,
      grade: givesPower ? .escalation : .prefix,
      breadth: .partial
    )
  }
}
