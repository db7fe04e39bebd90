import Dashboard
import Governance

/// Rows of the lists whose records name their own cells, and of the ledger.
extension Sample {
  static let records: [ListKind: [ScreenRow]] = [
    .exceptions: exceptions.map(ScreenRow.record), .campaigns: campaigns.map(ScreenRow.record),
    .items: items.map(ScreenRow.record), .deviations: deviations.map(ScreenRow.record),
    .packages: packages.map(ScreenRow.record), .changes: tickets.map(ScreenRow.record),
    .ledger: changes.map(ScreenRow.entry),
  ]

  /// A record with what can be done to it; what the rules refuse is given, else the state decides.
  static func detail(_ row: RecordRow, _ told: [RecordAct: Judgement] = [:]) -> RecordDetail {
    guard let prefix = IDPrefix(of: row.id) else { return RecordDetail(row: row) }
    let named = NamedRecord(
      row.id,
      prefix,
      state: row.text("state") ?? "",
      version: row.integer("version") ?? 1,
      digest: "e1"
    )
    let acts = RecordAct.acts(on: prefix).map { act in
      let refusal = act.fits(named) ? nil : refused(row, "does not lead there")
      return (act, told[act] ?? Judgement(refusal: refusal))
    }
    return RecordDetail(
      row: row,
      rationale: "it must not happen",
      named: named,
      judgements: Dictionary(uniqueKeysWithValues: acts),
      grounds: [ExceptionFact(id: "EX-118", endsAt: now + .minutes(90))],
      staged: ["RC-31", row.text("campaign")].contains("RC-31") ? [.certify: 2, .revoke: 1] : [:]
    )
  }

  static func refused(_ row: RecordRow, _ why: String) -> Refusal {
    let state = row.text("state") ?? ""
    return Refusal(.illegalTransition, row.id, state: state, "\(row.id) is \(state): it \(why)")
  }

  static func record(_ id: String, _ fields: [(String, RecordRow.Value)]) -> RecordRow {
    RecordRow(id: id, [("id", .text(id))] + fields)
  }

  static let exceptions = [
    record(
      "EX-118",
      [
        ("kind", .text("exception")), ("state", .text("active")), ("past_review", .flag(true)),
        ("zombie", .flag(false)), ("rule", .text("no-prod-wildcard")),
        ("rules_version", .integer(14)), ("scope", .text("workload:fraud-trainer env:prod")),
        ("class", .text("critical")), ("owner_name", .text("ben")),
        ("compensating_control", .text("bucket policy denies delete")),
        ("justification", .text("provider lacks resource level until 2.4")),
        ("ticket", .text("SEC-88")), ("review_due_at", .instant(now - .hours(4))),
        ("expires_at", .instant(now + .minutes(90))), ("debt_seconds", .integer(14_400)),
        ("repeat_count", .integer(3)), ("backlog_item", .text("BL-4")), ("uses", .integer(31)),
        ("grants", .list(["GR-771", "GR-774"])), ("version", .integer(2)),
      ]
    ),
    record(
      "BG-7",
      [
        ("kind", .text("break_glass")), ("state", .text("post_review_pending")),
        ("past_review", .flag(false)), ("zombie", .flag(false)), ("rule", .text("break-glass")),
        ("rules_version", .integer(14)), ("scope", .text("prod-serving-admin")),
        ("class", .text("critical")), ("owner_name", .text("mei")),
        ("justification", .text("inference down, approvers unreachable")),
        ("incident", .text("INC-412")), ("review_due_at", .instant(now + .hours(50))),
        ("expires_at", .instant(now - .hours(20))), ("version", .integer(3)),
      ]
    ),
    record(
      "EX-90",
      [
        ("kind", .text("exception")), ("state", .text("expired")), ("past_review", .flag(false)),
        ("zombie", .flag(true)), ("rule", .text("build-and-deploy")),
        ("rules_version", .integer(13)), ("scope", .text("workload:vendor-scan")),
        ("class", .text("high")), ("compensating_control", .text("deploys are watched")),
        ("ticket", .text("OPS-9")), ("expires_at", .instant(now - .days(3))),
        ("version", .integer(4)),
      ]
    ),
  ]

  static let campaigns = [
    record(
      "RC-31",
      [
        ("name", .text("prod machine identities")), ("state", .text("in_review")),
        ("stage", .integer(1)), ("stage_count", .integer(2)),
        ("due_at", .instant(now + .days(6))), ("scope", .text("type:workload env:prod")),
        ("strategy", .text("oneAcceptAccepts")), ("silence", .text("revoke")),
        ("is_privileged", .flag(true)), ("owner_name", .text("ada")), ("items", .integer(143)),
        ("made", .integer(143)), ("open", .integer(44)), ("staged", .integer(3)),
        ("denied", .integer(11)), ("applied", .integer(0)), ("version", .integer(5)),
      ]
    ),
    record(
      "RC-30",
      [
        ("name", .text("people of the data team")), ("state", .text("closed")),
        ("stage", .integer(1)), ("stage_count", .integer(1)),
        ("due_at", .instant(now - .days(20))), ("closed_at", .instant(now - .days(18))),
        ("silence", .text("keep")), ("items", .integer(20)), ("made", .integer(20)),
        ("open", .integer(0)), ("staged", .integer(0)), ("denied", .integer(2)),
        ("applied", .integer(2)), ("version", .integer(9)),
      ]
    ),
  ]

  static let items = [
    item("RI-2207", "label-sync", "raw-labels-read", 52, .high, decision: nil, hint: "revoke"),
    item("RI-2208", "ci-legacy", "function-rollout", 57, .high, decision: "revoke", hint: "revoke"),
    item("RI-2209", "fraud-serving", "model-read", 38, .medium, decision: nil, hint: nil),
  ]

  private static func item(
    _ id: String,
    _ who: String,
    _ access: String,
    _ score: Int,
    _ band: RiskScore.Band,
    decision: String?,
    hint: String?
  ) -> RecordRow {
    record(
      id,
      [
        ("campaign", .text("RC-31")), ("stage", .integer(1)),
        ("state", .text(decision == nil ? "open" : "decided")),
        ("reviewer", .text(ada.id.text)), ("reviewer_name", .text("ada")),
        ("principal_name", .text(who)), ("entitlement_name", .text(access)),
        ("resource", .text("raw-labels")), ("environment", .text("prod")),
        ("grants", .list(["GR-774"])), ("risk_score", .integer(score)),
        ("risk_band", .text(band.rawValue)), ("last_used_at", .instant(now - .days(214))),
        ("last_used_known", .flag(true)), ("peer_share", .integer(7)),
        ("hint", hint.map { .text($0) } ?? .absent), ("in_bulk_envelope", .flag(false)),
        ("decision", decision.map { .text($0) } ?? .absent), ("version", .integer(1)),
      ]
    )
  }

  static let drift = [
    record(
      "DF-310",
      [
        ("kind", .text("trust_opened")), ("state", .text("detected")),
        ("class", .text("critical")),
        ("what", .text("trusts account 991122334455 without a condition")),
        ("subject", .text("principal:51")), ("subject_name", .text("ml-deploy")),
        ("environment", .text("prod")), ("resource", .text("ml-deploy")),
        ("source", .text("aws-iam")), ("snapshot", .text("SN-91")), ("owner_name", .text("ben")),
        ("occurred_at", .instant(now - .hours(6))), ("detected_at", .instant(now - .hours(5))),
        ("occurred_estimated", .flag(true)), ("due_at", .instant(now - .minutes(95))),
        ("times", .integer(1)), ("playbook", .text("trust-reset")), ("version", .integer(1)),
      ]
    ),
    record(
      "DF-305",
      [
        ("kind", .text("boundary_removed")), ("state", .text("remediated")),
        ("class", .text("high")), ("what", .text("has no permissions boundary any more")),
        ("subject_name", .text("trainer")), ("environment", .text("stage")),
        ("source", .text("aws-iam")), ("detected_at", .instant(now - .hours(3))),
        ("due_at", .instant(now + .hours(21))), ("times", .integer(2)), ("version", .integer(4)),
      ]
    ),
  ]

  static let compliance = [
    record(
      "CF-140",
      [
        ("state", .text("assigned")), ("class", .text("medium")),
        ("rule", .text("bucket-versioning")), ("resource", .text("prod-features")),
        ("environment", .text("prod")), ("result", .text("non_compliant")),
        ("evaluation", .text("non_compliant")), ("control", .text("SC-28")),
        ("owner_name", .text("mei")), ("detected_at", .instant(now - .days(1))),
        ("due_at", .instant(now + .days(6))), ("playbook", .text("versioning-on")),
        ("version", .integer(2)),
      ]
    )
  ]

  static let deviations = drift + compliance

  static let packages = [
    record(
      "MP-77",
      [
        ("state", .text("pending_approval")), ("package_group", .text("fraud")),
        ("name", .text("scorer")), ("release", .integer(12)), ("risk_tier", .text("high")),
        ("digest", .text("sha256:9f2c4a11")), ("owner_name", .text("noor")),
        ("missing", .list([])), ("provenance", .text("slsa3")), ("tests", .text("48/48")),
        ("ticket", .text("CH-40")), ("developers", .list(["noor"])),
        ("registered_at", .instant(now - .days(2))), ("rollback_plan", .text("back to MP-75")),
        ("version", .integer(6)),
      ]
    ),
    record(
      "MP-75",
      [
        ("state", .text("promoted")), ("package_group", .text("fraud")), ("name", .text("scorer")),
        ("release", .integer(11)), ("risk_tier", .text("high")), ("live_in", .list(["prod"])),
        ("missing", .list(["dataset_version"])), ("tests", .text("47/48")),
        ("registered_at", .instant(now - .days(40))), ("version", .integer(9)),
      ]
    ),
  ]

  static let tickets = [
    record(
      "CH-40",
      [
        ("state", .text("scheduled")), ("kind", .text("normal")),
        ("problem", .text("labels have drifted")), ("proposed_fix", .text("MP-77")),
        ("test_results", .text("eval-991")), ("rollback_plan", .text("MP-75")),
        ("authors", .list(["noor"])), ("window_from", .instant(now + .days(2))),
        ("window_until", .instant(now + .days(2) + .hours(2))), ("version", .integer(4)),
      ]
    )
  ]
}
