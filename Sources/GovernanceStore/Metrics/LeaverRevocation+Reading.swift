import Governance

/// M18 from the persons who left in the window, along the indexes of when they did.
extension LeaverRevocation: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>] {
    let window = scope.window(of: definition)
    let span: [SQLValue] = [.init(window.from), .init(window.until)]
    let ofScope = scope.environment(in: "access_row.environment")
    let rows = try connection.rows(
      """
      select leaver.id, leaver.handle, leaver.effective_at,
        count(*) as grants,
        sum(case when access_row.over_at is null then 1 else 0 end) as open,
        max(access_row.over_at) as revoked_at, max(access_row.is_privileged) as privileged,
        min(manager.handle) as manager
      from (
        select person.id, person.handle, person.manager,
          case
            when person.left_at is null then person.contract_ends_at
            when person.contract_ends_at < person.left_at then person.contract_ends_at
            else person.left_at
          end as effective_at
        from person
        where person.left_at > ? and person.left_at <= ?
          or person.contract_ends_at > ? and person.contract_ends_at <= ?
      ) leaver
      join person_link on person_link.person = leaver.id and person_link.state = 'confirmed'
      join access_row on access_row.principal = person_link.principal
      left join person manager on manager.id = leaver.manager
      where leaver.effective_at > ? and leaver.effective_at <= ?
        and access_row.state not in ('withdrawn', 'activation_failed')
        and access_row.starts_at <= leaver.effective_at
        and (access_row.ends_at is null or access_row.ends_at > leaver.effective_at)
        and (access_row.over_at is null or access_row.over_at > leaver.effective_at)
        and \(ofScope.sql)
      group by leaver.id, leaver.handle, leaver.effective_at
      order by leaver.id
      """,
      span + span + span + ofScope.arguments
    )
    return try rows.map { row in
      let isOpen = try row.integer("open") > 0
      return Counted(
        MetricSubject(
          id: try row.text("id"),
          what: "\(try row.text("handle")), \(try row.integer("grants")) grants",
          owner: try row.optionalText("manager")
        ),
        Item(
          leftAt: try row.instant("effective_at"),
          revokedAt: isOpen ? nil : try row.optionalInstant("revoked_at"),
          isPrivileged: try row.flag("privileged")
        )
      )
    }
  }
}
