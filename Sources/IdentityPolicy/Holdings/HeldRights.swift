/// The watched rights of a principal: what its statements allow together, less what they deny.
struct HeldRights: Sendable {
  private let allows: [LintedStatement]
  private let denies: [LintedStatement]
  /// `nil` where no boundary is set.
  private let boundary: [LintedStatement]?
  /// The actions that are allowed somewhere and not denied everywhere.
  let allowed: WatchedSet
  /// A statement that allows anything on anything, gaining rights among it.
  private(set) var unlimited: LintedStatement?

  init(_ policies: [LintedPolicy], boundaries: [LintedPolicy]) {
    let statements = policies.flatMap(\.statements).filter { $0.statement.principals == nil }
    let caps = boundaries.flatMap(\.statements)
    allows = statements.filter(\.isAllow)
    denies = (statements + caps).filter { !$0.isAllow }
    boundary = boundaries.isEmpty ? nil : caps.filter(\.isAllow)
    var allowed = WatchedSet()
    for statement in allows { allowed.formUnion(statement.watched) }
    if let boundary {
      allowed.formIntersection(
        boundary.reduce(into: WatchedSet()) { $0.formUnion($1.watched) }
      )
    }
    for statement in denies where statement.deniesEverywhere { allowed.subtract(statement.watched) }
    self.allowed = allowed
    unlimited = unlimitedStatement
  }

  /// What is held of an action, the broadest first; empty where it is not held.
  func grants(of action: WatchedAction) -> [HeldGrant] {
    guard allowed.contains(action) else { return [] }
    var grants = HeldRights.grants(of: action, in: allows)
    for deny in denies where deny.watched.contains(action) {
      grants = grants.compactMap { $0.denied(by: deny.statement) }
    }
    if let boundary {
      let caps = HeldRights.grants(of: action, in: boundary)
      grants = grants.compactMap { $0.capped(by: caps) }
    }
    return grants.filter(\.isBroad) + grants.filter { !$0.isBroad }
  }

  private static func grants(
    of action: WatchedAction,
    in statements: [LintedStatement]
  ) -> [HeldGrant] {
    statements.filter { $0.watched.contains(action) }
      .compactMap { HeldGrant(action, allowedBy: $0) }
  }

  private var unlimitedStatement: LintedStatement? {
    guard let action = WatchedAction("iam:PutUserPolicy") else { return nil }
    return grants(of: action).first { grant in
      grant.isBroad && grant.statement.analysed.allowsEverything && !grant.limits.isBounded
        && !grant.limits.isIndirect
    }?.statement
  }
}

extension LintedStatement {
  /// Whether what it denies is denied always and everywhere, whatever its list of actions is like.
  fileprivate var deniesEverywhere: Bool {
    guard case .only = statement.resources, statement.conditions.isEmpty else { return false }
    return analysed.resources.contains { $0.width == .everything }
  }
}
