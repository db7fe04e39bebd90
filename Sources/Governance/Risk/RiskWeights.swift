/// Points of each factor of the score, where its bands begin, and how far a floor lifts it.
///
/// Source: the table in the domain's section on risk; each number is one that an organisation may change.
public struct RiskWeights: Hashable, Sendable, Codable {
  package struct EnvironmentPoints: Hashable, Sendable, Codable {
    package var dev: Int
    package var stage: Int
    /// Of an unknown environment too.
    package var prod: Int
  }

  package struct DataPoints: Hashable, Sendable, Codable {
    package var `public`: Int
    package var `internal`: Int
    /// Of data that nobody classified too.
    package var confidential: Int
    package var restricted: Int
  }

  package struct PrivilegePoints: Hashable, Sendable, Codable {
    package var read: Int
    package var write: Int
    package var admin: Int
    /// Of break-glass too.
    package var root: Int
  }

  package struct WildcardPoints: Hashable, Sendable, Codable {
    package var resource: Int
    package var action: Int
    package var both: Int
  }

  /// Up to a length, itself included.
  package struct LengthStep: Hashable, Sendable, Codable {
    package var upTo: Duration
    package var points: Int
  }

  package struct LengthPoints: Hashable, Sendable, Codable {
    /// The shortest first.
    package var steps: [LengthStep]
    package var longer: Int
    package var noEnd: Int
  }

  package struct HistoryPoints: Hashable, Sendable, Codable {
    /// For each denied or late one in 90 days, up to ``most``.
    package var each: Int
    package var most: Int
    /// From this many exceptions of the same kind in 90 days on.
    package var repeatedFrom: Int
    package var repeated: Int
    /// From this many clean uses in 180 days on, where nothing speaks against it.
    package var cleanFrom: Int
    /// Not above 0: what a clean history takes away.
    package var clean: Int
  }

  /// From a time without use on.
  package struct IdleStep: Hashable, Sendable, Codable {
    package var from: Duration
    package var points: Int
  }

  package struct DormancyPoints: Hashable, Sendable, Codable {
    /// The shortest first; the last that is reached counts.
    package var idle: [IdleStep]
    package var neverUsed: Int
    package var most: Int
  }

  package struct ExternalPoints: Hashable, Sendable, Codable {
    package var contractor: Int
    package var crossDomain: Int
  }

  package struct ContextPoints: Hashable, Sendable, Codable {
    package var offHours: Int
    package var newPlace: Int
    package var most: Int
  }

  /// Where at least this share of the peers holds it.
  package struct PeerStep: Hashable, Sendable, Codable {
    package var percent: Int
    package var points: Int
  }

  package struct PeerPoints: Hashable, Sendable, Codable {
    /// Fewer peers say nothing.
    package var atLeast: Int
    /// The largest share first; the first that is reached counts.
    package var steps: [PeerStep]
    package var some: Int
    package var none: Int
  }

  package struct MissingPoints: Hashable, Sendable, Codable {
    package var ticket: Int
    package var owner: Int
    package var strongFactor: Int
    package var most: Int
  }

  /// The score from which each band counts; below the first it is low.
  package struct Bands: Hashable, Sendable, Codable {
    package var medium: Int
    package var high: Int
    package var critical: Int

    package func band(of score: Int) -> RiskScore.Band {
      switch score {
      case ..<medium: .low
      case ..<high: .medium
      case ..<critical: .high
      default: .critical
      }
    }
  }

  /// Scores below which these never fall; breaking an enforced rule of separation is always 100.
  package struct Floors: Hashable, Sendable, Codable {
    package var breakGlass: Int
    package var productionWildcard: Int
  }

  /// `risk-v1`; other weights take another name, so that scores of two models are never compared by mistake.
  package var model: String
  package var environment: EnvironmentPoints
  package var data: DataPoints
  package var privilege: PrivilegePoints
  package var wildcard: WildcardPoints
  package var duration: LengthPoints
  /// Beside what a rule of `require_approval` keeps apart.
  package var separation: Int
  package var history: HistoryPoints
  package var dormancy: DormancyPoints
  package var external: ExternalPoints
  package var context: ContextPoints
  package var peers: PeerPoints
  package var missing: MissingPoints
  package var bands: Bands
  package var floors: Floors
}

extension RiskWeights {
  /// What holds until an organisation weighs otherwise.
  package static let standard = RiskWeights(
    model: "risk-v1",
    environment: .init(dev: 0, stage: 4, prod: 12),
    data: .init(public: 0, internal: 3, confidential: 8, restricted: 14),
    privilege: .init(read: 0, write: 5, admin: 12, root: 16),
    wildcard: .init(resource: 6, action: 8, both: 14),
    duration: .init(
      steps: [
        .init(upTo: .hours(1), points: 0), .init(upTo: .hours(8), points: 3),
        .init(upTo: .hours(24), points: 5), .init(upTo: .days(7), points: 8),
      ],
      longer: 10,
      noEnd: 14
    ),
    separation: 10,
    history: .init(each: 3, most: 6, repeatedFrom: 3, repeated: 5, cleanFrom: 10, clean: -4),
    dormancy: .init(
      idle: [.init(from: .days(30), points: 3), .init(from: .days(90), points: 6)],
      neverUsed: 4,
      most: 8
    ),
    external: .init(contractor: 5, crossDomain: 8),
    context: .init(offHours: 3, newPlace: 5, most: 6),
    peers: .init(
      atLeast: 5,
      steps: [.init(percent: 50, points: 0), .init(percent: 10, points: 3)],
      some: 6,
      none: 8
    ),
    missing: .init(ticket: 4, owner: 6, strongFactor: 8, most: 10),
    bands: .init(medium: 25, high: 45, critical: 70),
    floors: .init(breakGlass: 70, productionWildcard: 70)
  )
}
