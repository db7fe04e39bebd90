import Documents
import Governance

extension Connection {
  /// Entries with the names that their list shows, in the order of the sequences.
  func ledgerRows(_ sequences: [Int]) throws -> [LedgerRow] {
    var rows: [Int: LedgerRow] = [:]
    for some in sequences.portions(of: 200) {
      let those = SQLCondition.isOne("sequence", of: some.map { .init($0) })
      let entries = try entries(where: those.sql, those.arguments)
      let names = try SubjectNames(of: entries.map(\.subject), self)
      let reasons = try reasons(those)
      let hashes = try leafHashes(those)
      let handles = try handlesByID(of: entries.compactMap(\.actor.person))
      for entry in entries {
        rows[entry.sequence] = LedgerRow(
          entry: entry,
          who: entry.actor.person.map { handles[$0.text] ?? $0.text } ?? entry.nobody,
          what: names[entry.subject] ?? entry.subject,
          reason: reasons[entry.sequence],
          leafHash: hashes[entry.sequence] ?? ""
        )
      }
    }
    return sequences.compactMap { rows[$0] }
  }

  /// Handles by the ids of persons.
  func handlesByID(of persons: [Person.ID]) throws -> [String: String] {
    let ids = Set(persons.map(\.text)).sorted()
    var handles: [String: String] = [:]
    for some in ids.portions(of: 200) {
      let those = SQLCondition.isOne("id", of: some.map { .text($0) })
      for row in try rows("select id, handle from person where \(those.sql)", those.arguments) {
        handles[try row.text("id")] = try row.text("handle")
      }
    }
    return handles
  }

  /// The words that somebody gave as a reason, where they were not erased.
  private func reasons(_ those: SQLCondition) throws -> [Int: String] {
    var reasons: [Int: String] = [:]
    let found = try rows(
      """
      select erasable_text.sequence, erasable_text.text
      from erasable_text
      join ledger_entry on ledger_entry.sequence = erasable_text.sequence
      where erasable_text.\(those.sql) and erasable_text.position = 0
        and erasable_text.text is not null
        and ledger_entry.kind not in (\(LedgerRow.profileKinds))
      """,
      those.arguments
    )
    for row in found { reasons[try row.integer("sequence")] = try row.text("text") }
    return reasons
  }

  private func leafHashes(_ those: SQLCondition) throws -> [Int: String] {
    var hashes: [Int: String] = [:]
    let found = try rows(
      "select sequence, leaf_hash from ledger_entry where \(those.sql)",
      those.arguments
    )
    for row in found { hashes[try row.integer("sequence")] = try row.digest("leaf_hash").hex }
    return hashes
  }
}

extension LedgerEntry {
  /// The word that stands where no person acted.
  fileprivate var nobody: String {
    switch origin.channel {
    case .import: "import"
    case .enforcement: "enforce"
    default: "rule"
    }
  }
}

extension Connection {
  /// The readable names of records, by id; those without one are left out.
  func subjectNames(_ subjects: [String]) throws -> [String: String] {
    try SubjectNames(of: subjects, self).names
  }
}

/// The readable names of what entries are about, each table asked once.
private struct SubjectNames {
  private(set) var names: [String: String] = [:]

  init(of subjects: [String], _ connection: any Connection) throws {
    let prefixes = Dictionary(grouping: Set(subjects)) { subject in
      String(subject.prefix { $0 != "-" && $0 != ":" })
    }
    for (prefix, ids) in prefixes {
      guard let question = Self.questions[prefix] else { continue }
      for some in ids.sorted().portions(of: 200) {
        let those = SQLCondition.isOne("subject.id", of: some.map { .text($0) })
        for row in try connection.rows("\(question) where \(those.sql)", those.arguments) {
          names[try row.text("id")] = try row.text("name")
        }
      }
    }
  }

  subscript(subject: String) -> String? { names[subject] }

  /// By what stands before the dash or colon of an id.
  private static let questions = [
    "AR": """
    select subject.id, subject.beneficiary_name || ' · ' || subject.entitlement_name as name
    from request_row subject
    """,
    "GR": """
    select subject.id, subject.principal_name || ' · ' || subject.entitlement_name as name
    from access_row subject
    """,
    "P": "select subject.id, subject.handle as name from person subject",
    "LK": """
    select subject.id, coalesce(principal.name, subject.principal) || ' · ' || person.handle as name
    from person_link subject
    join person on person.id = subject.person
    left join principal_last principal on principal.id = subject.principal
    """,
    "DG": """
    select subject.id, giver.handle || ' · ' || taker.handle as name
    from delegation subject
    join person giver on giver.id = subject.from_person
    join person taker on taker.id = subject.to_person
    """,
    "SN": "select subject.id, subject.source as name from snapshot subject",
    "AT": "select subject.id, subject.name from artifact subject",
    "principal": "select subject.id, subject.name from principal_last subject",
    "entitlement": "select subject.id, subject.name from entitlement_last subject",
  ]
}
