import Documents
import Governance

/// The first transaction of a database: what it is, and who its first person is.
struct Bootstrap: Sendable {
  let cooperative: Bool
  let organisation: String
  let person: PersonDraft
  let origin: Origin

  func fill(_ connection: any Connection, _ options: StoreOptions) throws {
    let now = options.clock()
    for row in Transitions.rows { try connection.insert(TableRow(row.table, row.values)) }
    let head = LedgerHead(lastAt: now)
    try connection.insert(TableRow(.ledgerHead, head.row))
    let stamp = ActorStamp(person: Identifier("P-1"), personas: Persona.allCases.sorted())
    let deliberation = try Deliberation(
      connection,
      at: now,
      stamp: stamp,
      origin: origin,
      options: options
    )
    let id = Digest.hexadecimal(options.randomBytes(16))
    try deliberation.record([
      Event(
        "database",
        .database(
          .initialised(id: id, cooperative: cooperative, organisation: organisation)
        )
      ),
      Event(
        deliberation.nextID(.person) as Person.ID,
        .person(.bootstrapped(profile(deliberation)))
      ),
    ])
    _ = try deliberation.finish()
  }

  private func profile(_ deliberation: Deliberation) -> PersonEvent.Profile {
    PersonEvent.Profile(
      handle: person.handle,
      name: deliberation.text(person.name),
      contact: person.contact.map { deliberation.text($0) },
      team: person.team,
      employment: person.employment,
      timeZone: person.timeZone,
      personas: Set(Persona.allCases),
      osUsers: Set([person.osUser ?? origin.osUser])
    )
  }
}

extension Digest {
  fileprivate static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
