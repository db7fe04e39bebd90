import Documents
import Governance
import Testing

@testable import GovernanceStore

/// A database to which chance happens, and what is checked after each step.
final class RandomHistory {
  let world: TestWorld
  var store: Store { world.store }
  private var chance: CommandDice
  /// State and version of every record that an entry was about, as the entries so far tell them.
  private var versions: [String: Int] = [:]

  /// The world with a life behind it, and persons of every persona.
  static func world() async throws -> TestWorld {
    let world = try await TestWorld.lived()
    try await world.test.add([
      ("rita", [.registrar]), ("pipe", [.deployer]), ("pat", [.policyAdmin, .security]),
      ("cora", [.certifier]), ("petra", [.breakGlassResponder]),
    ])
    _ = try await world.store.perform(
      [.mapAccount(Identifier("pipe"), osUser: "ci")],
      as: world.test.root
    )
    return world
  }

  init(seed: UInt64) async throws {
    world = try await Self.world()
    chance = CommandDice(
      dice: Dice(seed: seed),
      now: world.test.clock.instant,
      accounts: [world.noor.nativeID, world.trainer.nativeID, "nobody"],
      rights: [world.reader.key, world.writer.key, "nothing"]
    )
    try await count()
    for row in try await store.ask(
      "select subject, max(version) from ledger_entry group by subject"
    ) {
      if case .text(let subject) = row[0], case .integer(let version) = row[1] {
        versions[subject] = Int(version)
      }
    }
  }

  /// One step of chance: a command, time that passes, or enforcement; whether anything was decided.
  func step() async throws -> Bool {
    if chance.dice.once(in: 8) {
      world.test.clock.advance(
        chance.dice.pick([.minutes(1), .hours(3), .hours(25), .days(6), .days(31)])
      )
    }
    if chance.dice.once(in: 15) {
      let before = try await store.ledger().size
      while try await store.enforce(from: world.test.root.origin).entries > 0 {
        try await checkAccess()
      }
      try await take(after: before)
      return try await store.ledger().size > before
    }
    chance = chance.at(world.test.clock.instant)
    let (command, actor) = (chance.command(), chance.actor())
    return try await perform(command, as: actor)
  }

  private func perform(_ command: Command, as actor: Operator) async throws -> Bool {
    let before = try await contents()
    do {
      let receipt = try await store.perform([command], as: actor)
      try check(receipt.entries, command, actor)
      try await count()
      try await checkAccess()
      return !receipt.entries.isEmpty
    } catch let refusal as Refusal {
      let isSame = try await contents() == before
      #expect(isSame, "refused, and still written: \(command) \(refusal.message)")
      let message = refusal.message
      #expect(!message.isEmpty && message.last != ".", "\(message)")
      return false
    }
  }

  // MARK: What is checked

  /// Versions rise one by one, and no entry is about a record that was over.
  private func check(_ entries: [LedgerEntry], _ command: Command, _ actor: Operator) throws {
    for entry in entries {
      let known = versions[entry.subject] ?? 0
      #expect(entry.version == known + 1, "\(entry.kind) \(entry.subject)")
      versions[entry.subject] = entry.version
    }
    #expect(Set(entries.map(\.decision)).count <= 1, "\(command): more than one decision")
  }

  private func take(after size: Int) async throws {
    let entries = try await store.engine.read {
      try $0.entries(where: "sequence > ?", [.init(size)])
    }
    for entry in entries {
      #expect(entry.version == (versions[entry.subject] ?? 0) + 1, "\(entry.kind)")
      versions[entry.subject] = entry.version
    }
    try await count()
  }

  /// Ids are dense: as many records of a prefix as its counter says.
  private func count() async throws {
    for row in try await store.ask("select prefix, last from id_counter") {
      guard case .text(let word) = row[0], case .integer(let last) = row[1],
        let prefix = IDPrefix(rawValue: word)
      else { continue }
      chance.counts[prefix] = Int(last)
      guard let table = Self.tables[prefix] else { continue }
      let count = try await store.ask("select count(*) from \(table)")
      #expect(count == [[.integer(last)]], "\(word) is not dense")
    }
    chance.evidence = try await store.ask(
      "select evidence_sha256 from review_item order by length(id) desc, id desc limit 1"
    ).first?.first.flatMap { if case .text(let text) = $0 { text } else { nil } }
  }

  private static let tables: [IDPrefix: String] = [
    .request: "access_request", .grant: "access_grant", .exception: "policy_exception",
    .breakGlass: "break_glass", .backlog: "backlog_item", .campaign: "campaign",
    .item: "review_item", .package: "model_package", .ticket: "change_ticket",
    .bundle: "policy_bundle", .drill: "drill", .workload: "workload_identity",
    .drift: "drift_finding", .compliance: "compliance_finding", .link: "person_link",
    .delegation: "delegation", .person: "person",
  ]

  /// Nothing that is over is open, and nobody's vote opened their own access.
  private func checkAccess() async throws {
    let now = world.test.clock.instant
    let live = try await store.grants(
      ListQuery(.grants, filter: "state:active", limit: 200),
      as: world.test.root
    ).rows
    #expect(live.allSatisfy { $0.grant.isLive(at: now) })
    let own = try await store.ask(
      """
      select count(*) from request_vote
      join access_request on access_request.id = request_vote.request
      where request_vote.person = access_request.requester
        or coalesce(request_vote.cast_by, '') = access_request.requester
        or exists (
          select 1 from request_person
          where request_person.request = request_vote.request
            and request_person.person in (request_vote.person, coalesce(request_vote.cast_by, ''))
        )
      """
    )
    #expect(own == [[0]], "somebody decided on their own access")
  }

  /// Everything that tables of records hold, in one digest.
  private func contents() async throws -> [String] {
    let names = Self.tables.values.sorted() + ["ledger_head", "id_counter", "erasable_text"]
    return try await store.engine.read { connection in
      try names.map { name in
        var builder = DigestBuilder()
        for row in try connection.rows("select * from \(name)") {
          builder.update(Array(row.values.map(\.description).joined(separator: "\u{1F}").utf8))
        }
        return "\(name) \(builder.finalize().hex)"
      }
    }
  }
}

extension CommandDice {
  func at(_ moment: Instant) -> CommandDice {
    var other = CommandDice(dice: dice, now: moment, accounts: accounts, rights: rights)
    other.counts = counts
    other.evidence = evidence
    return other
  }
}
