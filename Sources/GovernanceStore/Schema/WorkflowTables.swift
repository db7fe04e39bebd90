import Governance

/// Tables of records that are stored by their own shape: columns for what is searched, `detail` for the rest.
extension Table {
  package static let metricDay = workflow(
    "metric_day",
    MetricDay.self,
    [.integer("day"), .instant("recorded_at")]
  )

  package static let ruleSet = workflow(
    "rule_set",
    RuleSet.self,
    [.instant("applied_at"), .text("applied_by")]
  )

  /// The table of a workflow's records.
  ///
  /// A column takes the record's field of its name; fields without a column stand in `detail`, as canonical JSON.
  static func workflow<Workflow: WorkflowRecord>(
    _ name: String,
    _ type: Workflow.Type,
    _ columns: [Column],
    rules: [String] = [],
    indexes: [Index] = []
  ) -> Table {
    let hasSteps = !Workflow.steps.isEmpty
    let step: [Column] = hasSteps ? [.text(WorkflowColumn.priorState)] : []
    let legal =
      "constraint \(name)_step_is_legal foreign key (prior_state, state) "
      + "references \(name)_transition (prior_state, state)"
    return Table(
      name,
      .governed,
      [.text("id")] + step + columns + [.text(WorkflowColumn.detail), .integer("version")],
      rules: (hasSteps ? [legal] : []) + rules,
      indexes: indexes
    )
  }

  /// The legal steps of the machine whose records a table has.
  static func steps(of table: Table) -> Table {
    Table(
      "\(table.name)_transition",
      .reference,
      key: ["prior_state", "state"],
      [.text("prior_state"), .text("state")]
    )
  }

  /// Tables of workflows, each behind that of its legal steps.
  static let workflowTables: [Table] = Record.Kind.allCases.flatMap { kind -> [Table] in
    guard let workflow = kind.workflow else { return [] }
    return (workflow.steps.isEmpty ? [] : [steps(of: kind.table)]) + [kind.table]
  }
}

/// Columns that each workflow's table has besides its own.
enum WorkflowColumn {
  static let priorState = "prior_state"
  static let detail = "detail"
}
