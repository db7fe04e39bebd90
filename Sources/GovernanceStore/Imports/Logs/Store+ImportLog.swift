package import Documents
package import Governance

/// Where the records of a log come from, piece by piece.
package protocol LogRecords: Sendable {
  /// Up to about a thousand records; none behind the last one.
  func next() async throws -> [LoggedEvent]
  /// SHA-256 over all bytes that were read, and their number; asked for behind the last record.
  func total() async throws -> (digest: Digest, bytes: Int)
}

extension Store {
  /// Adds the records of a log to those that are there, all of them or none: a snapshot for each system in it.
  ///
  /// Nothing is seen before it is published. Memory does not grow with the number of records.
  package func importLog(
    _ kind: SourceKind,
    as operator: Operator,
    from records: some LogRecords,
    progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> [ImportReport] {
    let rules = try await engine.read { try $0.rulesInForce() }
    var staging = LogStaging(store: self, kind: kind, operator: `operator`, rules: rules)
    var reports: [ImportReport]
    do {
      var events = try await records.next()
      while !events.isEmpty {
        // The next piece is read while this one is written.
        async let following = records.next()
        try await staging.take(events)
        progress(.reading(records: staging.count))
        events = try await following
      }
      progress(.publishing)
      reports = try await staging.publish(try await records.total())
    } catch {
      // Best effort: what stays is invisible, and the next run removes it.
      for run in staging.runs { try? await clear(run) }
      throw error
    }
    let problem = await recordNumbers(from: `operator`.origin)
    if !reports.isEmpty { reports[reports.count - 1].unrecorded = problem }
    return reports
  }
}
