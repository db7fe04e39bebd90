/// The additive model `risk-v1`: points a factor, each factor capped, the sum clamped, floors last.
///
/// Source: the table in the domain's section on risk. INVARIANT: the rows sum to the score.
package enum RiskModel {
  package static let name = "risk-v1"
  static let floorScore = 70

  package static func score(_ input: RiskInput) -> RiskScore {
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
    return RiskScore(model: name, score: score, contributions: rows)
  }

  private static func factors(of input: RiskInput) -> [RiskScore.Contribution] {
    [
      environment(input.environment), data(input.dataClass), privilege(input),
      wildcard(input.wildcard), duration(input.length), separation(input.separation),
      history(input.history), dormancy(input), external(input.external), context(input),
      peers(input.peers), missing(input),
    ]
  }

  private static func floor(of input: RiskInput) -> (score: Int, because: String)? {
    if let conflict = input.separation, conflict.action == .enforce {
      return (100, "breaks \(conflict.rule), which is enforced")
    }
    if input.isBreakGlass { return (floorScore, "break-glass") }
    if input.wildcard != .none, input.environment.countsAsProduction, !input.isExcepted {
      return (floorScore, "production wildcard without exception")
    }
    return nil
  }

  private static func environment(_ environment: Environment) -> RiskScore.Contribution {
    let points =
      switch environment {
      case .dev: 0
      case .stage: 4
      case .prod, .unknown: 12
      }
    let because = environment == .unknown ? "unknown, counts as prod" : environment.rawValue
    return .init(factor: "environment", points: points, because: because)
  }

  private static func data(_ dataClass: DataClass) -> RiskScore.Contribution {
    let points =
      switch dataClass {
      case .public: 0
      case .internal: 3
      case .unknown, .confidential: 8
      case .restricted: 14
      }
    let because = dataClass == .unknown ? "unknown, counts as confidential" : dataClass.rawValue
    return .init(factor: "data", points: points, because: because)
  }

  private static func privilege(_ input: RiskInput) -> RiskScore.Contribution {
    let (points, because): (Int, String) =
      switch input.isBreakGlass ? Privilege.root : input.privilege {
      case .read: (0, "read")
      case .write: (5, "write")
      case .admin:
        (12, input.administrative > 0 ? "\(input.administrative) administrative" : "admin")
      case .root: (16, input.isBreakGlass ? "break-glass" : "everything")
      }
    return .init(factor: "privilege", points: points, because: because, record: input.entitlement)
  }

  private static func wildcard(_ wildcard: RiskInput.Wildcard) -> RiskScore.Contribution {
    let (points, because): (Int, String) =
      switch wildcard {
      case .none: (0, "")
      case .resource: (6, "any resource")
      case .action: (8, "any action")
      case .both: (14, "any action on any resource")
      }
    return .init(factor: "wildcard", points: points, because: because)
  }

  private static func duration(_ length: Duration?) -> RiskScore.Contribution {
    guard let length else { return .init(factor: "duration", points: 14, because: "no end") }
    let points =
      switch length {
      case ...Duration.hours(1): 0
      case ...Duration.hours(8): 3
      case ...Duration.hours(24): 5
      case ...Duration.days(7): 8
      default: 10
      }
    return .init(factor: "duration", points: points, because: length.inWords)
  }

  private static func separation(_ conflict: SeparationConflict?) -> RiskScore.Contribution {
    guard let conflict, conflict.action != .record, conflict.action != .prune else {
      return .init(factor: "separation", points: 0, because: "")
    }
    return .init(factor: "separation", points: 10, because: "together with \(conflict.other)")
  }

  private static func history(_ history: RiskInput.History) -> RiskScore.Contribution {
    var points = min(6, 3 * history.negatives) + (history.sameExceptions >= 3 ? 5 : 0)
    var because = "\(history.negatives) denied or late in 90d"
    if history.negatives == 0, history.sameExceptions < 3 {
      points = history.cleanUses >= 10 ? -4 : 0
      because = "\(history.cleanUses) clean uses in 180d"
    }
    return .init(factor: "history", points: points, because: because)
  }

  private static func dormancy(_ input: RiskInput) -> RiskScore.Contribution {
    var points = 0
    var reasons: [String] = []
    if let idle = input.idle, idle >= .days(30) {
      points += idle >= .days(90) ? 6 : 3
      reasons.append("idle \(idle.inWords)")
    }
    if input.neverUsedByPrincipal {
      points += 4
      reasons.append("never used by it")
    }
    return .init(
      factor: "dormancy",
      points: min(8, points),
      because: reasons.joined(separator: ", ")
    )
  }

  private static func external(_ external: RiskInput.External) -> RiskScore.Contribution {
    switch external {
    case .no: .init(factor: "external", points: 0, because: "")
    case .contractor: .init(factor: "external", points: 5, because: "contractor or partner")
    case .crossDomain: .init(factor: "external", points: 8, because: "outside the organisation")
    }
  }

  private static func context(_ input: RiskInput) -> RiskScore.Contribution {
    let reasons = [
      input.isOffHours ? "off hours" : nil, input.isNewPlace ? "new place or device" : nil,
    ].compactMap { $0 }
    let points = (input.isOffHours ? 3 : 0) + (input.isNewPlace ? 5 : 0)
    return .init(
      factor: "context",
      points: min(6, points),
      because: reasons.joined(separator: ", ")
    )
  }

  private static func peers(_ peers: RiskInput.Peers?) -> RiskScore.Contribution {
    guard let peers, peers.all >= 5 else {
      return .init(factor: "peers", points: 0, because: "insufficient peers")
    }
    let percent = peers.holders * 100 / peers.all
    let points =
      switch percent {
      case 50...: 0
      case 10...: 3
      default: peers.holders > 0 ? 6 : 8
      }
    return .init(
      factor: "peers",
      points: points,
      because: "\(peers.holders) of \(peers.all) peers hold it"
    )
  }

  private static func missing(_ input: RiskInput) -> RiskScore.Contribution {
    let lacks = [
      input.hasTicket ? nil : ("no ticket", 4), input.hasOwner ? nil : ("no owner", 6),
      input.hasStrongFactor == false ? ("no strong factor", 8) : nil,
    ].compactMap { $0 }
    return .init(
      factor: "missing",
      points: min(10, lacks.reduce(0) { $0 + $1.1 }),
      because: lacks.map(\.0).joined(separator: ", ")
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
