package import Governance
package import TerminalUI

/// One line that says what was done or why not, in the footer's place until the next key.
package struct Message: Hashable, Sendable {
  package var text: String
  package typealias Kind = MessageLine.Kind

  package var kind: Kind
  package var at: Instant
  /// The typed reason of an act that was refused: `y` copies it.
  package var reason: String?
  /// The record that Enter opens.
  package var opens: String?

  package init(
    _ text: String,
    _ kind: Kind,
    at: Instant,
    reason: String? = nil,
    opens: String? = nil
  ) {
    self.text = text
    self.kind = kind
    self.at = at
    self.reason = reason
    self.opens = opens
  }
}
