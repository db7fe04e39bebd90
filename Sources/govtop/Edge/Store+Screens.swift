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
