import Dashboard
import Governance

extension Sample {
  /// What each panel is made of.
  static func panel(_ panel: Panel) -> PanelAnswer {
    switch panel {
    case .plan: PanelAnswer(plan: plan)
    case .controls: PanelAnswer(rows: controls)
    case .tokens: PanelAnswer(metrics: [tokens])
    case .reviews: PanelAnswer(rows: reviews)
    case .trace: PanelAnswer(rows: hops)
    case .rows: PanelAnswer(rows: hops + [reach])
    case .blast, .whoCan: PanelAnswer(rows: [reach])
    }
  }

  /// Every second count is enough; of the metrics only one is known.
  static let plan = PlanCriterion.all.enumerated().map { index, criterion in
    if case .metric(let id) = criterion.measure {
      return PlanStatus(criterion, metric: id == "M3" ? overdue : nil)
    }
    return PlanStatus(criterion, rows: index % 3)
  }

  static let overdue = OverdueExceptions.value([], in: OverdueExceptions.window(now))

  static let controls = [
    control("prod-decisions", "normal", "closed"),
    control("telemetry", "degraded_cached", "cached", incident: "INC-9"),
  ]

  private static func control(
    _ id: String,
    _ mode: String,
    _ declared: String,
    incident: String? = nil
  ) -> RecordRow {
    RecordRow(
      id: id,
      [
        ("id", .text(id)), ("controls", .list(["AC-3", "AC-6"])), ("mode", .text(mode)),
        ("declared_mode", .text(declared)), ("cached_seconds", .integer(14_400)),
        ("incident", incident.map(RecordRow.Value.text) ?? .absent),
      ]
    )
  }

  static let tokens: Metric = {
    var input = TokenHygiene.Input()
    input.tokens = [
      .init(life: .seconds(600), count: 40, strict: 40),
      .init(life: .seconds(7_200), count: 9, strict: 1),
    ]
    return TokenHygiene.value(input, at: now)
  }()

  static let reviews = [
    ("RC-1", "ben", 40, 2), ("RC-1", "mei", 12, 0), ("RC-2", "ben", 50, 30), ("RC-2", "lin", 4, 1),
  ].map { campaign, reviewer, all, stamped in
    RecordRow(
      id: "\(campaign) \(reviewer)",
      [
        ("campaign", .text(campaign)), ("reviewer", .text(reviewer)),
        ("certifications", .integer(all)), ("stamped", .integer(stamped)),
      ]
    )
  }

  static let hops = [
    RecordRow(id: "run", [("hop", .text("run")), ("id", .text("ci/8841"))]),
    RecordRow(
      id: "package",
      [
        ("hop", .text("package")), ("id", .text("MP-77")), ("name", .text("fraud/scorer")),
        ("state", .text("promoted")), ("at", .instant(now - .days(2))),
      ]
    ),
    RecordRow(
      id: "events",
      [
        ("hop", .text("events")), ("missing", .text("the workload's principal")),
        ("sender", .text("an import of its account")),
      ]
    ),
  ]

  static let reach = RecordRow(
    id: "PR-31",
    [
      ("principal", .text("PR-31")), ("live_grants", .integer(4)),
      ("roles", .list(["deployer", "auditor"])), ("boundary", .absent),
    ]
  )
}
