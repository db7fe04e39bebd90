extension FilterSchema {
  /// What departed from what was decided.
  package static let drift = FilterSchema(
    "drift",
    fields: [
      FilterField("kind", FilterField.words(DriftKind.self), "in which way it departed"),
      FilterField("state", FilterField.words(DriftState.self), "where it stands"),
      FilterField("what", .text, "what happened", searched: true),
      FilterField("who", .text, "the account or right it is about", searched: true),
      FilterField("where", .text, "source and resource", searched: true),
      FilterField("due", .until, "when it is to be put right", aliases: ["due_at"]),
      FilterField("seen", .since, "when it was detected", aliases: ["detected_at"]),
      FilterField("occurred", .since, "when it happened", aliases: ["occurred_at"]),
      FilterField("times", .number, "how often it was detected"),
      FilterField("playbook", .text, "the steps that put it right"),
    ],
    flags: [
      FilterFlag("mine", "mine to answer for"), FilterFlag("late", "past its time"),
      FilterFlag("open", "somebody still has to act"),
      FilterFlag("recurring", "detected more than once"),
      FilterFlag("estimated", "when it happened is an upper bound"),
      FilterFlag("covered", "an exception covers it"),
    ],
    views: [FilterShippedView("late", "is:late"), FilterShippedView("mine", "is:mine is:open")]
  )

  /// Both in one list: what departed from what was decided, and rules that a resource does not meet.
  package static let deviations = FilterSchema(
    "deviations",
    fields: [
      FilterField(
        "kind",
        .word(["drift", "compliance"] + DriftKind.allCases.map(\.rawValue)),
        "drift or compliance, or in which way it departed"
      ),
      FilterField(
        "state",
        .word(DriftState.allCases.map(\.rawValue) + ComplianceState.onlyThere),
        "where it stands"
      ),
      FilterField("what", .text, "what happened, or the rule that is not met", searched: true),
      FilterField("who", .text, "the account or right it is about", searched: true),
      FilterField("where", .text, "source and resource", searched: true),
      FilterField("control", .text, "the control that the rule serves"),
      FilterField("due", .until, "when it is to be put right", aliases: ["due_at"]),
      FilterField("seen", .since, "when it was detected", aliases: ["detected_at"]),
      FilterField("occurred", .since, "when it happened", aliases: ["occurred_at"]),
      FilterField("times", .number, "how often it was detected"),
      FilterField("playbook", .text, "the steps that put it right"),
    ],
    flags: [
      FilterFlag("mine", "mine to answer for"), FilterFlag("late", "past its time"),
      FilterFlag("open", "somebody still has to act"),
      FilterFlag("recurring", "detected more than once"),
      FilterFlag("estimated", "when it happened is an upper bound"),
      FilterFlag("covered", "an exception covers it"),
    ],
    views: [FilterShippedView("late", "is:late"), FilterShippedView("mine", "is:mine is:open")]
  )

  /// Rules that a resource does not meet.
  package static let findings = FilterSchema(
    "findings",
    fields: [
      FilterField("state", FilterField.words(ComplianceState.self), "where it stands"),
      FilterField("rule", .text, "the rule that is not met", searched: true),
      FilterField("resource", .text, "on what", searched: true),
      FilterField("control", .text, "the control that the rule serves", searched: true),
      FilterField(
        "evaluation",
        FilterField.words(Evaluation.self),
        "what the scanner said last"
      ),
      FilterField("run", FilterField.words(RemediationRun.self), "how far a remediation is"),
      FilterField("due", .until, "when it is to be put right", aliases: ["due_at"]),
      FilterField("seen", .since, "when it was detected", aliases: ["detected_at"]),
      FilterField("playbook", .text, "the steps that put it right"),
    ],
    flags: [
      FilterFlag("mine", "mine to answer for"), FilterFlag("late", "past its time"),
      FilterFlag("unknown", "the scanner could not tell"),
      FilterFlag("covered", "an exception covers it"),
    ],
    views: [FilterShippedView("late", "is:late")]
  )

  /// Machine principals under governance.
  package static let workloads = FilterSchema(
    "workloads",
    fields: [
      FilterField("workload", .text, "its name", searched: true, aliases: ["name"]),
      FilterField("zone", FilterField.words(IdentityZone.self), "where in its life it acts"),
      FilterField("state", FilterField.words(WorkloadState.self), "where it stands"),
      FilterField("principal", .text, "the account behind it", searched: true),
      FilterField("proposed", .since, "when it was proposed", aliases: ["proposed_at"]),
      FilterField("issued", .since, "when its credential was issued", aliases: ["issued_at"]),
    ],
    flags: [
      FilterFlag("mine", "mine to answer for"),
      FilterFlag("orphaned", "nobody who is there answers for it"),
      FilterFlag("dormant", "not used for long"),
      FilterFlag("rotation_overdue", "its credential is older than its zone allows"),
      FilterFlag("recert_due", "to be certified anew"),
      FilterFlag("review_overdue", "its quarantine waits for its review"),
    ],
    views: [FilterShippedView("orphaned", "is:orphaned")]
  )
}

extension ComplianceState {
  /// The words that drift does not know.
  fileprivate static var onlyThere: [String] {
    let known = Set(DriftState.allCases.map(\.rawValue))
    return allCases.map(\.rawValue).filter { !known.contains($0) }
  }
}
