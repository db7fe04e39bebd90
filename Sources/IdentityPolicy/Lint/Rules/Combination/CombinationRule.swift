/// A rule on two kinds of rights that must not be in one hand: its knowledge is the two lists.
protocol CombinationRule: HoldingRule, WatchingRule {
  static var first: [WatchedAction] { get }
  static var second: [WatchedAction] { get }
  /// What a holder can do with both, such as "build what runs and put it into place".
  static var gain: String { get }
  /// Whether both must be held over one and the same thing.
  static var sharesTarget: Bool { get }
  /// Whether a right counts, and what is known of it; `nil` where it does not count.
  static func remark(on grant: HeldGrant) -> String?
}

extension CombinationRule {
  static var family: LintFamily { .combination }
  static var sharesTarget: Bool { false }
  static func remark(on grant: HeldGrant) -> String? { "" }

  /// The two lists of a table, an empty line between them.
  static func halves(_ table: String) -> [[WatchedAction]] {
    table.split(separator: "\n\n").map { WatchedActions.actions(String($0)) }
      .map { $0.compactMap { WatchedAction($0) } }
  }

  static func check(_ holding: LintedHolding, _ report: inout LintReport) {
    let rights = holding.rights
    // Whoever can do anything is reported once, as that.
    guard rights.unlimited == nil else { return }
    let starts = grants(first.filter(rights.allowed.contains), in: rights)
    guard !starts.isEmpty else { return }
    let ends = grants(second.filter(rights.allowed.contains), in: rights)
    for start in starts {
      guard let remark = remark(on: start),
        let end = ends.first(where: { !sharesTarget || $0.meets(start) })
      else { continue }
      report.add(
        Self.self,
        at: start.statement.place,
        "the holder can \(gain)\(remark): \(start.evidence) with \(end.evidence)"
      )
      return
    }
  }

  private static func grants(_ actions: [WatchedAction], in rights: HeldRights) -> [HeldGrant] {
    actions.flatMap(rights.grants).filter { !$0.limits.isIndirect }
  }
}
