/// A rule on actions that are harmless on a named thing and not on any, given as a list.
protocol ReachRule: HoldingRule, WatchingRule {
  static var actions: WatchedSet { get }
  /// What a holder can do, such as "read the content of any store".
  static var gain: String { get }
  /// Whether a limit to known networks takes the harm away.
  static var allowsKnownNetworks: Bool { get }
}

extension ReachRule {
  static var allowsKnownNetworks: Bool { false }

  static func check(_ holding: LintedHolding, _ report: inout LintReport) {
    guard !actions.isDisjoint(with: holding.rights.allowed) else { return }
    let held = actions.intersection(holding.rights.allowed).actions
    let grants = held.flatMap(holding.rights.grants).filter(isHarmful)
    let byPlace = Dictionary(grouping: grants, by: \.statement.place)
    for statement in holding.statements {
      guard let found = byPlace[statement.place] else { continue }
      report.add(Self.self, at: statement.place, message(found))
    }
  }

  private static func isHarmful(_ grant: HeldGrant) -> Bool {
    grant.isBroad && !grant.limits.isIndirect
      && !(allowsKnownNetworks && grant.limits.isNetworkBound)
  }

  private static func message(_ grants: [HeldGrant]) -> String {
    let names = grants.prefix(5).map { "`\($0.action.name)`" }.joined(separator: ", ")
    let rest = grants.count - min(grants.count, 5)
    let more = rest > 0 ? " and \(rest) more" : ""
    return "the holder can \(gain): \(names)\(more) on `\(grants[0].shown)`"
  }
}
