import ArgumentParser
import Governance
import GovernanceStore

/// `govtop quarantine PRINCIPAL`: stops an account at once.
struct QuarantineVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Stop an account at once: end its grants, kill its sessions, give it nothing new.",
    discussion: """
      By security alone; another person reviews it afterwards. Done once each target has confirmed.
      govtop quarantine ci-legacy --ticket INC-412 --reason "token seen outside the runners" --dry-run
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The account: id, provider key or a unique name.")
  var principal: String

  @Option(help: ArgumentHelp("The ticket of the incident.", valueName: "id"))
  var ticket: String

  @Option(help: ArgumentHelp("A grant to keep; may stand several times.", valueName: "grant"))
  var keep: [String] = []

  mutating func run() async throws {
    let store = try await globals.open()
    let id = try await store.resolve(.principals, principal)
    let command = Command.quarantine(
      .impose(
        Identifier(id),
        reason: try write.reasonText(),
        ticket: ticket,
        keep: keep.map { Identifier($0.uppercased()) }
      )
    )
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    try await writer.perform([command], about: write.dryRun ? [] : try await facts(store, command))
  }

  /// What it ends, from a preview: the record of the decision itself.
  private func facts(_ store: Store, _ command: Command) async throws -> [String] {
    let entries = try await store.preview([command], as: globals.operator()).entries
    let ended = entries.count { $0.kind == "grant.revoking" || $0.kind == "grant.withdrawn" }
    return [
      "quarantine \(principal): ends \(ended) grants, keeps \(keep.count) by name",
      "done only once each target has confirmed · undo: govtop release, by a second person",
    ]
  }
}

/// `govtop release PRINCIPAL`: lets it act again, by a second person.
struct ReleaseVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Let an account in quarantine act again, as a second person.",
    discussion: "What it had is not given back: access is asked for anew."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The account, or the id of its quarantine.")
  var principal: String

  mutating func run() async throws {
    let store = try await globals.open()
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([.quarantine(.release(Identifier(principal), reason: try write.reasonText()))])
  }
}

/// `govtop retry GR…`: another try of what failed at the target.
struct RetryVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Have enforcement try again what failed at a target.",
    discussion: "govtop list grants state:revoke_failed --format csv --columns id | govtop retry -"
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Grants or quarantines; - reads ids, one a line.")
  var ids: [String]

  mutating func run() async throws {
    let store = try await globals.open()
    let reason = try write.reasonText()
    let named = (ids == ["-"] ? StandardInput.ids() : ids).map { $0.uppercased() }
    let commands = named.map { id -> Command in
      id.hasPrefix("QN-")
        ? .quarantine(.retry(Identifier(id), reason: reason))
        : .retry(Identifier(id), reason: reason, seen: write.seen)
    }
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform(commands)
  }
}

/// `govtop renew GR`: a new request that names the grant it follows on.
struct RenewVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew",
    abstract: "Ask to go on with a grant: a new request that names it.",
    discussion: "govtop renew GR-760 --for 4h --reason \"run restarted after the node failure\""
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The grant.")
  var id: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long: 90m, 8h, 14d.", valueName: "duration")
  )
  var length: String

  @Option(help: ArgumentHelp("The ticket that it is for.", valueName: "id"))
  var ticket: String?

  mutating func run() async throws {
    guard let duration = Duration(text: length) else {
      throw UsageProblem(message: "`--for` takes a duration: 90m, 8h, 14d; found `\(length)`")
    }
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    guard let grant = try await writer.grants([id]).first?.grant else { return }
    var draft = RequestDraft(
      entitlement: grant.entitlement,
      resource: grant.resource,
      duration: duration,
      justification: try write.reasonText() ?? "",
      ticket: ticket
    )
    draft.beneficiary = grant.principal
    draft.renews = grant.id
    try await writer.perform([.request(draft)])
  }
}
