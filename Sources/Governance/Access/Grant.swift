/// One assignment of one entitlement to one principal for one interval, with where it came from.
public struct Grant: Hashable, Sendable {
  public typealias ID = Identifier<Grant>

  public enum Kind: String, CaseIterable, Sendable {
    case standing, jit, exception
    case breakGlass = "break_glass"
  }

  /// Where a grant stands; the legal steps are `GrantState.transitions`.
  public typealias State = GrantState

  /// What shows that the target did what was decided.
  public enum Proof: Hashable, Sendable {
    /// Nothing was shown yet: approved, not applied by govtop.
    case none
    /// A later snapshot has the right (for a start) or has it no longer (for an end).
    case snapshot(Snapshot.ID)
    /// A person other than the decider says so.
    case attested(Person.ID)
  }

  /// `GR-774`.
  public let id: ID
  public var kind: Kind
  public var state: State
  public let principal: Principal.ID
  public let entitlement: Entitlement.ID
  /// What the right reaches, as it was asked for or found.
  public let resource: String
  public let environment: Environment
  public let dataClass: DataClass
  public let startsAt: Instant
  /// `nil`: no end, so standing.
  public let endsAt: Instant?
  /// The request that it came from; `nil` for one that a baseline adopted.
  public let request: AccessRequest.ID?
  /// The snapshot in which a baseline found it.
  public let adoptedFrom: Snapshot.ID?
  /// The rule that opened it, and the version of the rules then.
  public let rule: String
  public let rulesVersion: Int
  public let renews: ID?
  public var externallyModified: Bool
  public var startProof: Proof
  public var endProof: Proof
  /// Who decided that it ends, `nil` for time or a rule.
  public var endedBy: Person.ID?
  public var endReason: FreeText?
  public var revokeAskedAt: Instant?
  /// When the target was shown to have ended it.
  public var enforcedAt: Instant?
  public var certifiedAt: Instant?
  public var createdAt: Instant
  public var version: Int

  /// Whether it opens access at a moment: the predicate is the time, never a sweeper's work.
  package func isLive(at now: Instant) -> Bool {
    guard startsAt <= now, !hasEnded(at: now) else { return false }
    switch state {
    case .scheduled, .activating, .active, .revoking, .ending, .revokeFailed: return true
    case .suspended, .activationFailed, .withdrawn, .revoked, .ended: return false
    }
  }

  package func hasEnded(at now: Instant) -> Bool {
    endsAt.map { $0 <= now } ?? false
  }

  /// How long it opens access, `nil` without end.
  package var length: Duration? { endsAt.map { $0 - startsAt } }
}

/// The states of a grant and the only steps between them; rule, database, documentation and key hints use this table.
public enum GrantState: String, CaseIterable, Sendable {
  case scheduled, activating, active, suspended, revoking, ending
  case revokeFailed = "revoke_failed"
  case activationFailed = "activation_failed"
  case withdrawn, revoked, ended

  /// The legal pairs (from, to).
  package static let transitions: [(from: GrantState, to: GrantState)] = [
    (.scheduled, .activating), (.scheduled, .withdrawn), (.scheduled, .active),
    (.scheduled, .revoking), (.scheduled, .ending),
    (.activating, .active), (.activating, .activationFailed), (.activating, .revoking),
    (.activating, .ending),
    (.active, .revoking), (.active, .ending), (.active, .suspended), (.active, .revoked),
    (.suspended, .active), (.suspended, .revoking), (.suspended, .ending),
    (.revoking, .revoked), (.revoking, .revokeFailed),
    (.ending, .ended), (.ending, .revokeFailed),
    (.revokeFailed, .revoking), (.revokeFailed, .revoked),
  ]

  package func allows(_ next: GrantState) -> Bool {
    Self.transitions.contains { $0.from == self && $0.to == next }
  }

  /// Whether no step leaves it; read off the table.
  public var isTerminal: Bool { !Self.transitions.contains { $0.from == self } }
}
