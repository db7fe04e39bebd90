extension RecordShape {
  static let drift = RecordShape(
    """
    select told.*, told.severity as class, person.handle as owner_name
    from drift_finding told
    left join person on person.id = told.owner
    """,
    [
      ("id", .text), ("kind", .text), ("state", .text), ("class", .text), ("what", .text),
      ("subject", .text), ("subject_name", .text), ("entitlement", .text), ("resource", .text),
      ("environment", .text), ("source", .text), ("snapshot", .text), ("owner", .text),
      ("owner_name", .text), ("occurred_at", .instant), ("occurred_estimated", .flag),
      ("detected_at", .instant), ("due_at", .instant), ("verified_at", .instant),
      ("times", .integer), ("playbook", .text), ("exception", .text),
      ("exception_ends_at", .instant), ("version", .integer),
    ]
  )

  static let findings = RecordShape(
    """
    select told.*, told.severity as class, person.handle as owner_name,
      case when told.evaluation = 'insufficient_data' then 'unknown' else told.evaluation end
        as result
    from compliance_finding told
    left join person on person.id = told.owner
    """,
    [
      ("id", .text), ("state", .text), ("class", .text), ("rule", .text), ("resource", .text),
      ("environment", .text), ("result", .text), ("evaluation", .text), ("run", .text),
      ("control", .text), ("owner", .text), ("owner_name", .text), ("detected_at", .instant),
      ("due_at", .instant), ("resolved_at", .instant), ("waived_until", .instant),
      ("exception", .text), ("playbook", .text), ("version", .integer),
    ]
  )

  static let workloads = RecordShape(
    """
    select told.*, person.handle as owner_name, behind.last_used_at
    from workload_identity told
    left join person on person.id = told.owner
    left join principal_now behind on behind.id = told.principal
    """,
    [
      ("id", .text), ("name", .text), ("state", .text), ("zone", .text), ("environment", .text),
      ("principal", .text), ("owner", .text), ("owner_name", .text), ("proposed_at", .instant),
      ("registered_at", .instant), ("owner_lost_at", .instant), ("review_due_at", .instant),
      ("issued_at", .instant), ("certified_at", .instant), ("last_used_at", .instant),
      ("version", .integer),
    ]
  )
}
