/// Registry, calendar, targets and reasons: what is named exists, what is a limit can be reached.
extension Rules {
  var registryProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    for (path, length) in [
      ("longest_window", registry.longestWindow), ("shadow_at_least", registry.shadowAtLeast),
      ("drill_at_most", registry.drillAtMost), ("consent_lasts", registry.consentLasts),
      ("rollback_within_else", registry.rollbackWithinElse),
    ] where length < .minutes(1) {
      found.append(.init("registry/\(path)", "at least a minute"))
    }
    if registry.required.isEmpty {
      found.append(.init("registry/required", "a package would be promoted with nothing at all"))
    }
    if registry.tiers.isEmpty {
      found.append(.init("registry/tiers", "no package could be registered without a tier"))
    }
    if registry.evaluationEnvironments.isEmpty {
      found.append(.init("registry/evaluation_environments", "no test would ever count"))
    }
    for (place, environment) in registry.evaluationEnvironments.enumerated()
    where environment.countsAsProduction {
      found.append(
        .init(
          "registry/evaluation_environments/\(place)",
          "tests count before production, not in it"
        )
      )
    }
    if !(0...1_000_000).contains(registry.wouldDenyAtMost) {
      found.append(
        .init(
          "registry/would_deny_at_most",
          "from 0 to 1000000 in a million, not \(registry.wouldDenyAtMost)"
        )
      )
    }
    for (place, rule) in registry.matrix.enumerated()
    where rule.may.isEmpty || rule.artifacts.isEmpty || rule.stages.isEmpty {
      found.append(.init("registry/matrix/\(place)", "allows nothing: may, artifacts and stages"))
    }
    return found
  }

  var calendarProblems: [RulesProblem] {
    var found = calendar.windows.enumerated().flatMap { place, window in
      windowProblems(window, at: "calendar/windows/\(place)")
    }
    for (place, blackout) in calendar.blackouts.enumerated() {
      let path = "calendar/blackouts/\(place)"
      for (name, text, moment) in [
        ("from", blackout.from, blackout.begins), ("until", blackout.until, blackout.ends),
      ] where moment == nil {
        found.append(
          .init("\(path)/\(name)", "a moment such as `2026-12-24T00:00:00Z`, not `\(text)`")
        )
      }
      if let begins = blackout.begins, let ends = blackout.ends, ends <= begins {
        found.append(.init("\(path)/until", "it would end before it begins"))
      }
      if blackout.name.isEmpty { found.append(.init("\(path)/name", "a blackout needs a name")) }
      if blackout.rationale.isEmpty {
        found.append(.init("\(path)/rationale", "say why: who has to wait reads it"))
      }
    }
    for (place, template) in calendar.templates.enumerated()
    where !registry.standardChanges.contains(template.name) {
      found.append(
        .init(
          "calendar/templates/\(place)/name",
          "`\(template.name)` is no standard change: registry/standard_changes names them"
        )
      )
    }
    return found
  }

  var targetProblems: [RulesProblem] {
    targets.sorted { $0.key < $1.key }.flatMap { id, goal -> [RulesProblem] in
      let path = "targets/\(id)"
      guard let better = Self.metrics[id] else {
        let known = Self.metrics.keys.sorted().joined(separator: ", ")
        return [.init(path, "there is no metric `\(id)`: one of \(known)")]
      }
      var found: [RulesProblem] = []
      if goal.better != better {
        found.append(.init("\(path)/better", "\(id) is better when it is \(better.rawValue)"))
      }
      found += goalProblems(better, goal.value, goal.amber, at: path)
      for (word, limits) in goal.environments.sorted(by: { $0.key < $1.key }) {
        let place = "\(path)/environments/\(word)"
        if Environment(rawValue: word) == nil {
          found.append(.init(place, "no environment: dev, stage, prod or unknown"))
        }
        found += goalProblems(better, limits.value, limits.amber, at: place)
      }
      return found
    }
  }

  private func goalProblems(
    _ better: MetricGoal.Better,
    _ value: Int,
    _ amber: Int,
    at path: String
  ) -> [RulesProblem] {
    var found: [RulesProblem] = []
    if value < 0 { found.append(.init("\(path)/value", "0 or more, not \(value)")) }
    let isReached = better == .lower ? amber >= value : amber <= value
    if !isReached {
      found.append(
        .init("\(path)/amber", "amber lies beyond the target of \(value), not before it")
      )
    }
    return found
  }

  var reasonProblems: [RulesProblem] {
    let known = leaves.keys
    return reasons.keys.sorted().compactMap { path in
      let isThere = known.contains { $0 == path || $0.hasPrefix("\(path)/") } || isEmptyList(path)
      guard isThere else {
        return .init(
          "reasons/\(path)",
          "there is nothing at `\(path)`: govtop rules show lists what is"
        )
      }
      return reasons[path].flatMap {
        $0.why.isEmpty ? RulesProblem("reasons/\(path)/why", "say why") : nil
      }
    }
  }

  /// What may be empty has no value to show, and a reason all the same.
  private func isEmptyList(_ path: String) -> Bool {
    ["findings/auto_revert", "approvals", "automatic", "calendar/windows", "calendar/blackouts"]
      .contains(path)
  }
}
