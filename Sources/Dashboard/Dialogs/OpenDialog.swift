package import Governance
package import TerminalUI

/// A question before something is written, open over a screen.
///
/// INVARIANT: what is sent was bound when the dialog opened: id, version and digest as they were shown.
package struct OpenDialog: Equatable, Sendable {
  package let act: Act
  package var form: DialogState
  /// The order that is on its way; nothing can be sent twice.
  package var sent: [Command]?
  /// The look ahead that was asked for last, so that late answers are told.
  package var asked: [Command]?

  package init(_ act: Act, _ form: DialogState) {
    self.act = act
    self.form = form
  }
}

/// Which text was typed for which act on which record.
package struct DialogKey: Hashable, Sendable {
  package let act: String
  package let subject: String
}
