package import Documents

/// A policy of AWS as the rules see it: what it says, what it is for, and where it stands.
package struct LintedPolicy: Sendable {
  /// What a policy is for, which decides what in it is dangerous.
  package enum Use: Hashable, Sendable {
    /// What its holder may do.
    case permissions
    /// Who may take on a role.
    case trust
    /// The most that a user or role may do.
    case boundary
    /// The most that an account may do, or that may be done to its resources.
    case serviceControl, resourceControl
    /// Who may do what to one resource of a service, such as `s3`; empty where it is not known.
    case resource(service: String)
  }

  package let file: String
  package let policy: PolicyDocument
  package let use: Use
  package let statements: [LintedStatement]
  /// Those that allow something which no other takes back always and everywhere.
  package let allowed: [LintedStatement]
  /// The policy as an object; its position is that in the file, also where it stood in a text.
  package let document: Document
  package let context: Context

  /// What the surroundings of a policy tell of it.
  package struct Context: Hashable, Sendable {
    /// The name of the policy, if it has one.
    package var name: String?
    /// The role, user, group or resource that it belongs to.
    package var owner: String?
    /// The account of the owner, 12 digits.
    package var account: String?
    /// Whether it stands inside a user, group or role, where another size limit holds.
    package var isInline = false
    /// Whether AWS wrote it, so that nobody here can mend it.
    package var isAWSManaged = false

    package init() {}
  }

  package init(
    _ document: Document,
    file: String,
    use: Use,
    context: Context = Context()
  ) throws(JSONError) {
    let object = try PolicyDocument.unwrapped(document)
    policy = try PolicyDocument(object)
    self.file = file
    self.use = use
    self.document = object
    self.context = context
    let documents = PolicyDocument.statementsAsWritten(object)
    statements = zip(policy.statements, documents).map { statement, document in
      LintedStatement(statement, document, file: file)
    }
    allowed = LintedPolicy.allowed(statements)
  }

  /// The statements that allow something which no other takes back always and everywhere.
  private static func allowed(_ statements: [LintedStatement]) -> [LintedStatement] {
    let denials = statements.filter(\.analysed.deniesWithoutException)
    let allowed = statements.filter(\.isAllow)
    guard !denials.isEmpty else { return allowed }
    return allowed.filter { statement in
      var left = PermissionSet(
        statement.analysed.actions,
        negated: statement.statement.actions.isNegated
      )
      guard left.count > 0 else { return true }
      for pattern in denials.flatMap(\.analysed.actions) { left.remove(pattern) }
      return left.count > 0
    }
  }

  /// The place of the policy as a whole.
  package var place: LintPlace { LintPlace(document, in: file) }

  /// The place of a member of the policy, or of the policy where there is none.
  package func place(of key: String) -> LintPlace {
    LintPlace(document[key] ?? document, in: file)
  }
}

/// One statement as the rules see it.
package struct LintedStatement: Sendable {
  package let statement: PolicyStatement
  /// Patterns taken apart and graded.
  let analysed: AnalysedStatement
  /// Which of the actions that rules ask about its patterns take in.
  let watched: WatchedSet
  /// What its conditions leave of what it allows.
  let limits: GrantLimits
  package let document: Document
  package let file: String

  init(_ statement: PolicyStatement, _ document: Document, file: String) {
    self.statement = statement
    self.document = document
    self.file = file
    analysed = AnalysedStatement(statement)
    watched = WatchedActions.shared.set(
      analysed.actions,
      isNegated: statement.actions.isNegated
    )
    limits = GrantLimits(allowing: statement.isAllow ? statement.conditions : [])
  }

  package var isAllow: Bool { statement.isAllow }

  /// The `Sid`, or else the index.
  package var name: String {
    guard let sid = statement.sid, !sid.isEmpty else { return "\(statement.index)" }
    return sid
  }

  package var place: LintPlace { LintPlace(document, in: file, statement: name) }

  /// The place of a field such as `Action`, or of one of its patterns; the statement where it is absent.
  package func place(of field: String, _ index: Int? = nil) -> LintPlace {
    let value = document[field] ?? document["Not" + field] ?? document
    return LintPlace(index.flatMap { value[$0] } ?? value, in: file, statement: name)
  }

  /// The place of the values of a condition.
  package func place(of condition: PolicyCondition) -> LintPlace {
    let value = document["Condition"]?[condition.operation]?[condition.key]
    return LintPlace(value ?? document, in: file, statement: name)
  }
}

/// All that one principal holds: its own policies, those of its groups, and what caps them.
package struct LintedHolding: Sendable {
  /// The user or role, or the policy itself where nobody is known to hold it.
  package let principal: String
  package let policies: [LintedPolicy]
  package let boundaries: [LintedPolicy]
  /// Whether a principal is known; otherwise this is one policy alone.
  package let isPrincipal: Bool
  /// What the policies come to together.
  let rights: HeldRights

  package init(
    principal: String,
    policies: [LintedPolicy],
    boundaries: [LintedPolicy] = [],
    isPrincipal: Bool = true
  ) {
    self.principal = principal
    self.policies = policies
    self.boundaries = boundaries
    self.isPrincipal = isPrincipal
    rights = HeldRights(policies, boundaries: boundaries)
  }

  /// All statements in the order of the policies.
  package var statements: [LintedStatement] { policies.flatMap(\.statements) }
}
