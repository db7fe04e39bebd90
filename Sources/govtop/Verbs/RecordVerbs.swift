import ArgumentParser
import Governance
import GovernanceStore

/// A verb that says one thing to records of any kind: their ids tell which command that is.
protocol RecordVerb: AsyncParsableCommand {
  static var verb: Verb { get }
  var records: NamedRecords { get }
}

extension RecordVerb {
  mutating func run() async throws {
    try await records.writer().say(Self.verb, to: records.ids)
  }
}

extension Writer {
  /// Says one thing to the records named, all of them in one transaction.
  func say(_ verb: Verb, to words: [String]) async throws {
    let ids = named(words)
    guard !ids.isEmpty else { throw UsageProblem(message: "no id was given") }
    if verb == .approve, ids.count > 1 { try await checkBulk(ids) }
    let reason = try write?.reasonText()
    var commands: [Command] = []
    var facts: [String] = []
    for id in ids {
      let record = try await shown(id)
      commands.append(try verb.command(on: record, reason: reason))
      facts.append(try await self.facts(of: record))
    }
    try await perform(commands, about: facts)
  }

  /// The record as it is now, or the version of it that `--seen` names.
  func shown(_ id: String) async throws -> NamedRecord {
    var record = try await store.named(id)
    if let seen = write?.seen {
      record.version = seen
      record.digest = nil
    }
    return record
  }

  private func checkBulk(_ ids: [String]) async throws {
    let asked = ids.filter { IDPrefix(of: $0) == .request }
    if asked.count > 1 { try Bulk.check(try await requests(asked)) }
  }

  /// What a person is asked about before it is written.
  func facts(of record: NamedRecord) async throws -> String {
    switch record.prefix {
    case .request: return try await requests([record.id]).first.map(Facts.lines) ?? record.id
    case .grant: return try await grants([record.id]).first.map(Facts.lines) ?? record.id
    default:
      guard let kind = record.prefix.list.flatMap({ ListKind(rawValue: $0) }) else {
        return "\(record.id) · \(record.state)"
      }
      return try await seen(record.id, kind).facts
    }
  }
}

/// `govtop approve ID…`: a yes, on what was shown.
struct ApproveCommand: RecordVerb {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Say yes to requests, exceptions, extensions, packages and changes.",
    discussion: """
      govtop approve AR-2044 --reason "agreed with mei" --seen 3 · govtop approve MP-77
      It is also the second half of what takes two: a false positive (DF), a cancelled campaign (RC).
      """
  )
  static let verb = Verb.approve

  @OptionGroup var records: NamedRecords
}

/// `govtop deny ID…`: a no with its reason, which ends it for all.
struct DenyCommand: RecordVerb {
  static let configuration = CommandConfiguration(
    commandName: "deny",
    abstract: "Say no to requests, exceptions, packages, bundles and changes; one no ends it."
  )
  static let verb = Verb.deny

  @OptionGroup var records: NamedRecords
}

/// `govtop cancel ID…`: by who asked; a campaign takes two.
struct CancelCommand: RecordVerb {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Take your own requests back; give changes and campaigns up."
  )
  static let verb = Verb.cancel

  @OptionGroup var records: NamedRecords
}

/// `govtop acknowledge DF…`: its owner has seen it.
struct AcknowledgeCommand: RecordVerb {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge",
    abstract: "Say, as their owner, that you have seen drift findings."
  )
  static let verb = Verb.acknowledge

  @OptionGroup var records: NamedRecords
}

/// `govtop false-positive DF…`: it is none; a second person approves that.
struct FalsePositiveCommand: RecordVerb {
  static let configuration = CommandConfiguration(
    commandName: "false-positive",
    abstract: "Say that drift findings are none; a second person approves that."
  )
  static let verb = Verb.falsePositive

  @OptionGroup var records: NamedRecords
}

/// `govtop revoke ID…`: ends access; on one's own grant it is giving back, on a review item an answer.
struct RevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "End grants, exceptions or emergency access; of review items it is an answer."
  )

  @OptionGroup var writing: Writing

  @Argument(help: "Grants, exceptions, break-glass or review items; - reads ids, one a line.")
  var ids: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("All grants that a filter finds.", valueName: "filter")
  )
  var condition: String?

  @Option(help: ArgumentHelp("All grants of an account, by name.", valueName: "principal"))
  var principal: String?

  @Option(help: ArgumentHelp("Of those, the ones of this right.", valueName: "entitlement"))
  var entitlement: String?

  /// What finds the grants, if they are not named.
  private var filter: String? {
    guard let principal else { return condition }
    let right = entitlement.map { " entitlement:=\"\($0)\"" } ?? ""
    return "principal:=\"\(principal)\"\(right) state:active"
  }

  mutating func run() async throws {
    guard [!ids.isEmpty, condition != nil, principal != nil].count(where: { $0 }) == 1,
      entitlement == nil || principal != nil
    else {
      throw UsageProblem(
        message: "name records, or find grants with --where or --principal P [--entitlement E]"
      )
    }
    let writer = try await writing.writer()
    let found = if let filter { try await writer.ids(where: filter) } else { ids }
    let named = writer.named(found)
    let items = named.filter { IDPrefix(of: $0) == .item }
    guard items.isEmpty || items.count == named.count else {
      throw UsageProblem(
        message: "`\(items[0])` is a review item: name items or records to end, not both"
      )
    }
    guard items.isEmpty else { return try await writer.answer(.revoke, to: items) }
    try await writer.say(.revoke, to: named)
  }
}

extension Writer {
  fileprivate func ids(where filter: String) async throws -> [String] {
    let ids = try await grants(where: filter).map(\.id)
    guard !ids.isEmpty else {
      throw Refusal(.notFound, "", "no grant fits `\(filter)`", next: nil)
    }
    return ids
  }
}
