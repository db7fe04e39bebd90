package import Governance

/// One act of somebody at one moment of the story.
package struct Step: Sendable {
  package let at: Instant
  /// Handle of the person who acts.
  package let by: String
  /// Handle of the person whose decision it is, where the actor stands in for somebody.
  package let delegateFor: String?
  package let act: Act

  init(_ at: Instant, by: String, for delegator: String? = nil, _ act: Act) {
    self.at = at
    self.by = by
    delegateFor = delegator
    self.act = act
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
}
