package import Documents

/// What a reviewer is shown, frozen when the item was made; its SHA-256 is what a decision names.
package struct Evidence: Hashable, Sendable, Codable {
  /// One grant of the item as it stood.
  package struct Held: Hashable, Sendable, Codable {
    package var grant: Grant.ID
    package var kind: String
    package var startsAt: Instant
    package var endsAt: Instant?
    package var request: AccessRequest.ID?
    package var certifiedAt: Instant?
    package var version: Int

    package init(_ grant: Grant) {
      self.grant = grant.id
      kind = grant.kind.rawValue
      startsAt = grant.startsAt
      endsAt = grant.endsAt
      request = grant.request
      certifiedAt = grant.certifiedAt
      version = grant.version
    }
  }

  /// When it was gathered.
  package var at: Instant
  package var principal: Principal.ID
  package var principalName: String
  package var principalType: PrincipalType
  package var persons: [Person.ID] = []
  package var entitlement: Entitlement.ID
  package var entitlementName: String
  package var actions: String
  package var resource: String
  package var environment: Environment
  package var dataClass: DataClass
  package var isPrivileged = false
  package var isWildcard = false
  package var isOrphaned = false
  package var grants: [Held] = []
  package var lastUsedAt: Instant?
  /// Whether the source tells uses at all: unknown is not unused.
  package var lastUsedKnown = false
  package var riskScore: Int
  package var riskBand: RiskScore.Band
  package var owner: Person.ID?
  /// Principals of the same team and type, the holder not counted.
  package var peers: Int?
  /// How many of them hold the same.
  package var peersHolding: Int?

  package init(
    at: Instant,
    principal: Principal.ID,
    principalName: String,
    principalType: PrincipalType,
    entitlement: Entitlement.ID,
    entitlementName: String,
    actions: String,
    resource: String,
    environment: Environment,
    dataClass: DataClass,
    riskScore: Int,
    riskBand: RiskScore.Band
  ) {
    self.at = at
    self.principal = principal
    self.principalName = principalName
    self.principalType = principalType
    self.entitlement = entitlement
    self.entitlementName = entitlementName
    self.actions = actions
    self.resource = resource
    self.environment = environment
    self.dataClass = dataClass
    self.riskScore = riskScore
    self.riskBand = riskBand
  }

  /// SHA-256 of its canonical form.
  package var digest: Digest {
    // Nothing in it can fail to be written: a test makes the round trip.
    let json = (try? FieldsEncoder.encode(self).json) ?? .object([:])
    return Digest.sha256(of: Array(json.canonical.utf8))
  }

  package var isPrivilegedProduction: Bool { isPrivileged && environment.countsAsProduction }

  /// How long it was not used; `nil` where that is unknown, the whole life of the grant where it never was.
  package var unused: Duration? {
    guard lastUsedKnown else { return nil }
    guard let since = lastUsedAt ?? grants.map(\.startsAt).min() else { return nil }
    return at - since
  }

  /// Percent of the peers that hold the same; `nil` without peers.
  package var peerShare: Int? {
    guard let peers, peers > 0 else { return nil }
    return (peersHolding ?? 0) * 100 / peers
  }

  /// Whether it may be certified together with others of its like.
  package func isInEnvelope(_ rules: CertificationRules) -> Bool {
    guard riskBand == .low, lastUsedAt != nil, let unused, let peerShare else { return false }
    return unused <= rules.bulkUsedWithin && peerShare >= rules.bulkPeerShare
  }

  /// Why certifying needs a comment; `nil` if it needs none.
  package func commentCause(_ rules: CertificationRules) -> String? {
    if riskBand >= rules.commentFrom { return "risk is \(riskBand.rawValue)" }
    if let unused, unused >= rules.commentUnusedAfter {
      return "it was not used for \(unused.wholeSeconds / 86_400) d"
    }
    return nil
  }

  /// What the evidence suggests, never to certify.
  package func hint(_ rules: CertificationRules) -> ReviewHint? {
    if isOrphaned { return .revoke }
    if let unused, unused >= rules.commentUnusedAfter { return .revoke }
    if isWildcard { return .reduce }
    if !lastUsedKnown || riskBand >= rules.commentFrom { return .look }
    return nil
  }
}

/// What evidence suggests to a reviewer; there is no hint to certify.
package enum ReviewHint: String, CaseIterable, Hashable, Sendable, Codable {
  case revoke, reduce, look
}
