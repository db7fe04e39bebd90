/// What the first screen shows: what waits for the viewer, what changed, and the numbers.
public struct Posture: Hashable, Sendable {
  /// One thing that waits for the viewer.
  public struct Task: Hashable, Sendable, Identifiable {
    /// The record that waits: `AR-2044`, `GR-774`, `LK-12`.
    public var id: String
    /// When it turns late; `nil` for what no rule sets a time for.
    public var dueAt: Instant?
    /// The verb: `approve`, `answer`, `confirm link`, `attest`.
    public var verb: String
    /// Of the request or grant; `nil` for a link, which opens nothing by itself.
    public var risk: RiskScore?
    /// Late ones come first, the highest score before the rest.
    public var isLate: Bool
    /// Who would get or lose what, by name.
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
    /// What is so and what to do next, in one line.
    public var message: String
    /// A filter that opens the rows behind it.
    public var opens: ListQuery?

    package init(message: String, opens: ListQuery?) {
      self.message = message
      self.opens = opens
    }
  }

  /// The moment of reading; the rest holds for it alone.
  public var at: Instant
  /// Those that stand so far, in the order of their numbers.
  public var metrics: [Metric]
  /// What several of them say together; empty where they say nothing.
  public var readings: [MetricInterpretation]
  /// At most 50: late ones first, then by time left, score and age.
  public var tasks: [Task]
  /// All that waits, also beyond the tasks listed.
  public var taskCount: Int
  /// Of all that waits, what is past its time.
  public var lateCount: Int
  /// At most 40, newest first; what was decided in bulk is one row.
  public var changes: [LedgerRow]
  /// Worst first; empty when nothing cannot wait.
  public var alerts: [Alert]
  /// Access by state: the word and how many, for the tiles.
  public var standings: [GrantRow.Standing: Int]
  /// Open requests in the environment shown, whoever decides them.
  public var pendingRequests: Int
  /// Whether anything was ever imported.
  public var isEmpty: Bool
  /// All of them, since every number here is only as fresh as they are.
  public var sources: [SourceRow]

  package init(
    at: Instant,
    metrics: [Metric],
    readings: [MetricInterpretation] = [],
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
    self.readings = readings
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
  /// The source's own: `aws-iam/123456789012`.
  public var id: String { source.id.text }
  /// Its scope and the reading that counts now.
  public var source: Source
  /// When the newest snapshot came into force, `nil` before the first.
  public var publishedAt: Instant?
  /// Observed rows of the newest snapshot, all tables together.
  public var rows: Int
  /// Records that stood twice in the newest import with different content.
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
  /// The one that every decision of the session is recorded under.
  public var person: Person
  /// Whether the operator only claims to be this person (`--as`).
  public var claimed: Bool
  /// Whom the person stands in for: their personas count, and both persons' exclusions.
  public var delegateOf: Person?
  /// Whether this database takes a claim at all.
  public var cooperative: Bool
  /// As it was named when the database was made.
  public var organisation: String
  /// Whether the store was opened for reading only, so that every decision is refused.
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
