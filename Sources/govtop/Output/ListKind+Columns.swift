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
    case .deviations: ["due_at", "class", "id", "environment", "resource", "owner_name", "state"]
    case .drift: ["due_at", "class", "id", "what", "source", "owner_name", "state", "times"]
    case .findings:
      ["due_at", "class", "id", "rule", "resource", "evaluation", "owner_name", "state"]
    case .workloads: ["id", "name", "zone", "environment", "owner_name", "state"]
    case .exceptions:
      [
        "id", "kind", "state", "class", "rule", "scope", "owner_name", "expires_at",
        "review_due_at", "repeat_count", "past_review", "zombie",
      ]
    case .backlog: ["id", "state", "rule", "scope", "owner_name", "exceptions", "opened_at"]
    case .controls: ["id", "state", "mode", "declared_mode", "changes_at", "incident"]
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
    case .packages:
      [
        "id", "state", "package_group", "name", "release", "risk_tier", "missing", "provenance",
        "tests", "ticket", "live_in", "owner_name",
      ]
    case .changes:
      ["id", "state", "kind", "proposed_fix", "window_from", "window_until", "outcome", "authors"]
    case .bundles:
      [
        "id", "state", "workload", "environment", "revision", "canary", "lagging_points",
        "last_known_good", "rollback_seconds",
      ]
    case .drills:
      ["id", "state", "kind", "name", "workload", "environment", "started_at", "seconds"]
    case .events:
      [
        "at", "id", "principal", "action", "resource", "environment", "decision", "factor",
        "coverage", "source",
      ]
    case .credentials:
      [
        "id", "kind", "name", "is_active", "environment", "issued_at", "expires_at",
        "last_used_at", "owner", "source",
      ]
    case .snapshots:
      ["id", "source", "published_at", "records", "conflicts", "bytes", "is_current"]
    case .policies, .statements, .entitlements, .assignments, .trusts, .artifacts, .sources: nil
    }
  }
}
