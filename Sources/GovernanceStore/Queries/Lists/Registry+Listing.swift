import Governance

/// Lists of the registry: what moves, under which change, by which policy.
extension Listing {
  static func packages(_ viewing: Viewing) -> Listing {
    let live = "(in_dev = 1 or in_stage = 1 or in_prod = 1)"
    return registry(
      .packages,
      .modelPackage,
      FilterSQL(
        fields: [
          "id": .text("model_package.id", id: "model_package.id"),
          "group": .text("model_package.package_group"), "package": .text("model_package.name"),
          "version": .number("model_package.release"), "state": .word("model_package.state"),
          "tier": .text("model_package.risk_tier"), "digest": .text("model_package.digest"),
          "run": .text("model_package.run"), "bundle": .text("model_package.bundle"),
          "ticket": .text("model_package.ticket"), "env": packagePlace,
          "registered": .time("model_package.registered_at"),
          "submitted": .time("model_package.submitted_at"),
          "owner": .related(.person(viewing), by: Accounts.person(in: "model_package.owner")),
        ],
        flags: [
          "live": SQLCondition(live),
          "waiting": SQLCondition("model_package.state = 'pending_approval'"),
          "mine": SQLCondition("model_package.owner = ?", [.init(viewing.me)]),
        ],
        id: { .isOne("model_package.id", of: [.text($0)]) }
      ),
      order: ("registered_at", true),
      sorts: [
        ("group", "package_group", false), ("state", "state", false), ("tier", "risk_tier", false),
        ("registered", "registered_at", true), ("id", "id", false),
      ]
    )
  }

  /// `env:` is where a package runs now.
  private static var packagePlace: FieldQuestion {
    FieldQuestion { predicate in
      let columns = ["dev": "in_dev", "stage": "in_stage", "prod": "in_prod"]
      switch predicate {
      case .oneOf(let words):
        return .any(words.compactMap { columns[$0] }.map { SQLCondition("\($0) = 1") })
      case .isEmpty: return SQLCondition("in_dev + in_stage + in_prod = 0")
      case .isAny: return SQLCondition("in_dev + in_stage + in_prod > 0")
      default: return .never
      }
    }
  }

  static func changes(_ viewing: Viewing) -> Listing {
    registry(
      .changes,
      .changeTicket,
      FilterSQL(
        fields: [
          "id": .text("change_ticket.id", id: "change_ticket.id"),
          "state": .word("change_ticket.state"), "kind": .word("change_ticket.change_kind"),
          "template": .text("change_ticket.template"),
          "ticket": .text("change_ticket.external"), "outcome": .word("change_ticket.outcome"),
          "opens": .time("change_ticket.window_from"),
          "closes": .time("change_ticket.window_until"),
          "created": .time("change_ticket.created_at"),
        ],
        flags: [
          "open": SQLCondition("change_ticket.state not in ('closed', 'canceled')"),
          "now": SQLCondition(
            "change_ticket.state in ('scheduled', 'implement') and window_from <= ? and window_until > ?",
            [.init(viewing.now), .init(viewing.now)]
          ),
        ],
        id: { .isOne("change_ticket.id", of: [.text($0)]) }
      ),
      order: ("created_at", true),
      sorts: [
        ("created", "created_at", true), ("state", "state", false),
        ("kind", "change_kind", false), ("id", "id", false),
      ]
    )
  }

  static func bundles(_ viewing: Viewing) -> Listing {
    registry(
      .bundles,
      .policyBundle,
      FilterSQL(
        fields: [
          "id": .text("policy_bundle.id", id: "policy_bundle.id"),
          "workload": .text("policy_bundle.workload"), "env": .word("policy_bundle.environment"),
          "state": .word("policy_bundle.state"), "tier": .text("policy_bundle.tier"),
          "version": .number("policy_bundle.revision"), "digest": .text("policy_bundle.digest"),
          "good": .text("policy_bundle.last_known_good"),
          "created": .time("policy_bundle.created_at"),
          "enforced": .time("policy_bundle.enforced_at"),
        ],
        flags: [
          "active": SQLCondition("policy_bundle.state in ('shadow', 'enforcing', 'enforced')"),
          "lagging": SQLCondition(
            "policy_bundle.state in ('enforcing', 'enforced') and all_reported_at is null"
          ),
        ],
        id: { .isOne("policy_bundle.id", of: [.text($0)]) }
      ),
      order: ("created_at", true),
      sorts: [
        ("workload", "workload", false), ("state", "state", false),
        ("created", "created_at", true), ("env", "environment", false), ("id", "id", false),
      ]
    )
  }

  static func drills(_ viewing: Viewing) -> Listing {
    registry(
      .drills,
      .drill,
      FilterSQL(
        fields: [
          "id": .text("drill.id", id: "drill.id"), "name": .text("drill.name"),
          "kind": .word("drill.drill_kind"), "state": .word("drill.state"),
          "workload": .text("drill.workload"), "env": .word("drill.environment"),
          "started": .time("drill.started_at"), "stopped": .time("drill.stopped_at"),
        ],
        flags: ["running": SQLCondition("drill.state = 'running'")],
        id: { .isOne("drill.id", of: [.text($0)]) }
      ),
      order: ("started_at", true),
      sorts: [
        ("started", "started_at", true), ("name", "name", false), ("state", "state", false),
        ("id", "id", false),
      ]
    )
  }

  /// Records of one table; a sort named here turns round with `:desc`.
  private static func registry(
    _ schema: FilterSchema,
    _ table: Table,
    _ filter: FilterSQL,
    order: (column: String, descending: Bool),
    sorts: [(name: String, column: String, descending: Bool)]
  ) -> Listing {
    Listing(
      schema: schema,
      table: table.name,
      filter: filter,
      ordering: .by(
        "\(table.name).\(order.column)",
        descending: order.descending,
        then: "\(table.name).id"
      ),
      sorts: sorts.map { sort in
        (
          sort.name,
          { reversed in
            .by(
              "\(table.name).\(sort.column)",
              descending: sort.descending != reversed,
              then: "\(table.name).id"
            )
          }
        )
      }
    )
  }
}
