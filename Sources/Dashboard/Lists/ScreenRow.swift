package import Governance

/// One row of a list screen, whatever it is a row of.
package enum ScreenRow: Hashable, Sendable, Identifiable {
  case grant(GrantRow)
  case request(RequestRow)
  /// A row of a kind whose cells are named, as JSON and tables print them.
  case record(RecordRow)
  case entry(LedgerRow)

  package var id: String {
    switch self {
    case .grant(let row): row.id
    case .request(let row): row.id
    case .record(let row): row.id
    case .entry(let row): row.id
    }
  }

  /// The record with all that makes what was shown of it this and no other: id, version, content.
  package var shownName: String {
    switch self {
    case .grant(let row): row.shownName
    case .request(let row): row.shownName
    case .record(let row): row.shownName
    case .entry(let row): row.id
    }
  }

  /// Whether somebody who steps through what is to be done stops here.
  package func waits(for viewer: Viewer) -> Bool {
    switch self {
    case .grant(let row): row.waitsForViewer
    case .request(let row): row.waitsForViewer
    case .record(let row): row.waits(for: viewer)
    case .entry: false
    }
  }

  package var grantRow: GrantRow? { if case .grant(let row) = self { row } else { nil } }
  package var requestRow: RequestRow? { if case .request(let row) = self { row } else { nil } }
  package var recordRow: RecordRow? { if case .record(let row) = self { row } else { nil } }
  package var entryRow: LedgerRow? { if case .entry(let row) = self { row } else { nil } }
}

/// The record of one row with all that is read of it.
package enum ScreenDetail: Hashable, Sendable {
  case grant(GrantDetail)
  case request(RequestDetail)
  case record(RecordDetail)
  case entry(LedgerRow)

  /// The row as it was when the record was read.
  package var row: ScreenRow {
    switch self {
    case .grant(let detail): .grant(detail.row)
    case .request(let detail): .request(detail.row)
    case .record(let detail): .record(detail.row)
    case .entry(let row): .entry(row)
    }
  }

  package var grantDetail: GrantDetail? {
    if case .grant(let detail) = self { detail } else { nil }
  }

  package var requestDetail: RequestDetail? {
    if case .request(let detail) = self { detail } else { nil }
  }

  package var recordDetail: RecordDetail? {
    if case .record(let detail) = self { detail } else { nil }
  }
}

extension RequestRow {
  package var shownName: String {
    let terms = request.terms
    return [
      id, "v\(request.version)", request.contentHash, "\(terms.risk.score)", terms.rule,
      "\(terms.rulesVersion)", state.rawValue,
    ].joined(separator: " ")
  }

  package var waitsForViewer: Bool { state == .pending && mayDecide }
  package var risk: RiskScore { request.terms.risk }
}

extension GrantRow {
  package var shownName: String { "\(id) v\(grant.version) \(standing.rawValue)" }

  /// Access that somebody decided to end and that is still there, and access that did not start.
  package var waitsForViewer: Bool {
    standing == .revokeFailed || standing == .activationFailed || marks.contains(.uncertified)
  }

  /// Whether something was decided that nothing has shown to be done at the target.
  var waitsForProof: Bool {
    switch grant.state {
    case .revoking, .revokeFailed, .ending, .activating: true
    case .scheduled: standing != .scheduled
    case .active, .suspended, .activationFailed, .withdrawn, .revoked, .ended: false
    }
  }
}

extension RecordRow {
  package var shownName: String { "\(id) v\(integer("version") ?? 0) \(text("state") ?? "")" }

  /// Whether it is this viewer who has to do something about it next.
  package func waits(for viewer: Viewer) -> Bool {
    let voter = (viewer.delegateOf ?? viewer.person).id.text
    let state = text("state") ?? ""
    switch IDPrefix(of: id) {
    case .item:
      return state == "open"
        && (text("reviewer") == voter || list("co_reviewers").contains(voter))
    case .drift: return isOwned(by: viewer) && DriftState(rawValue: state)?.isOpen ?? false
    case .compliance: return isOwned(by: viewer) && ["open", "assigned"].contains(state)
    case .exception, .breakGlass: return flag("past_review") || state == "requested"
    case .package: return state == PackageState.pendingApproval.rawValue
    case .ticket: return state == TicketState.authorize.rawValue
    default: return false
    }
  }

  private func isOwned(by viewer: Viewer) -> Bool { text("owner") == viewer.person.id.text }
}

extension AccessRequest {
  /// The deciding hash as it is compared, hex.
  var contentHash: String { "\(contentDigest)" }
}
