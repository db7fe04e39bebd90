/// What is true of an identity besides its state; it follows from the hour and is never stored.
public enum WorkloadFlag: String, CaseIterable, Sendable {
  case dormant, orphaned
  case rotationOverdue = "rotation_overdue"
  case recertificationDue = "recert_due"
  case reviewOverdue = "review_overdue"
}

/// What its flags need to know of the world.
package struct WorkloadFacts: Hashable, Sendable {
  /// Whether the owner is there; `nil` without one.
  package var ownerIsActive: Bool?
  /// The latest use; `nil` where nobody can tell, which is not the same as never.
  package var lastUsedAt: Instant?
  package var lastUsedKnown: Bool
  package var isPrivileged: Bool

  package init(
    ownerIsActive: Bool? = true,
    lastUsedAt: Instant? = nil,
    lastUsedKnown: Bool = false,
    isPrivileged: Bool = false
  ) {
    self.ownerIsActive = ownerIsActive
    self.lastUsedAt = lastUsedAt
    self.lastUsedKnown = lastUsedKnown
    self.isPrivileged = isPrivileged
  }
}

extension WorkloadIdentity {
  /// The flags that hold now; none once it is decommissioned.
  package func flags(
    _ facts: WorkloadFacts,
    at now: Instant,
    _ rules: Rules
  ) -> Set<WorkloadFlag> {
    guard !state.isTerminal else { return [] }
    var flags: Set<WorkloadFlag> = []
    if facts.ownerIsActive != true { flags.insert(.orphaned) }
    if facts.lastUsedKnown, (facts.lastUsedAt ?? proposedAt) + rules.dormantAfter <= now {
      flags.insert(.dormant)
    }
    if let issuedAt, issuedAt + rules.zones.minimum(zone).rotation < now {
      flags.insert(.rotationOverdue)
    }
    if let start = certifiedAt ?? registeredAt, start + certifyEvery(rules) <= now {
      flags.insert(.recertificationDue)
    }
    if let reviewDueAt, reviewDueAt <= now { flags.insert(.reviewOverdue) }
    return flags
  }

  private func certifyEvery(_ rules: Rules) -> Duration {
    environment.countsAsProduction ? rules.zones.certifyProduction : rules.zones.certifyOther
  }
}
