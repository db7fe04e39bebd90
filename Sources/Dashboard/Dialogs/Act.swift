package import Governance

/// What a dialog is about to ask for, bound to the rows as they were shown when it opened.
package enum Act: Hashable, Sendable {
  case approve(RequestRow)
  case deny(RequestRow)
  case ask(RequestRow)
  case answer(RequestRow)
  case cancel(RequestRow)
  /// The viewer's own vote, while the request is pending.
  case withdrawVote(RequestRow)
  /// Several at once, all of low risk.
  case approveMarked([RequestRow])
  case revoke(GrantRow)
  /// The word of a second person that the target did what was decided.
  case attest(GrantRow)
  case revokeMarked([GrantRow])
  /// The grant that a request opened.
  case revokeOpened(RequestRow, Grant.ID)
  case request(NewRequest)
  /// Anything that is done to a record that names its own cells.
  case record(RecordOrder)
  /// The same of several at once; those that are left out keep their marks.
  case records(RecordAct, [RecordRow], leftOut: Int)
  case emergency(EmergencyOrder)
  /// Leaving although text was typed that nobody has sent.
  case leave(unsent: [String])

  /// The word that configuration of drafts and messages uses: `approve`.
  var name: String {
    switch self {
    case .approve, .approveMarked: "approve"
    case .deny: "deny"
    case .ask: "ask"
    case .answer: "answer"
    case .cancel: "withdraw"
    case .withdrawVote: "take back"
    case .revoke, .revokeMarked, .revokeOpened: "revoke"
    case .attest: "attest"
    case .request: "request"
    case .record(let order): RecordForm(order.act).verb
    case .records(let act, _, _): RecordForm(act).verb
    case .emergency: "break the glass"
    case .leave: "leave govtop"
    }
  }

  /// The records whose change makes the dialog out of date.
  var subjects: [Subject] {
    switch self {
    case .approve(let row), .deny(let row), .ask(let row), .answer(let row), .cancel(let row),
      .withdrawVote(let row):
      [.request(row.request.id)]
    case .revokeOpened(let row, _): [.request(row.request.id)]
    case .approveMarked(let rows): rows.map { .request($0.request.id) }
    case .revoke(let row), .attest(let row): [.grant(row.grant.id)]
    case .revokeMarked(let rows): rows.map { .grant($0.grant.id) }
    case .record(let order): [Subject(order.row.id)].compactMap(\.self)
    case .records(_, let rows, _): rows.compactMap { Subject($0.id) }
    case .request, .emergency, .leave: []
    }
  }

  /// Under which name typed text is kept.
  package var key: DialogKey {
    switch self {
    case .request(let new): DialogKey(act: name, subject: new.entitlement.text)
    case .emergency(let order): DialogKey(act: name, subject: order.right)
    default: DialogKey(act: name, subject: subjects.map(\.id).joined(separator: " "))
    }
  }
}

/// A right to be asked for again, with what is known of it.
package struct NewRequest: Hashable, Sendable {
  package var entitlement: Entitlement.ID
  package var name: String
  package var resource: String
  package var environment: Environment
  /// Who gets it; `nil` is the viewer's own account.
  package var beneficiary: Principal.ID?
  package var beneficiaryName: String
  package var duration: Duration
  package var ticket: String?
  package var renews: Grant.ID?

  package init(
    entitlement: Entitlement.ID,
    name: String,
    resource: String,
    environment: Environment,
    beneficiary: Principal.ID?,
    beneficiaryName: String,
    duration: Duration,
    ticket: String?,
    renews: Grant.ID?
  ) {
    self.entitlement = entitlement
    self.name = name
    self.resource = resource
    self.environment = environment
    self.beneficiary = beneficiary
    self.beneficiaryName = beneficiaryName
    self.duration = duration
    self.ticket = ticket
    self.renews = renews
  }
}
