import ArgumentParser
import Governance
import GovernanceStore

/// `govtop campaign`: makes and runs certification campaigns.
struct CampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Make and run certification campaigns.",
    subcommands: [
      Create.self, Start.self, Finish.self, Cancel.self, Repeat.self, Except.self,
    ]
  )

  /// `govtop campaign create NAME`: freezes a scope into items.
  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create",
      abstract: "Make a campaign: its items are frozen now, its reviewers asked once it starts.",
      discussion: """
        govtop campaign create "prod machine identities" --scope 'type:workload env:prod' \
        --due 2026-06-19 --zone Europe/Berlin --reviewers owner --fallback ada --silence revoke
        """
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "Its name, for people to read.")
    var name: String

    @Option(help: ArgumentHelp("A filter of grants.", valueName: "filter"))
    var scope: String

    @Option(
      help: ArgumentHelp(
        "The day whose end is the deadline; given again for each further stage.",
        valueName: "date"
      )
    )
    var due: [String]

    @Option(help: ArgumentHelp("The zone of that day: Europe/Berlin.", valueName: "zone"))
    var zone: String

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp("Who is asked: owner, manager or persons.", valueName: "reviewers")
    )
    var reviewers = ["owner"]

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp("Who is asked in the stages behind the first.", valueName: "reviewers")
    )
    var nextReviewers: [String] = []

    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp("Who is asked where nobody else may judge.", valueName: "person")
    )
    var fallback: [String]

    @Option(
      help: ArgumentHelp(
        "What no answer does: revoke, keep or escalate; by item if absent.",
        valueName: "outcome"
      )
    )
    var silence: String?

    @Option(
      help: ArgumentHelp("Stages; each further one is due a week later.", valueName: "count")
    )
    var stages: Int?

    @Option(
      help: ArgumentHelp("How several answers make one verdict.", valueName: "strategy")
    )
    var strategy = StageStrategy.oneAcceptAccepts.rawValue

    mutating func run() async throws {
      let draft = try draft()
      let store = try await globals.open()
      if write.dryRun {
        let command = CertificationCommand.create(draft)
        let receipt = try await store.preview([.certification(command)], as: globals.operator())
        let items = receipt.entries.count { $0.kind == "item.created" }
        let whole = receipt.entries.contains { $0.kind == "campaign.frozen" }
        print("would be made  \(items)\(whole ? "" : " and more") items")
        return
      }
      let progress = ProgressLine(isShown: !globals.quiet)
      let made = try await store.createCampaign(draft, as: globals.operator()) { count in
        progress.show("\(count) items")
      }
      progress.end()
      CampaignCommand.report(made, output.format)
    }

    private func draft() throws -> CampaignDraft {
      let choices =
        [try CampaignCommand.choice(reviewers)]
        + (nextReviewers.isEmpty ? [] : [try CampaignCommand.choice(nextReviewers)])
      return CampaignDraft(
        name: name,
        scope: scope,
        zone: zone,
        reviewers: choices,
        dueAt: try deadlines(),
        strategy: try strategy.word(among: StageStrategy.allCases),
        silence: try silence?.word(among: Silence.allCases),
        fallback: fallback.map { Identifier($0) }
      )
    }

    private func deadlines() throws -> [Instant] {
      var days = try due.map { try CampaignCommand.day($0) }
      let count = stages ?? days.count
      guard count >= days.count, count <= 20 else {
        throw UsageProblem(message: "--stages \(count) does not fit \(days.count) times --due")
      }
      while days.count < count { days.append((days.last ?? 0) + 7) }
      return try days.map { try CampaignCommand.deadline($0, zone) }
    }
  }

  /// `govtop campaign start RC`: asks the reviewers.
  struct Start: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "start",
      abstract: "Begin the first stage."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The campaign.")
    var id: String

    mutating func run() async throws {
      try await CampaignCommand.perform(.start(Identifier(id.uppercased())), globals, write, output)
    }
  }

  /// `govtop campaign finish RC`: applies what was decided.
  struct Finish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "finish",
      abstract: "Begin remediation once the last stage is done; a day later time does it."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The campaign.")
    var id: String

    mutating func run() async throws {
      try await CampaignCommand.perform(
        .finish(Identifier(id.uppercased())),
        globals,
        write,
        output
      )
    }
  }

  /// `govtop campaign cancel RC`: asks for it, or agrees as the second person.
  struct Cancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel",
      abstract: "Cancel a campaign: one person asks, a second one agrees; decisions are kept."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The campaign.")
    var id: String

    mutating func run() async throws {
      let reason = try write.reasonText() ?? ""
      try await CampaignCommand.perform(
        .cancel(Identifier(id.uppercased()), reason: reason),
        globals,
        write,
        output
      )
    }
  }

  /// `govtop campaign repeat RC`: asks again where nobody answered.
  struct Repeat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "repeat",
      abstract: "Make a campaign of the items of a closed one that nobody answered."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The campaign.")
    var id: String

    @Option(
      help: ArgumentHelp(
        "The day whose end is the deadline; a week from now if absent.",
        valueName: "date"
      )
    )
    var due: String?

    mutating func run() async throws {
      let store = try await globals.open()
      let campaign = try await store.campaign(
        Identifier(id.uppercased()),
        as: globals.operator()
      )
      let day = try due.map { try CampaignCommand.day($0) } ?? SystemFacts.now().day + 7
      let dueAt = try CampaignCommand.deadline(day, campaign.terms.zone)
      let reason = try write.reasonText() ?? ""
      if write.dryRun {
        let command = CertificationCommand.iterate(campaign.id, dueAt: dueAt, reason: reason)
        let receipt = try await store.preview([.certification(command)], as: globals.operator())
        print("would be made  \(receipt.entries.count { $0.kind == "item.created" }) items")
        return
      }
      let made = try await store.repeatCampaign(
        campaign.id,
        dueAt: dueAt,
        reason: reason,
        as: globals.operator()
      )
      CampaignCommand.report(made, output.format)
    }
  }

  /// `govtop campaign except RI`: lets a revocation that failed stand.
  struct Except: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "except",
      abstract: "Let a revocation that failed stand under an exception."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The review item.")
    var id: String

    @Option(help: ArgumentHelp("The exception that covers it.", valueName: "exception"))
    var exception: String

    mutating func run() async throws {
      try await CampaignCommand.perform(
        .except(Identifier(id.uppercased()), exception: exception.uppercased()),
        globals,
        write,
        output
      )
    }
  }

  fileprivate static func perform(
    _ command: CertificationCommand,
    _ globals: Globals,
    _ write: WriteOptions,
    _ output: FormatOption
  ) async throws {
    let store = try await globals.open()
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([.certification(command)])
  }

  fileprivate static func report(_ made: (id: Campaign.ID, items: Int), _ format: RowFormat) {
    switch format {
    case .json:
      print(
        JSONText.object([("campaign", .id(made.id)), ("items", .integer(made.items))]).text
      )
    case .table, .csv:
      print("\(made.id)  \(made.items) items  ·  govtop campaign start \(made.id)")
    }
  }

  fileprivate static func choice(_ words: [String]) throws -> ReviewerChoice {
    switch words {
    case ["owner"]: return ReviewerChoice(.owner)
    case ["manager"]: return ReviewerChoice(.manager)
    default:
      if let word = words.first(where: { $0 == "owner" || $0 == "manager" }) {
        throw UsageProblem(message: "`\(word)` stands alone: owner, manager, or persons")
      }
      return ReviewerChoice(.named, persons: words.map { Identifier($0) })
    }
  }

  fileprivate static func day(_ text: String) throws -> Int {
    guard let day = EndOfDay.day(of: text) else {
      throw UsageProblem(message: "`\(text)` is no date: 2026-06-19")
    }
    return day
  }

  fileprivate static func deadline(_ day: Int, _ zone: String) throws -> Instant {
    guard SystemFacts.zoneOffset(zone, SystemFacts.now()) != nil else {
      throw UsageProblem(message: "there is no time zone `\(zone)`; name one as Europe/Berlin")
    }
    return EndOfDay.instant(day: day) { SystemFacts.zoneOffset(zone, $0) ?? 0 }
  }
}
