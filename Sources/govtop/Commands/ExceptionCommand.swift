import ArgumentParser
import Documents
import Governance
import GovernanceStore

/// `govtop except RULE`: asks for a departure from a rule, with an end.
struct ExceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "except",
    abstract: "Ask for an exception from a rule, for a while.",
    discussion: """
      govtop except no-prod-wildcard --scope 'workload:=fraud-trainer env:prod' --for 72h --owner ben \
      --control "bucket policy denies delete" --ticket SEC-88 --reason "no resource level until 2.4"
      A scope is words of workload, access, resource, env and data; * stands for anything.
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The rule that is departed from.")
  var rule: String

  @Option(help: ArgumentHelp("Where it is to hold.", valueName: "scope"))
  var scope: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long: 24h, 14d; there is none without end.", valueName: "duration")
  )
  var length: String?

  @Option(help: ArgumentHelp("Who answers for it.", valueName: "person"))
  var owner: String

  @Option(help: ArgumentHelp("What guards against the risk meanwhile.", valueName: "text"))
  var control: String

  @Option(help: ArgumentHelp("The ticket under which it is mended.", valueName: "id"))
  var ticket: String

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("A higher class of risk than the rule's own.", valueName: "class")
  )
  var band: String?

  @Option(help: ArgumentHelp("When it is to begin; at once if absent.", valueName: "time"))
  var start: String?

  @Option(help: ArgumentHelp("The finding that it is for.", valueName: "finding"))
  var finding: String?

  @Option(help: ArgumentHelp("The exception that it follows on.", valueName: "exception"))
  var renews: String?

  mutating func run() async throws {
    let store = try await globals.open()
    var draft = ExceptionDraft(
      rule: rule,
      scope: scope,
      length: try length.map { try $0.asDuration() },
      owner: Identifier(try await store.resolve(.persons, owner)),
      compensatingControl: control,
      justification: try write.reasonText() ?? "",
      ticket: ticket
    )
    draft.riskClass = try band?.word(among: RiskScore.Band.allCases)
    draft.startAt = try start.map { try RequestCommand.moment($0) }
    draft.finding = finding
    draft.renews = renews.map { Identifier($0) }
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([.exception(.request(draft))])
  }
}

/// `govtop break-glass ENTITLEMENT`: emergency access for oneself, at once.
struct BreakGlassCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "break-glass",
    abstract: "Open emergency access for yourself, at once; a review is owed afterwards.",
    discussion: """
      Only rights that were approved for emergencies beforehand, for 60 minutes at most.
      govtop revoke ends it, govtop extend asks for its one extension.
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The entitlement: id, provider key or a unique name.")
  var entitlement: String

  @Option(help: ArgumentHelp("The incident that it is for.", valueName: "id"))
  var incident: String

  @Option(name: .customLong("for"), help: ArgumentHelp("How long: 45m.", valueName: "duration"))
  var length: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("Which account of yours; the only one if absent.", valueName: "principal")
  )
  var account: String?

  mutating func run() async throws {
    let store = try await globals.open()
    let draft = BreakGlassDraft(
      entitlement: Identifier(entitlement),
      incident: incident,
      length: try length.asDuration(),
      reason: try write.reasonText() ?? "",
      account: account.map { Identifier($0) }
    )
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([.exception(.breakGlass(draft))])
  }
}

/// `govtop extend BG`: asks for the one extension of emergency access.
struct ExtendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend",
    abstract: "Ask for more emergency access, once; a second person grants it with approve."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The break-glass.")
  var id: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How much more: 30m.", valueName: "duration")
  )
  var length: String

  mutating func run() async throws {
    let store = try await globals.open()
    let command = ExceptionCommand.extend(
      Identifier(id.uppercased()),
      length: try length.asDuration(),
      reason: try write.reasonText() ?? ""
    )
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([.exception(command)])
  }
}

/// `govtop review ID…`: whether what departs from the rules goes on, or was justified.
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review exceptions, emergency access afterwards, and backlog items.",
    discussion: """
      Of an exception: --keep-until TIME, --revoke, or --fix, which opens a backlog item.
      Of break-glass: --justified or --violation. Of a quarantine: --justified. Of a backlog item: --fix says that it is mended.
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Exceptions, break-glass or backlog items.")
  var ids: [String]

  @Option(
    name: .customLong("keep-until"),
    help: ArgumentHelp("Until the next review.", valueName: "time")
  )
  var keepUntil: String?

  @Flag(help: "End it.")
  var revoke = false

  @Flag(help: "Have the rule mended.")
  var fix = false

  @Flag(help: "It was justified.")
  var justified = false

  @Flag(help: "It was not.")
  var violation = false

  @Option(help: ArgumentHelp("Who was there besides; several times.", valueName: "person"))
  var with: [String] = []

  mutating func validate() throws {
    let chosen = [keepUntil != nil, revoke, fix, justified, violation].count { $0 }
    guard chosen == 1 else {
      throw ValidationError(
        "say one of --keep-until, --revoke, --fix, --justified and --violation"
      )
    }
  }

  mutating func run() async throws {
    let store = try await globals.open()
    var present: [Person.ID] = []
    for word in with { present.append(Identifier(try await store.resolve(.persons, word))) }
    let reason = try write.reasonText() ?? ""
    let commands = try ids.map { id -> Command in
      if justified, id.uppercased().hasPrefix("QN-") {
        return .quarantine(.review(Identifier(id.uppercased()), reason: reason))
      }
      return .exception(try command(on: id.uppercased(), reason, present))
    }
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform(commands)
  }

  private func command(
    on id: String,
    _ reason: String,
    _ present: [Person.ID]
  ) throws -> ExceptionCommand {
    let seen = write.seen
    switch id.prefix(3) {
    case "EX-" where revoke: return .revoke(Identifier(id), reason: reason, seen: seen)
    case "EX-" where fix || keepUntil != nil:
      return .review(
        Identifier(id),
        ExceptionReview(
          keepUntil: try keepUntil.map { try RequestCommand.moment($0) },
          fix: fix,
          present: present,
          reason: reason,
          seen: seen
        )
      )
    case "BG-" where justified || violation:
      return .reviewBreakGlass(
        Identifier(id),
        justified: justified,
        reason: reason,
        seen: seen
      )
    case "BG-" where revoke: return .endBreakGlass(Identifier(id), reason: reason, seen: seen)
    case "BL-" where fix: return .closeBacklogItem(Identifier(id), reason: reason, seen: seen)
    default:
      throw UsageProblem(message: "`\(id)` is not reviewed so: govtop help review says how")
    }
  }
}

/// `govtop control …`: how classes of controls work during an outage.
struct ControlCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "control",
    abstract: "Show and set how classes of controls work during an outage.",
    subcommands: [List.self, Change.self]
  )

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the classes that were declared, and how they work now."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    mutating func run() async throws {
      let store = try await globals.open(readOnly: true)
      var printer = RecordPrinter(format: output.format, columns: nil)
      try printer.print(
        try await store.controls(as: globals.operator()).map(Record.init)
      )
      printer.finish()
    }
  }

  struct Change: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Degrade a class of controls, or bring it back to normal.",
      discussion: """
        The mode that was declared for an outage takes a permission; another one breaks the glass, \
        lasts 60 minutes at most and owes a review.
        """
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The class.")
    var name: String

    @Option(help: ArgumentHelp("How it works from now on.", valueName: "closed|cached|open|normal"))
    var mode: String

    @Option(help: ArgumentHelp("The incident; needed but for normal.", valueName: "id"))
    var incident: String?

    mutating func run() async throws {
      let mode: ControlClass.Mode? =
        self.mode == "normal" ? nil : try self.mode.word(among: ControlClass.Mode.allCases)
      let store = try await globals.open()
      let draft = ControlClassDraft(
        name: name.lowercased(),
        mode: mode,
        incident: incident,
        reason: try write.reasonText() ?? ""
      )
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.exception(.setMode(draft))])
    }
  }
}

extension String {
  /// The length of time that this says.
  func asDuration() throws -> Duration {
    guard let duration = Duration(text: self) else {
      throw UsageProblem(message: "`--for` takes a duration: 45m, 72h, 14d; found `\(self)`")
    }
    return duration
  }
}
