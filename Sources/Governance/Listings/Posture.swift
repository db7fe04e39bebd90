/// What the first screen shows: what waits for the viewer, what changed, and the numbers.
public struct Posture: Hashable, Sendable {
  /// One thing that waits for the viewer.
  public struct Task: Hashable, Sendable, Identifiable {
    public var id: String
    public var dueAt: Instant?
    /// The verb: `approve`, `answer`, `confirm link`, `attest`.
    public var verb: String
    public var risk: RiskScore?
    public var isLate: Bool
    public var what: String

    package init(
      id: String,
      dueAt: Instant?,
      verb: String,
      risk: RiskScore?,
      isLate: Bool,
      what: String
    ) {
      self.id = id
      self.dueAt = dueAt
      self.verb = verb
      self.risk = risk
      self.isLate = isLate
      self.what = what
    }
  }

  /// One line about what cannot wait, worst first; it goes only when its rows are resolved.
  public struct Alert: Hashable, Sendable {
    public var message: String
    /// A filter that opens the rows behind it.
    public var opens: ListQuery?

    package init(message: String, opens: ListQuery?) {
      self.message = message
      self.opens = opens
    }
  }

  public var at: Instant
  public var metrics: [Metric]
  public var tasks: [Task]
  /// All that waits, also beyond the tasks listed.
  public var taskCount: Int
  public var lateCount: Int
  public var changes: [LedgerRow]
  public var alerts: [Alert]
  /// Access by state: the word and how many, for the tiles.
  public var standings: [GrantRow.Standing: Int]
  public var pendingRequests: Int
  /// Whether anything was ever imported.
  public var isEmpty: Bool
  public var sources: [SourceRow]

  package init(
    at: Instant,
    metrics: [Metric],
    tasks: [Task],
    taskCount: Int,
    lateCount: Int,
    changes: [LedgerRow],
    alerts: [Alert],
    standings: [GrantRow.Standing: Int],
    pendingRequests: Int,
    isEmpty: Bool,
    sources: [SourceRow]
  ) {
    self.at = at
    self.metrics = metrics
    self.tasks = tasks
    self.taskCount = taskCount
    self.lateCount = lateCount
    self.changes = changes
    self.alerts = alerts
    self.standings = standings
    self.pendingRequests = pendingRequests
    self.isEmpty = isEmpty
    self.sources = sources
  }
}

/// A source and the age of what it says.
public struct SourceRow: Hashable, Sendable, Identifiable {
  public var id: String { source.id.text }
  public var source: Source
  public var publishedAt: Instant?
  public var rows: Int
  public var conflicts: Int
  /// Older than a week: the world in it may have moved on.
  public var isLate: Bool

  package init(
    source: Source,
    publishedAt: Instant?,
    rows: Int,
    conflicts: Int,
    isLate: Bool
  ) {
    self.source = source
    self.publishedAt = publishedAt
    self.rows = rows
    self.conflicts = conflicts
    self.isLate = isLate
  }
}

/// Who is at the keyboard, as the database knows them.
public struct Viewer: Hashable, Sendable {
  public var person: Person
  public var claimed: Bool
  public var delegateOf: Person?
  public var cooperative: Bool
  public var organisation: String
  public var readOnly: Bool

  package init(
    person: Person,
    claimed: Bool,
    delegateOf: Person?,
    cooperative: Bool,
    organisation: String,
    readOnly: Bool
  ) {
    self.person = person
    self.claimed = claimed
    self.delegateOf = delegateOf
    self.cooperative = cooperative
    self.organisation = organisation
    self.readOnly = readOnly
  }
}
