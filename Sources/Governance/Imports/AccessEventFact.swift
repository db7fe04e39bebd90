/// One use of access as an emitter logged it; also the tag of its ids.
public struct AccessEvent: Hashable, Sendable {
  /// Tag of the ids of access events: `event:88-1234`, the 1,234th event of snapshot 88.
  public typealias ID = Identifier<AccessEvent>

  /// What became of the attempt.
  public enum Decision: String, CaseIterable, Sendable {
    case allow, deny, error, unknown
  }

  /// How the principal proved who it is; what nobody told is unknown and does not count as strong.
  public enum Factor: String, CaseIterable, Sendable {
    case mfa, federation, none, unknown

    /// Whether M19 counts it.
    package var isStrong: Bool { self == .mfa || self == .federation }
  }

  /// By what the call was authenticated.
  public enum TokenKind: String, CaseIterable, Sendable {
    /// Issued for a time: a session, a JWT, an SVID.
    case token
    /// A static key without an end of its own.
    case key
    /// A certificate on both ends of the connection; has no audience, so it is counted apart.
    case mtls
    case none, unknown

    /// Whether M7 asks for its audience.
    package var isToken: Bool { self == .token || self == .key }
  }

  /// What the join of an event with the decisions of this database found when it was imported.
  public enum Coverage: String, CaseIterable, Sendable {
    /// A just-in-time grant alone.
    case jit
    /// A standing grant, whatever else there was beside it.
    case standing
    /// An exception or emergency access.
    case other
    /// No grant, or one that nobody knows: drift.
    case unknown
    /// The use was not privileged, so nobody asked.
    case none
  }
}

/// One use of access, as a connector reads it.
package struct AccessEventFact: Hashable, Sendable {
  /// The emitter's id of the event.
  package var key: String
  package var at: Instant
  /// Native id of the principal: ARN, SPIFFE id, user name.
  package var principal: String
  /// `nil` leaves it to what the principal is known as.
  package var isHuman: Bool?
  package var action: String
  package var resource: String?
  /// Account, tenant or cluster in which it happened.
  package var account: String?
  /// Who wrote the event: a service, a gateway, a sidecar.
  package var emitter: String
  package var environment: Environment?
  package var decision: AccessEvent.Decision
  /// How much power the action takes.
  package var privilege: Privilege
  package var factor: AccessEvent.Factor
  /// Bundle under which it was decided: its id, digest or `workload@revision`.
  package var policyVersion: String?
  package var workload: String?
  package var artifact: String?
  package var run: String?
  /// The call that this one led to, as the emitter names it.
  package var downstream: String?
  /// `GR-774`.
  package var grant: String?
  package var tokenKind: AccessEvent.TokenKind
  /// The id of the token or key, never its secret.
  package var token: String?
  package var tokenIssuedAt: Instant?
  package var tokenExpiresAt: Instant?
  package var audiences: [String]?
  package var isAudienceVerified: Bool?
  /// What the event stands for, in thousandths of an event: 1,000 where nothing was sampled.
  package var weight: Int
  package var address: String?
  package var region: String?
  package var geo: String?
  package var device: String?

  package init(
    key: String,
    at: Instant,
    principal: String,
    action: String,
    emitter: String
  ) {
    self.key = key
    self.at = at
    self.principal = principal
    self.action = action
    self.emitter = emitter
    decision = .unknown
    privilege = .read
    factor = .unknown
    tokenKind = .unknown
    weight = 1_000
  }

  /// Whether its token names exactly one audience, and the boundary said that it is the one.
  package var isStrict: Bool {
    tokenKind == .token && audiences?.count == 1 && isAudienceVerified == true
  }
}
