/// One statement of a policy in force, analysed.
package struct StatementFact: Hashable, Sendable {
  /// Native id of the policy.
  package var policy: String
  /// Its place in the document, from 0.
  package var index: Int
  package var sid: String?
  package var isAllow: Bool
  /// Patterns joined by a space, `!` before a negated list.
  package var actions: String
  package var resources: String
  package var principals: String?
  package var hasCondition: Bool
  /// Broad action patterns and broad resource patterns that M2 counts.
  package var broadActions: Int
  package var broadResources: Int
  package var unavoidable: Int
  package var prefixes: Int
  /// The broadest grade in it, `nil` where nothing is broad.
  package var grade: WildcardGrade?

  package init(
    policy: String,
    index: Int,
    sid: String? = nil,
    isAllow: Bool,
    actions: String,
    resources: String,
    principals: String? = nil,
    hasCondition: Bool = false,
    broadActions: Int = 0,
    broadResources: Int = 0,
    unavoidable: Int = 0,
    prefixes: Int = 0,
    grade: WildcardGrade? = nil
  ) {
    self.policy = policy
    self.index = index
    self.sid = sid
    self.isAllow = isAllow
    self.actions = actions
    self.resources = resources
    self.principals = principals
    self.hasCondition = hasCondition
    self.broadActions = broadActions
    self.broadResources = broadResources
    self.unavoidable = unavoidable
    self.prefixes = prefixes
    self.grade = grade
  }
}
