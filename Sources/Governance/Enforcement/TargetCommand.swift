/// A command of the organisation that does what was decided at one kind of target.
///
/// It stands in a file on the host that runs it, never in the database: who can write the database cannot say
/// what runs.
public struct TargetCommand: Hashable, Sendable {
  /// What entries and screens call it.
  public var name: String
  /// The kind of source whose accounts it is for.
  public var source: SourceKind
  /// Only this account, tenant or cluster; `nil` for all.
  public var scope: String?
  /// What it does.
  public var operation: TargetOperation
  /// Further conditions: one of the words, for each fact named.
  package var conditions: [String: [String]]
  /// The program by its absolute path, and its arguments with places such as `{native_id}`.
  public var template: [String]
  /// After so long it is stopped, and counts as failed.
  public var timeLimit: Duration
  /// How often it is tried again by itself.
  public var retries: Int
  /// Time before the first try again; twice as long before each further one, a day at most.
  public var backoff: Duration
  /// Names of variables of the environment that it gets to see.
  public var environment: [String]

  package init(
    name: String,
    source: SourceKind,
    scope: String? = nil,
    operation: TargetOperation,
    conditions: [String: [String]] = [:],
    template: [String],
    timeLimit: Duration = .minutes(1),
    retries: Int = 5,
    backoff: Duration = .minutes(1),
    environment: [String] = []
  ) {
    self.name = name
    self.source = source
    self.scope = scope
    self.operation = operation
    self.conditions = conditions
    self.template = template
    self.timeLimit = timeLimit
    self.retries = retries
    self.backoff = backoff
    self.environment = environment
  }

  /// The facts that a condition can be about.
  package static let facts = [
    "environment", "data_class", "principal_type", "provider", "policy_kind", "kind", "privilege",
  ]

  /// The places that a template can have.
  package static let places = [
    "grant", "subject", "principal", "native_id", "principal_name", "entitlement",
    "entitlement_name", "policy", "resource", "environment", "source", "scope", "operation",
    "wanted",
  ]

  /// Whether it is for a task.
  package func fits(_ task: TargetTask) -> Bool {
    guard source == task.source, operation == task.operation, scope == nil || scope == task.scope
    else { return false }
    return conditions.allSatisfy { fact, words in words.contains(task.facts[fact] ?? "") }
  }

  /// When a task that has failed so often is tried again; `nil` once it takes a person to ask for it.
  package func nextTry(afterFailures failures: Int, at now: Instant) -> Instant? {
    guard failures <= retries else { return nil }
    var wait = backoff
    for _ in 1..<max(1, failures) where wait < .days(1) { wait = wait * 2 }
    return now + min(wait, .days(1))
  }

  /// How long others leave a task alone that this command works on; then its enforcer counts as dead.
  public var lease: Duration { timeLimit + .seconds(30) }
}

/// The commands of one host, in the order of their file: the first that fits a task does it.
public struct TargetCommands: Hashable, Sendable {
  /// In the order of the file.
  public var commands: [TargetCommand]

  /// The commands in the order in which they are asked.
  public init(_ commands: [TargetCommand] = []) {
    self.commands = commands
  }

  /// The command for a task, and the one that looks afterwards whether it is done.
  public func command(for task: TargetTask) -> (run: TargetCommand, verify: TargetCommand?)? {
    guard let run = commands.first(where: { $0.fits(task) }) else { return nil }
    let look = TargetTask(
      subject: task.subject,
      operation: .verify,
      source: task.source,
      scope: task.scope,
      attempts: 0,
      values: task.values,
      facts: task.facts
    )
    return (run, commands.first { $0.fits(look) })
  }

  /// The kinds of sources for which there is a command of an operation.
  package func sources(for operation: TargetOperation) -> [SourceKind] {
    let kinds = Set(commands.filter { $0.operation == operation }.map(\.source))
    return SourceKind.allCases.filter { kinds.contains($0) }
  }
}
