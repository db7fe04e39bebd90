extension DriftChange {
  /// What changed about an account or policy besides what it may do.
  static func changed(
    _ old: Observed.Thing,
    _ new: Observed.Thing,
    _ context: PairContext
  ) -> [DriftChange] {
    guard new.isActive else { return [] }
    return [
      boundary(old, new, context), orphaned(old, new, context), dormant(old, new, context),
    ].compactMap { $0 } + pushedOut(old, new, context)
  }

  private static func boundary(
    _ old: Observed.Thing,
    _ new: Observed.Thing,
    _ context: PairContext
  ) -> DriftChange? {
    guard let was = old.boundary, was != new.boundary else { return nil }
    return change(.boundaryRemoved, new, [was], was: was, found: new.boundary, context)
  }

  private static func orphaned(
    _ old: Observed.Thing,
    _ new: Observed.Thing,
    _ context: PairContext
  ) -> DriftChange? {
    guard old.isOwned == true, new.isOwned == false else { return nil }
    return change(.orphaned, new, [], was: old.tags["owner"], found: nil, context)
  }

  /// The moment at which it became dormant is known exactly: its last use and the rule say it.
  private static func dormant(
    _ old: Observed.Thing,
    _ new: Observed.Thing,
    _ context: PairContext
  ) -> DriftChange? {
    guard let lastUse = new.lastUsedAt else { return nil }
    let since = lastUse + context.dormantAfter
    guard context.lastScanAt < since, since <= context.now else { return nil }
    var change = change(
      .dormant,
      new,
      [],
      was: nil,
      found: "unused since \(lastUse.dateText)",
      context
    )
    change.occurredAt = since
    change.occurredEstimated = false
    return change
  }

  private static func pushedOut(
    _ old: Observed.Thing,
    _ new: Observed.Thing,
    _ context: PairContext
  ) -> [DriftChange] {
    context.rules.exceptionTags.compactMap { tag in
      guard let was = old.tags[tag], let found = new.tags[tag],
        isLater(found, than: was)
      else { return nil }
      return change(.metadataPushedOut, new, [tag], was: was, found: found, context)
    }
  }

  /// An end that cannot be read any more is no end.
  package static func isLater(_ found: String, than was: String) -> Bool {
    guard found != was else { return false }
    guard let old = Instant(rfc3339: was) else { return false }
    return Instant(rfc3339: found).map { $0 > old } ?? true
  }

  private static func change(
    _ kind: DriftKind,
    _ thing: Observed.Thing,
    _ cause: [String],
    was: String?,
    found: String?,
    _ context: PairContext
  ) -> DriftChange {
    DriftChange(
      kind,
      about: thing.id,
      thing.name,
      cause: cause,
      severity: kind.severity(
        of: thing.isPrivileged ? .admin : .read,
        in: thing.environment
      ),
      resource: thing.name,
      environment: thing.environment,
      was: was,
      found: found,
      at: context.occurred(toldAt: nil)
    )
  }
}
