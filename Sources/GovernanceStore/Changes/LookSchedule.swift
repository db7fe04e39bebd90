/// When to look whether somebody has committed: soon after each sign of it, and now and then without one.
package struct LookSchedule: Hashable, Sendable {
  /// A sign comes before the commit is whole, so it is looked for a few times.
  package static let afterSign: [Duration] = [
    .milliseconds(2), .milliseconds(10), .milliseconds(50), .milliseconds(200),
  ]
  /// Signs can be lost; five seconds is how long a change can stay unseen.
  package static let withoutSign = Duration.seconds(5)
  /// Where no sign ever comes.
  package static let unwatched = Duration.seconds(1)

  private let between: Duration
  private var due: [Duration]

  /// `now` is the time on any clock that only goes forward.
  package init(at now: Duration, hasSigns: Bool = true) {
    between = hasSigns ? Self.withoutSign : Self.unwatched
    due = [now + between]
  }

  package mutating func sign(at now: Duration) {
    due = Self.afterSign.map { now + $0 } + [now + between]
  }

  /// How long nothing has to be done.
  package func wait(at now: Duration) -> Duration {
    max(.zero, (due.first ?? now) - now)
  }

  /// Whether it is time; takes every look that is due as done.
  package mutating func takeDue(at now: Duration) -> Bool {
    let isDue = due.first.map { $0 <= now } ?? true
    guard isDue else { return false }
    due.removeAll { $0 <= now }
    if due.isEmpty { due = [now + between] }
    return true
  }
}
