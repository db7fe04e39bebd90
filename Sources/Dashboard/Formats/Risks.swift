package import Governance
package import TerminalUI

/// Risk as lists and details write it.
package enum Risks {
  /// `71 C`, and with room the word: `45 high`.
  package static func text(_ risk: RiskScore, inWords: Bool = false) -> String {
    "\(risk.score) " + (inWords ? risk.band.rawValue : risk.band.letter)
  }

  package static func role(_ band: RiskScore.Band) -> Role {
    switch band {
    case .critical: .danger
    case .high: .warn
    case .medium, .low: .text
    }
  }

  package static func span(_ risk: RiskScore, inWords: Bool = false) -> Span {
    Span(text(risk, inWords: inWords), Style(role(risk.band)))
  }

  /// All shares, which sum to the score: `prod 12 + admin 12 + 8h 3`.
  package static func shares(_ risk: RiskScore) -> String {
    guard let first = risk.contributions.first else { return "no factor adds to it" }
    let rest = risk.contributions.dropFirst().map { share in
      share.points < 0 ? " - \(name(share)) \(-share.points)" : " + \(name(share)) \(share.points)"
    }
    return "\(name(first)) \(first.points)" + rest.joined()
  }

  private static func name(_ share: RiskScore.Contribution) -> String {
    share.because.isEmpty ? Names.words(share.factor) : share.because
  }

  /// `for 1h: 42 medium, 1 approver`.
  package static func counterfactual(_ other: RiskScore.Counterfactual) -> String {
    let approvers = "\(other.approvers) approver\(other.approvers == 1 ? "" : "s")"
    return "\(other.change): \(other.score) \(other.band.rawValue), \(approvers)"
  }
}
