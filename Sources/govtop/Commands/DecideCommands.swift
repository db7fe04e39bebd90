import ArgumentParser
import Documents
import Governance
import GovernanceStore

/// `govtop request`: a proposal to open access; nothing opens before others agree.
struct RequestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Ask for access.",
    discussion:
      "govtop request aiplatform.user --on prod/vertex --for 8h --to ml-train-gpu --reason \"retrain after the label fix\""
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The entitlement: id, provider key or a unique name.")
  var entitlement: String

  @Option(
    help: ArgumentHelp("What it is to reach; its own scope if absent.", valueName: "resource")
  )
  var on: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long: 90m, 8h, 14d.", valueName: "duration")
  )
  var length: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("Who gets it; yourself if absent.", valueName: "principal")
  )
  var beneficiary: String?

  @Option(help: ArgumentHelp("The ticket that it is for.", valueName: "id"))
  var ticket: String?

  @Option(
    help: ArgumentHelp("When it is to begin; with the deciding vote if absent.", valueName: "time")
  )
  var start: String?

  @Option(help: ArgumentHelp("The grant that it renews.", valueName: "grant"))
  var renews: String?

  @Option(help: ArgumentHelp("The pending request that it replaces.", valueName: "request"))
  var supersedes: String?

  @Option(help: ArgumentHelp("The active exception that allows it.", valueName: "exception"))
  var exception: String?

  mutating func run() async throws {
    guard let duration = Duration(text: length) else {
      throw UsageProblem(message: "`--for` takes a duration: 90m, 8h, 14d; found `\(length)`")
    }
    let store = try await globals.open()
    var draft = RequestDraft(
      entitlement: Identifier(try await store.resolve(.entitlements, entitlement)),
      resource: on ?? "",
      duration: duration,
      justification: try write.reasonText() ?? "",
      ticket: ticket
    )
    if let beneficiary {
      draft.beneficiary = Identifier(try await store.resolve(.principals, beneficiary))
    }
    draft.startAt = try start.map { try Self.moment($0) }
    draft.renews = renews.map { Identifier($0.uppercased()) }
    draft.supersedes = supersedes.map { Identifier($0.uppercased()) }
    draft.exception = exception
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([.request(draft)])
  }

  static func moment(_ text: String) throws -> Instant {
    guard let instant = Instant(rfc3339: text) else {
      throw UsageProblem(message: "`\(text)` is no time: 2026-06-13 or 2026-06-13T18:00:00Z")
    }
    return instant
  }
}

/// `govtop approve AR…`: a yes, on what was shown.
struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve requests, exceptions or extensions; - reads ids, one a line."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Requests.")
  var ids: [String]

  mutating func run() async throws {
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    guard try await !DepartureVerbs.perform(ids, "approved", writer, DepartureVerbs.approve) else {
      return
    }
    let requests = try await writer.requests(ids)
    if requests.count > 1 { try Bulk.check(requests) }
    let reason = try write.reasonText()
    try await writer.perform(
      requests.map { .approve(decision($0, reason)) },
      about: requests.map(Facts.lines)
    )
  }

  private func decision(_ row: RequestRow, _ reason: String?) -> Decision {
    Decision(
      request: row.request.id,
      seenVersion: write.seen ?? row.request.version,
      seenDigest: write.seen == nil ? row.request.contentDigest.hex : nil,
      reason: reason
    )
  }
}

/// `govtop deny AR…`: a no with its reason; one deny ends a request for all.
struct DenyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deny",
    abstract: "Deny requests or exceptions; one deny ends it for all."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Requests.")
  var ids: [String]

  mutating func run() async throws {
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    guard try await !DepartureVerbs.perform(ids, "denied", writer, DepartureVerbs.deny) else {
      return
    }
    let requests = try await writer.requests(ids)
    let reason = try write.reasonText()
    try await writer.perform(
      requests.map { row in
        .deny(
          Decision(
            request: row.request.id,
            seenVersion: write.seen ?? row.request.version,
            reason: reason
          )
        )
      },
      about: requests.map(Facts.lines)
    )
  }
}

/// `govtop ask AR TEXT`: a question to the requester; the clock runs on.
struct AskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask the requester something; the clock runs on."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(help: "The request.")
  var id: String

  @Argument(help: "The question; - reads standard input.")
  var text: String

  mutating func run() async throws {
    let words = text == "-" ? StandardInput.text() : text
    let store = try await globals.open()
    try await Writer(store: store, globals: globals, write: nil, format: output.format)
      .perform([.ask(Identifier(id.uppercased()), text: words)])
  }
}

/// `govtop answer AR TEXT`: the requester's answer.
struct AnswerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Answer the question about your request."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(help: "The request.")
  var id: String

  @Argument(help: "The answer; - reads standard input.")
  var text: String

  mutating func run() async throws {
    let words = text == "-" ? StandardInput.text() : text
    let store = try await globals.open()
    try await Writer(store: store, globals: globals, write: nil, format: output.format)
      .perform([.answer(Identifier(id.uppercased()), text: words)])
  }
}

/// `govtop cancel AR…`: by who asked.
struct CancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Take your own requests back."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Requests.")
  var ids: [String]

  mutating func run() async throws {
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    guard try await !DepartureVerbs.perform(ids, "cancelled", writer, DepartureVerbs.cancel) else {
      return
    }
    let requests = try await writer.requests(ids)
    let reason = try write.reasonText()
    try await writer.perform(
      requests.map { .cancel($0.request.id, reason: reason) },
      about: requests.map(Facts.lines)
    )
  }
}

/// `govtop assign SUBJECT OWNER`: who answers for a principal or an entitlement.
struct AssignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Say who answers for a principal or an entitlement."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "A principal or entitlement: id, provider key or unique name.")
  var subject: String

  @Argument(help: "A person's handle, or team:NAME.")
  var owner: String

  mutating func run() async throws {
    let store = try await globals.open()
    let id = try await store.resolveOwned(subject)
    var person: Person.ID?
    var team: String?
    if owner.hasPrefix("team:") {
      team = String(owner.dropFirst(5))
    } else {
      person = Identifier(try await store.resolve(.persons, owner))
    }
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([
        .assignOwner(subject: id, person: person, team: team, reason: try write.reasonText())
      ])
  }
}

/// `govtop delegate PERSON`: hands one's decisions to somebody else for a while.
struct DelegateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delegate",
    abstract: "Hand your decisions to somebody else for a while."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(help: "Who decides meanwhile.")
  var person: String?

  @Option(help: ArgumentHelp("From when; now if absent.", valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("Until when.", valueName: "time"))
  var until: String?

  @Option(help: ArgumentHelp("End this delegation now.", valueName: "delegation"))
  var end: String?

  mutating func run() async throws {
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: nil, format: output.format)
    if let end {
      try await writer.perform([.endDelegation(Identifier(end.uppercased()))])
      return
    }
    guard let person, let until else {
      throw UsageProblem(message: "name a person and --until TIME, or --end DELEGATION")
    }
    try await writer.perform([
      .delegate(
        to: Identifier(try await store.resolve(.persons, person)),
        from: try from.map { try RequestCommand.moment($0) } ?? SystemFacts.now(),
        until: try RequestCommand.moment(until)
      )
    ])
  }
}
