import Governance

/// People name things by id, by the provider's own key, by handle or address, or by a name that only one thing has.
extension Connection {
  /// The id that a word means in one kind of list.
  func resolve(_ kind: ListKind, _ word: String) throws -> String {
    guard kind != .ledger else { return try entry(word) }
    return try resolve(word, in: [kind])
  }

  /// An entry by its number, with or without `#`.
  private func entry(_ word: String) throws -> String {
    let digits = word.hasPrefix("#") ? word.dropFirst() : word[...]
    guard let sequence = Int(digits), sequence > 0,
      try row("select 1 from ledger_entry where sequence = ?", [.init(sequence)]) != nil
    else {
      throw Refusal(
        .notFound,
        word,
        "there is no entry `\(word)` in the ledger",
        next: "govtop list ledger shows them"
      )
    }
    return "#\(sequence)"
  }

  /// The id that a word means in any of some kinds; a word that means two things is refused with both.
  func resolve(_ word: String, in kinds: [ListKind]) throws -> String {
    let ways = kinds.map(NamingWays.init)
    for step in 0..<(ways.map(\.conditions.count).max() ?? 0) {
      var found: [(id: String, label: String)] = []
      for way in ways where step < way.conditions.count {
        found += try candidates(way, way.conditions[step], word)
      }
      if let only = found.first, found.count == 1 { return only.id }
      if !found.isEmpty { throw Refusal.ambiguous(word, found) }
    }
    let kinds = kinds.map(\.rawValue).joined(separator: " or ")
    throw Refusal(
      .notFound,
      word,
      "there is nothing `\(word)` among the \(kinds)",
      next: "govtop list \(kinds.prefix { $0 != " " }) shows what there is"
    )
  }

  private func candidates(
    _ way: NamingWays,
    _ condition: String,
    _ word: String
  ) throws -> [(id: String, label: String)] {
    let places = condition.count { $0 == "?" }
    let rows = try rows(
      """
      select distinct named.id, \(way.label) as label
      from \(way.table) named
      where \(condition)
      order by named.id
      limit 6
      """,
      Array(repeating: .text(word), count: places)
    )
    return try rows.map { (try $0.text("id"), try $0.text("label")) }
  }
}

extension Refusal {
  fileprivate static func ambiguous(
    _ word: String,
    _ found: [(id: String, label: String)]
  ) -> Refusal {
    let shown = found.prefix(5).map { $0.label == $0.id ? $0.id : "\($0.id) (\($0.label))" }
    let more = found.count > 5 ? " and more" : ""
    return Refusal(
      .ambiguous,
      word,
      "`\(word)` is more than one thing: \(shown.joined(separator: ", "))\(more)",
      next: "name it by its id"
    )
  }
}

/// How the things of a kind may be named, the surest way first.
private struct NamingWays {
  let table: String
  /// What tells two candidates apart.
  let label: String
  /// Conditions with the word in each place: by id, by the provider's key, by name, by address.
  ///
  /// The first that finds anything decides; in every kind the same place is as sure.
  let conditions: [String]

  init(_ kind: ListKind) {
    self =
      switch kind {
      case .grants: .given("access_grant")
      case .requests: .given("access_request")
      case .campaigns: .given("campaign")
      case .items: .given("review_item")
      case .persons: .persons
      case .principals:
        .observed(.principal, by: Self.ofPrincipals, where: "named.type <> 'group'")
      case .groups: .observed(.principal, by: Self.ofPrincipals, where: "named.type = 'group'")
      case .entitlements: .observed(.entitlement, by: [["native_key"], ["name"]])
      case .policies: .observed(.policy, by: [["native_id", "native_key"], ["name"]])
      case .statements: .observed(.statement, by: [])
      case .assignments: .observed(.assignment, by: [])
      case .trusts: .observed(.trust, by: [])
      case .credentials: .observed(.credential, by: [["principal"]])
      // Events are named by their place in the log, which no condition on texts finds.
      case .events: NamingWays(Table.accessEvent.name, label: "named.action", [])
      // Entries are named by number alone, which is no question to a table.
      case .ledger: NamingWays("ledger_entry", label: "named.kind", [])
      case .sources:
        NamingWays(
          "source",
          label: "named.id",
          ["named.id = ?", "named.scope = ?", "named.current_snapshot = upper(?)"]
        )
      case .snapshots: .given(Table.snapshot.name)
      case .deviations: .given(Deviations.rows)
      case .drift: .given("drift_finding")
      case .findings: .given("compliance_finding")
      case .workloads:
        NamingWays(
          "workload_identity",
          label: "named.zone",
          ["named.id = upper(?)", "named.name = ?"]
        )
      case .exceptions: .given(Departures.rows)
      case .backlog: .given(Table.backlogItem.name)
      case .controls:
        NamingWays(Table.controlClass.name, label: "named.id", ["named.id = lower(?)"])
      case .packages:
        NamingWays(
          "model_package",
          label: "named.package_group",
          ["named.id = upper(?)", "named.digest = ?", "named.run = ?", "named.name = ?"]
        )
      case .changes:
        NamingWays(
          "change_ticket",
          label: "named.state",
          ["named.id = upper(?)", "named.external = ?"]
        )
      case .bundles:
        NamingWays(
          "policy_bundle",
          label: "named.state",
          ["named.id = upper(?)", "named.digest = ?"]
        )
      case .drills:
        NamingWays("drill", label: "named.state", ["named.id = upper(?)", "named.name = ?"])
      case .artifacts:
        NamingWays(
          "artifact",
          label: "named.kind",
          ["named.id = upper(?)", "named.digest = ?", "named.name = ?"]
        )
      }
  }

  private init(_ table: String, label: String, _ conditions: [String]) {
    self.table = table
    self.label = label
    self.conditions = conditions
  }

  private static let ofPrincipals = [["native_id", "native_key"], ["name"], ["email"]]

  /// Records whose only name is the id that they were given here.
  private static func given(_ table: String) -> NamingWays {
    NamingWays(table, label: "named.id", ["named.id = upper(?)"])
  }

  private static func observed(
    _ table: Table,
    by ways: [[String]],
    where condition: String = "1 = 1"
  ) -> NamingWays {
    NamingWays(
      table.now,
      label: "named.source_id",
      ([["id"]] + ways).map { columns in
        let meant = columns.map { "named.\($0) = ?" }.joined(separator: " or ")
        return "\(condition) and (\(meant))"
      }
    )
  }

  private static let persons = NamingWays(
    "person",
    label: "named.handle",
    [
      "named.id = upper(?)", "named.handle = ?",
      """
      named.contact_sha256 in (select words.sha256 from erasable_text words where words.text = ?)
        or named.directory in (
          select record.id from directory_person_now record where record.email = ?
        )
      """,
      "named.name_sha256 in (select words.sha256 from erasable_text words where words.text = ?)",
    ]
  )
}
