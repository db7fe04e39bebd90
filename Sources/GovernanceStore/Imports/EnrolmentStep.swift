import Governance

/// Enrols or updates some persons of a people source: those whose record says something new.
struct EnrolmentStep {
  let source: Source.ID
  let limit: Int

  func run(
    _ connection: any Connection,
    _ operator: Operator,
    _ options: StoreOptions
  ) throws -> Enrolment {
    let deliberation = try connection.deliberation(
      as: `operator`,
      for: .importFacts,
      about: source.text,
      options
    )
    let roll = try Roll(source, connection)
    var enrolment = Enrolment()
    for record in roll.records {
      guard enrolment.enrolled + enrolment.updated < limit else { break }
      guard let event = try roll.event(for: record, deliberation) else { continue }
      try deliberation.record([event], as: .rule)
      try roll.note(record, event)
      if case .person(.enrolled) = event.body {
        enrolment.enrolled += 1
      } else {
        enrolment.updated += 1
      }
    }
    _ = try deliberation.finish()
    return enrolment
  }
}

/// The records of a people source beside the persons that are known.
private final class Roll {
  private(set) var records: [SQLRow] = []
  private var persons: [String: Person] = [:]
  private var idByHandle: [String: Person.ID] = [:]
  private var idByDirectory: [String: Person.ID] = [:]
  /// Handle, key, HR id and address of each record: how a source may name a manager.
  private var recordByWord: [String: String] = [:]

  init(_ source: Source.ID, _ connection: any Connection) throws {
    let all = try connection.rows(
      "select * from \(Table.directoryPerson.now) where source_id = ? order by handle, id",
      [.init(source)]
    )
    for person in try connection.persons() { take(person) }
    for row in all {
      let id = try row.text("id")
      for column in ["handle", "native_key", "hr_id", "email"] {
        guard let word = try row.optionalText(column) else { continue }
        recordByWord[word.lowercased()] = recordByWord[word.lowercased()] ?? id
      }
    }
    records = try managersFirst(all)
  }

  private func take(_ person: Person) {
    persons[person.id.text] = person
    idByHandle[person.handle] = person.id
    if let directory = person.directory { idByDirectory[directory.text] = person.id }
  }

  /// Those named by others come before those who name them, so that their ids are known; of a circle, any.
  private func managersFirst(_ rows: [SQLRow]) throws -> [SQLRow] {
    let byID = Dictionary(try rows.map { (try $0.text("id"), $0) }) { first, _ in first }
    var placed: Set<String> = []
    var ordered: [SQLRow] = []
    for row in rows {
      // Up the line of managers until one who is placed, then down again.
      var line: [SQLRow] = []
      var seen: Set<String> = []
      var next: SQLRow? = row
      while let current = next, case let id = try current.text("id"), !placed.contains(id),
        seen.insert(id).inserted
      {
        line.append(current)
        next = try superior(of: current, "manager").flatMap { byID[$0] }
      }
      for row in line.reversed() {
        placed.insert(try row.text("id"))
        ordered.append(row)
      }
    }
    return ordered
  }

  private func superior(of row: SQLRow, _ column: String) throws -> String? {
    try row.optionalText(column).flatMap { recordByWord[$0.lowercased()] }
  }

  /// What the record makes of a person; `nil` where it says nothing new.
  func event(for row: SQLRow, _ deliberation: Deliberation) throws -> Event? {
    let known = try person(for: row)
    guard let known else {
      // Somebody else bears the handle, or the record is of one who has left before: no new person.
      guard try row.flag("is_active"), try idByHandle[row.text("handle")] == nil else {
        return nil
      }
      let id: Person.ID = deliberation.nextID(.person)
      return Event(id, .person(.enrolled(try profile(row, nil, deliberation))))
    }
    let fresh = try profile(row, known, deliberation)
    guard fresh != PersonEvent.Profile(of: known) else { return nil }
    return Event(known.id, .person(.updated(fresh)))
  }

  /// The person enrolled from this record, else one entered by hand under its handle.
  private func person(for row: SQLRow) throws -> Person? {
    if let id = idByDirectory[try row.text("id")] { return persons[id.text] }
    guard let id = idByHandle[try row.text("handle")], let person = persons[id.text],
      person.directory == nil
    else { return nil }
    return person
  }

  func note(_ row: SQLRow, _ event: Event) throws {
    switch event.body {
    case .person(.enrolled(let profile)):
      take(Person(id: Identifier(event.subject), profile: profile, at: Instant(milliseconds: 0)))
    case .person(let update):
      guard var person = persons[event.subject] else { return }
      person.apply(update)
      take(person)
    default: break
    }
  }

  private func profile(
    _ row: SQLRow,
    _ known: Person?,
    _ deliberation: Deliberation
  ) throws -> PersonEvent.Profile {
    let told: Person.Employment = try row.word("employment")
    let handle = try row.text("handle")
    let isFree = idByHandle[handle].map { $0 == known?.id } ?? true
    return PersonEvent.Profile(
      handle: isFree ? handle : known?.handle ?? handle,
      name: try words(row.text("name"), known?.name, deliberation),
      contact: try row.optionalText("email").map {
        try words($0, known?.contact, deliberation)
      },
      team: try row.optionalText("team"),
      employment: told == .unknown ? known?.employment ?? .unknown : told,
      manager: try superiorID(row, "manager"),
      sponsor: try superiorID(row, "sponsor"),
      contractEndsAt: try row.optionalInstant("contract_ends_at"),
      timeZone: try row.optionalText("time_zone") ?? known?.timeZone,
      personas: known?.personas ?? [],
      osUsers: known?.osUsers ?? [],
      directory: Identifier(try row.text("id"))
    )
  }

  /// The same words keep their salt, so that they do not count as news.
  private func words(
    _ text: String,
    _ known: FreeText?,
    _ deliberation: Deliberation
  ) throws -> FreeText {
    if let known, known.text == text { return known }
    return deliberation.text(text)
  }

  private func superiorID(_ row: SQLRow, _ column: String) throws -> Person.ID? {
    if let record = try superior(of: row, column), let id = idByDirectory[record] { return id }
    return try row.optionalText(column).flatMap { idByHandle[$0] }
  }
}

extension PersonEvent.Profile {
  /// What is known of a person, as a source would have to say it to say nothing new.
  fileprivate init(of person: Person) {
    self.init(
      handle: person.handle,
      name: person.name,
      contact: person.contact,
      team: person.team,
      employment: person.employment,
      manager: person.manager,
      sponsor: person.sponsor,
      contractEndsAt: person.contractEndsAt,
      timeZone: person.timeZone,
      personas: person.personas,
      osUsers: person.osUsers,
      directory: person.directory
    )
  }
}
