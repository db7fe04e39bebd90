import Dashboard
import Governance
import GovernanceStore

/// What the dashboard's lists ask for, of whichever kind.
extension Store {
  /// The rows that answer a list's question, read by read.
  func answer(_ question: ListQuestion, as viewer: Operator) async throws -> ListAnswer {
    var reading = ListReading(question)
    while let query = reading.next { reading.take(try await rows(query, as: viewer)) }
    return reading.answer
  }

  /// The rows behind a number: all that it counts, or what a window did to them.
  func answer(_ question: MetricRowsQuestion) async throws -> MetricRowsAnswer {
    switch question.part {
    case .counted:
      MetricRowsAnswer(
        try await rows(of: question.metric, question.question, limit: question.limit)
      )
    case .changed:
      MetricRowsAnswer(try await delta(of: question.metric, question.question))
    }
  }

  /// What a panel is made of.
  func answer(_ panel: Panel, as viewer: Operator) async throws -> PanelAnswer {
    switch panel {
    case .plan: PanelAnswer(plan: try await plan(as: viewer))
    case .controls: PanelAnswer(rows: try await controls(as: viewer))
    case .tokens: PanelAnswer(metrics: try await metrics(environment: nil, of: ["M7"]))
    case .reviews: PanelAnswer(rows: try await reviewQuality(as: viewer))
    case .trace(let word): PanelAnswer(rows: try await trace(word, as: viewer))
    case .blast(let word): PanelAnswer(rows: [try await blast(of: word, as: viewer)])
    case .rows(let query): PanelAnswer(rows: try await records(query, as: viewer).rows)
    case .whoCan(let action, let resource):
      PanelAnswer(rows: try await whoCan(action, on: resource, byPerson: false, as: viewer))
    }
  }

  /// Every criterion of the plan with its number.
  func plan(as viewer: Operator) async throws -> [PlanStatus] {
    let numbers = try await metrics(environment: nil, of: PlanCriterion.metrics)
    var plan: [PlanStatus] = []
    for criterion in PlanCriterion.all {
      switch criterion.measure {
      case .metric(let id):
        plan.append(PlanStatus(criterion, metric: numbers.first { $0.id == id }))
      case .atLeast(_, let query), .none(let query):
        plan.append(PlanStatus(criterion, rows: try await count(query, as: viewer).matching))
      }
    }
    return plan
  }

  /// A page of rows as screens take them.
  func rows(_ query: ListQuery, as viewer: Operator) async throws -> Page<ScreenRow> {
    switch query.kind {
    case .grants: try await grants(query, as: viewer).map(ScreenRow.grant)
    case .requests: try await requests(query, as: viewer).map(ScreenRow.request)
    case .ledger: try await ledger(query, as: viewer).map(ScreenRow.entry)
    default: try await records(query, as: viewer).map(ScreenRow.record)
    }
  }

  /// The record of a row; `nil` where there is none, or none that the viewer may read.
  func detail(_ subject: Subject, as viewer: Operator) async throws -> ScreenDetail? {
    switch subject.screen {
    case .posture, .metrics: nil
    case .audit: try await entry(subject, as: viewer).map(ScreenDetail.entry)
    case .access:
      try await grantDetail(Identifier(subject.id), as: viewer).map(ScreenDetail.grant)
    case .approvals:
      try await requestDetail(Identifier(subject.id), as: viewer).map(ScreenDetail.request)
    case .exceptions, .recertify, .items, .findings, .registry, .changes:
      try await recordDetail(
        subject.screen.list?.kind ?? .exceptions,
        subject.id,
        as: viewer
      ).map(ScreenDetail.record)
    }
  }

  private func entry(_ subject: Subject, as viewer: Operator) async throws -> LedgerRow? {
    try await ledger(ListQuery(.ledger, filter: subject.filter, limit: 1), as: viewer).rows.first
  }
}

extension Page {
  /// The same page with other rows.
  fileprivate func map<Other>(_ change: (Row) -> Other) -> Page<Other> {
    Page<Other>(
      query: query,
      rows: rows.map(change),
      cursors: cursors,
      hasBefore: hasBefore,
      hasAfter: hasAfter,
      notes: notes
    )
  }
}
