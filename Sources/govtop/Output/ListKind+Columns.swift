import Governance

extension ListKind {
  /// What a table prints where nobody chose columns; JSON and CSV print all.
  var columns: [String]? {
    switch self {
    case .grants:
      [
        "id", "state", "risk.score", "principal_name", "entitlement_name", "environment",
        "resource", "ends_at", "last_used_at", "flags",
      ]
    case .requests:
      [
        "id", "state", "risk.score", "beneficiary_name", "items.0.entitlement_name",
        "environment", "items.0.resource", "requester_name", "due_at", "may_decide",
      ]
    case .ledger: ["sequence", "at", "who", "kind", "subject", "reason"]
    case .persons: ["id", "handle", "name", "team", "employment", "state", "personas"]
    case .principals, .groups:
      ["id", "name", "type", "native_kind", "environment", "owner", "state", "grants", "flags"]
    case .campaigns:
      [
        "id", "name", "state", "stage", "stage_count", "due_at", "open", "staged", "denied",
        "applied", "silence",
      ]
    case .items:
      [
        "id", "campaign", "state", "decision", "risk_score", "principal_name",
        "entitlement_name", "environment", "resource", "last_used_at", "hint", "reviewer_name",
      ]
    case .policies, .statements, .entitlements, .assignments, .trusts, .artifacts, .sources: nil
    }
  }
}
