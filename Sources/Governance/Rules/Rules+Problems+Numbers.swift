/// Numbers of the workflows: no maximum below a minimum, no deadline after the end, nothing named that is not there.
extension Rules {
  private static let bandWords = RiskScore.Band.allCases.map(\.rawValue)

  /// A table by band: each band once, no other word.
  private func bandTable<Value>(_ table: [String: Value], at path: String) -> [RulesProblem] {
    let unknown = table.keys.sorted().filter { !Self.bandWords.contains($0) }
    return unknown.map {
      .init("\(path)/\($0)", "no class of risk: one of \(Self.bandWords.joined(separator: ", "))")
    }
      + Self.bandWords.filter { table[$0] == nil }.map {
        .init(path, "says nothing of the class \($0)")
      }
  }

  private func positive(_ lengths: [(String, Duration)]) -> [RulesProblem] {
    lengths.filter { $0.1 < .minutes(1) }.map { .init($0.0, "at least a minute") }
  }

  var findingProblems: [RulesProblem] {
    var found = bandTable(findings.answerWithin, at: "findings/answer_within")
    for (less, more) in zip(Self.bandWords, Self.bandWords.dropFirst()) {
      guard let slow = findings.answerWithin[less], let fast = findings.answerWithin[more] else {
        continue
      }
      if fast > slow {
        found.append(
          .init(
            "findings/answer_within/\(more)",
            "\(more) would have longer (\(fast.written)) than \(less) (\(slow.written))"
          )
        )
      }
    }
    found += positive(
      findings.answerWithin.sorted { $0.key < $1.key }.map {
        ("findings/answer_within/\($0.key)", $0.value)
      }
    )
    for (place, word) in findings.autoRevert.enumerated() where !Self.bandWords.contains(word) {
      found.append(
        .init(
          "findings/auto_revert/\(place)",
          "no class of risk: one of \(Self.bandWords.joined(separator: ", "))"
        )
      )
    }
    let kinds = DriftKind.allCases.map(\.rawValue)
    for kind in findings.playbooks.keys.sorted() where !kinds.contains(kind) {
      found.append(
        .init(
          "findings/playbooks/\(kind)",
          "no kind of drift: one of \(kinds.joined(separator: ", "))"
        )
      )
    }
    return found
  }

  var zoneProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    for zone in IdentityZone.allCases {
      let (path, minimum) = ("zones/\(zone.rawValue)", zones.minimum(zone))
      found += positive([
        ("\(path)/token_lifetime", minimum.tokenLifetime), ("\(path)/rotation", minimum.rotation),
      ])
      if minimum.tokenLifetime > minimum.rotation {
        found.append(
          .init(
            "\(path)/token_lifetime",
            "a token would outlive (\(minimum.tokenLifetime.written)) what it was made with (\(minimum.rotation.written))"
          )
        )
      }
      if minimum.provenance, !minimum.attested {
        found.append(
          .init("\(path)/provenance", "nobody knows what runs where nothing is attested")
        )
      }
    }
    found += positive([
      ("zones/owner_grace", zones.ownerGrace), ("zones/quarantine_review", zones.quarantineReview),
      ("zones/certify_production", zones.certifyProduction),
      ("zones/certify_other", zones.certifyOther),
    ])
    if zones.certifyProduction > zones.certifyOther {
      found.append(
        .init(
          "zones/certify_production",
          "production would be certified less often than what is not"
        )
      )
    }
    return found
  }

  var exceptionProblems: [RulesProblem] {
    var found =
      bandTable(exceptions.maximumLength, at: "exceptions/maximum_length")
      + bandTable(exceptions.reviewWindow, at: "exceptions/review_window")
      + bandTable(exceptions.approval, at: "exceptions/approval")
    for band in RiskScore.Band.allCases {
      let word = band.rawValue
      let (length, window) = (exceptions.length(of: band), exceptions.window(of: band))
      let approval = exceptions.approval(of: band)
      found += positive([
        ("exceptions/maximum_length/\(word)", length), ("exceptions/review_window/\(word)", window),
      ])
      if window > length {
        found.append(
          .init(
            "exceptions/review_window/\(word)",
            "it would end (\(length.written)) before it is reviewed (\(window.written))"
          )
        )
      }
      if !(1...9).contains(approval.persons) || !(0...approval.persons).contains(approval.security)
      {
        found.append(
          .init("exceptions/approval/\(word)", "from 1 to 9 persons, and no more of security")
        )
      } else if band >= .high, approval.persons < 2 {
        found.append(
          .init("exceptions/approval/\(word)/persons", "two persons at least: NIST 800-53 AC-3(2)")
        )
      }
    }
    for (less, more) in zip(RiskScore.Band.allCases, RiskScore.Band.allCases.dropFirst())
    where exceptions.length(of: more) > exceptions.length(of: less) {
      found.append(
        .init(
          "exceptions/maximum_length/\(more.rawValue)",
          "\(more.rawValue) would last longer than \(less.rawValue)"
        )
      )
    }
    return found + repeatProblems + breakGlassProblems + classProblems
  }

  private var repeatProblems: [RulesProblem] {
    var found = positive([("exceptions/repeat_window", exceptions.repeatWindow)])
    if !(2...99).contains(exceptions.repeatLimit) {
      found.append(
        .init("exceptions/repeat_limit", "from 2 to 99, not \(exceptions.repeatLimit)")
      )
    }
    return found
  }

  private var breakGlassProblems: [RulesProblem] {
    let glass = exceptions.breakGlass
    var found = positive([
      ("exceptions/break_glass/maximum_length", glass.maximumLength),
      ("exceptions/break_glass/review_within", glass.reviewWithin),
    ])
    if glass.maximumLength + glass.maximumExtension > .hours(24) {
      found.append(
        .init(
          "exceptions/break_glass/maximum_length",
          "a day at most with its extension: NIST 800-53 AC-2(2)"
        )
      )
    }
    for (place, pattern) in glass.entitlements.enumerated()
    where !WordPattern(pattern).saysSomething {
      found.append(
        .init(
          "exceptions/break_glass/entitlements/\(place)",
          "every right would be one for emergencies"
        )
      )
    }
    return found
  }

  /// Classes of rules that are there, that ship, or that another system judges by: only a slip is one.
  private var classProblems: [RulesProblem] {
    let known = Set(explanations.map(\.name)).union(ExceptionRules.standard.classes.keys)
      .union([exceptions.wildcardRule])
    return exceptions.classes.keys.sorted().filter { name in
      !known.contains(name) && known.contains { FilterWords.distance(name, $0) != nil }
    }.map {
      .init("exceptions/classes/\($0)", "there is no rule `\($0)` to depart from")
    }
  }

  var controlProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    var (names, controls): (Set<String>, [String: String]) = ([], [:])
    for (place, policy) in controlClasses.classes.enumerated() {
      let path = "control_classes/classes/\(place)"
      if policy.name.isEmpty || !names.insert(policy.name).inserted {
        found.append(.init("\(path)/name", "each class has a name of its own"))
      }
      if policy.controls.isEmpty { found.append(.init("\(path)/controls", "name a control")) }
      for (index, control) in policy.controls.enumerated() {
        if let other = controls.updateValue(policy.name, forKey: control) {
          found.append(
            .init(
              "\(path)/controls/\(index)",
              "`\(control)` is in \(other) already: it would fail in two ways at once"
            )
          )
        }
      }
      if policy.failMode == .cached, policy.maximumCached < .minutes(1) {
        found.append(.init("\(path)/maximum_cached", "a cache that lasts no time is closed"))
      }
      if policy.failMode != .cached, policy.maximumCached > .zero {
        found.append(
          .init(
            "\(path)/maximum_cached",
            "only `cached` has one, and this is \(policy.failMode.rawValue)"
          )
        )
      }
      if policy.maximumCached > .hours(24) {
        found.append(
          .init("\(path)/maximum_cached", "a day at most: what was revoked since would stay")
        )
      }
      if policy.rationale.isEmpty { found.append(.init("\(path)/rationale", "say why")) }
    }
    return found
  }

  var certificationProblems: [RulesProblem] {
    let rules = certification
    let cadences = [
      ("production_machine", rules.cadence.productionMachine),
      ("high_risk", rules.cadence.highRisk),
      ("privileged_human", rules.cadence.privilegedHuman), ("other", rules.cadence.other),
    ]
    var found: [RulesProblem] = []
    for (name, cadence) in cadences {
      let path = "certification/cadence/\(name)"
      if cadence < .hours(24) {
        found.append(.init(path, "at least a day: a cadence of \(cadence.written) never rests"))
      } else if cadence < rules.cadence.answerWithin {
        found.append(
          .init(path, "the next one would begin before the answers to this one are due")
        )
      }
      if cadence > rules.cadence.other {
        found.append(.init(path, "less often than all other access"))
      }
    }
    found += positive([
      ("certification/cadence/answer_within", rules.cadence.answerWithin),
      ("certification/maximum_length", rules.maximumLength),
      ("certification/owner_grace", rules.ownerGrace), ("certification/apply_due", rules.applyDue),
    ])
    for (path, number, limits) in [
      ("maximum_stages", rules.maximumStages, 1...9),
      ("maximum_reviewers", rules.maximumReviewers, 1...99),
      ("bulk_peer_share", rules.bulkPeerShare, 0...100),
      ("rubber_stamp_batch", rules.rubberStampBatch, 1...10_000),
    ] where !limits.contains(number) {
      found.append(
        .init(
          "certification/\(path)",
          "from \(limits.lowerBound) to \(limits.upperBound), not \(number)"
        )
      )
    }
    return found + strategyProblems
  }

  /// Silence never certifies privileged access.
  private var strategyProblems: [RulesProblem] {
    certification.strategies.sorted { $0.key < $1.key }.compactMap { word, strategy in
      let path = "certification/strategies/\(word)"
      guard let kind = CadenceClass(rawValue: word) else {
        let known = CadenceClass.allCases.map(\.rawValue).joined(separator: ", ")
        return .init(path, "no class of access: one of \(known)")
      }
      guard strategy == .acceptedIfNotDenied, kind != .other else { return nil }
      return .init(
        path,
        "acceptedIfNotDenied lets silence certify, which privileged access never is"
      )
    }
  }
}
