/// A rule of separation that a person would break with one right more.
public struct SeparationConflict: Hashable, Sendable, Codable {
  package let rule: String
  package let action: SeparationRule.Action
  /// What they hold already that does not go with it.
  package let other: String

  package init(rule: String, action: SeparationRule.Action, other: String) {
    self.rule = rule
    self.action = action
    self.other = other
  }
}

extension Rules {
  /// The hardest rule that a right would break beside the rights that the same persons hold; rules work in both directions.
  package func separationConflict(adding right: String, beside held: [String])
    -> SeparationConflict?
  {
    var worst: SeparationConflict?
    for rule in separation {
      guard let other = rule.first(of: held, excludedBy: right) else { continue }
      guard worst == nil || rule.action.hardness > (worst?.action.hardness ?? 0) else { continue }
      // The name alone: the actions after it only served to find the conflict.
      let name = String(other.prefix { $0 != " " })
      worst = SeparationConflict(rule: rule.name, action: rule.action, other: name)
    }
    return worst
  }
}

extension Rules {
  /// The live grants that give way to a right under rules of `prune`, each with the first rule that ends it.
  package func pruned(
    by right: String,
    of held: [RequestFacts.Held]
  ) -> [(grant: Grant, rule: String)] {
    held.compactMap { other in
      guard let grant = other.grant, grant.state.allows(.revoking) || grant.state == .scheduled,
        let rule = separation.first(where: { rule in
          rule.action == .prune && rule.first(of: [other.text], excludedBy: right) != nil
        })
      else { return nil }
      return (grant, rule.name)
    }
  }
}

extension SeparationRule {
  /// The first text that stands on the side opposite to one; a right that stands on both sides alone is not for this rule to judge.
  fileprivate func first(of held: [String], excludedBy one: String) -> String? {
    let (isLeft, isRight) = (left.matches(one), right.matches(one))
    // Most rights are on neither side: then nothing that is held has to be looked through.
    guard isLeft || isRight else { return nil }
    return held.first { other in
      (isLeft && right.matches(other)) || (isRight && left.matches(other))
    }
  }
}

extension SeparationRule.Action {
  fileprivate var hardness: Int {
    switch self {
    case .record: 0
    case .prune: 1
    case .requireApproval: 2
    case .enforce: 3
    }
  }
}
