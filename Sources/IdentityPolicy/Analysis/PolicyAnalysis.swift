package import Governance

/// What a policy comes to: its power, its breadth, and its meaning in plain words.
package struct PolicyAnalysis: Hashable, Sendable {
  /// What it allows, computed from the policy and never from a description.
  package let words: String
  /// The allowed patterns in the order of the document; a negated list with `!` before it.
  package let actions: [String]
  /// The services reached, in the order of the document; `*` for all.
  package let services: [String]
  /// The single permissions that the patterns come to, as far as they are known.
  package let permissions: Int
  /// Those of them by which a holder gains rights or hands them out.
  package let administrative: Int
  package let privilege: Privilege
  /// Each pattern that takes in more than it names, in the order of the document.
  package let wildcards: [GradedWildcard]

  /// The patterns that metric M2 counts.
  package var broadPatterns: Int { wildcards.count { $0.breadth == .broad } }

  package var hasBroadActions: Bool {
    wildcards.contains { $0.breadth == .broad && $0.kind == .action }
  }

  package var hasBroadResources: Bool {
    wildcards.contains { $0.breadth == .broad && $0.kind == .resource }
  }

  /// The grades met, the broadest first.
  package var grades: [WildcardGrade] {
    Set(wildcards.map(\.grade)).sorted(by: >)
  }
}

extension PolicyAnalysis {
  /// Analyses a policy of AWS.
  package init(_ policy: PolicyDocument) {
    let statements = policy.statements.map(AnalysedStatement.init)
    let allowed = statements.filter(\.statement.isAllow)
    let permissions = PolicyAnalysis.permissions(statements)
    let takesOnAnyRole = allowed.contains(where: \.reachesManyResources)
    administrative = permissions.count { service, action in
      // Taking on one named role is what roles are for; taking on any role is not.
      SensitiveActions.givesAccess(service, action) && (service != "sts" || takesOnAnyRole)
    }
    self.permissions = permissions.count
    privilege = PolicyAnalysis.privilege(allowed, permissions, administrative: administrative)
    wildcards = statements.flatMap(\.wildcards)
    actions = allowed.flatMap(\.actionTexts)
    services = PolicyAnalysis.services(allowed)
    words = PlainWords.of(statements)
  }

  private static func permissions(_ statements: [AnalysedStatement]) -> PermissionSet {
    var permissions = PermissionSet()
    for statement in statements where statement.statement.isAllow {
      permissions.formUnion(
        PermissionSet(statement.actions, negated: statement.statement.actions.isNegated)
      )
    }
    for statement in statements where statement.deniesWithoutException {
      for pattern in statement.actions { permissions.remove(pattern) }
    }
    return permissions
  }

  private static func privilege(
    _ allowed: [AnalysedStatement],
    _ permissions: PermissionSet,
    administrative: Int
  ) -> Privilege {
    let isUnlimited = allowed.contains { $0.allowsEverything && $0.reachesEverything }
    if isUnlimited, permissions.contains("iam", "putuserpolicy") { return .root }
    if administrative > 0 { return .admin }
    let changes = permissions.count { !ActionVerb(service: $0, action: $1).isReading }
    return changes > 0 ? .write : .read
  }

  private static func services(_ allowed: [AnalysedStatement]) -> [String] {
    var services: [String] = []
    for statement in allowed {
      let names =
        statement.statement.actions.isNegated
        ? ["*"] : statement.actions.map { $0.serviceName ?? "*" }
      for name in names where !services.contains(name) { services.append(name) }
    }
    return services
  }
}

/// A statement with its patterns taken apart.
struct AnalysedStatement {
  let statement: PolicyStatement
  let actions: [ActionPattern]
  let resources: [ResourcePattern]

  init(_ statement: PolicyStatement) {
    self.statement = statement
    actions = statement.actions.patterns.map(ActionPattern.init)
    resources = statement.resources?.patterns.map(ResourcePattern.init) ?? []
  }

  /// Graded anew each time that it is asked: the linter grades in its own way.
  var wildcards: [GradedWildcard] {
    WildcardGrading(statement: statement, actions: actions).wildcards()
  }

  var actionTexts: [String] {
    statement.actions.isNegated ? [statement.actions.text] : statement.actions.patterns
  }

  var allowsEverything: Bool {
    statement.actions.isNegated || actions.contains(where: \.isEverything)
  }

  var reachesEverything: Bool {
    statement.resources?.isNegated == true || resources.contains { $0.width == .everything }
  }

  /// Whether the resources are more than those with given names.
  var reachesManyResources: Bool {
    statement.resources?.isNegated == true || resources.contains { $0.width != .named }
  }

  /// Whether what it denies is denied always and everywhere.
  var deniesWithoutException: Bool {
    !statement.isAllow && !statement.actions.isNegated && statement.conditions.isEmpty
      && statement.principals == nil && resources.contains { $0.width == .everything }
      && statement.resources?.isNegated == false
  }
}

extension PolicyDocument {
  /// The statements as facts of an import; a broad principal counts as a broad resource.
  package func statementFacts(policy: String, analysis: PolicyAnalysis) -> [StatementFact] {
    let found = Dictionary(grouping: analysis.wildcards, by: \.statement)
    return statements.map { statement in
      StatementFact(
        policy: policy,
        index: statement.index,
        sid: statement.sid,
        isAllow: statement.isAllow,
        actions: statement.actions.text,
        resources: statement.resources?.text ?? "",
        principals: statement.principals?.text,
        hasCondition: !statement.conditions.isEmpty,
        wildcards: found[statement.index] ?? []
      )
    }
  }
}

extension StatementFact {
  /// A fact whose counts are those of the wildcards found in it.
  init(
    policy: String,
    index: Int,
    sid: String? = nil,
    isAllow: Bool,
    actions: String,
    resources: String,
    principals: String? = nil,
    hasCondition: Bool = false,
    wildcards: [GradedWildcard]
  ) {
    let broad = wildcards.filter { $0.breadth == .broad }
    let broadActions = broad.count { $0.kind == .action }
    self.init(
      policy: policy,
      index: index,
      sid: sid,
      isAllow: isAllow,
      actions: actions,
      resources: resources,
      principals: principals,
      hasCondition: hasCondition,
      broadActions: broadActions,
      broadResources: broad.count - broadActions,
      unavoidable: wildcards.count { $0.breadth == .unavoidable },
      prefixes: wildcards.count { $0.breadth == .partial },
      grade: wildcards.map(\.grade).max()
    )
  }
}
