import Documents
import Governance

extension Connection {
  /// Grants with what their list shows, in the order of the ids; an id without a row is left out.
  func grantRows(_ ids: [String], _ viewing: Viewing) throws -> [GrantRow] {
    var rows: [String: GrantRow] = [:]
    for some in ids.portions(of: 200) {
      let those = SQLCondition.isOne("id", of: some.map { .text($0) })
      let grants = try grants(
        where: "access_grant.\(those.sql)",
        those.arguments
      ).keyed(by: \.id.text)
      for row in try self.rows("select * from access_row where \(those.sql)", those.arguments) {
        guard let grant = grants[try row.text("id")] else { continue }
        rows[grant.id.text] = try GrantRow(row, grant, viewing)
      }
    }
    return ids.compactMap { rows[$0] }
  }
}

extension GrantRow {
  fileprivate init(_ row: SQLRow, _ grant: Grant, _ viewing: Viewing) throws {
    self.init(
      grant: grant,
      standing: Self.standing(of: grant, at: viewing.now),
      marks: try Self.marks(row, grant, viewing),
      risk: try RiskScore(row),
      principalName: try row.text("principal_name"),
      principalType: try row.word("principal_type"),
      principalNativeID: try row.text("principal_native_id"),
      provider: try row.text("provider"),
      persons: try row.words("persons").map { Identifier($0) },
      personHandles: try row.words("person_handles"),
      entitlementName: try row.text("entitlement_name"),
      actions: try row.text("actions"),
      owner: try row.optionalText("owner_name"),
      team: try row.optionalText("team"),
      source: try row.text("source_id"),
      lastUsedAt: try row.optionalInstant("last_used_at"),
      lastUsedKnown: try row.flag("last_used_known")
    )
  }

  private static func marks(_ row: SQLRow, _ grant: Grant, _ viewing: Viewing) throws -> Set<Mark> {
    let idleSince = try row.optionalInstant("idle_since")
    let isDormant = idleSince.map { $0 <= viewing.now - viewing.rules.dormantAfter } ?? false
    let held: [(Mark, Bool)] = [
      (.orphaned, try row.flag("is_orphaned")), (.dormant, isDormant),
      (.drifted, try row.flag("is_drifted")), (.uncertified, grant.certifiedAt == nil),
      (.wildcard, try row.flag("is_wildcard")), (.external, try row.flag("is_external")),
      (.privileged, try row.flag("is_privileged")),
    ]
    return Set(held.filter(\.1).map(\.0))
  }
}

extension RiskScore {
  /// The score as the column `risk` keeps it, with every factor.
  init(_ row: SQLRow) throws {
    do {
      try self.init(JSONValue(canonical: Array(try row.text("risk").utf8)))
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError.corrupt("column risk of `\(try row.text("id"))` holds no score")
    }
  }
}

extension SQLRow {
  /// The words of a column that keeps them between spaces.
  func words(_ name: String) throws(StoreError) -> [String] {
    try text(name).split(separator: " ").map(String.init)
  }
}

extension Array {
  /// The elements in order, so many at a time: a statement has only so many places.
  func portions(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }

  /// The elements by a name that each of them has alone.
  func keyed(by name: (Element) -> String) -> [String: Element] {
    Dictionary(map { (name($0), $0) }) { first, _ in first }
  }
}
