/// One statement's share of a right that a principal holds, after what is denied.
struct HeldGrant: Sendable {
  let action: WatchedAction
  let statement: LintedStatement
  /// The patterns that can name what the action acts on.
  private(set) var patterns: [String]
  private(set) var limits: GrantLimits

  /// What an *Allow* gives of an action; `nil` where none of its resources can be meant.
  init?(_ action: WatchedAction, allowedBy statement: LintedStatement) {
    let target = action.target
    switch statement.statement.resources {
    case .only(let resources): patterns = resources.filter(target.applies)
    case .allBut(let excepted): patterns = excepted.contains(where: target.isBroad) ? [] : ["*"]
    case nil: return nil
    }
    guard !patterns.isEmpty else { return nil }
    self.action = action
    self.statement = statement
    limits = statement.limits
  }

  /// What a *Deny* of the action leaves of it.
  func denied(by deny: PolicyStatement) -> HeldGrant? {
    guard let resources = deny.resources else { return self }
    let left = patterns.filter { !isCovered($0, by: resources) }
    guard !deny.conditions.isEmpty else { return narrowed(to: left, excepting: resources) }
    guard left.count < patterns.count else { return self }
    var grant = self
    grant.limits.narrow(denying: deny.conditions)
    return grant
  }

  private func narrowed(
    to left: [String],
    excepting resources: PolicyStatement.Scope
  ) -> HeldGrant? {
    var grant = self
    grant.patterns = left
    // A deny of all but some leaves of a broad pattern those that it spares.
    if case .allBut(let spared) = resources {
      grant.patterns = left.flatMap { action.target.isBroad($0) ? spared : [$0] }
        .filter(action.target.applies)
    }
    return grant.patterns.isEmpty ? nil : grant
  }

  private func isCovered(_ pattern: String, by resources: PolicyStatement.Scope) -> Bool {
    switch resources {
    case .only(let denied): denied.contains { action.target.covers($0, pattern) }
    case .allBut(let spared): !spared.contains { Glob($0).overlaps(Glob(pattern)) }
    }
  }

  /// Cuts the right to what a boundary allows of the action; `nil` where that is nothing.
  func capped(by boundary: [HeldGrant]) -> HeldGrant? {
    var grant = self
    grant.patterns = patterns.flatMap { pattern in
      boundary.flatMap(\.patterns).compactMap { cap in
        if action.target.covers(cap, pattern) { return pattern }
        return Glob(cap).overlaps(Glob(pattern)) ? cap : nil
      }
    }
    return grant.patterns.isEmpty ? nil : grant
  }

  /// Whether the holder can use it on anything of the kind.
  var isBroad: Bool { !limits.isNarrowed && broadPattern != nil }

  var broadPattern: String? { patterns.first(where: action.target.isBroad) }

  /// A pattern whose name says that what it names can do nearly everything.
  var administrativePattern: String? {
    patterns.first { pattern in
      let name = pattern.lowercased()
      return HeldGrant.administrativeNames.contains(where: name.contains)
    }
  }

  private static let administrativeNames = [
    "administrator", "admin-role", "adminrole", "role/admin", "user/admin", "group/admin",
    "organizationaccountaccessrole", "awscontroltowerexecution", "poweruser", "fulladmin",
    "/root", "superuser", "breakglass", "break-glass",
  ]

  /// The pattern that says most of its reach.
  var shownPattern: String { broadPattern ?? administrativePattern ?? patterns[0] }

  /// Whether two rights can be used on the same thing.
  func meets(_ other: HeldGrant) -> Bool {
    guard action.target.isSameKind(as: other.action.target) else { return true }
    return patterns.contains { pattern in
      other.patterns.contains { Glob(pattern).overlaps(Glob($0)) }
    }
  }
}
