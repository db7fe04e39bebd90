import Governance
import GovernanceStore

extension Writer {
  /// The version that a decision rests on: what `--seen` says, else what is there now.
  func seen(_ id: String, _ kind: ListKind) async throws -> (version: Int, facts: String) {
    var query = ListQuery(kind, filter: "id:=\"\(id)\"", limit: 1)
    query.zoneOffset = 0
    guard let row = try await store.records(query, as: globals.operator()).rows.first else {
      throw Refusal(
        .notFound,
        id,
        "there is no `\(id)` among the \(kind.rawValue)",
        next: "govtop list \(kind.rawValue) shows them"
      )
    }
    let known = row.fields.compactMap { name, value -> String? in
      guard case .text(let text) = value, Self.shown.contains(name) else { return nil }
      return "\(name) \(text)"
    }
    var version = 0
    if case .integer(let number)? = row.fields.first(where: { $0.name == "version" })?.value {
      version = number
    }
    return (write?.seen ?? version, "\(row.id) v\(version) · \(known.joined(separator: " · "))")
  }

  private static let shown: Set<String> = [
    "state", "package_group", "digest", "risk_tier", "owner_name", "ticket", "bundle", "tests",
    "provenance", "workload", "environment", "kind", "proposed_fix", "name",
  ]
}

extension Optional where Wrapped == String {
  /// The id that a word stands for; ids are accepted in any case.
  func id<Subject>() -> Identifier<Subject>? { map { Identifier($0.uppercased()) } }
}

extension [String] {
  /// Persons as they were named; who they are is for the store to say.
  var persons: [Person.ID] { map { Identifier($0) } }
}
