import Governance
import TerminalUI

/// Text on its way to a terminal outside the dashboard: foreign text stays text there too.
enum Words {
  /// One line in which nothing can move the cursor or hide.
  static func plain(_ text: String) -> String { SafeText(text).text }

  static func handle(_ person: Person) -> String { person.handle }

  /// `71 C`.
  static func risk(_ risk: RiskScore) -> String { "\(risk.score) \(risk.band.letter)" }
}
