/// Weights that would make worse look better are no weights.
extension RiskWeights {
  /// What contradicts itself, by its place below `risk`.
  package var problems: [RulesProblem] {
    (nameProblems + orderProblems + stepProblems + capProblems + bandProblems).map {
      RulesProblem("risk/\($0.path)", $0.message)
    }
  }

  private var nameProblems: [RulesProblem] {
    model.isEmpty ? [RulesProblem("model", "a model needs a name")] : []
  }

  /// Values that must not fall from one to the next, by their paths.
  private var rising: [[(path: String, points: Int)]] {
    [
      [
        ("environment/dev", environment.dev), ("environment/stage", environment.stage),
        ("environment/prod", environment.prod),
      ],
      [
        ("data/public", data.public), ("data/internal", data.internal),
        ("data/confidential", data.confidential), ("data/restricted", data.restricted),
      ],
      [
        ("privilege/read", privilege.read), ("privilege/write", privilege.write),
        ("privilege/admin", privilege.admin), ("privilege/root", privilege.root),
      ], [("wildcard/resource", wildcard.resource), ("wildcard/both", wildcard.both)],
      [("wildcard/action", wildcard.action), ("wildcard/both", wildcard.both)],
      duration.steps.enumerated().map { ("duration/steps/\($0)/points", $1.points) }
        + [("duration/longer", duration.longer), ("duration/no_end", duration.noEnd)],
      dormancy.idle.enumerated().map { ("dormancy/idle/\($0)/points", $1.points) },
      [
        ("external/contractor", external.contractor),
        ("external/cross_domain", external.crossDomain),
      ],
      peers.steps.enumerated().map { ("peers/steps/\($0)/points", $1.points) }
        + [("peers/some", peers.some), ("peers/none", peers.none)],
    ]
  }

  private var alone: [(path: String, points: Int)] {
    [
      ("separation", separation), ("history/each", history.each), ("history/most", history.most),
      ("history/repeated", history.repeated), ("dormancy/never_used", dormancy.neverUsed),
      ("dormancy/most", dormancy.most), ("context/off_hours", context.offHours),
      ("context/new_place", context.newPlace), ("context/most", context.most),
      ("missing/ticket", missing.ticket), ("missing/owner", missing.owner),
      ("missing/strong_factor", missing.strongFactor), ("missing/most", missing.most),
    ]
  }

  private var orderProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    for (path, points) in rising.flatMap(\.self) + alone where !(0...100).contains(points) {
      found.append(.init(path, "from 0 to 100 points, not \(points)"))
    }
    for row in rising {
      for (less, more) in zip(row, row.dropFirst()) where more.points < less.points {
        found.append(
          .init(
            more.path,
            "what is worse would score less: \(more.points), after \(less.points) of \(less.path)"
          )
        )
      }
    }
    if !(-100...0).contains(history.clean) {
      found.append(
        .init(
          "history/clean",
          "a clean history takes points away: from -100 to 0, not \(history.clean)"
        )
      )
    }
    return found
  }

  private var stepProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    for (place, pair) in zip(duration.steps, duration.steps.dropFirst()).enumerated()
    where pair.1.upTo <= pair.0.upTo {
      found.append(.init("duration/steps/\(place + 1)/up_to", "longer than the step before"))
    }
    for (place, pair) in zip(dormancy.idle, dormancy.idle.dropFirst()).enumerated()
    where pair.1.from <= pair.0.from {
      found.append(.init("dormancy/idle/\(place + 1)/from", "longer than the step before"))
    }
    for (place, step) in peers.steps.enumerated() where !(1...100).contains(step.percent) {
      found.append(.init("peers/steps/\(place)/percent", "from 1 to 100, not \(step.percent)"))
    }
    for (place, pair) in zip(peers.steps, peers.steps.dropFirst()).enumerated()
    where pair.1.percent >= pair.0.percent {
      found.append(
        .init("peers/steps/\(place + 1)/percent", "a smaller share than the step before")
      )
    }
    for (path, count) in [
      ("history/repeated_from", history.repeatedFrom), ("history/clean_from", history.cleanFrom),
      ("peers/at_least", peers.atLeast),
    ] where count < 1 {
      found.append(.init(path, "1 or more, not \(count)"))
    }
    return found
  }

  /// A cap below its parts is what caps are for; one below the first part alone hides all others.
  private var capProblems: [RulesProblem] {
    [
      ("history/most", history.most, history.each),
      ("dormancy/most", dormancy.most, max(dormancy.neverUsed, dormancy.idle.last?.points ?? 0)),
      ("context/most", context.most, max(context.offHours, context.newPlace)),
      ("missing/most", missing.most, max(missing.ticket, missing.owner, missing.strongFactor)),
    ].filter { $0.1 < $0.2 }.map {
      RulesProblem($0.0, "a maximum of \($0.1) is below a single part, \($0.2)")
    }
  }

  private var bandProblems: [RulesProblem] {
    var found: [RulesProblem] = []
    let borders = [
      ("bands/medium", bands.medium), ("bands/high", bands.high),
      ("bands/critical", bands.critical),
    ]
    for (path, border) in borders where !(1...100).contains(border) {
      found.append(.init(path, "from 1 to 100, not \(border)"))
    }
    for (lower, upper) in zip(borders, borders.dropFirst()) where upper.1 <= lower.1 {
      found.append(.init(upper.0, "no score would be in the band below: it begins at \(lower.1)"))
    }
    for (path, floor) in [
      ("floors/break_glass", floors.breakGlass),
      ("floors/production_wildcard", floors.productionWildcard),
    ] where !(bands.critical...100).contains(floor) {
      found.append(
        .init(path, "critical at least: from \(min(100, bands.critical)) to 100, not \(floor)")
      )
    }
    if most < bands.critical {
      found.append(
        .init("bands/critical", "never reached: all factors together give \(most) points at most")
      )
    }
    return found
  }

  /// The sum of all maxima.
  package var most: Int {
    let parts = [
      environment.prod, data.restricted, privilege.root, wildcard.both, duration.noEnd, separation,
      history.most + history.repeated, dormancy.most, external.crossDomain, context.most,
      peers.none, missing.most,
    ]
    return parts.reduce(0, +)
  }
}
