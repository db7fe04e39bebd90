package import Governance

/// One act of somebody at one moment of the story.
package struct Step: Sendable {
  package let at: Instant
  /// Handle of the person who acts.
  package let by: String
  /// Handle of the person whose decision it is, where the actor stands in for somebody.
  package let delegateFor: String?
  /// Whether the actor comes as their own system user, because a claim would not do.
  package let isOwnUser: Bool
  package let act: Act

  init(
    _ at: Instant,
    by: String,
    for delegator: String? = nil,
    ownUser: Bool = false,
    _ act: Act
  ) {
    self.at = at
    self.by = by
    delegateFor = delegator
    isOwnUser = ownUser
    self.act = act
  }

  /// One command, or no step where there is nothing to be done; what it makes goes by the label.
  init(
    _ at: Instant,
    by: String,
    label: String? = nil,
    ownUser: Bool = false,
    _ command: @escaping @Sendable (SampleNames) -> Command?
  ) {
    self.init(
      at,
      by: by,
      ownUser: ownUser,
      .perform(label: label) { names in command(names).map { [$0] } ?? [] }
    )
  }

  /// As many commands as there is to be done, in one transaction.
  static func all(
    _ at: Instant,
    by: String,
    _ commands: @escaping @Sendable (SampleNames) -> [Command]
  ) -> Step {
    Step(at, by: by, .perform(label: nil, commands))
  }
}

/// What is done in a step.
package enum Act: Sendable {
  case importFiles(SourceKind, scope: String, [SourceFile], environment: Environment?)
  /// `isNamed`: whether later steps name the grants that it adopts; those of large accounts nobody does.
  case baseline(isNamed: Bool)
  /// Commands for the one door, made when it is known how earlier steps went; none of them is no step.
  ///
  /// What they make is known to later steps by the label.
  case perform(label: String?, @Sendable (SampleNames) -> [Command])
  /// Everything that time has made due is recorded, until nothing is left.
  case enforce
}
