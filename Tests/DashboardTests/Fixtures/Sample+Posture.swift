import Dashboard
import Governance

extension Sample {
  static let today = Int(now.milliseconds / 86_400_000)

  static func series(from: Double, to: Double) -> [Metric.Point] {
    (0...90).map { back in
      let share = Double(90 - back) / 90
      return Metric.Point(
        day: today - back,
        value: from + (to - from) * share,
        definitionVersion: 1
      )
    }.reversed()
  }

  static let metrics: [Metric] = {
    var wildcards = WildcardExposure.Input()
    wildcards.broad = 14
    wildcards.excepted = 9
    wildcards.policies = 41
    var standing = StandingPrivilege.Input()
    standing.standingHours = 12
    standing.hours = 100
    standing.standingGrants = 12
    standing.grants = 71
    var unused = UnusedAccess.Input()
    unused.judged = 400
    unused.unused = 25
    unused.unknown = 31
    let waiting = [4, 7, 9, 11, 14, 30, 190].map { minutes in
      ApprovalLeadTime.Item(
        submittedAt: now - .days(1) - .minutes(minutes),
        closedAt: now - .days(1)
      )
    }
    let lapsed = ApprovalLeadTime.Item(
      submittedAt: now - .days(2),
      closedAt: now - .days(1),
      outcome: .unanswered
    )
    return [
      WildcardExposure.value(wildcards, at: now).following(series(from: 8, to: 14)),
      ApprovalLeadTime.value(waiting + [lapsed], in: ApprovalLeadTime.window(now))
        .following(series(from: 40, to: 11)),
      StandingPrivilege.value(standing, at: now).following(series(from: 0.21, to: 0.12)),
      UnusedAccess.value(unused, at: now).following(series(from: 0.0625, to: 0.0625)),
      OrphanedIdentities.value(OrphanedIdentities.Input(), at: now),
    ]
  }()

  static func change(
    _ sequence: Int,
    _ who: String,
    _ event: Event,
    _ what: String,
    ago: Duration
  ) -> LedgerRow {
    LedgerRow(
      entry: LedgerEntry(
        sequence: sequence,
        decision: sequence,
        at: now - ago,
        actor: ActorStamp(person: ben.id),
        origin: Origin(channel: .dashboard, osUser: "ben", host: "h"),
        rulesVersion: 14,
        version: 1,
        previousRoot: text("").digest,
        event: event
      ),
      who: who,
      what: what,
      reason: nil,
      leafHash: ""
    )
  }

  static let changes = [
    change(
      18_234,
      "ben",
      Event(AccessRequest.ID("AR-2043"), .request(.denied)),
      "noor: read evaluation set, stage/eval, 14d",
      ago: .minutes(1)
    ),
    change(
      18_233,
      "rule",
      Event(Grant.ID("GR-760"), .grant(.ending)),
      "joon: roles/aiplatform.user, prod/vertex",
      ago: .minutes(12)
    ),
  ]

  static func tasks(of rows: [RequestRow]) -> [Posture.Task] {
    rows.filter(\.waitsForViewer).map { row in
      Posture.Task(
        id: row.id,
        dueAt: row.request.terms.dueAt,
        verb: "approve",
        risk: row.risk,
        isLate: row.request.terms.dueAt <= now,
        what: "\(row.beneficiaryName) \(row.request.content.items[0].name)"
      )
    }
  }

  static func posture(
    tasks: [Posture.Task] = tasks(of: requests),
    changes: [LedgerRow] = changes,
    alerts: [Posture.Alert] = [
      .init(
        message: "1 revocation failed: ci-legacy · oldest 41m",
        opens: ListQuery(.grants, filter: "is:stuck")
      )
    ],
    late: Int = 1,
    isEmpty: Bool = false
  ) -> Posture {
    Posture(
      at: now,
      metrics: metrics,
      tasks: tasks,
      taskCount: tasks.count,
      lateCount: late,
      changes: changes,
      alerts: alerts,
      standings: [.standing: 1_832, .jit: 7, .revokeFailed: 1, .expired: 12],
      pendingRequests: 5,
      isEmpty: isEmpty,
      sources: isEmpty ? [] : sources
    )
  }

  /// A source that was read three days ago.
  static let sources: [SourceRow] = {
    let id = Source.ID("aws-iam/111122223333")
    let snapshot = Snapshot(
      id: Snapshot.ID("SN-3"),
      number: 3,
      source: id,
      kind: .awsIAM,
      scope: "111122223333",
      publishedAt: now - .days(3),
      tables: [],
      conflicts: 0,
      digest: text("").digest,
      bytes: 0
    )
    let event = Event(snapshot.id, .snapshot(.published(snapshot)))
    guard case .source(let source)? = try? event.evolve(nil, RecordKey(.source, id.text), at: now)
    else { return [] }
    return [
      SourceRow(
        source: source,
        publishedAt: now - .days(3),
        rows: 4_107,
        conflicts: 0,
        isLate: true
      )
    ]
  }()
}

extension Metric {
  /// The same with a trend, of its own definition.
  func following(_ series: [Point]) -> Metric {
    var metric = self
    metric.series = series.map {
      Point(day: $0.day, value: $0.value, definitionVersion: definitionVersion)
    }
    return metric
  }
}
