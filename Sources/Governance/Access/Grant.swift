/// One assignment of one entitlement to one principal for one interval, with where it came from.
public struct Grant: Hashable, Sendable {
  /// Tag of the ids of grants: `GR-774`.
  public typealias ID = Identifier<Grant>

  /// Why it may last as long as it does: without end or beyond the JIT ceiling is standing.
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
    /// The command of that name did it: its run stands in the entry before.
    case command(String)
    /// Nothing had to be taken away: another live grant covers the same right.
    case covered(ID)
  }

  /// `GR-774`.
  public let id: ID
  /// Settled when it was opened; a longer or shorter one is a new grant with `renews`.
  public var kind: Kind
  /// As last recorded; whether it opens access now also depends on ``startsAt`` and ``endsAt``.
  public var state: State
  /// Who holds it: an account, workload, role or group, never a person.
  public let principal: Principal.ID
  /// The right as its source defines it: actions on resources under conditions.
  public let entitlement: Entitlement.ID
  /// What the right reaches, as it was asked for or found.
  public let resource: String
  /// As the entitlement was classified then; unknown is treated as production.
  public let environment: Environment
  /// As the entitlement was classified then; unknown is scored as confidential.
  public let dataClass: DataClass
  /// The first moment it opens access, itself included.
  public let startsAt: Instant
  /// `nil`: no end, so standing.
  public let endsAt: Instant?
  /// The request that it came from; `nil` for one that a baseline adopted.
  public let request: AccessRequest.ID?
  /// The snapshot in which a baseline found it.
  public let adoptedFrom: Snapshot.ID?
  /// Name of the rule that opened it; `baseline` for an adopted one.
  public let rule: String
  /// The version of the rules in which ``rule`` stood then.
  public let rulesVersion: Int
  /// The grant that it follows on; `nil` for a first one, since an end is never moved.
  public let renews: ID?
  /// Whether it was ever changed outside govtop; sticky, so never false again.
  public var externallyModified: Bool
  /// What shows that the target opened the access.
  public var startProof: Proof
  /// What shows that the target closed it; until then a revocation is only a decision.
  public var endProof: Proof
  /// Who decided that it ends, `nil` for time or a rule.
  public var endedBy: Person.ID?
  /// In the words of who ended it; `nil` for time or a rule.
  public var endReason: FreeText?
  /// When its revocation was decided; `nil` where time ends it or it never began.
  public var revokeAskedAt: Instant?
  /// When the target was shown to have ended it.
  public var enforcedAt: Instant?
  /// How often a command failed at the target since somebody last asked for it.
  public var attempts: Int
  /// When a command last ran at the target for it.
  public var triedAt: Instant?
  /// When it is tried again by itself; `nil` where nothing failed, or where it takes a person to ask for it.
  public var retryAt: Instant?
  /// Why the last command failed, in its own words.
  public var failure: FreeText?
  /// When a reviewer last upheld it; `nil` never, which marks it as uncertified.
  public var certifiedAt: Instant?
  /// When the deciding vote opened it or a baseline adopted it.
  public var createdAt: Instant
  /// From 1, one more with each event; a decision names the version that it saw.
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
