public import Governance

/// What one round of enforcement did.
public struct EnforcementReport: Hashable, Sendable {
  /// What was decided, by what it is: `request expired`.
  public internal(set) var done: [String: Int] = [:]
  /// What was due and could not be decided, and why.
  public internal(set) var refusals: [Refusal] = []
  /// Entries that the round added to the ledger.
  public internal(set) var entries = 0
  /// Whether this round was the first of the day, which keeps the numbers of it.
  public internal(set) var keptNumbers = false
  /// Why the numbers of the day were not kept, in words; `nil` where they were.
  public internal(set) var unrecorded: String?

  /// Whether nothing was due.
  public var isEmpty: Bool { entries == 0 && refusals.isEmpty }
}

extension Store {
  /// Records all that time has decided: idempotent, and safe to run twice at once.
  ///
  /// Nothing that opens or closes access waits for it: what is over is over when it is read.
  ///
  /// With the time to the next round it also leaves word that enforcement runs, as ``enforcementHealth()`` tells.
  public func enforce(
    from origin: Origin,
    every interval: Duration? = nil
  ) async throws -> EnforcementReport {
    let report = try await enforce(from: origin, batch: Enforcement.batch)
    if let interval { try await noteRound(every: interval, from: origin) }
    return report
  }

  /// What a round would do now, at most a thousand of each kind; nothing is written.
  ///
  /// What follows only from what it would write is not told.
  public func planEnforcement(from origin: Origin) async throws -> EnforcementReport {
    var report = EnforcementReport()
    for work in Enforcement.works {
      guard let step = try await enforce(work, after: "", 1_000, origin, .rollback) else {
        continue
      }
      report.add(step, of: work)
    }
    report.done = report.done.filter { $0.value > 0 }
    return report
  }

  /// The same with so many records in one transaction.
  package func enforce(from origin: Origin, batch: Int) async throws -> EnforcementReport {
    var report = EnforcementReport()
    // An import that was cut off left this to whoever comes next.
    let drift = try await judgeSnapshots(from: origin)
    report.done["drift detected"] = drift.detected
    report.done["drift verified"] = drift.verified
    report.entries = drift.detected + drift.verified + drift.marked
    for work in Enforcement.works {
      var last = ""
      while let step = try await enforce(work, after: last, batch, origin, .durable) {
        last = step.last
        report.add(step, of: work)
      }
    }
    let numbers = await recordNumbersOnce(from: origin)
    report.keptNumbers = numbers.entries > 0
    report.unrecorded = numbers.problem
    report.done = report.done.filter { $0.value > 0 }
    return report
  }

  private func enforce(
    _ work: any DueWork.Type,
    after last: String,
    _ batch: Int,
    _ origin: Origin,
    _ ending: TransactionEnding
  ) async throws -> EnforcementStep? {
    let options = options
    // Most rounds find nothing: that takes no lock.
    let isDue = try await engine.read {
      try !work.due(after: last, at: options.clock(), limit: 1, $0).isEmpty
    }
    guard isDue else { return nil }
    return try await engine.write(ending) { connection in
      let deliberation = try Deliberation(
        connection,
        at: options.clock(),
        stamp: .rule,
        origin: origin,
        options: options
      )
      var step = EnforcementStep(last: last)
      for id in try work.due(
        after: last,
        at: deliberation.now,
        limit: batch,
        connection
      ) {
        step.take(id) {
          let before = deliberation.entries.count
          try deliberation.record(work.decide(id, deliberation))
          return deliberation.entries.count > before
        }
        if let error = step.failure { throw error }
      }
      step.entries = try deliberation.finish().entries.count
      return step
    }
  }
}

extension EnforcementReport {
  fileprivate mutating func add(_ step: EnforcementStep, of work: any DueWork.Type) {
    done[work.name, default: 0] += step.decided
    entries += step.entries
    refusals += step.refusals
  }
}

/// One transaction of a round.
private struct EnforcementStep: Sendable {
  var last: String
  var decided = 0
  var entries = 0
  var refusals: [Refusal] = []
  var failure: (any Error)?

  init(last: String) {
    self.last = last
  }

  /// A refusal holds up nothing else; any other error ends the round.
  mutating func take(_ id: String, _ decide: () throws -> Bool) {
    last = id
    do {
      if try decide() { decided += 1 }
    } catch let refusal as Refusal {
      refusals.append(refusal)
    } catch {
      failure = error
    }
  }
}
