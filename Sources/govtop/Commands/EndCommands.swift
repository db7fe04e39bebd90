import ArgumentParser
import Governance
import GovernanceStore

/// `govtop revoke GR…`: ends access; on one's own grant it is giving back.
struct RevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "End grants, exceptions or emergency access; your own grants are given back."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Grants; - reads ids, one a line.")
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
  var filter: String? {
    guard let principal else { return condition }
    let right = entitlement.map { " entitlement:=\"\($0)\"" } ?? ""
    return "principal:=\"\(principal)\"\(right) state:active"
  }

  mutating func run() async throws {
    guard [!ids.isEmpty, condition != nil, principal != nil].count(where: { $0 }) == 1,
      entitlement == nil || principal != nil
    else {
      throw UsageProblem(
        message: "name grants, or find them with --where or --principal P [--entitlement E]"
      )
    }
    guard try await !answersItems() else { return }
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    guard try await !DepartureVerbs.perform(ids, "revoked", writer, DepartureVerbs.revoke) else {
      return
    }
    let grants =
      if let filter { try await writer.grants(where: filter) } else { try await writer.grants(ids) }
    guard !grants.isEmpty else {
      throw Refusal(.notFound, "", "no grant fits `\(filter ?? "")`", next: nil)
    }
    let reason = try write.reasonText() ?? ""
    try await writer.perform(
      grants.map { .revoke($0.grant.id, reason: reason, seen: write.seen ?? $0.grant.version) },
      about: grants.map(Facts.lines)
    )
  }
}

/// `govtop attest GR…`: a second person says that the target has done it.
struct AttestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "Say, as a second person, that the target has done what was decided."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Grants.")
  var ids: [String]

  mutating func run() async throws {
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    let stopped = ids.filter { $0.uppercased().hasPrefix("QN-") }
    guard stopped.isEmpty else {
      let reason = try write.reasonText()
      return try await writer.perform(
        stopped.map { .quarantine(.attest(Identifier($0.uppercased()), reason: reason)) }
      )
    }
    let grants = try await writer.grants(ids)
    let reason = try write.reasonText() ?? ""
    try await writer.perform(
      grants.map { .attest($0.grant.id, reason: reason) },
      about: grants.map(Facts.lines)
    )
  }
}
