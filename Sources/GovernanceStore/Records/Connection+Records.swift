package import Governance

/// Loading governed records; `condition` is about the columns of the table named.
extension Connection {
  /// Persons, with personas, operating system users and names; `condition` is about `person`.
  package func persons(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [Person] {
    let rows = try rows(
      """
      select person.*, name.text as name_text, contact.text as contact_text
      from person
      left join erasable_text name on name.sha256 = person.name_sha256
      left join erasable_text contact on contact.sha256 = person.contact_sha256
      where \(condition)
      order by person.id
      """,
      arguments
    )
    guard !rows.isEmpty else { return [] }
    let inThose = "person in (select person.id from person where \(condition))"
    let personas = try grouped("person_persona", by: "person", where: inThose, arguments)
    let users = try grouped("person_os_user", by: "person", where: inThose, arguments)
    return try rows.map { row throws(StoreError) in
      let id = try row.text("id")
      return try Person(
        row,
        personas: Set(
          try (personas[id] ?? []).map { row throws(StoreError) in
            try row.word("persona")
          }
        ),
        osUsers: Set(
          try (users[id] ?? []).map { row throws(StoreError) in
            try row.text("os_user")
          }
        )
      )
    }
  }

  /// Requests with all their parts; `condition` is about `access_request`.
  package func requests(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [AccessRequest] {
    let rows = try rows(
      """
      select access_request.*, justification.text as justification_text
      from access_request
      left join erasable_text justification
        on justification.sha256 = access_request.justification_sha256
      where \(condition)
      order by access_request.id
      """,
      arguments
    )
    guard !rows.isEmpty else { return [] }
    let those = "(select access_request.id from access_request where \(condition))"
    let parts = try requestParts(of: those, arguments)
    return try rows.map { row throws(StoreError) in
      try AccessRequest(row, parts[try row.text("id")] ?? RequestParts())
    }
  }

  /// Grants; `condition` is about `access_grant`.
  package func grants(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [Grant] {
    try rows(
      """
      select access_grant.*, reason.text as end_reason_text, failure.text as failure_text
      from access_grant
      left join erasable_text reason on reason.sha256 = access_grant.end_reason_sha256
      left join erasable_text failure on failure.sha256 = access_grant.failure_sha256
      where \(condition)
      order by access_grant.id
      """,
      arguments
    ).map { row throws(StoreError) in try Grant(row) }
  }

  package func links(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [PersonLink] {
    try rows("select * from person_link where \(condition) order by id", arguments)
      .map { row throws(StoreError) in try PersonLink(row) }
  }

  package func delegations(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [Delegation] {
    try rows("select * from delegation where \(condition) order by id", arguments)
      .map { row throws(StoreError) in try Delegation(row) }
  }

  package func ownerships(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [Ownership] {
    try rows("select * from ownership where \(condition) order by subject", arguments)
      .map { row throws(StoreError) in try Ownership(row) }
  }

  package func artifacts(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [Artifact] {
    try rows("select * from artifact where \(condition) order by id", arguments)
      .map { row throws(StoreError) in try Artifact(row) }
  }

  package func snapshots(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [Snapshot] {
    let rows = try rows("select * from snapshot where \(condition) order by number", arguments)
    let those = "snapshot in (select id from snapshot where \(condition))"
    let tables = try grouped("snapshot_table", by: "snapshot", where: those, arguments)
    return try rows.map { row throws(StoreError) in
      let parts = tables[try row.text("id")] ?? []
      return try Snapshot(
        row,
        tables: try parts.map { row throws(StoreError) in try Snapshot.Table(row) }
      )
    }
  }

  package func sources(
    where condition: String = "1 = 1",
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [Source] {
    let rows = try rows("select * from source where \(condition) order by id", arguments)
    let current = try snapshots(
      where: "id in (select current_snapshot from source where \(condition))",
      arguments
    )
    return try rows.map { row throws(StoreError) in
      let id = try row.text("current_snapshot")
      guard let snapshot = current.first(where: { $0.id.text == id }) else {
        throw .corrupt("source \(try row.text("id")) names a snapshot that is not there, \(id)")
      }
      return try Source(row, current: snapshot)
    }
  }

  package func databaseIdentity() throws(StoreError) -> DatabaseIdentity {
    guard let row = try row("select * from database_identity") else {
      throw .corrupt("database_identity is empty")
    }
    return try DatabaseIdentity(row)
  }

  private func requestParts(
    of those: String,
    _ arguments: [SQLValue]
  ) throws(StoreError) -> [String: RequestParts] {
    var parts: [String: RequestParts] = [:]
    let condition = "request in \(those)"
    for row in try ordered("request_item", where: condition, arguments) {
      parts[try row.text("request"), default: .init()].items.append(row)
    }
    for row in try ordered("request_need", where: condition, arguments) {
      parts[try row.text("request"), default: .init()].needs.append(row)
    }
    for row in try votesWithReasons(where: condition, arguments) {
      parts[try row.text("request"), default: .init()].votes.append(row)
    }
    for row in try questionsWithWords(where: condition, arguments) {
      parts[try row.text("request"), default: .init()].questions.append(row)
    }
    for row in try ordered("request_person", where: condition, arguments) {
      parts[try row.text("request"), default: .init()].persons.append(row)
    }
    for row in try ordered("request_grant", where: condition, arguments) {
      parts[try row.text("request"), default: .init()].grants.append(row)
    }
    return parts
  }

  private func ordered(
    _ table: String,
    where condition: String,
    _ arguments: [SQLValue]
  ) throws(StoreError) -> [SQLRow] {
    try rows("select * from \(table) where \(condition) order by request, position", arguments)
  }

  private func votesWithReasons(
    where condition: String,
    _ arguments: [SQLValue]
  ) throws(StoreError) -> [SQLRow] {
    try rows(
      """
      select request_vote.*, reason.text as reason_text
      from request_vote
      left join erasable_text reason on reason.sha256 = request_vote.reason_sha256
      where \(condition)
      order by request, request_vote.position
      """,
      arguments
    )
  }

  private func questionsWithWords(
    where condition: String,
    _ arguments: [SQLValue]
  ) throws(StoreError) -> [SQLRow] {
    try rows(
      """
      select request_question.*, asked.text as text_text, answered.text as answer_text
      from request_question
      left join erasable_text asked on asked.sha256 = request_question.text_sha256
      left join erasable_text answered on answered.sha256 = request_question.answer_sha256
      where \(condition)
      order by request, request_question.position
      """,
      arguments
    )
  }

  private func grouped(
    _ table: String,
    by owner: String,
    where condition: String,
    _ arguments: [SQLValue]
  ) throws(StoreError) -> [String: [SQLRow]] {
    var groups: [String: [SQLRow]] = [:]
    let key = table == "snapshot_table" ? "snapshot, position" : "1, 2"
    for row in try rows("select * from \(table) where \(condition) order by \(key)", arguments) {
      groups[try row.text(owner), default: []].append(row)
    }
    return groups
  }
}
