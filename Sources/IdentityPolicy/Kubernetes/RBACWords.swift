/// Says what the rules of a role allow, in a sentence for someone who approves it.
enum RBACWords {
  private static let ruleLimit = 5
  private static let nameLimit = 4

  static func of(_ rules: [RBACRule]) -> String {
    guard !rules.contains(where: \.allowsEverything) else { return "do anything in the cluster" }
    var clauses: [String] = []
    for rule in rules {
      let clause = "\(joined(verbs(of: rule))) \(things(of: rule))"
      if !rule.verbs.isEmpty, !clauses.contains(clause) { clauses.append(clause) }
    }
    guard !clauses.isEmpty else { return "nothing" }
    let rest = clauses.count - ruleLimit
    return (clauses.prefix(ruleLimit) + (rest > 0 ? ["and \(rest) more"] : []))
      .joined(separator: "; ")
  }

  private static let words: [(String, Set<String>)] = [
    ("read", ["get", "list", "watch"]),
    ("write", ["create", "update", "patch"]),
    ("delete", ["delete", "deletecollection"]),
  ]

  private static func verbs(of rule: RBACRule) -> [String] {
    if rule.verbs.contains("*") { return ["do anything with"] }
    let known = words.filter { word in rule.verbs.contains { word.1.contains($0) } }.map(\.0)
    let others = rule.verbs.filter { verb in !words.contains { $0.1.contains(verb) } }
    return known + others
  }

  private static func things(of rule: RBACRule) -> String {
    guard rule.nonResourceURLs.isEmpty else { return listed(rule.nonResourceURLs) }
    let groups =
      rule.apiGroups.contains("*")
      ? "all API groups" : listed(rule.apiGroups.map { $0.isEmpty ? "core" : $0 })
    let things = rule.resources.contains("*") ? "everything of \(groups)" : listed(rule.resources)
    return things + (rule.resourceNames.isEmpty ? "" : " named \(listed(rule.resourceNames))")
  }

  private static func listed(_ names: [String]) -> String {
    let rest = names.count - nameLimit
    let shown = names.prefix(nameLimit).map { $0.count > 64 ? $0.prefix(63) + "…" : $0 }
    return joined(shown + (rest > 0 ? ["\(rest) more"] : []))
  }

  private static func joined(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
