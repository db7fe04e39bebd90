package import Governance

/// An act on a record that names its own cells, bound to what was shown of it.
package struct RecordOrder: Hashable, Sendable {
  package let act: RecordAct
  package let detail: RecordDetail
  /// The record as its command names it, with how long it was looked at.
  package let shown: ShownRecord

  package var row: RecordRow { detail.row }
  /// Why it takes words; `nil` where none are needed.
  package var need: String? { detail.judgements[act]?.need }

  /// Whether its key is enough: an answer to a review item is only staged until the sign-off.
  package var stagesAtOnce: Bool {
    [.certify, .end, .reduce].contains(act) && need == nil
  }
}

/// Emergency access that somebody is about to take.
package struct EmergencyOrder: Hashable, Sendable {
  /// The right as a command names it; empty where it is still to be said.
  package let right: String
  /// As people call it.
  package let name: String
  package let place: String

  /// For the right under the cursor, where there is one.
  init(_ state: Dashboard.State) {
    let grant = state.list?.selected?.grantRow
    right = grant?.grant.entitlement.text ?? ""
    name = grant?.entitlementName ?? ""
    place = grant.map { Names.place($0.grant.environment, $0.grant.resource) } ?? ""
  }
}
