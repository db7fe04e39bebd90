import ArgumentParser
import Governance
import GovernanceStore

/// `govtop reduce ID…`: a shorter grant takes the place of a longer one; of review items it is an answer.
struct ReduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reduce",
    abstract: "Have grants end sooner; of review items it is an answer.",
    discussion: """
      govtop reduce GR-774 --for 8h --reason "the migration is done"
      A review item without a time ends with the sign-off as it is; less is asked for anew.
      """
  )

  @OptionGroup var records: NamedRecords

  @Option(help: ArgumentHelp("When it ends: 2026-06-30T18:00:00Z.", valueName: "time"))
  var until: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long it still lasts: 8h, 14d.", valueName: "duration")
  )
  var length: String?

  mutating func run() async throws {
    guard until == nil || length == nil else {
      throw UsageProblem(message: "say when it ends with --until or with --for, not both")
    }
    let writer = try await records.writer()
    let end =
      try until.map { try RequestCommand.moment($0) }
      ?? length.map { SystemFacts.now() + (try $0.asDuration()) }
    let named = writer.named(records.ids)
    let items = named.filter { IDPrefix(of: $0) == .item }
    guard items.isEmpty || items.count == named.count else {
      throw UsageProblem(
        message: "`\(items[0])` is a review item: name items or grants, not both"
      )
    }
    guard items.isEmpty else {
      return try await writer.answer(.reduce, to: items, until: end)
    }
    guard let end else {
      throw UsageProblem(message: "say when it ends: --until TIME or --for DURATION")
    }
    try await writer.reduce(named, until: end)
  }
}

extension Writer {
  fileprivate func reduce(_ ids: [String], until end: Instant) async throws {
    let reason = try write?.reasonText() ?? ""
    var (commands, facts): ([Command], [String]) = ([], [])
    for id in ids {
      let record = try await shown(id)
      guard record.prefix == .grant else {
        throw UsageProblem(message: "`\(id)` is no grant: only grants and review items are reduced")
      }
      commands.append(
        .reduce(Identifier(record.id), until: end, reason: reason, seen: record.version)
      )
      facts.append("\(try await self.facts(of: record)) · ends \(end)")
    }
    try await perform(commands, about: facts)
  }
}
