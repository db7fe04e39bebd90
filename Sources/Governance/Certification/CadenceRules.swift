/// How often access is certified, by class.
public struct CadenceRules: Hashable, Sendable, Codable {
  /// Machine identities in production: a month.
  package var productionMachine: Duration
  /// Restricted data, or automation that is privileged: two weeks.
  package var highRisk: Duration
  /// Privileged access of persons: three months; PCI DSS 7.2.4 asks for six, FedRAMP High for one.
  package var privilegedHuman: Duration
  /// All other access: six months.
  package var other: Duration
  /// How long reviewers have in a campaign that the cadence made; it ends with a day.
  package var answerWithin: Duration
  /// Whether a new owner of an account or a right makes its certification due at once.
  package var onOwnerChange: Bool

  /// What holds until an organisation applies rules of its own.
  package static let standard = CadenceRules(
    productionMachine: .days(30),
    highRisk: .days(14),
    privilegedHuman: .days(91),
    other: .days(182),
    answerWithin: .days(14),
    onOwnerChange: true
  )

  package func length(of kind: CadenceClass) -> Duration {
    switch kind {
    case .productionMachine: productionMachine
    case .highRisk: highRisk
    case .privilegedHuman: privilegedHuman
    case .other: other
    }
  }

  /// When access is due: a cadence after it was last certified, or after it came under governance.
  package func nextDue(
    _ kind: CadenceClass,
    certifiedAt: Instant?,
    createdAt: Instant,
    changes: [Instant] = []
  ) -> Instant {
    let since = certifiedAt ?? createdAt
    let regular = since + length(of: kind)
    return changes.filter { $0 > since }.min().map { min($0, regular) } ?? regular
  }
}

/// Classes of access with a cadence of their own; the first that holds.
package enum CadenceClass: String, CaseIterable, Hashable, Sendable {
  case highRisk = "high_risk"
  case productionMachine = "production_machine"
  case privilegedHuman = "privileged_human"
  case other

  package init(
    type: PrincipalType,
    environment: Environment,
    dataClass: DataClass,
    isPrivileged: Bool
  ) {
    let isHuman = type == .human
    if dataClass == .restricted || isPrivileged && !isHuman {
      self = .highRisk
    } else if !isHuman, environment.countsAsProduction {
      self = .productionMachine
    } else if isHuman, isPrivileged {
      self = .privilegedHuman
    } else {
      self = .other
    }
  }

  /// In the name of a campaign.
  package var title: String {
    switch self {
    case .highRisk: "high-risk access"
    case .productionMachine: "production machine identities"
    case .privilegedHuman: "privileged access of persons"
    case .other: "other access"
    }
  }
}

extension Campaign {
  /// The terms of the campaign that the cadence makes for a class in the week of a moment.
  package static func cadenceTerms(
    _ kind: CadenceClass,
    fallback: [Person.ID],
    isPrivileged: Bool,
    in system: SystemContext
  ) -> Terms {
    let week = system.now.weekText
    // All of a campaign of the cadence is in UTC: no person chose a zone.
    let last = (system.now + system.rules.certification.cadence.answerWithin).day
    let dueAt = Instant(milliseconds: (Int64(last) + 1) * 86_400_000 - 1_000)
    return Terms(
      name: "\(kind.title) \(week)",
      scope: "",
      zone: "UTC",
      stages: [Stage(reviewers: ReviewerChoice(.owner), dueAt: dueAt)],
      strategy: system.rules.certification.strategy(of: kind),
      fallback: fallback,
      isPrivileged: isPrivileged,
      cadence: "\(kind.rawValue)/\(week)"
    )
  }
}

extension Instant {
  /// The week after ISO 8601, UTC: `2026-W24`.
  package var weekText: String {
    // 1970-01-01 was a Thursday, which is the day that says to which year a week belongs.
    let weekday = ((day + 3) % 7 + 7) % 7
    let thursday = day - weekday + 3
    let year = CivilTime.date(days: thursday).year
    let week = (thursday - CivilTime.days(year: year, month: 1, day: 1)) / 7 + 1
    return "\(year)-W\(week < 10 ? "0" : "")\(week)"
  }
}
