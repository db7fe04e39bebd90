import Governance

/// Access events: a log, so rows are added and never replaced, and no row has an end.
extension Table {
  /// One use of access, kept for ever as it was told.
  ///
  /// `place` is the snapshot's number times 2³², plus its place in that import.
  /// What joins with decisions found (`…_known`, `coverage`, `principal_id`, `environment`) stands as it
  /// was when the event came in. `event_id` is of its emitter's id, so that the same event is one row.
  package static let accessEvent = Table(
    "access_event",
    .observed,
    key: ["place"],
    [
      .integer("place"), .integer("from_snapshot"), .blob("sha256"), .integer("event_id"),
      .text("native_id"), .instant("at"), .text("principal"), .text("principal_id").optional,
      .flag("is_human"), .text("action"), .text("resource").optional, .text("account").optional,
      .text("emitter"), .word("environment", Environment.self),
      .word("decision", AccessEvent.Decision.self), .word("privilege", Privilege.self),
      .word("factor", AccessEvent.Factor.self), .text("policy_version").optional,
      .flag("policy_known"), .text("workload").optional, .flag("workload_known"),
      .text("artifact").optional, .flag("artifact_known"), .text("run").optional,
      .text("downstream").optional, .text("grant_id").optional, .flag("grant_known"),
      .word("coverage", AccessEvent.Coverage.self),
      .word("token_kind", AccessEvent.TokenKind.self), .text("token").optional,
      .instant("token_issued_at").optional, .instant("token_expires_at").optional,
      .text("audiences").optional, .flag("audience_verified").optional, .integer("weight"),
      .text("address").optional, .text("region").optional, .text("geo").optional,
      .text("device").optional,
    ],
    // The one order: of time, by which lists are read, and in which the same event is found again.
    indexes: [
      Index("at", "event_id", unique: true),
      Index("grant_id", "at", where: "grant_id is not null"),
    ]
  )

  /// Sums of one hour, by source, emitter, environment and whether persons or machines acted.
  package static let eventHour = sums("event_hour", per: "hour")

  /// The same of one day, for windows of weeks.
  package static let eventDay = sums("event_day", per: "day")

  /// A token or key that events named, each once, whatever number of calls it served.
  package static let accessToken = Table(
    "access_token",
    .derived,
    [
      .integer("id"), .text("source_id"), .text("token"), .word("environment", Environment.self),
      .instant("first_at"), .instant("last_at"), .instant("issued_at").optional,
      .instant("expires_at").optional, .flag("is_key"), .integer("calls"),
      .integer("strict_calls"), .integer("hour"),
    ],
    indexes: [Index("hour")],
    isSumOfLog: true
  )

  /// Tokens by the hour in which they were issued, or first seen, and by their lifetime.
  package static let tokenHour = Table(
    "token_hour",
    .derived,
    key: ["hour", "source_id", "environment", "life"],
    [
      .integer("hour"), .text("source_id"), .word("environment", Environment.self),
      .integer("life"), .integer("tokens"), .integer("strict_tokens"),
    ],
    isSumOfLog: true
  )

  /// When a principal was last seen in a log, so that nobody looks through the log for it.
  package static let principalUse = Table(
    "principal_use",
    .derived,
    key: ["principal", "source_id"],
    [.text("principal"), .text("source_id"), .instant("last_at"), .integer("calls")]
  )

  static let eventTables = [
    accessEvent, eventHour, eventDay, accessToken, tokenHour, principalUse,
  ]

  /// Columns of an event that its digest is over: all but the place, which is the key, and the digest.
  static let eventFacts = accessEvent.columnNames.filter { $0 != "sha256" }

  /// What the emitter told, by which an event that comes again is compared.
  static let eventTold = eventFacts.filter {
    !["place", "from_snapshot", "principal_id", "is_human", "environment", "coverage"].contains($0)
      && !$0.hasSuffix("_known")
  }

  private static func sums(_ name: String, per period: String) -> Table {
    Table(
      name,
      .derived,
      key: [period, "source_id", "emitter", "environment", "is_human"],
      [
        .integer(period), .text("source_id"), .text("emitter"),
        .word("environment", Environment.self), .flag("is_human"),
      ] + EventMeasure.allCases.map { .integer($0.rawValue) },
      isSumOfLog: true
    )
  }
}
