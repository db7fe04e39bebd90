extension Intent {
  /// Whether all that this identity opens, the base opens too, and all that the base asks is asked.
  ///
  /// The rule that every merge must keep; the tests hold random merges to it.
  package func isContained(in base: Intent) -> Bool {
    zone == base.zone && subject == base.subject && classification >= base.classification
      && token.lifetime <= base.token.lifetime
      && Set(token.audience).isSubset(of: base.token.audience)
      && (base.token.automount || !token.automount)
      && allow.allSatisfy { own in base.allow.contains(where: own.isContained) }
      && base.deny.allSatisfy { wide in deny.contains(where: wide.isCovered) }
      && isLimitInTime(within: base) && isEgress(within: base) && isBreakGlass(within: base)
  }

  private func isLimitInTime(within base: Intent) -> Bool {
    func holds<Value: Comparable>(_ own: Value?, _ wide: Value?) -> Bool {
      guard let wide else { return true }
      return own.map { $0 <= wide } ?? false
    }
    return holds(expires, base.expires)
      && holds(owner.recertifyEvery, base.owner.recertifyEvery)
  }

  private func isEgress(within base: Intent) -> Bool {
    guard let wide = base.egress, wide.mode == .allowlist else { return true }
    guard let egress, egress.mode == .allowlist else { return false }
    return Set(egress.hosts).isSubset(of: wide.hosts)
  }

  private func isBreakGlass(within base: Intent) -> Bool {
    guard let breakGlass else { return true }
    guard let wide = base.breakGlass else { return false }
    let (review, requires) = (breakGlass.postReview, breakGlass.requires)
    return breakGlass.maxLifetime <= wide.maxLifetime
      && review.minimum >= wide.postReview.minimum
      && Set(review.groups).isSubset(of: wide.postReview.groups)
      && requires.rationaleMinimum >= wide.requires.rationaleMinimum
      && (requires.mfa || !wide.requires.mfa)
      && (wide.requires.ticket == nil || requires.ticket == wide.requires.ticket)
      && breakGlass.grants.allSatisfy { own in wide.grants.contains(where: own.isContained) }
  }
}

extension IntentAllow {
  /// Whether another permission of the same id opens all of this, under no more conditions.
  package func isContained(in other: IntentAllow) -> Bool {
    guard id == other.id, Set(other.require).isSubset(of: require) else { return false }
    switch (scope, other.scope) {
    case (.neutral(let verbs, let resources), .neutral(let wideVerbs, let wide)):
      return Set(verbs).isSubset(of: wideVerbs)
        && resources.allSatisfy { own in wide.contains(where: own.isContained) }
    case (.provider(let own, let actions, let patterns), .provider(let other, let wide, let all)):
      return own == other
        && actions.allSatisfy { action in
          wide.contains { Glob(ignoringCase: action).isContained(in: Glob(ignoringCase: $0)) }
        }
        && patterns.allSatisfy { pattern in
          all.contains { ResourcePattern(pattern).isContained(in: ResourcePattern($0)) }
        }
    default: return false
    }
  }
}

extension IntentDeny {
  /// Whether another deny of the same id denies at least as much.
  fileprivate func isCovered(by other: IntentDeny) -> Bool {
    id == other.id && Set(verbs).isSubset(of: other.verbs)
  }
}
