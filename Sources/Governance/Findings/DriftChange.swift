/// A difference between two snapshots that nobody decided.
package struct DriftChange: Hashable, Sendable {
  package var kind: DriftKind
  package var cause: String
  package var severity: RiskScore.Band
  package var subject: String
  package var subjectName: String
  package var entitlement: Entitlement.ID?
  package var resource: String
  package var environment: Environment
  package var was: String?
  package var found: String?
  package var measure: DriftFinding.Measure?
  package var grant: Grant.ID?
  package var occurredAt: Instant
  package var occurredEstimated: Bool

  package init(
    _ kind: DriftKind,
    about subject: String,
    _ name: String,
    cause: [String] = [],
    severity: RiskScore.Band,
    resource: String,
    environment: Environment,
    was: String? = nil,
    found: String? = nil,
    at occurred: (at: Instant, isEstimated: Bool)
  ) {
    self.kind = kind
    self.cause = ([kind.rawValue, subject] + cause).joined(separator: " ")
    self.severity = severity
    self.subject = subject
    subjectName = name
    self.resource = resource
    self.environment = environment
    self.was = was
    self.found = found
    occurredAt = occurred.at
    occurredEstimated = occurred.isEstimated
  }
}

/// When two snapshots were taken, and the rules by which their difference is judged.
package struct PairContext: Sendable {
  /// When the snapshot before was published: the last scan that did not show what this one shows.
  package var lastScanAt: Instant
  package var now: Instant
  package var rules: FindingRules
  package var dormantAfter: Duration

  package init(lastScanAt: Instant, now: Instant, rules: FindingRules, dormantAfter: Duration) {
    self.lastScanAt = lastScanAt
    self.now = now
    self.rules = rules
    self.dormantAfter = dormantAfter
  }

  /// The moment that a source tells, if it lies behind the last scan; else that scan, as an upper bound.
  func occurred(toldAt told: Instant?) -> (at: Instant, isEstimated: Bool) {
    guard let told, told > lastScanAt else { return (lastScanAt, true) }
    return (told, false)
  }
}

extension DriftChange {
  /// What one pair of rows, before and after, shows that nobody decided.
  package static func reconcile(
    _ old: Observed?,
    _ new: Observed?,
    _ context: PairContext
  ) -> [DriftChange] {
    switch (old, new) {
    case (nil, .holding(let new)?): gained(new, context)
    case (.holding(let old)?, nil): removed(old, context)
    case (nil, .membership(let new)?): joined(new, context)
    case (.right(let old)?, .right(let new)?): widened(old, new, context)
    case (nil, .path(let new)?): opened(nil, new, context)
    case (.path(let old)?, .path(let new)?): opened(old, new, context)
    case (.thing(let old)?, .thing(let new)?): changed(old, new, context)
    default: []
    }
  }

  private static func gained(_ new: Observed.Holding, _ context: PairContext) -> [DriftChange] {
    guard new.grant == nil else { return [] }
    return [gain(new, cause: new.entitlement.text, context)]
  }

  /// Whoever joins a group gets what the group holds.
  private static func joined(_ new: Observed.Holding, _ context: PairContext) -> [DriftChange] {
    var change = gain(new, cause: "member \(new.entitlement)", context)
    change.entitlement = nil
    return [change]
  }

  private static func gain(
    _ new: Observed.Holding,
    cause: String,
    _ context: PairContext
  ) -> DriftChange {
    var change = DriftChange(
      .gained,
      about: new.holder,
      new.holderName,
      cause: [cause],
      severity: DriftKind.gained.severity(of: new.privilege, in: new.environment),
      resource: new.resource,
      environment: new.environment,
      found: new.entitlementName,
      at: context.occurred(toldAt: new.createdAt)
    )
    change.entitlement = new.entitlement
    return change
  }

  private static func removed(_ old: Observed.Holding, _ context: PairContext) -> [DriftChange] {
    guard let grant = old.grant else { return [] }
    var change = DriftChange(
      .removedOutside,
      about: old.holder,
      old.holderName,
      cause: [grant.text],
      severity: DriftKind.removedOutside.severity(of: old.privilege, in: old.environment),
      resource: old.resource,
      environment: old.environment,
      was: old.entitlementName,
      at: context.occurred(toldAt: nil)
    )
    change.entitlement = old.entitlement
    change.grant = grant
    return [change]
  }

  private static func widened(
    _ old: Observed.Right,
    _ new: Observed.Right,
    _ context: PairContext
  ) -> [DriftChange] {
    guard new.isHeld, new.measure.isWider(than: old.measure) else { return [] }
    var change = DriftChange(
      .widened,
      about: new.id.text,
      new.name,
      severity: DriftKind.widened.severity(of: new.measure.privilege, in: new.environment),
      resource: new.resource,
      environment: new.environment,
      was: old.words,
      found: new.words,
      at: context.occurred(toldAt: new.updatedAt)
    )
    change.entitlement = new.id
    change.measure = old.measure
    return [change]
  }

  private static func opened(
    _ old: Observed.Path?,
    _ new: Observed.Path,
    _ context: PairContext
  ) -> [DriftChange] {
    // A new role has to be taken on by somebody; what lets others in is another matter.
    guard new.roleWasKnown || new.isExternal || new.kind == .anyone else { return [] }
    if let old {
      guard old.condition != new.condition, old.isExact || !new.isExact else { return [] }
    }
    return [
      DriftChange(
        .trustOpened,
        about: new.role,
        new.roleName,
        cause: [new.kind.rawValue, new.trusted, new.condition ?? ""],
        severity: DriftKind.trustOpened.severity(
          of: .admin,
          in: new.environment,
          isExternal: new.isExternal || new.kind == .anyone
        ),
        resource: new.roleName,
        environment: new.environment,
        was: old?.words,
        found: new.words,
        at: context.occurred(toldAt: nil)
      )
    ]
  }
}
