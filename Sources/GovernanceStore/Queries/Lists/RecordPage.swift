import Governance

extension Connection {
  /// Rows of the kinds without a screen of their own, in the order of the ids.
  func recordRows(
    _ kind: ListKind,
    _ ids: [String],
    _ viewing: Viewing
  ) throws -> [RecordRow] {
    switch kind {
    case .exceptions: try departureRows(ids, viewing)
    case .deviations: try deviationRows(ids, viewing)
    case .backlog: try backlogRows(ids)
    case .controls: try controlRows(ids, viewing)
    default: try recordRows(kind, ids)
    }
  }

  private func recordRows(_ kind: ListKind, _ ids: [String]) throws -> [RecordRow] {
    if let rows = try registryRows(kind, ids) { return rows }
    guard let shape = RecordShape(kind) else { return [] }
    var rows: [String: RecordRow] = [:]
    for some in ids.portions(of: 200) {
      let those = SQLCondition.isOne("told.id", of: some.map { .text($0) })
      for row in try self.rows("\(shape.question) where \(those.sql)", those.arguments) {
        let id = try row.text("id")
        rows[id] = RecordRow(id: id, try shape.fields.map { ($0.name, try $0.value(in: row)) })
      }
    }
    return ids.compactMap { rows[$0] }
  }
}

/// The cells of a kind, named as its JSON names them.
struct RecordShape {
  struct Field {
    /// A list stands between spaces, or a line each.
    enum Kind { case text, integer, flag, instant, list, lines }

    let name: String
    let kind: Kind

    func value(in row: SQLRow) throws(StoreError) -> RecordRow.Value {
      guard !row.isNull(name) else { return .absent }
      switch kind {
      case .text: return .text(try row.text(name))
      case .integer: return .integer(try row.integer(name))
      case .flag: return .flag(try row.flag(name))
      case .instant: return .instant(try row.instant(name))
      case .list: return .list(try row.text(name).split(separator: " ").map(String.init))
      case .lines: return .list(try row.text(name).split(separator: "\n").map(String.init))
      }
    }
  }

  /// What is asked; the row is called `told`.
  let question: String
  let fields: [Field]

  init?(_ kind: ListKind) {
    switch kind {
    case .policies: self = .policies
    case .statements: self = .statements
    case .entitlements: self = .entitlements
    case .assignments: self = .assignments
    case .trusts: self = .trusts
    case .snapshots: self = .snapshots
    case .artifacts: self = .artifacts
    case .drift: self = .drift
    case .findings: self = .findings
    case .workloads: self = .workloads
    case .campaigns: self = .campaigns
    case .items: self = .items
    case .credentials: self = .credentials
    default: return nil
    }
  }

  init(_ question: String, _ fields: [(String, Field.Kind)]) {
    self.question = question
    self.fields = fields.map { Field(name: $0.0, kind: $0.1) }
  }

  /// Columns of an observed row with the snapshot that shows it.
  private static func observed(
    _ table: Table,
    adding columns: String = "",
    joining tables: String = "",
    _ fields: [(String, Field.Kind)]
  ) -> RecordShape {
    RecordShape(
      """
      select told.*, told.source_id as source, source.current_snapshot as snapshot\(columns)
      from \(table.now) told
      join source on source.id = told.source_id\(tables)
      """,
      [("id", .text)] + fields + [("source", .text), ("snapshot", .text)]
    )
  }

  private static let policies = observed(
    .policy,
    adding: """
      ,
        (
          select count(*) from policy_version_now version where version.policy_id = told.id
        ) as versions,
        (select count(*) from statement_now part where part.policy_id = told.id) as statements
      """,
    [
      ("name", .text), ("native_id", .text), ("kind", .text), ("holder", .text), ("path", .text),
      ("namespace", .text), ("environment", .text), ("default_version", .text),
      ("versions", .integer), ("statements", .integer), ("attachment_count", .integer),
      ("created_at", .instant), ("updated_at", .instant), ("document_sha256", .text),
    ]
  )

  private static let statements = observed(
    .statement,
    adding: """
      ,
        (select whole.name from policy_now whole where whole.id = told.policy_id) as policy_name
      """,
    [
      ("policy_id", .text), ("policy", .text), ("policy_name", .text), ("position", .integer),
      ("sid", .text), ("is_allow", .flag), ("actions", .list), ("resources", .list),
      ("principals", .text), ("has_condition", .flag), ("grade", .text),
      ("broad_actions", .integer), ("broad_resources", .integer), ("unavoidable", .integer),
      ("prefixes", .integer),
    ]
  )

  private static let entitlements = observed(
    .entitlement,
    adding: """
      ,
        (
          select count(distinct held.holder) from assignment_now held
          where held.entitlement_id = told.id
        ) as holders
      """,
    [
      ("name", .text), ("resource", .text), ("environment", .text), ("provider", .text),
      ("policy", .text), ("policy_id", .text), ("privilege", .text), ("data_class", .text),
      ("actions", .text), ("words", .text), ("permissions", .integer),
      ("administrative", .integer), ("broad_actions", .flag), ("broad_resources", .flag),
      ("owner", .text), ("holders", .integer),
    ]
  )

  private static let assignments = observed(
    .assignment,
    adding: ", defined.name as entitlement_name, holding.name as holder_name",
    joining: """

      left join entitlement_now defined on defined.id = told.entitlement_id
      left join principal_now holding on holding.id = told.holder_id
      """,
    [
      ("entitlement_id", .text), ("entitlement", .text), ("entitlement_name", .text),
      ("holder_id", .text), ("holder", .text), ("holder_name", .text), ("via", .text),
      ("created_at", .instant),
    ]
  )

  private static let trusts = observed(
    .trust,
    adding: ", role.name as role_name",
    joining: "\nleft join principal_now role on role.id = told.role_id",
    [
      ("role_id", .text), ("role", .text), ("role_name", .text), ("kind", .text),
      ("trusted_id", .text), ("trusted", .text), ("is_external", .flag), ("is_exact", .flag),
      ("condition", .text),
    ]
  )

  private static let campaigns = RecordShape(
    """
    select told.*, person.handle as owner_name,
      (select count(*) from review_item item where item.campaign = told.id) as made,
      (
        select count(*) from review_item item
        where item.campaign = told.id and item.stage = told.stage
          and item.state in ('open', 'reassigned')
      ) as open,
      (
        select count(*) from review_item item
        where item.campaign = told.id and item.stage = told.stage and item.state = 'decided'
      ) as staged,
      (
        select count(*) from review_item item
        where item.campaign = told.id and item.verdict in ('revoke', 'reduce')
      ) as denied,
      (
        select count(*) from review_item item
        where item.campaign = told.id and item.state = 'applied'
      ) as applied
    from campaign told
    left join person on person.id = told.owner
    """,
    [
      ("id", .text), ("name", .text), ("state", .text), ("stage", .integer),
      ("stage_count", .integer), ("due_at", .instant), ("scope", .text), ("strategy", .text),
      ("silence", .text), ("is_privileged", .flag), ("owner", .text), ("owner_name", .text),
      ("iteration_of", .text), ("cadence", .text), ("items", .integer), ("made", .integer),
      ("open", .integer), ("staged", .integer), ("denied", .integer), ("applied", .integer),
      ("created_at", .instant), ("closed_at", .instant), ("version", .integer),
    ]
  )

  private static let items = RecordShape(
    """
    select told.*, told.verdict as decision, told.is_in_envelope as in_bulk_envelope,
      person.handle as reviewer_name
    from review_item told
    left join person on person.id = told.reviewer
    """,
    [
      ("id", .text), ("campaign", .text), ("stage", .integer), ("state", .text),
      ("reviewer", .text), ("reviewer_name", .text), ("co_reviewers", .list),
      ("principal", .text), ("principal_name", .text), ("entitlement", .text),
      ("entitlement_name", .text), ("resource", .text), ("environment", .text),
      ("grants", .list), ("risk_score", .integer), ("risk_band", .text),
      ("last_used_at", .instant), ("last_used_known", .flag), ("peer_share", .integer),
      ("hint", .text), ("in_bulk_envelope", .flag), ("is_privileged", .flag),
      ("owner", .text), ("decision", .text), ("decided_at", .instant),
      ("signed_off_at", .instant), ("silence", .text), ("applied_at", .instant),
      ("exception", .text), ("evidence_sha256", .text), ("version", .integer),
    ]
  )

  private static let artifacts = RecordShape(
    """
    select told.*, person.handle as owner_name
    from artifact told
    left join person on person.id = told.owner
    """,
    [
      ("id", .text), ("kind", .text), ("name", .text), ("digest", .text), ("stage", .text),
      ("data_class", .text), ("risk_tier", .text), ("owner", .text), ("owner_name", .text),
      ("registered_at", .instant), ("version", .integer),
    ]
  )
}
