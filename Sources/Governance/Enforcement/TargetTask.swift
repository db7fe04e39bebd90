/// Something that a target has to do, with the words that a command may be told.
public struct TargetTask: Hashable, Sendable {
  /// The record that it is about: `GR-774`, `QN-3`.
  public let subject: String
  /// What is to be done.
  public let operation: TargetOperation
  /// The kind of the source that tells the account.
  public let source: SourceKind
  /// Its account, tenant or cluster.
  public let scope: String
  /// How often it failed since somebody asked for it.
  public let attempts: Int
  /// What stands for each place of a template: `native_id`, `resource`.
  public let values: [String: String]
  /// What conditions of a command compare: `environment`, `policy_kind`.
  public let facts: [String: String]

  package init(
    subject: String,
    operation: TargetOperation,
    source: SourceKind,
    scope: String,
    attempts: Int,
    values: [String: String],
    facts: [String: String]
  ) {
    self.subject = subject
    self.operation = operation
    self.source = source
    self.scope = scope
    self.attempts = attempts
    self.values = values
    self.facts = facts
  }
}
