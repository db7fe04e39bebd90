/// The additive model: points a factor, each factor capped, the sum clamped, floors last.
///
/// Source: the table in the domain's section on risk; the points are those of the rules in force.
/// INVARIANT: the rows sum to the score, and no factor lowers it by getting worse.
package struct RiskModel: Hashable, Sendable {
  package let weights: RiskWeights

  package init(_ weights: RiskWeights = .standard) {
    self.weights = weights
  }

  package func score(_ input: RiskInput) -> RiskScore {
    var rows = factors(of: input).filter { $0.points != 0 }
    rows.sort { ($0.points, $1.factor) > ($1.points, $0.factor) }
    let sum = rows.reduce(0) { $0 + $1.points }
    var score = min(100, max(0, sum))
    if score != sum {
      rows.append(.init(factor: "clamp", points: score - sum, because: "scores run from 0 to 100"))
    }
    if let floor = floor(of: input), floor.score > score {
      rows.append(.init(factor: "floor", points: floor.score - score, because: floor.because))
      score = floor.score
    }
    return RiskScore(
      model: weights.model,
      score: score,
      band: weights.bands.band(of: score),
      contributions: rows
    )
  }

  /// What no score excuses, in words; a score with one of these was only computed to show it.
  package func hardStops(of input: RiskInput) -> [String] {
    var found: [String] = []
    if let conflict = input.separation, conflict.action == .enforce {
      found.append("breaks \(conflict.rule), which is enforced")
    }
    if isUnexceptedWildcard(input) { found.append("production wildcard without exception") }
    return found
  }

  private func factors(of input: RiskInput) -> [RiskScore.Contribution] {
    [
      environment(input.environment), data(input.dataClass), privilege(input),
      wildcard(input.wildcard), duration(input.length), separation(input.separation),
      history(input.history), dormancy(input), external(input.external), context(input),
      peers(input.peers), missing(input),
    ]
  }

  private func floor(of input: RiskInput) -> (score: Int, because: String)? {
    if let conflict = input.separation, conflict.action == .enforce {
      return (100, "breaks \(conflict.rule), which is enforced")
    }
    var floors: [(score: Int, because: String)] = []
    if input.isBreakGlass { floors.append((weights.floors.breakGlass, "break-glass")) }
    if isUnexceptedWildcard(input) {
      floors.append((weights.floors.productionWildcard, "production wildcard without exception"))
    }
    return floors.max { $0.score < $1.score }
  }

  private func isUnexceptedWildcard(_ input: RiskInput) -> Bool {
    input.wildcard != .none && input.environment.countsAsProduction && !input.isExcepted
  }
}

/// The factors, one function each: points, and the words of the row.
extension RiskModel {
  private func environment(_ environment: Environment) -> RiskScore.Contribution {
    let points =
      switch environment {
      case .dev: weights.environment.dev
      case .stage: weights.environment.stage
      case .prod, .unknown: weights.environment.prod
      }
    let because = environment == .unknown ? "unknown, counts as prod" : environment.rawValue
    return .init(factor: "environment", points: points, because: because)
  }

  private func data(_ dataClass: DataClass) -> RiskScore.Contribution {
    let points =
      switch dataClass {
      case .public: weights.data.public
      case .internal: weights.data.internal
      case .unknown, .confidential: weights.data.confidential
      case .restricted: weights.data.restricted
      }
    let because = dataClass == .unknown ? "unknown, counts as confidential" : dataClass.rawValue
    return .init(factor: "data", points: points, because: because)
  }

  private func privilege(_ input: RiskInput) -> RiskScore.Contribution {
    let points = weights.privilege
    let (value, because): (Int, String) =
      switch input.isBreakGlass ? Privilege.root : input.privilege {
      case .read: (points.read, "read")
      case .write: (points.write, "write")
      case .admin:
        (
          points.admin,
          input.administrative > 0 ? "\(input.administrative) administrative" : "admin"
        )
      case .root: (points.root, input.isBreakGlass ? "break-glass" : "everything")
      }
    return .init(factor: "privilege", points: value, because: because, record: input.entitlement)
  }

  private func wildcard(_ wildcard: RiskInput.Wildcard) -> RiskScore.Contribution {
    let (points, because): (Int, String) =
      switch wildcard {
      case .none: (0, "")
      case .resource: (weights.wildcard.resource, "any resource")
      case .action: (weights.wildcard.action, "any action")
      case .both: (weights.wildcard.both, "any action on any resource")
      }
    return .init(factor: "wildcard", points: points, because: because)
  }

  private func duration(_ length: Duration?) -> RiskScore.Contribution {
    let points = weights.duration
    guard let length else {
      return .init(factor: "duration", points: points.noEnd, because: "no end")
    }
    let step = points.steps.first { length <= $0.upTo }
    return .init(
      factor: "duration",
      points: step?.points ?? points.longer,
      because: length.inWords
    )
  }

  private func separation(_ conflict: SeparationConflict?) -> RiskScore.Contribution {
    guard let conflict, conflict.action != .record, conflict.action != .prune else {
      return .init(factor: "separation", points: 0, because: "")
    }
    return .init(
      factor: "separation",
      points: weights.separation,
      because: "together with \(conflict.other)"
    )
  }

  private func history(_ history: RiskInput.History) -> RiskScore.Contribution {
    let points = weights.history
    let isRepeated = history.sameExceptions >= points.repeatedFrom
    guard history.negatives > 0 || isRepeated else {
      return .init(
        factor: "history",
        points: history.cleanUses >= points.cleanFrom ? points.clean : 0,
        because: "\(history.cleanUses) clean uses in 180d"
      )
    }
    // A stored number may be of any size: the maximum is reached long before a product could overflow.
    let bad = history.negatives > 100 ? points.most : points.each * history.negatives
    return .init(
      factor: "history",
      points: min(points.most, bad) + (isRepeated ? points.repeated : 0),
      because: "\(history.negatives) denied or late in 90d"
        + (isRepeated ? ", the same exception \(history.sameExceptions) times" : "")
    )
  }

  private func dormancy(_ input: RiskInput) -> RiskScore.Contribution {
    var points = 0
    var reasons: [String] = []
    if let idle = input.idle, let step = weights.dormancy.idle.last(where: { idle >= $0.from }) {
      points += step.points
      reasons.append("idle \(idle.inWords)")
    }
    if input.neverUsedByPrincipal {
      points += weights.dormancy.neverUsed
      reasons.append("never used by it")
    }
    return capped("dormancy", points, at: weights.dormancy.most, reasons)
  }

  private func external(_ external: RiskInput.External) -> RiskScore.Contribution {
    let points = weights.external
    return switch external {
    case .no: .init(factor: "external", points: 0, because: "")
    case .contractor:
      .init(factor: "external", points: points.contractor, because: "contractor or partner")
    case .crossDomain:
      .init(factor: "external", points: points.crossDomain, because: "outside the organisation")
    }
  }

  private func context(_ input: RiskInput) -> RiskScore.Contribution {
    let parts = [
      input.offHours == .yes ? ("off hours", weights.context.offHours) : nil,
      input.newPlace == .yes ? ("new place or device", weights.context.newPlace) : nil,
    ].compactMap { $0 }
    return capped(
      "context",
      parts.reduce(0) { $0 + $1.1 },
      at: weights.context.most,
      parts.map(\.0)
    )
  }

  private func peers(_ peers: RiskInput.Peers?) -> RiskScore.Contribution {
    guard let peers, peers.all >= weights.peers.atLeast else {
      return .init(factor: "peers", points: 0, because: "insufficient peers")
    }
    let percent = peers.holders * 100 / peers.all
    let step = weights.peers.steps.first { percent >= $0.percent }
    let few = peers.holders > 0 ? weights.peers.some : weights.peers.none
    return .init(
      factor: "peers",
      points: step?.points ?? few,
      because: "\(peers.holders) of \(peers.all) peers hold it"
    )
  }

  private func missing(_ input: RiskInput) -> RiskScore.Contribution {
    let points = weights.missing
    let lacks = [
      input.hasTicket ? nil : ("no ticket", points.ticket),
      input.hasOwner ? nil : ("no owner", points.owner),
      input.strongFactor == .no ? ("no strong factor", points.strongFactor) : nil,
    ].compactMap { $0 }
    return capped("missing", lacks.reduce(0) { $0 + $1.1 }, at: points.most, lacks.map(\.0))
  }

  /// A factor of several parts; where its maximum bites, the row says what the parts would have been.
  private func capped(
    _ factor: String,
    _ points: Int,
    at most: Int,
    _ reasons: [String]
  ) -> RiskScore.Contribution {
    let words = reasons.joined(separator: ", ")
    return .init(
      factor: factor,
      points: min(most, points),
      because: points > most ? "\(words): \(most) of \(points) at most" : words
    )
  }
}

extension Duration {
  /// One unit, exact where it can be: `90m`, `8h`, `14d`.
  package var inWords: String {
    let minutes = wholeSeconds / 60
    if minutes >= 2_880 || (minutes >= 1_440 && minutes % 1_440 == 0) {
      return "\(minutes / 1_440)d"
    }
    return minutes % 60 == 0 && minutes > 0 ? "\(minutes / 60)h" : "\(minutes)m"
  }
}
