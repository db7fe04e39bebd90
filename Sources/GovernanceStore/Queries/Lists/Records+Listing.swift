import Governance

/// Lists without a screen of their own yet.
extension Listing {
  static func entitlements(_ viewing: Viewing) -> Listing {
    observed(
      .entitlements,
      .entitlement,
      viewing,
      FilterSQL(
        fields: [
          "id": .text("entitlement.id", id: "entitlement.id"),
          "name": .text("entitlement.name", id: "entitlement.id"),
          "action": .text("entitlement.actions"), "resource": .text("entitlement.resource"),
          "provider": .name("entitlement.provider"), "data": .word("entitlement.data_class"),
          "privilege": .word("entitlement.privilege"), "env": .word("entitlement.environment"),
          "owner": .owner("entitlement.id", told: "entitlement.owner", viewing),
          "source": .text("entitlement.source_id"),
          "holders": .number(
            """
            (
              select count(distinct held.holder) from assignment_now held
              where held.entitlement_id = entitlement.id
            )
            """
          ),
        ],
        flags: [
          "wildcard": SQLCondition(
            "entitlement.broad_actions = 1 or entitlement.broad_resources = 1"
          ), "privileged": SQLCondition("entitlement.privilege in ('admin', 'root')"),
          "orphaned": Owning.entitlement.isOwned.negated,
          "mine": Owning.entitlement.isOwned(by: viewing.actor.person),
        ],
        id: { .isOne("entitlement.id", of: [.text($0)]) }
      ),
      sorts: [
        ("name", "name", false), ("resource", "resource", false),
        ("privilege", "privilege", false), ("provider", "provider", false),
        ("env", "environment", false), ("source", "source_id", false), ("id", "id", false),
      ]
    )
  }

  static func policies(_ viewing: Viewing) -> Listing {
    let holder = FieldQuestion.text(
      "holding.name",
      id: "holding.id",
      me: Accounts.confirmed(of: viewing.me, holding: "holding.id")
    )
    return observed(
      .policies,
      .policy,
      viewing,
      FilterSQL(
        fields: [
          "id": .text("policy.id", id: "policy.id"),
          "name": .text("policy.name", id: "policy.id"), "native": .text("policy.native_id"),
          "holder": .related(holder, by: PolicyParts.holder), "kind": .word("policy.kind"),
          "provider": .name(PolicyParts.provider("policy")),
          "grade": .related(.word("part.grade"), by: PolicyParts.statement),
          "attached": .number("policy.attachment_count"), "added": .time("policy.created_at"),
          "updated": .time("policy.updated_at"), "env": .word("policy.environment"),
          "source": .text("policy.source_id"),
        ],
        flags: [
          "wildcard": PolicyParts.statement(
            SQLCondition("part.is_allow = 1 and part.broad_actions + part.broad_resources > 0")
          ),
          "privileged": PolicyParts.right(
            SQLCondition("defined.privilege in ('admin', 'root')")
          ), "unattached": PolicyParts.right(PolicyParts.isHeld).negated,
        ],
        id: { .isOne("policy.id", of: [.text($0)]) }
      ),
      sorts: [
        ("name", "name", false), ("kind", "kind", false), ("attached", "attachment_count", true),
        ("updated", "updated_at", true), ("added", "created_at", true),
        ("env", "environment", false), ("source", "source_id", false), ("id", "id", false),
      ]
    )
  }

  static func statements(_ viewing: Viewing) -> Listing {
    let policy = FieldQuestion.text("whole.name", "whole.native_id", id: "whole.id")
    return observed(
      .statements,
      .statement,
      viewing,
      FilterSQL(
        fields: [
          "id": .text("statement.id", id: "statement.id"),
          "policy": .related(policy, by: PolicyParts.policy),
          "action": .text("statement.actions"), "resource": .text("statement.resources"),
          "principal": .text("statement.principals"), "grade": .word("statement.grade"),
          "added": .time(
            """
            (
              select snapshot.published_at from snapshot
              where snapshot.number = statement.from_snapshot
            )
            """
          ), "env": .related(.word("whole.environment"), by: PolicyParts.policy),
          "source": .text("statement.source_id"),
        ],
        id: { .isOne("statement.id", of: [.text($0)]) }
      ),
      sorts: [
        ("policy", "policy", false), ("grade", "grade", true), ("source", "source_id", false),
        ("id", "id", false),
      ]
    )
  }

  static func assignments(_ viewing: Viewing) -> Listing {
    observed(
      .assignments,
      .assignment,
      viewing,
      FilterSQL(
        fields: [
          "id": .text("assignment.id", id: "assignment.id"),
          "access": .text("assignment.entitlement", id: "assignment.entitlement_id"),
          "holder": .text(
            "assignment.holder",
            id: "assignment.holder_id",
            me: Accounts.confirmed(of: viewing.me, holding: "assignment.holder_id")
          ), "via": .text("assignment.via"), "added": .time("assignment.created_at"),
          "source": .text("assignment.source_id"),
        ],
        id: { .isOne("assignment.id", of: [.text($0)]) }
      ),
      sorts: [
        ("holder", "holder", false), ("access", "entitlement", false), ("via", "via", false),
        ("added", "created_at", true), ("source", "source_id", false), ("id", "id", false),
      ]
    )
  }

  static func trusts(_ viewing: Viewing) -> Listing {
    observed(
      .trusts,
      .trust,
      viewing,
      FilterSQL(
        fields: [
          "id": .text("trust.id", id: "trust.id"),
          "role": .text("trust.role", id: "trust.role_id"), "kind": .word("trust.kind"),
          "trusted": .text(
            "trust.trusted",
            id: "trust.trusted_id",
            me: Accounts.confirmed(of: viewing.me, holding: "trust.trusted_id")
          ), "condition": .text("trust.condition"), "source": .text("trust.source_id"),
        ],
        flags: [
          "external": SQLCondition("trust.is_external = 1"),
          "exact": SQLCondition("trust.is_exact = 1"),
        ],
        id: { .isOne("trust.id", of: [.text($0)]) }
      ),
      sorts: [
        ("role", "role", false), ("kind", "kind", false), ("trusted", "trusted", false),
        ("source", "source_id", false), ("id", "id", false),
      ]
    )
  }
}

/// How the rows around a policy hang together.
private enum PolicyParts {
  static func holder(_ holding: SQLCondition) -> SQLCondition {
    SQLCondition(
      "policy.holder_id in (select holding.id from principal_now holding where \(holding.sql))",
      holding.arguments
    )
  }

  static func statement(_ part: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from statement_now part where part.policy_id = policy.id and (\(part.sql))
      )
      """,
      part.arguments
    )
  }

  static func right(_ defined: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from entitlement_now defined
        where defined.policy_id = policy.id and (\(defined.sql))
      )
      """,
      defined.arguments
    )
  }

  static let isHeld = SQLCondition(
    "exists (select 1 from assignment_now held where held.entitlement_id = defined.id)"
  )

  static func policy(_ whole: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from policy_now whole where whole.id = statement.policy_id and (\(whole.sql))
      )
      """,
      whole.arguments
    )
  }

  static func provider(_ table: String) -> String {
    """
    case
      when \(table).source_id like 'aws-iam/%' then 'aws'
      when \(table).source_id like 'k8s-rbac/%' then 'kubernetes'
      else 'directory'
    end
    """
  }
}
