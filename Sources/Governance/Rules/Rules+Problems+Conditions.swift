/// Rules with conditions: none that can never apply, none that nobody could meet, no name twice.
extension Rules {
  /// Sets of thresholds that somebody can meet.
  func needProblems(_ needs: [AccessRequest.Need], at path: String) -> [RulesProblem] {
    needs.enumerated().flatMap { place, need -> [RulesProblem] in
      var found: [RulesProblem] = []
      if !(1...9).contains(need.count) {
        found.append(.init("\(path)/\(place)/count", "from 1 to 9 persons, not \(need.count)"))
      }
      if case .persona(let persona) = need.of, !mayDecide(persona) {
        found.append(
          .init(
            "\(path)/\(place)/of",
            "nobody could meet it: the persona \(persona.rawValue) may not approve"
          )
        )
      }
      if case .matching(let clause) = need.of {
        found += reviewerProblems([clause]) { _ in "\(path)/\(place)/of" }
      }
      return found
    }
  }

  /// Security decides whatever else its permissions say, unless they are taken away.
  private func mayDecide(_ persona: Persona) -> Bool {
    allows(.approve, [persona]) || persona == .security && !isDenied(.approve, [persona])
  }

  private func reviewerProblems(
    _ clauses: [Clause],
    path: (Int) -> String
  ) -> [RulesProblem] {
    clauses.enumerated().compactMap { place, clause in
      guard clause.trait == .reviewerPersona, let words = clause.words, !clause.isNegative else {
        return nil
      }
      let able = words.compactMap { Persona(rawValue: $0) }.contains { mayDecide($0) }
      return able
        ? nil
        : RulesProblem(
          path(place),
          "nobody could meet it: \(words.joined(separator: ", ")) may not approve"
        )
    }
  }

  var approvalProblems: [RulesProblem] {
    approvals.enumerated().flatMap { place, rule -> [RulesProblem] in
      let path = "approvals/\(place)"
      var found = whenProblems(rule.when, at: path) + needProblems(rule.needs, at: "\(path)/needs")
      for (index, clause) in rule.where.enumerated() where !clause.trait.isOfReviewer {
        found.append(
          .init("\(path)/where/\(index)", "is not about who decides: it belongs under `when`")
        )
      }
      found += contradictions(rule.where, at: "\(path)/where", "nobody could decide")
      found += reviewerProblems(rule.where) { "\(path)/where/\($0)" }
      if rule.needs.isEmpty, rule.where.isEmpty, rule.suggest.isEmpty, rule.decisionDue == nil,
        rule.maximumLength == nil
      {
        found.append(.init(path, "asks for nothing: needs, where, suggest, or a length"))
      }
      for (name, length) in [
        ("decision_due", rule.decisionDue), ("maximum_length", rule.maximumLength),
      ] where length.map({ $0 < .minutes(1) }) ?? false {
        found.append(.init("\(path)/\(name)", "at least a minute"))
      }
      if let due = rule.decisionDue, due > requestLapse {
        found.append(
          .init(
            "\(path)/decision_due",
            "requests lapse after \(requestLapse.written), before the \(due.written) within which a decision is owed"
          )
        )
      }
      if rule.rationale.isEmpty { found.append(.init("\(path)/rationale", "say why it is a rule")) }
      return found
    }
  }

  /// Conditions on what is asked, of which all can hold at once.
  private func whenProblems(_ clauses: [Clause], at path: String) -> [RulesProblem] {
    clauses.enumerated().compactMap { index, clause in
      clause.isAboutReviewer
        ? RulesProblem("\(path)/when/\(index)", "nobody has decided yet: it belongs under `where`")
        : nil
    } + contradictions(clauses, at: "\(path)/when", "it would never apply")
  }

  private func contradictions(
    _ clauses: [Clause],
    at path: String,
    _ consequence: String
  ) -> [RulesProblem] {
    clauses.contradiction.map { place, earlier in
      [RulesProblem("\(path)/\(place)", "\(consequence): `\(earlier.text)` stands beside it")]
    } ?? []
  }

  var automaticProblems: [RulesProblem] {
    automatic.enumerated().flatMap { place, review -> [RulesProblem] in
      let path = "automatic/\(place)"
      var found = whenProblems(review.when, at: path)
      if review.when.isEmpty {
        found.append(.init("\(path)/when", "say when: a rule that answers everything asks nobody"))
      }
      if review.decision == .approve {
        for (trait, words, why) in Self.harmless {
          let index = review.when.firstIndex { $0.excludesAll(of: words, trait) }
          if let index {
            found.append(.init("\(path)/when/\(index)", "it would never apply: \(why)"))
          }
        }
      }
      if let same = automatic.prefix(place).firstIndex(where: { $0.hides(review) }) {
        found.append(.init(path, "never answers: \(automatic[same].name) answers first"))
      }
      found += review.hours.map { windowProblems($0, at: "\(path)/hours") } ?? []
      if review.rationale.isEmpty {
        found.append(.init("\(path)/rationale", "say why: the requester reads it"))
      }
      return found
    }
  }

  /// What no rule approves, whatever its file says.
  private static let harmless: [(Trait, [String], String)] = [
    (.environment, ["dev", "stage"], "no rule approves in production"),
    (.band, ["low"], "no rule approves more than low risk"),
    (.wildcard, ["none"], "no rule approves a wildcard"),
  ]

  var combinationProblems: [RulesProblem] {
    deniedCombinations.enumerated().flatMap { place, rule -> [RulesProblem] in
      let path = "denied_combinations/\(place)"
      var found = whenProblems(rule.when, at: path)
      if rule.when.isEmpty {
        found.append(.init("\(path)/when", "say when: nobody could ask for anything"))
      }
      if rule.rationale.isEmpty {
        found.append(.init("\(path)/rationale", "say why: the requester reads it"))
      }
      return found
    }
  }

  var dutyProblems: [RulesProblem] {
    duties.enumerated().flatMap { place, rule -> [RulesProblem] in
      let path = "duties/\(place)"
      var found: [RulesProblem] = []
      for (side, kinds) in [("after", rule.after), ("not", rule.not)] {
        if kinds.isEmpty { found.append(.init("\(path)/\(side)", "name an act")) }
        for (index, kind) in kinds.enumerated() where !Self.knowsAct(kind) {
          found.append(
            .init(
              "\(path)/\(side)/\(index)",
              "`\(kind)` is no act of a workflow; they are kinds of entries such as package.approved"
            )
          )
        }
      }
      if rule.action == .prune {
        found.append(.init("\(path)/action", "there is no grant to prune in a workflow"))
      }
      if rule.rationale.isEmpty { found.append(.init("\(path)/rationale", "say why it is a rule")) }
      return found
    }
  }

  private static func knowsAct(_ kind: String) -> Bool {
    let parts = kind.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return false }
    return ["vote", "owner"].contains(String(parts[0]))
      || Record.Kind(rawValue: String(parts[0])) != nil
  }

  /// A name leads to one rule.
  var nameProblems: [RulesProblem] {
    let named =
      elevations.map { ("\($0.path)/name", $0.rule.name) }
      + approvals.enumerated().map { ("approvals/\($0)/name", $1.name) }
      + automatic.enumerated().map { ("automatic/\($0)/name", $1.name) }
      + deniedCombinations.enumerated().map { ("denied_combinations/\($0)/name", $1.name) }
      + separation.enumerated().map { ("separation/\($0)/name", $1.name) }
      + duties.enumerated().map { ("duties/\($0)/name", $1.name) }
    var known: Set<String> = [AccessRequest.selfService]
    return named.compactMap { path, name in
      guard !name.isEmpty else { return RulesProblem(path, "a rule needs a name") }
      guard known.insert(name).inserted else {
        return RulesProblem(path, "`\(name)` is the name of a rule above")
      }
      return nil
    }
  }

  func windowProblems(_ window: WeeklyWindow, at path: String) -> [RulesProblem] {
    var found: [RulesProblem] = []
    if window.days.isEmpty { found.append(.init("\(path)/days", "name a day: mon, tue, …")) }
    let from = WeeklyWindow.minutes(window.from)
    let until = WeeklyWindow.minutes(window.until)
    for (name, text, minutes) in [("from", window.from, from), ("until", window.until, until)]
    where minutes == nil {
      found.append(.init("\(path)/\(name)", "a time of day such as `08:00`, not `\(text)`"))
    }
    if let from, let until, until <= from {
      found.append(.init("\(path)/until", "it would end before it begins; use two windows"))
    }
    if window.zone.isEmpty {
      found.append(.init("\(path)/zone", "a time zone such as `Europe/Berlin`"))
    }
    return found
  }
}

extension Clause {
  fileprivate var words: [String]? {
    guard case .words(let words) = operand else { return nil }
    return words
  }

  fileprivate var isNegative: Bool { comparison == .unequal || comparison == .notIn }

  fileprivate var isAboutReviewer: Bool {
    guard case .trait(let other) = operand else { return trait.isOfReviewer }
    return trait.isOfReviewer || other.isOfReviewer
  }

  /// Whether it holds of none of these values of a trait.
  fileprivate func excludesAll(of words: [String], _ about: Trait) -> Bool {
    guard trait == about, case .words = operand else { return false }
    return words.allSatisfy { word in
      var traits = Traits()
      traits.set(about, [word])
      return !holds(traits)
    }
  }
}

extension AutomaticReview {
  /// Whether this one answers always where the other would.
  fileprivate func hides(_ other: AutomaticReview) -> Bool {
    hours == nil && Set(when).isSubset(of: other.when)
      && (decision == other.decision || decision == .deny)
  }
}
