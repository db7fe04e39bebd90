import Documents
import Governance
import IdentityPolicy

/// A Role or ClusterRole with its rules.
struct ClusterRole {
  /// One rule, and its canonical text.
  struct Rule {
    let rule: RBACRule
    let canonical: String
  }

  /// Verbs, resources and groups of one rule multiply; more than this has no honest use.
  static let maximumPermissions = 100_000

  let object: KubernetesObject
  /// The rules as written; for an aggregated role the cluster fills them in.
  let rules: [Rule]
  /// Whose rules it takes over; empty for a role of its own.
  let selectors: [LabelSelector]

  var isNamespaced: Bool { object.kind == "Role" }

  /// `clusterrole/view`, `role/monitoring/prometheus`.
  var nativeID: String {
    Self.nativeID(kind: object.kind, namespace: object.home, name: object.name)
  }

  static func nativeID(kind: String, namespace: String, name: String) -> String {
    kind == "Role" ? "role/\(namespace)/\(name)" : "clusterrole/\(name)"
  }

  init(_ object: KubernetesObject) throws(JSONError) {
    self.object = object
    var rules: [Rule] = []
    for document in try object.document.optionalElements("rules") {
      _ = try document.members()
      let rule = try RBACRule(document)
      try Self.refuseExplosive(rule, document)
      rules.append(Rule(rule: rule, canonical: document.canonical))
    }
    self.rules = rules
    var selectors: [LabelSelector] = []
    let aggregation = object.document.present("aggregationRule")
    for selector in try aggregation?.optionalElements("clusterRoleSelectors") ?? [] {
      selectors.append(try LabelSelector(selector))
    }
    self.selectors = selectors
  }

  /// Fields of the rules that Kubernetes does not know.
  func unknownFields() -> [(name: String, line: Int)] {
    var unknown: [(String, Int)] = []
    guard case .array(let rules)? = object.document["rules"]?.value else { return [] }
    for rule in rules {
      guard case .object(let members) = rule.value else { continue }
      for member in members where !RBACRule.fields.contains(member.key) {
        unknown.append((member.key, member.position.line))
      }
    }
    return unknown
  }

  private static func refuseExplosive(
    _ rule: RBACRule,
    _ document: Document
  ) throws(JSONError) {
    let lists = [rule.verbs, rule.resources + rule.nonResourceURLs, rule.apiGroups]
    let product = lists.reduce(1.0) { $0 * Double(max(1, $1.count)) }
    guard product > Double(maximumPermissions) else { return }
    throw document.mismatch(
      expected: "a rule of at most \(maximumPermissions) permissions",
      found: "more"
    )
  }
}

extension ClusterRole {
  /// The rules in force of all roles by native id: aggregated ones take over those of the roles that they select.
  static func effectiveRules(of roles: [ClusterRole]) -> [String: [Rule]] {
    let clusterWide = roles.filter { !$0.isNamespaced }
    var effective: [String: [Rule]] = [:]
    for role in roles {
      effective[role.nativeID] =
        role.selectors.isEmpty ? role.rules : role.aggregated(from: clusterWide)
    }
    return effective
  }

  // A selected role may itself be aggregated: all that can be reached is collected, each role once.
  private func aggregated(from roles: [ClusterRole]) -> [Rule] {
    var reached: Set<String> = [nativeID]
    var open = [self]
    var rules: [Rule] = []
    while let role = open.popLast() {
      rules += role.rules
      for other in roles where role.selects(other) && reached.insert(other.nativeID).inserted {
        open.append(other)
      }
    }
    var known: Set<String> = []
    return rules.filter { known.insert($0.canonical).inserted }
  }

  private func selects(_ other: ClusterRole) -> Bool {
    selectors.contains { $0.matches(other.object.labels) }
  }
}
