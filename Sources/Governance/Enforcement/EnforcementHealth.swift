/// When enforcement last went round: the metric that shows that it is dead.
public struct EnforcementHealth: Hashable, Sendable {
  /// The end of the last round, of whichever host.
  public var lastRoundAt: Instant
  /// The time to the next one, as that host said.
  public var interval: Duration
  /// The host that went round.
  public var host: String

  package init(lastRoundAt: Instant, interval: Duration, host: String) {
    self.lastRoundAt = lastRoundAt
    self.interval = interval
    self.host = host
  }

  /// Whether a round is missing: twice the interval is over.
  public func isLate(at now: Instant) -> Bool { now - lastRoundAt > interval * 2 }

  /// How it stands, in one line; `nil` health is a database in which enforcement never ran.
  public static func words(_ health: EnforcementHealth?, at now: Instant) -> String {
    guard let health else {
      return "enforcement never ran: what is over is over, but nothing is taken away at targets "
        + "· govtop enforce --watch"
    }
    return "enforcement last ran \((now - health.lastRoundAt).inWords) ago on \(health.host)"
  }
}
