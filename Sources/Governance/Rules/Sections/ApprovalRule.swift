/// What some requests need besides what their band asks; it only ever adds.
///
/// Every rule that applies counts: each set of each must be met, each reviewer must pass each `where`, and the
/// shortest of the maxima holds. So no such rule can weaken another.
public struct ApprovalRule: Hashable, Sendable, Codable {
  package var name: String
  /// About the request, its requester and the owners; empty is every request.
  package var when: [Clause]
  package var needs: [AccessRequest.Need]
  /// About whoever decides; one clause that fails refuses the vote and is named.
  package var `where`: [Clause]
  /// Persons by handle, personas, or `owner`: asked first, in this order.
  package var suggest: [String]
  package var decisionDue: Duration?
  package var maximumLength: Duration?
  package var rationale: String
  /// The control that it answers to: `AC-3(2)`.
  package var control: String?

  package init(
    name: String,
    when: [Clause],
    needs: [AccessRequest.Need] = [],
    where conditions: [Clause] = [],
    suggest: [String] = [],
    decisionDue: Duration? = nil,
    maximumLength: Duration? = nil,
    rationale: String,
    control: String? = nil
  ) {
    self.name = name
    self.when = when
    self.needs = needs
    self.where = conditions
    self.suggest = suggest
    self.decisionDue = decisionDue
    self.maximumLength = maximumLength
    self.rationale = rationale
    self.control = control
  }
}

/// What nobody may ask for, whatever the score: all of its conditions at once.
public struct DeniedCombination: Hashable, Sendable, Codable {
  package var name: String
  package var when: [Clause]
  package var rationale: String
  package var control: String?
}

extension Rules {
  /// The rules that apply to a request, in their order.
  package func approvals(for traits: Traits) -> [ApprovalRule] {
    approvals.filter { $0.when.hold(traits) }
  }

  /// The first combination that a request is.
  package func deniedCombination(_ traits: Traits) -> DeniedCombination? {
    deniedCombinations.first { $0.when.hold(traits) }
  }

  /// How a band is opened for these traits: its own rule, with what others add.
  package func elevation(
    _ band: RiskScore.Band,
    personUnknown: Bool,
    traits: Traits
  ) -> Elevation {
    var rule = elevation(band, personUnknown: personUnknown)
    for added in approvals(for: traits) {
      for need in added.needs where !rule.needs.contains(need) { rule.needs.append(need) }
      rule.decisionDue = min(rule.decisionDue, added.decisionDue ?? rule.decisionDue)
      rule.maximumLength = min(rule.maximumLength, added.maximumLength ?? rule.maximumLength)
    }
    return rule
  }
}
