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
