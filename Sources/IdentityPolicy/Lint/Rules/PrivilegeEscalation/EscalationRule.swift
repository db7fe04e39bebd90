/// A rule whose knowledge is a table of paths: a new path is one line of it.
protocol EscalationRule: HoldingRule, WatchingRule {
  static var paths: [EscalationPath] { get }
  /// What a holder can do by any of the paths, such as "give itself any right".
  static var gain: String { get }
  /// Whether the steps of a path must be taken on one and the same thing.
  static var sharesTarget: Bool { get }
}

extension EscalationRule {
  static var family: LintFamily { .privilegeEscalation }
  static var sharesTarget: Bool { false }

  static func check(_ holding: LintedHolding, _ report: inout LintReport) {
    // Whoever can do anything is reported once, as that.
    guard holding.rights.unlimited == nil else { return }
    let ways = longest(
      paths.compactMap { EscalationWay($0, in: holding.rights, sharingTarget: sharesTarget) }
    )
    guard let first = ways.first(where: { !$0.isNarrow }) ?? ways.first else { return }
    report.add(
      Self.self,
      at: first.grants[0].statement.place,
      message(ways),
      severity: ways.allSatisfy(\.isNarrow) ? .medium : severity
    )
  }

  /// Ways that are no part of another one, which then names all that is used.
  private static func longest(_ ways: [EscalationWay]) -> [EscalationWay] {
    ways.filter { way in
      !ways.contains { other in
        other.path.actions != way.path.actions && way.path.actions.isSubset(of: other.path.actions)
          && !(other.isNarrow && !way.isNarrow)
      }
    }
  }

  private static func message(_ ways: [EscalationWay]) -> String {
    let shown = ways.prefix(5).map { way in
      way.grants.map(\.evidence).joined(separator: " with ")
    }
    let rest = ways.count - shown.count
    let more = rest > 0 ? ", or in \(rest) more ways" : ""
    return "the holder can \(gain): " + shown.joined(separator: ", or ") + more
  }
}

extension HeldGrant {
  /// The right, its reach and its place: `` `iam:PassRole` on `*` (p.json, statement 0) ``.
  var evidence: String {
    "`\(action.name)` on `\(shown)` (\(statement.file), statement \(statement.name))"
  }

  /// The pattern that says most, cut to 120 characters.
  var shown: String {
    shownPattern.count > 120 ? shownPattern.prefix(119) + "…" : shownPattern
  }
}
