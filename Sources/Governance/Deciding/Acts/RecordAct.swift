/// What somebody does to one record on its screen: one case a meaning, whatever key leads to it.
///
/// Screens, the look ahead at what is allowed and the commands are all made from these.
package enum RecordAct: String, CaseIterable, Hashable, Sendable {
  // Review items, and the campaign that they belong to.
  case certify, end, reduce, abstain, handOver, reopen, signOff
  // Campaigns.
  case start, finish, cancelCampaign
  // Exceptions.
  case approveException, denyException, withdrawException, revokeException
  case review, renew
  // Emergency access.
  case approveExtension, extend, endEmergency, judgeEmergency
  // Findings.
  case acknowledge, assign, remediate, finishRemedy, accept, dismiss, except
  // Packages.
  case submit, approvePackage, rejectPackage, promote, demote
  // Changes.
  case authorize, advance, rollBack, cancelChange

  /// The acts that can be done to records of a kind, in the order in which they are offered.
  package static func acts(on prefix: IDPrefix) -> [RecordAct] {
    switch prefix {
    case .item: [.certify, .end, .reduce, .abstain, .handOver, .reopen, .signOff]
    case .campaign: [.start, .finish, .cancelCampaign, .signOff]
    case .exception:
      [
        .approveException, .denyException, .withdrawException, .revokeException, .review, .renew,
      ]
    case .breakGlass: [.approveExtension, .extend, .endEmergency, .judgeEmergency]
    case .drift: [.acknowledge, .accept, .assign, .remediate, .finishRemedy, .dismiss, .except]
    case .compliance: [.accept, .assign, .remediate, .except]
    case .package: [.submit, .approvePackage, .promote, .rejectPackage, .demote]
    case .ticket: [.authorize, .advance, .rollBack, .cancelChange]
    default: []
    }
  }

  /// What of an act's refusal somebody can still mend by choosing: another person, length, place.
  package var forgiven: Set<Refusal.Code> {
    switch self {
    case .handOver, .assign: [.notEligible, .notFound]
    case .review, .renew, .extend: [.limit]
    case .except: [.limit, .missingField]
    case .promote: [.notEligible, .conflict, .missingField, .hardStop]
    default: []
    }
  }

  /// Whether a record's state leads to this act at all: of several acts of one key, the one that is meant.
  package func fits(_ record: NamedRecord) -> Bool {
    let state = record.state
    return switch self {
    case .start: state == CampaignState.created.rawValue
    case .finish: state == CampaignState.reviewDone.rawValue
    case .withdrawException: PolicyException.State(rawValue: state)?.allows(.cancelled) ?? false
    case .revokeException: PolicyException.State(rawValue: state)?.allows(.revoked) ?? false
    case .acknowledge: DriftState(rawValue: state)?.allows(.acknowledged) ?? false
    case .finishRemedy: DriftState(rawValue: state)?.allows(.remediated) ?? false
    case .submit: PackageState(rawValue: state)?.allows(.pendingApproval) ?? false
    case .approvePackage: PackageState(rawValue: state)?.allows(.approved) ?? false
    case .promote: [PackageState.approved, .promoted].map(\.rawValue).contains(state)
    case .authorize: state == TicketState.authorize.rawValue
    case .advance: state != TicketState.authorize.rawValue
    default: true
    }
  }
}
