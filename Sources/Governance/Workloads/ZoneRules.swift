/// Where in its life a workload acts; decides what its identity must be able to show.
public enum IdentityZone: String, CaseIterable, Sendable, Codable {
  case build, deploy, runtime
  case data
  case api
}

/// What an identity of one zone must show at least.
package struct ZoneMinimum: Hashable, Sendable, Codable {
  /// The longest life of a token, as issued.
  package var tokenLifetime: Duration
  /// Whether a token names exactly one audience, which the boundary checks.
  package var exactAudience: Bool
  /// Whether the workload itself is attested, not just in possession of a secret.
  package var attested: Bool
  /// Whether what runs has signed provenance.
  package var provenance: Bool
  /// How old a credential may grow before it is rotated.
  package var rotation: Duration
}

/// Minimum requirements of each zone, and the times by which an identity's life runs.
public struct ZoneRules: Hashable, Sendable, Codable {
  package var build: ZoneMinimum
  package var deploy: ZoneMinimum
  package var runtime: ZoneMinimum
  package var data: ZoneMinimum
  package var api: ZoneMinimum
  /// Time to find another owner after one left, before the identity is suspended.
  package var ownerGrace: Duration
  /// Time in which another person reviews a quarantine.
  package var quarantineReview: Duration
  /// How often a production identity is certified anew, and every other.
  package var certifyProduction: Duration
  package var certifyOther: Duration

  package func minimum(_ zone: IdentityZone) -> ZoneMinimum {
    switch zone {
    case .build: build
    case .deploy: deploy
    case .runtime: runtime
    case .data: data
    case .api: api
    }
  }

  package static let standard = ZoneRules(
    build: ZoneMinimum(
      tokenLifetime: .hours(1),
      exactAudience: true,
      attested: true,
      provenance: false,
      rotation: .days(90)
    ),
    deploy: ZoneMinimum(
      tokenLifetime: .minutes(15),
      exactAudience: true,
      attested: true,
      provenance: true,
      rotation: .days(30)
    ),
    runtime: ZoneMinimum(
      tokenLifetime: .hours(1),
      exactAudience: true,
      attested: true,
      provenance: true,
      rotation: .days(30)
    ),
    data: ZoneMinimum(
      tokenLifetime: .minutes(15),
      exactAudience: true,
      attested: true,
      provenance: true,
      rotation: .days(30)
    ),
    api: ZoneMinimum(
      tokenLifetime: .hours(12),
      exactAudience: true,
      attested: false,
      provenance: false,
      rotation: .days(90)
    ),
    ownerGrace: .days(14),
    quarantineReview: .hours(72),
    certifyProduction: .days(30),
    certifyOther: .days(180)
  )
}
