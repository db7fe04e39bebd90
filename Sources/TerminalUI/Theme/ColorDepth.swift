/// How many colours a terminal shows.
package enum ColorDepth: Int, CaseIterable, Comparable, Hashable, Sendable {
  case mono, sixteen, twoFiftySix, trueColor

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What the environment and terminfo say; the program may still lower it for want of an entry.
  ///
  /// `NO_COLOR` counts unless it is empty. `COLORTERM` alone makes no colour terminal: it crosses
  /// into sessions on terminals that have none.
  package init(noColor: String?, colorTerm: String?, terminfoColors: Int) {
    if noColor?.isEmpty == false || terminfoColors < 8 {
      self = .mono
    } else if colorTerm == "truecolor" || colorTerm == "24bit" {
      self = .trueColor
    } else {
      self = terminfoColors >= 256 ? .twoFiftySix : .sixteen
    }
  }
}
