import Governance
import GovernanceStore

/// Takes commands to the one door: previews, asks, performs, and says what was written.
struct Writer {
  let store: Store
  let globals: Globals
  let write: WriteOptions?
  let format: RowFormat

  /// Asks about `facts`, a line a record, and performs; where there are none, nothing needs asking.
  func perform(_ commands: [Command], about facts: [String] = []) async throws {
    let actor = globals.operator()
    if write?.dryRun ?? false {
      let receipt = try await store.preview(commands, as: actor)
      report(receipt.entries, head: "would be written")
      return
    }
    try confirm(facts)
    let receipt = try await store.perform(commands, as: actor)
    if format == .json {
      print(json(of: receipt).text)
    } else if !globals.quiet {
      report(receipt.entries, head: "written")
    }
  }

  private func confirm(_ facts: [String]) throws {
    guard !facts.isEmpty, !(write?.yes ?? false) else { return }
    guard StandardInput.isTerminal else {
      throw UsageProblem(message: "there is no terminal to ask on; --yes answers, --dry-run shows")
    }
    for line in facts { print(Words.plain(line)) }
    guard StandardInput.confirms("write this? type yes") else {
      throw UsageProblem(message: "nothing was written")
    }
  }

  private func report(_ entries: [LedgerEntry], head: String) {
    if format == .json {
      print(JSONText.array(entries.map(Self.json)).text)
      return
    }
    for entry in entries {
      print("\(head)  #\(entry.sequence)  \(entry.kind)  \(Words.plain(entry.subject))")
    }
  }

  private func json(of receipt: Receipt) -> JSONText {
    .object([
      ("subjects", .strings(receipt.subjects)), ("size", .integer(receipt.size)),
      ("root", .string(receipt.root)), ("entries", .array(receipt.entries.map(Self.json))),
    ])
  }

  private static func json(_ entry: LedgerEntry) -> JSONText {
    .object([
      ("sequence", .integer(entry.sequence)), ("kind", .string(entry.kind)),
      ("subject", .string(entry.subject)), ("subject_version", .integer(entry.version)),
    ])
  }

  // MARK: Records that a command names

  func items(_ ids: [String]) -> [ReviewItem.ID] { named(ids).map { Identifier($0) } }

  /// The requests named; `-` reads ids from standard input.
  func requests(_ ids: [String]) async throws -> [RequestRow] {
    var rows: [RequestRow] = []
    for id in named(ids) {
      guard let detail = try await store.requestDetail(Identifier(id), as: globals.operator())
      else {
        throw Refusal(.notFound, id, "there is no request `\(id)`", next: "govtop list requests")
      }
      rows.append(detail.row)
    }
    return rows
  }

  /// The grants named; `-` reads ids from standard input.
  func grants(_ ids: [String]) async throws -> [GrantRow] {
    var rows: [GrantRow] = []
    for id in named(ids) {
      guard let detail = try await store.grantDetail(Identifier(id), as: globals.operator()) else {
        throw Refusal(.notFound, id, "there is no grant `\(id)`", next: "govtop list grants")
      }
      rows.append(detail.row)
    }
    return rows
  }

  func grants(where filter: String) async throws -> [GrantRow] {
    var query = ListQuery(.grants, filter: filter, limit: 500)
    query.zoneOffset = try globals.zoneOffset()
    return try await store.grants(query, as: globals.operator()).rows
  }

  /// Ids as they were named; `-` reads them from standard input.
  func named(_ ids: [String]) -> [String] {
    (ids == ["-"] ? StandardInput.ids() : ids).map { $0.uppercased() }
  }
}

/// What a person is asked about, in the words of the dialog.
enum Facts {
  static func lines(_ row: RequestRow) -> String {
    let item = row.request.content.items.first
    let risk = row.request.terms.risk
    return
      "\(row.id) v\(row.request.version) · \(row.beneficiaryName) gets \(item?.name ?? "nothing") "
      + "on \(row.request.content.environment.rawValue)/\(item?.resource ?? "") "
      + "for \(row.request.content.duration.inWords) · risk \(risk.score) \(risk.band.rawValue) "
      + "· vote \(row.request.approvals.count) of \(row.request.neededVotes)"
  }

  static func lines(_ row: GrantRow) -> String {
    "\(row.id) v\(row.grant.version) · ends \(row.entitlementName) on "
      + "\(row.grant.environment.rawValue)/\(row.grant.resource) for \(row.principalName)"
  }
}

/// Many at once: only where nobody needs to look one by one.
enum Bulk {
  /// Refuses a bulk in which anything is above low risk or not the operator's to decide, naming those outside.
  static func check(_ rows: [RequestRow]) throws(Refusal) {
    let outside = rows.filter { !$0.mayDecide || $0.request.terms.risk.band != .low }
    guard let first = outside.first else { return }
    let names = outside.map(\.id).joined(separator: ", ")
    throw Refusal(
      .limit,
      first.id,
      "\(outside.count) of \(rows.count) need you one by one (above low risk, or not yours): \(names)",
      next: "leave them out, or decide them alone"
    )
  }
}
