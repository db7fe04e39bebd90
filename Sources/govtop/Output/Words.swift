import Governance
import TerminalUI

/// Text on its way to a terminal outside the dashboard: foreign text stays text there too.
enum Words {
  /// One line in which nothing can move the cursor or hide.
  static func plain(_ text: String) -> String { SafeText(text).text }

  /// Lines of our own making; what stands inside a line cannot break it.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { plain(String($0)) }.joined(separator: "\n")
  }

  /// `71 C`.
  static func risk(_ risk: RiskScore) -> String { "\(risk.score) \(risk.band.letter)" }
}
