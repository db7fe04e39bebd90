/// What persons decide about workload identities.
public enum WorkloadCommand: Hashable, Sendable {
  /// Puts a machine principal under governance: id, provider key or a unique name.
  case propose(Principal.ID, zone: IdentityZone, owner: Person.ID?)
  /// Declares what its zone asks for.
  case register(WorkloadIdentity.ID, WorkloadDraft, seen: Int?)
  /// Lets it act, for the first time or again.
  case activate(WorkloadIdentity.ID, reason: String?, seen: Int?)
  /// Names who answers for it.
  case assignOwner(WorkloadIdentity.ID, Person.ID, seen: Int?)
  /// Stops it for a while.
  case suspend(WorkloadIdentity.ID, reason: String?, seen: Int?)
  /// Announces its end; nothing new may rely on it.
  case deprecate(WorkloadIdentity.ID, reason: String?, seen: Int?)
  /// Ends it for good.
  case decommission(WorkloadIdentity.ID, reason: String?, seen: Int?)
  /// Ends all its grants at once, but those kept by name; reviewed afterwards.
  case quarantine(
    WorkloadIdentity.ID,
    reason: String?,
    ticket: String?,
    keep: [Grant.ID],
    seen: Int?
  )
  /// A second person's look at a quarantine.
  case review(WorkloadIdentity.ID, reason: String?, seen: Int?)
  /// Its credentials were issued anew.
  case rotate(WorkloadIdentity.ID, reason: String?, seen: Int?)
}

/// What is declared of a workload when it is registered.
public struct WorkloadDraft: Hashable, Sendable {
  /// Version of its intent in the repository: `v9`.
  public var intentVersion: String
  /// How long a token of it lives, as issued.
  public var tokenLifetime: Duration
  /// The one party that its tokens are for.
  public var audience: String?
  /// Whether the workload itself is attested.
  public var attested: Bool
  /// Whether what runs has signed provenance.
  public var provenance: Bool
  /// When its credential was issued, `nil` for now; its age counts from there, not from here.
  public var issuedAt: Instant?

  /// A declaration; the optional parts are set afterwards.
  public init(
    intentVersion: String,
    tokenLifetime: Duration,
    audience: String? = nil,
    attested: Bool = false,
    provenance: Bool = false,
    issuedAt: Instant? = nil
  ) {
    self.intentVersion = intentVersion
    self.tokenLifetime = tokenLifetime
    self.audience = audience
    self.attested = attested
    self.provenance = provenance
    self.issuedAt = issuedAt
  }
}
