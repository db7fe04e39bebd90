import Governance

/// The rows that differ between two snapshots; each question takes source, place and limit.
extension DriftJudge {
  /// Rights that stand in the snapshot and, in whatever way, did not before.
  var gainedSQL: String {
    """
    select told.id, told.holder, told.holder_id, told.entitlement, told.entitlement_id,
      told.created_at, held.name as holder_name, held.environment as holder_environment,
      defined.name as entitlement_name, defined.resource, defined.environment, defined.privilege
    from assignment told
    left join principal held on held.id = told.holder_id and \(scan.stands("held"))
    left join entitlement defined
      on defined.id = told.entitlement_id and \(scan.stands("defined"))
    where told.source_id = ? and told.from_snapshot = \(number) and told.via <> 'boundary'
      and not exists (
        select 1 from assignment before
        where before.holder_id = told.holder_id
          and before.entitlement_id = told.entitlement_id and before.via <> 'boundary'
          and \(scan.stands("before", in: scan.prior))
      )
      and not exists (
        select 1 from assignment same
        where same.id = told.id and \(scan.stands("same", in: scan.prior))
      )
      and told.id > ?
    """
  }

  /// Live grants whose right stood before and stands no more.
  var removedSQL: String {
    """
    select * from (select distinct granted.id, told.holder_id, told.entitlement_id, held.name as holder_name,
      held.environment as holder_environment, defined.name as entitlement_name,
      defined.resource, defined.environment, defined.privilege
    from assignment told
    join access_grant granted
      on granted.principal = told.holder_id and granted.entitlement = told.entitlement_id
        and granted.state = 'active'
        and (granted.ends_at is null or granted.ends_at > \(published))
    left join principal held
      on held.id = told.holder_id and \(scan.stands("held", in: scan.prior))
    left join entitlement defined
      on defined.id = told.entitlement_id and \(scan.stands("defined", in: scan.prior))
    where told.source_id = ? and told.to_snapshot = \(number) and told.via <> 'boundary'
      and not exists (
        select 1 from assignment still
        where still.holder_id = told.holder_id and still.entitlement_id = told.entitlement_id
          and still.via <> 'boundary' and \(scan.stands("still"))
      )
    ) told
    where told.id > ?
    """
  }

  private var published: Int64 { scan.snapshot.publishedAt.milliseconds }

  /// Members that a group with rights did not have before.
  var joinedSQL: String {
    """
    select told.id, told.member, told.member_id, told.container_id,
      joined.name as holder_name, joined.environment as holder_environment,
      whole.name as container_name
    from membership told
    join principal whole on whole.id = told.container_id and \(scan.stands("whole"))
    left join principal joined on joined.id = told.member_id and \(scan.stands("joined"))
    where told.source_id = ? and told.from_snapshot = \(number)
      and exists (
        select 1 from assignment held
        where held.holder_id = told.container_id and held.via <> 'boundary'
          and \(scan.stands("held"))
      )
      and not exists (
        select 1 from membership before
        where before.id = told.id and \(scan.stands("before", in: scan.prior))
      )
      and told.id > ?
    """
  }

  /// Rights that say something else than before.
  var rightsSQL: String {
    """
    select told.id, told.name, told.resource, told.environment, told.permissions,
      told.administrative, told.privilege, told.broad_actions, told.broad_resources, told.words,
      old.permissions as old_permissions, old.administrative as old_administrative,
      old.privilege as old_privilege, old.broad_actions as old_broad_actions,
      old.broad_resources as old_broad_resources, old.words as old_words,
      (
        select whole.updated_at from policy whole
        where whole.id = told.policy_id and \(scan.stands("whole"))
      ) as updated_at,
      exists (
        select 1 from assignment held
        where held.entitlement_id = told.id and held.via <> 'boundary'
          and \(scan.stands("held"))
      ) as is_held
    from entitlement told
    join entitlement old on old.id = told.id and old.to_snapshot = \(number)
    where told.source_id = ? and told.from_snapshot = \(number) and told.id > ?
    """
  }

  /// Trusts that are new or say something else.
  var trustsSQL: String {
    """
    select told.id, told.role, told.role_id, told.kind, told.trusted, told.is_external,
      told.condition, told.is_exact, whole.name as role_name, whole.environment,
      exists (
        select 1 from principal before
        where before.id = told.role_id and \(scan.stands("before", in: scan.prior))
      ) as was_known
    from trust told
    left join principal whole on whole.id = told.role_id and \(scan.stands("whole"))
    where told.source_id = ? and told.from_snapshot = \(number) and told.id > ?
    """
  }

  /// Accounts that say something else than before.
  var thingsSQL: String {
    """
    select told.id, \(Self.thing("told", "")), \(Self.thing("old", "old_")),
      \(isPrivileged)
    from principal told
    join principal old on old.id = told.id and old.to_snapshot = \(number)
    where told.source_id = ? and told.from_snapshot = \(number) and told.id > ?
    """
  }

  /// Accounts whose last use, or creation if there was none, lies between two moments.
  var dormantSQL: String {
    """
    select told.id, \(Self.thing("told", "")), \(isPrivileged)
    from principal told
    where told.source_id = ? and told.type <> 'group' and told.is_active = 1
      and told.last_used_known = 1
      and coalesce(told.last_used_at, told.created_at) > ?
      and coalesce(told.last_used_at, told.created_at) <= ?
      and \(scan.stands("told")) and told.id > ?
    """
  }

  var policiesSQL: String {
    """
    select told.id, told.name, told.environment, told.tags, old.tags as old_tags
    from policy told
    join policy old on old.id = told.id and old.to_snapshot = \(number)
    where told.source_id = ? and told.from_snapshot = \(number) and told.tags <> old.tags
      and told.id > ?
    """
  }

  private var isPrivileged: String {
    """
    exists (
      select 1 from assignment held
      join entitlement defined
        on defined.id = held.entitlement_id and \(scan.stands("defined"))
      where held.holder_id = told.id and held.via <> 'boundary' and \(scan.stands("held"))
        and defined.privilege in ('admin', 'root')
    ) as is_privileged
    """
  }

  private static func thing(_ table: String, _ prefix: String) -> String {
    [
      "name", "type", "environment", "tags", "boundary", "owner", "team", "is_active",
      "last_used_at", "last_used_known", "created_at",
    ].map { "\(table).\($0) as \(prefix)\($0)" }.joined(separator: ", ")
  }
}
