import Governance

/// In which order those are named who could decide a request: who is here, whom the rules suggest, who has least to do.
struct ReviewerOrder {
  private let suggestions: [String]
  private let owners: Set<Person.ID>
  private let personas: [Person.ID: Set<String>]
  private let away: Set<Person.ID>
  /// Votes of the last week.
  private let load: [Person.ID: Int]

  init(
    of persons: [Person.ID],
    for request: AccessRequest,
    _ facts: RequestFacts,
    _ rules: Rules,
    _ connection: any Connection,
    at now: Instant
  ) throws {
    let those = SQLCondition.isOne("person", of: persons.map { .init($0) })
    suggestions = rules.approvals(for: facts.traits(of: request)).flatMap(\.suggest)
    owners = Set(facts.right.owners)
    away = try Self.away(connection, now)
    load = try Self.load(connection, those, now)
    personas = suggestions.isEmpty ? [:] : try Self.personas(connection, those)
  }

  func isBefore(_ one: RequestDetail.Completer, _ other: RequestDetail.Completer) -> Bool {
    let (mine, theirs) = (place(one), place(other))
    return mine == theirs ? one.handle < other.handle : mine.lexicographicallyPrecedes(theirs)
  }

  private func place(_ completer: RequestDetail.Completer) -> [Int] {
    let suggested = suggestions.firstIndex { word in
      word == completer.handle || word == "owner" && owners.contains(completer.person)
        || personas[completer.person]?.contains(word) ?? false
    }
    return [
      away.contains(completer.person) ? 1 : 0, suggested ?? suggestions.count,
      load[completer.person] ?? 0,
    ]
  }

  /// Who handed their decisions over is not there to decide.
  private static func away(_ connection: any Connection, _ now: Instant) throws -> Set<Person.ID> {
    let rows = try connection.rows(
      """
      select distinct from_person from delegation
      where ended_at is null and starts_at <= ? and ends_at > ?
      """,
      [.init(now), .init(now)]
    )
    return Set(try rows.map { try $0.id("from_person") })
  }

  private static func load(
    _ connection: any Connection,
    _ those: SQLCondition,
    _ now: Instant
  ) throws -> [Person.ID: Int] {
    var load: [Person.ID: Int] = [:]
    for row in try connection.rows(
      """
      select person, count(*) as votes from request_vote
      where \(those.sql) and at > ?
      group by person
      """,
      those.arguments + [.init(now - .days(7))]
    ) { load[try row.id("person")] = try row.integer("votes") }
    return load
  }

  private static func personas(
    _ connection: any Connection,
    _ those: SQLCondition
  ) throws -> [Person.ID: Set<String>] {
    var personas: [Person.ID: Set<String>] = [:]
    for row in try connection.rows(
      "select person, persona from person_persona where \(those.sql)",
      those.arguments
    ) {
      personas[try row.id("person"), default: []].insert(try row.text("persona"))
    }
    return personas
  }
}
