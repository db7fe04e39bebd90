package import Governance

/// What a list screen needs to know of its rows, whatever they are rows of.
package protocol ScreenRow: Hashable, Sendable, Identifiable<String> {
  /// The record with all that makes what was shown of it this and no other: id, version, content.
  var shownName: String { get }
  /// Whether somebody who steps through what is to be done stops here.
  var waitsForViewer: Bool { get }
  var risk: RiskScore { get }
}

/// The record of one row with all that is read of it.
package protocol ScreenDetail<Row>: Hashable, Sendable {
  associatedtype Row: ScreenRow
  /// The row as it was when the record was read.
  var row: Row { get }
}

extension RequestDetail: ScreenDetail {}
extension GrantDetail: ScreenDetail {}

extension RequestRow: ScreenRow {
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

extension GrantRow: ScreenRow {
  package var shownName: String { "\(id) v\(grant.version) \(standing.rawValue)" }

  /// Access that somebody decided to end and that is still there, and access that did not start.
  package var waitsForViewer: Bool {
    standing == .revokeFailed || standing == .activationFailed || marks.contains(.uncertified)
  }
}

extension GrantRow {
  /// Whether something was decided that nothing has shown to be done at the target.
  var waitsForProof: Bool {
    switch grant.state {
    case .revoking, .revokeFailed, .ending, .activating: true
    case .scheduled: standing != .scheduled
    case .active, .suspended, .activationFailed, .withdrawn, .revoked, .ended: false
    }
  }
}

extension AccessRequest {
  /// The deciding hash as it is compared, hex.
  var contentHash: String { "\(contentDigest)" }
}
