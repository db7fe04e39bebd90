/// What rules must not say; a file that says it is refused, with its line.
extension Rules {
  /// Everything that contradicts itself or opens what must stay closed, in the order of the sections.
  package var problems: [RulesProblem] {
    elevationProblems + limitProblems + separationProblems + personaProblems + classifyProblems
  }

  private var elevations: [(path: String, rule: Elevation)] {
    [
      ("low", low), ("medium", medium), ("high", high), ("critical", critical),
      ("unknown_person", unknownPerson),
    ]
  }

  private var elevationProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    for (path, rule) in elevations {
      if rule.needs.isEmpty {
        found.append(.init("\(path)/needs", "nobody would have to agree; name at least one"))
      }
      for (place, need) in rule.needs.enumerated() where need.count < 1 || need.count > 9 {
        found.append(
          .init("\(path)/needs/\(place)/count", "from 1 to 9 persons, not \(need.count)")
        )
      }
      if rule.maximumLength < .minutes(1) {
        found.append(.init("\(path)/maximum_length", "at least a minute"))
      }
      if rule.decisionDue < .minutes(1) {
        found.append(.init("\(path)/decision_due", "at least a minute"))
      }
      if rule.name.isEmpty { found.append(.init("\(path)/name", "a rule needs a name")) }
    }
    for (path, rule) in [("high", high), ("critical", critical)] where rule.persons < 2 {
      found.append(
        .init("\(path)/needs", "two persons at least: dual authorization, NIST 800-53 AC-3(2)")
      )
    }
    if critical.maximumLength > high.maximumLength {
      found.append(
        .init(
          "critical/maximum_length",
          "critical access would last longer (\(critical.maximumLength.written)) than high (\(high.maximumLength.written))"
        )
      )
    }
    return found
  }

  private var limitProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    for (path, length) in [
      ("jit_ceiling", jitCeiling), ("request_lapse", requestLapse),
      ("dormant_after", dormantAfter), ("unused_after", unusedAfter),
    ] where length < .minutes(1) {
      found.append(.init(path, "at least a minute"))
    }
    for (path, rule) in elevations where rule.decisionDue > requestLapse {
      found.append(
        .init(
          "\(path)/decision_due",
          "requests lapse after \(requestLapse.written), before the \(rule.decisionDue.written) within which a decision is owed"
        )
      )
    }
    if maximumRenewals < 0 || maximumRenewals > 99 {
      found.append(.init("maximum_renewals", "from 0 to 99, not \(maximumRenewals)"))
    }
    return found
  }

  private var separationProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    var names: Set<String> = []
    for (place, rule) in separation.enumerated() {
      let path = "separation/\(place)"
      if !names.insert(rule.name).inserted {
        found.append(.init("\(path)/name", "`\(rule.name)` is the name of a rule above"))
      }
      for (side, words) in [("left", rule.left.words), ("right", rule.right.words)]
      where words.isEmpty || words.contains("") {
        found.append(.init("\(path)/\(side)/words", "an empty word would stand for every right"))
      }
      if rule.rationale.isEmpty { found.append(.init("\(path)/rationale", "say why it is a rule")) }
    }
    return found
  }

  private var personaProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    for persona in Persona.allCases.sorted() {
      let both = (permissions[persona] ?? []).intersection(denied[persona] ?? [])
      if let permission = both.map(\.rawValue).min() {
        found.append(
          .init("denied/\(persona.rawValue)", "`\(permission)` is given and taken away at once")
        )
      }
      let own = Permission.ownWork.filter { make, judge in
        allows(make, [persona]) && allows(judge, [persona]) && persona != .administrator
      }
      if persona == .registrar || persona == .modelDeveloper, let (make, judge) = own.first {
        found.append(
          .init(
            "permissions/\(persona.rawValue)",
            "may \(make.rawValue) and \(judge.rawValue): nobody approves their own work, NIST 800-53 AC-5"
          )
        )
      }
    }
    if !Persona.allCases.contains(where: {
      allows(.applyRules, [$0]) && allows(.managePeople, [$0])
    }) {
      found.append(.init("permissions", "nobody could change rules or persons any more"))
    }
    return found
  }

  private var classifyProblems: [RulesProblem] {
    classify.enumerated().flatMap { place, rule -> [RulesProblem] in
      var found: [RulesProblem] = []
      if rule.pattern.isEmpty {
        found.append(.init("classify/\(place)/pattern", "a glob such as `prod-*`"))
      }
      if rule.environment == nil, rule.dataClass == nil, rule.team == nil {
        found.append(.init("classify/\(place)", "says nothing: environment, data_class or team"))
      }
      return found
    }
  }
}

extension Rules.Elevation {
  /// The persons who must agree at least; sets can be met by the same ones.
  fileprivate var persons: Int { needs.map(\.count).max() ?? 0 }
}

extension Permission {
  /// What one persona must not both do and judge.
  fileprivate static let ownWork: [(make: Permission, judge: Permission)] = [
    (.registerArtifact, .approve)
  ]
}
