import Governance

extension Connection {
  /// Persons with the accounts that are theirs, in the order of the ids.
  func personRows(_ ids: [String]) throws -> [PersonRow] {
    var rows: [String: PersonRow] = [:]
    for some in ids.portions(of: 200) {
      let those = SQLCondition.isOne("id", of: some.map { .text($0) })
      let persons = try persons(where: "person.\(those.sql)", those.arguments)
      let links = try links(
        where: SQLCondition.isOne("person", of: those.arguments).sql,
        those.arguments
      )
      let sources = try sources(of: persons)
      for person in persons {
        let own = links.filter { $0.person == person.id }
        rows[person.id.text] = PersonRow(
          person: person,
          principals: own.filter { $0.state == .confirmed }.map(\.principal).sorted(),
          source: person.directory.flatMap { sources[$0.text] },
          proposedLinks: own.count { $0.state == .proposed }
        )
      }
    }
    return ids.compactMap { rows[$0] }
  }

  /// Which source lists each record that persons were enrolled from.
  private func sources(of persons: [Person]) throws -> [String: String] {
    let those = SQLCondition.isOne("id", of: persons.compactMap { $0.directory.map { .init($0) } })
    guard those != .never else { return [:] }
    var sources: [String: String] = [:]
    for row in try rows(
      "select id, source_id from directory_person_last where \(those.sql)",
      those.arguments
    ) {
      sources[try row.text("id")] = try row.text("source_id")
    }
    return sources
  }

  /// Principals or groups with who stands behind them, in the order of the ids.
  func principalRows(_ ids: [String], _ viewing: Viewing) throws -> [PrincipalRow] {
    let people = PeopleIndex(self)
    var rows: [String: PrincipalRow] = [:]
    for some in ids.portions(of: 100) {
      let those = SQLCondition.isOne("principal.id", of: some.map { .text($0) })
      let dormant = SQLCondition.isDormant(viewing)
      let found = try self.rows(
        """
        select principal.*, source.current_snapshot,
          case when \(SQLCondition.isOrphaned.sql) then 1 else 0 end as is_orphaned,
          case when \(dormant.sql) then 1 else 0 end as is_dormant,
          (
            select count(*) from access_row held
            where held.principal = principal.id and \(Self.isLive(in: "held"))
          ) as live_grants
        from \(Table.principal.now) principal
        join source on source.id = principal.source_id
        where \(those.sql)
        """,
        dormant.arguments + [.init(viewing.now), .init(viewing.now)] + those.arguments
      )
      for row in found { rows[try row.text("id")] = try principalRow(row, people) }
    }
    return ids.compactMap { rows[$0] }
  }

  /// Rows of `access_row` that open access at the moment of the two places.
  static func isLive(in table: String) -> String {
    """
    \(table).state in ('scheduled', 'activating', 'active', 'revoking', 'ending', 'revoke_failed')
      and \(table).starts_at <= ? and (\(table).ends_at is null or \(table).ends_at > ?)
    """
  }

  private func principalRow(_ row: SQLRow, _ people: PeopleIndex) throws -> PrincipalRow {
    let id = try row.text("id")
    let told = try row.optionalText("owner")
    let owner = try people.owners(of: id, told: told, team: try row.optionalText("team")).first
    return PrincipalRow(
      id: id,
      fact: try PrincipalRecord(row),
      persons: try people.persons(behind: id).map(\.id),
      owner: try owner?.handle ?? people.owningTeam(of: id) ?? told,
      isOrphaned: try row.flag("is_orphaned"),
      isDormant: try row.flag("is_dormant"),
      liveGrants: try row.integer("live_grants"),
      source: try row.text("source_id"),
      snapshot: try row.text("current_snapshot")
    )
  }
}

extension PrincipalRecord {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      nativeID: try row.text("native_id"),
      name: try row.text("name"),
      type: try row.word("type"),
      provider: try row.text("provider"),
      nativeKind: try row.text("native_kind"),
      team: try row.optionalText("team"),
      environment: try row.word("environment"),
      isActive: try row.flag("is_active"),
      createdAt: try row.optionalInstant("created_at"),
      lastUsedAt: try row.optionalInstant("last_used_at"),
      lastUsedKnown: try row.flag("last_used_known"),
      lastUsedSource: try row.optionalText("last_used_source"),
      boundary: try row.optionalText("boundary")
    )
  }
}
