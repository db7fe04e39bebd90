/// What would lower the score: told beside it, so that who asks can ask for less.
extension RequestFacts {
  /// The score with what would lower it and what it was computed from.
  func with(
    _ risk: RiskScore,
    _ draft: RequestDraft,
    _ traits: Traits,
    _ context: Context
  ) -> RiskScore {
    let input = input(of: draft, context)
    var found = Self.lesser(of: input)
    let isMixed = found.contains { $0.input.length == input.length } && found.count > 1
    if isMixed { found.append(Self.all(of: found, from: input)) }
    let model = RiskModel(context.rules.risk)
    return risk.with(
      found.compactMap { change, less in
        let other = model.score(less)
        guard other.score < risk.score else { return nil }
        return RiskScore.Counterfactual(
          change: change,
          score: other.score,
          band: other.band,
          approvers: approvers(other, less, traits, context)
        )
      },
      of: input
    )
  }

  /// The same with one thing asked for differently, the longest length first.
  private static func lesser(of input: RiskInput) -> [(change: String, input: RiskInput)] {
    var found: [(String, RiskInput)] = []
    func add(_ words: String, _ change: (inout RiskInput) -> Void) {
      var less = input
      change(&less)
      found.append((words, less))
    }
    for length in [Duration.hours(8), .hours(1)] where input.length.map({ length < $0 }) ?? true {
      add("for \(length.inWords)") { $0.length = length }
    }
    if input.wildcard == .resource || input.wildcard == .both {
      add("for one resource") { $0.wildcard = $0.wildcard == .both ? .action : .none }
    }
    if !input.hasTicket { add("with a ticket") { $0.hasTicket = true } }
    return found
  }

  /// All changes at once, of the lengths the shortest.
  private static func all(
    of changes: [(change: String, input: RiskInput)],
    from input: RiskInput
  ) -> (change: String, input: RiskInput) {
    var all = input
    var words: [String] = []
    for (change, less) in changes {
      if less.length != input.length {
        all.length = less.length
        words.removeAll { $0.hasSuffix("h") }
      }
      if less.wildcard != input.wildcard { all.wildcard = less.wildcard }
      if less.hasTicket { all.hasTicket = true }
      words.append(change)
    }
    return (words.joined(separator: ", "), all)
  }

  private func approvers(
    _ score: RiskScore,
    _ input: RiskInput,
    _ traits: Traits,
    _ context: Context
  ) -> Int {
    var traits = traits
    traits.set(.band, [score.band.rawValue])
    traits.set(.risk, Int64(score.score))
    if let length = input.length { traits.set(.length, length.milliseconds) }
    traits.set(.wildcard, [input.wildcard.rawValue])
    traits.set(.ticket, [input.hasTicket ? "yes" : "no"])
    let rule = context.rules.elevation(score.band, personUnknown: personUnknown, traits: traits)
    return rule.needs.map(\.count).max() ?? 1
  }
}
