/// Why access that was agreed to is not opened when its time comes.
///
/// Source: `domain.md` 2.2, the guards of `activate`.
package enum ActivationObstacle: Hashable, Sendable {
  /// No source lists its account any more, or the account is locked.
  case holderInactive
  case quarantined(Quarantine.ID)
  /// The right is deprecated by now.
  case retired(Retirement.ID)
  /// A rule of separation is broken by what the same persons hold since.
  case separation(rule: String, other: String)

  /// In the words that stay with the grant.
  package var words: String {
    switch self {
    case .holderInactive: "the account is no longer there, or locked"
    case .quarantined(let id): "the account is in quarantine, as \(id)"
    case .retired(let id): "the right is deprecated, by \(id)"
    case .separation(let rule, let other):
      "it no longer goes together with `\(other)` (rule \(rule))"
    }
  }
}

extension Grant {
  /// What follows when the time of a grant has come that was agreed to before: it is opened, or refused for good.
  ///
  /// What begins with its deciding vote was judged in that vote.
  package static func start(
    _ grant: Grant,
    _ obstacle: ActivationObstacle?,
    in system: SystemContext
  ) -> [Event] {
    guard grant.state == .scheduled, grant.createdAt < grant.startsAt,
      grant.isLive(at: system.now)
    else { return [] }
    return open(grant, obstacle, in: system)
  }

  static func open(
    _ grant: Grant,
    _ obstacle: ActivationObstacle?,
    in system: SystemContext
  ) -> [Event] {
    let begun = grant.state == .scheduled ? [Event(grant.id, .grant(.activating))] : []
    guard let obstacle else { return begun }
    let words = system.text(obstacle.words)
    return begun + [Event(grant.id, .grant(.activationFailed(because: words)))]
  }
}
