import Governance

extension Listing {
  /// Workload identities by name.
  static func workloads(_ viewing: Viewing) -> Listing {
    let flags = WorkloadConditions(now: viewing.now, rules: viewing.rules)
    func by(_ column: String) -> Sort {
      { .by("workload_identity.\(column)", descending: $0, then: "workload_identity.id") }
    }
    return Listing(
      schema: .workloads,
      table: Table.workloadIdentity.name,
      filter: FilterSQL(
        fields: [
          "id": .text("workload_identity.id", id: "workload_identity.id"),
          "workload": .text("workload_identity.name", id: "workload_identity.id"),
          "zone": .word("workload_identity.zone"), "state": .word("workload_identity.state"),
          "principal": .text(
            "workload_identity.principal",
            id: "workload_identity.principal"
          ), "proposed": .time("workload_identity.proposed_at"),
          "issued": .time("workload_identity.issued_at"),
          "env": .word("workload_identity.environment"),
          "owner": .related(
            .person(viewing),
            by: Accounts.person(in: "workload_identity.owner")
          ),
        ],
        flags: [
          "mine": SQLCondition("workload_identity.owner = ?", [.init(viewing.me)])
            .known("workload_identity.owner"), "orphaned": flags.orphaned,
          "dormant": flags.dormant, "rotation_overdue": flags.rotationOverdue,
          "recert_due": flags.certificationDue, "review_overdue": flags.reviewOverdue,
        ],
        id: { .isOne("workload_identity.id", of: [.text($0)]) }
      ),
      ordering: by("name")(false),
      sorts: [
        ("name", by("name")), ("zone", by("zone")), ("state", by("state")),
        ("proposed", by("proposed_at")), ("id", by("id")),
      ]
    )
  }
}

/// The flags of `WorkloadIdentity.flags` as conditions on its row.
struct WorkloadConditions {
  let now: Instant
  let rules: Rules

  private func living(_ condition: SQLCondition) -> SQLCondition {
    .all([SQLCondition("workload_identity.state <> 'decommissioned'"), condition])
  }

  var orphaned: SQLCondition {
    living(
      SQLCondition(
        """
        not exists (
          select 1 from person answering
          where answering.id = workload_identity.owner and answering.state = 'active'
        )
        """
      )
    )
  }

  var dormant: SQLCondition {
    living(
      SQLCondition(
        """
        exists (
          select 1 from principal_now behind
          where behind.id = workload_identity.principal and behind.last_used_known = 1
            and coalesce(behind.last_used_at, workload_identity.proposed_at) <= ?
        )
        """,
        [.init(now - rules.dormantAfter)]
      )
    )
  }

  var rotationOverdue: SQLCondition {
    living(
      .all([
        SQLCondition("workload_identity.issued_at is not null"),
        .any(
          IdentityZone.allCases.map { zone in
            SQLCondition(
              "workload_identity.zone = ? and workload_identity.issued_at < ?",
              [.init(zone), .init(now - rules.zones.minimum(zone).rotation)]
            )
          }
        ),
      ])
    )
  }

  var certificationDue: SQLCondition {
    let since = "coalesce(workload_identity.certified_at, workload_identity.registered_at)"
    return living(
      .all([
        SQLCondition("\(since) is not null"),
        .any([
          SQLCondition(
            "workload_identity.environment in ('prod', 'unknown') and \(since) <= ?",
            [.init(now - rules.zones.certifyProduction)]
          ),
          SQLCondition(
            "workload_identity.environment not in ('prod', 'unknown') and \(since) <= ?",
            [.init(now - rules.zones.certifyOther)]
          ),
        ]),
      ])
    )
  }

  var reviewOverdue: SQLCondition {
    living(
      .all([
        SQLCondition("workload_identity.review_due_at is not null"),
        SQLCondition("workload_identity.review_due_at <= ?", [.init(now)]),
      ])
    )
  }
}
