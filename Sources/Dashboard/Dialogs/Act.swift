package import Governance

/// What a dialog is about to ask for, bound to the rows as they were shown when it opened.
package enum Act: Hashable, Sendable {
  case approve(RequestRow)
  case deny(RequestRow)
  case ask(RequestRow)
  case answer(RequestRow)
  case cancel(RequestRow)
  /// Several at once, all of low risk.
  case approveMarked([RequestRow])
  case revoke(GrantRow)
  case revokeMarked([GrantRow])
  /// The grant that a request of the viewer opened.
  case revokeOpened(RequestRow, Grant.ID)
  case request(NewRequest)
  /// Leaving although text was typed that nobody has sent.
  case leave(unsent: [String])
}

/// A right to be asked for again, with what is known of it.
package struct NewRequest: Hashable, Sendable {
  package var entitlement: Entitlement.ID
  package var name: String
  package var resource: String
  package var environment: Governance.Environment
  /// Who gets it; `nil` is the viewer's own account.
  package var beneficiary: Principal.ID?
  package var beneficiaryName: String
  package var duration: Duration
  package var ticket: String?
  package var renews: Grant.ID?
}
