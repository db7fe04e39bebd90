/// What departs from the rules beyond its time: the input of M3 and of M21.
package struct ExceptionDebt: Hashable, Sendable {
  /// Exceptions past their review, and emergencies past theirs as critical, by class.
  package private(set) var overdue: [RiskScore.Band: Int] = [:]
  /// How long all of them have been overdue.
  package private(set) var length = Duration.zero
  /// Exceptions that are over while access that rests on them is not shown to have ended.
  package private(set) var zombies = 0
  /// Emergencies whose review is overdue.
  package private(set) var unreviewed = 0

  package init() {}

  /// Counts an exception; one that is both over and still used counts in its class too.
  package mutating func count(_ exception: PolicyException, isZombie: Bool, at now: Instant) {
    OverdueExceptions.Item(exception, isZombie: isZombie, at: now).map { count($0, at: now) }
  }

  package mutating func count(_ breakGlass: BreakGlass, at now: Instant) {
    OverdueExceptions.Item(breakGlass, at: now).map { count($0, at: now) }
  }

  package mutating func count(_ item: OverdueExceptions.Item, at now: Instant) {
    overdue[item.riskClass, default: 0] += 1
    length += now - item.dueAt
    switch item.kind {
    case .overdue: break
    case .zombie: zombies += 1
    case .unreviewed: unreviewed += 1
    }
  }

  /// Each critical one counts as much as two high ones, and so on.
  package var weighted: Int {
    let weights: [RiskScore.Band: Int] = [.critical: 8, .high: 4, .medium: 2, .low: 1]
    return overdue.reduce(0) { $0 + (weights[$1.key] ?? 0) * $1.value }
  }

  /// Days of exactly 24 hours, the part of a day left out.
  package var days: Int { Int(length.wholeSeconds / 86_400) }
}
