/// What rules must not say; a file that says it is refused, with its line.
extension Rules {
  /// Everything that contradicts itself or opens what must stay closed, in the order of the sections.
  package var problems: [RulesProblem] {
    let opening = elevationProblems + approvalProblems + automaticProblems + combinationProblems
    let apart = separationProblems + dutyProblems + personaProblems + nameProblems
    let numbers = limitProblems + findingProblems + zoneProblems + exceptionProblems
    let machines = controlProblems + certificationProblems + registryProblems + calendarProblems
    return opening + apart + numbers + machines + classifyProblems + risk.problems + targetProblems
      + reasonProblems
  }

  var elevations: [(path: String, rule: Elevation)] {
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
      if rule.maximumLength < .minutes(1) {
        found.append(.init("\(path)/maximum_length", "at least a minute"))
      }
      if rule.decisionDue < .minutes(1) {
        found.append(.init("\(path)/decision_due", "at least a minute"))
      }
      if rule.name.isEmpty { found.append(.init("\(path)/name", "a rule needs a name")) }
      if rule.rationale.isEmpty { found.append(.init("\(path)/rationale", "say why it is a rule")) }
      found += needProblems(rule.needs, at: "\(path)/needs")
    }
    for (path, rule) in [("high", high), ("critical", critical)] where rule.persons < 2 {
      found.append(
        .init("\(path)/needs", "two persons at least: dual authorization, NIST 800-53 AC-3(2)")
      )
    }
    return found + bandProblems
  }

  /// A higher band is opened by no fewer persons and for no longer than the one below.
  private var bandProblems: [RulesProblem] {
    let bands = [("low", low), ("medium", medium), ("high", high), ("critical", critical)]
    var found: [RulesProblem] = []
    for ((lower, less), (path, rule)) in zip(bands, bands.dropFirst()) {
      if rule.maximumLength > less.maximumLength {
        found.append(
          .init(
            "\(path)/maximum_length",
            "\(path) access would last longer (\(rule.maximumLength.written)) than \(lower) (\(less.maximumLength.written))"
          )
        )
      }
      if rule.persons < less.persons {
        found.append(
          .init(
            "\(path)/needs",
            "\(path) access would take fewer persons (\(rule.persons)) than \(lower) (\(less.persons))"
          )
        )
      }
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
      if Set(rule.left.words) == Set(rule.right.words) {
        found.append(.init("\(path)/right", "both sides are the same: it would never apply"))
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
      if let (make, judge) = own.first {
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
      } else if let earlier = classify.prefix(place).firstIndex(where: { $0.hides(rule) }) {
        found.append(
          .init(
            "classify/\(place)",
            "never matches first: rule \(earlier + 1), `\(classify[earlier].pattern)`, takes all of it"
          )
        )
      }
      return found
    }
  }
}

extension ClassifyRule {
  /// Whether nothing is left to say for another rule that comes after this one.
  fileprivate func hides(_ other: ClassifyRule) -> Bool {
    guard field == other.field, WordPattern(pattern).matches(other.pattern) else { return false }
    return (other.environment == nil || environment != nil)
      && (other.dataClass == nil || dataClass != nil) && (other.team == nil || team != nil)
  }
}

extension Rules.Elevation {
  /// The persons who must agree at least; sets can be met by the same ones.
  fileprivate var persons: Int { needs.map(\.count).max() ?? 0 }
}

extension Permission {
  /// What one persona must not both do and judge.
  fileprivate static let ownWork: [(make: Permission, judge: Permission)] = [
    (.registerArtifact, .approve), (.registerArtifact, .approvePackage),
    (.evaluatePackage, .approvePackage), (.promotePackage, .approvePackage),
    (.implementChange, .authorizeChange),
  ]
}
