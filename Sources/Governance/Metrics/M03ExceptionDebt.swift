/// M3: exceptions past their review, by class, with how long they have been.
package enum OverdueExceptions: CountedMetric {
  package static let definition = MetricDefinition(
    "M3",
    "exception_debt",
    title: "Exception debt",
    version: 1,
    formula: "exceptions in force whose review is overdue, and emergencies whose review is",
    unit: .count,
    better: .lower,
    target: .init(better: .lower, value: 0, amber: 0, of: "critical"),
    beside: [
      "debt_days", "critical", "high", "medium", "low", "weighted", "zombies", "unreviewed",
    ],
    edges: [
      "a renewal moves no review: only a recorded review does",
      "an exception that is over while access on it is live is a zombie: it counts here, and is an "
        + "alert",
      "an emergency that nobody reviewed in 72 h is critical debt",
      "what is suspended counts, what begins in future does not",
      "weighted is 8 critical + 4 high + 2 medium + 1 low; debt-days add up whole days of 24 h",
    ],
    rows: .init(.value, of: "exception")
  )

  package struct Item: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable { case overdue, zombie, unreviewed }

    package var kind: Kind
    package var riskClass: RiskScore.Band
    /// Since when it is owed.
    package var dueAt: Instant

    package init(_ kind: Kind, _ riskClass: RiskScore.Band, dueAt: Instant) {
      self.kind = kind
      self.riskClass = riskClass
      self.dueAt = dueAt
    }
  }

  package static func part(_ item: Item, in window: MetricWindow) -> MetricPart? {
    guard item.dueAt < window.until else { return nil }
    return MetricPart(item.kind.rawValue, at: item.dueAt)
  }

  package static func value(_ items: [Item], in window: MetricWindow) -> Metric {
    let owed = items.filter { $0.dueAt < window.until }
    var debt = ExceptionDebt()
    for item in owed { debt.count(item, at: window.until) }
    let critical = debt.overdue[.critical] ?? 0
    return Metric(
      definition,
      at: window.until,
      value: Double(owed.count),
      population: owed.count,
      beside: [
        debt.days, critical, debt.overdue[.high] ?? 0, debt.overdue[.medium] ?? 0,
        debt.overdue[.low] ?? 0, debt.weighted, debt.zombies, debt.unreviewed,
      ],
      targetFigure: Double(critical),
      atBest: owed.isEmpty ? nil : .amber,
      note: debt.zombies > 0
        ? "\(debt.zombies) over while access on them is live: end it at once" : nil
    )
  }
}

extension OverdueExceptions.Item {
  /// An exception as it counts at a moment; `nil` where it owes nothing.
  package init?(_ exception: PolicyException, isZombie: Bool, at now: Instant) {
    if isZombie {
      self.init(
        .zombie,
        exception.riskClass,
        dueAt: exception.closedAt ?? exception.expiresAt
      )
      return
    }
    guard exception.isPastReview(at: now), let due = exception.reviewDueAt else { return nil }
    self.init(.overdue, exception.riskClass, dueAt: due)
  }

  /// An emergency as it counts at a moment; `nil` where it owes nothing.
  package init?(_ breakGlass: BreakGlass, at now: Instant) {
    guard breakGlass.isReviewOverdue(at: now), let due = breakGlass.reviewDue(at: now) else {
      return nil
    }
    self.init(.unreviewed, .critical, dueAt: due)
  }
}
