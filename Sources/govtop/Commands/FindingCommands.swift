import ArgumentParser
import Governance
import GovernanceStore

/// `govtop finding …`: what departed from what was decided, and what is done about it.
struct FindingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finding",
    abstract: "Record evaluations, and let drift (DF) or compliance (CF) findings stand.",
    discussion: """
      Nothing is verified by hand: a later import that no longer shows a finding verifies it.
      govtop list drift is:open and govtop list findings show them; acknowledge, assign, remediate and \
      false-positive answer them.
      """,
    subcommands: [Report.self, Accept.self, Waive.self, Evaluate.self]
  )

  /// Options that all answers share.
  struct Answer: ParsableArguments {
    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The finding: DF-310 or CF-140.")
    var id: String

    func perform(_ command: FindingCommand) async throws {
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.finding(command)])
    }
  }

  struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say how the run on a compliance finding goes on."
    )

    @OptionGroup var answer: Answer

    @Option(help: ArgumentHelp("in_progress or failed.", valueName: "word"))
    var run: String

    mutating func run() async throws {
      let state: RemediationRun = try self.run.word(among: [.inProgress, .failed])
      let write = answer.write
      try await answer.perform(
        .report(answer.id, state, reason: write.reasonText(), seen: write.seen)
      )
    }
  }

  /// Accepting and waiving rest on an exception.
  struct Covering: ParsableArguments {
    @Option(help: ArgumentHelp("The active exception that covers it.", valueName: "exception"))
    var exception: String

    @Option(help: ArgumentHelp("When that ends.", valueName: "time"))
    var until: String
  }

  struct Accept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a drift finding stand under an exception."
    )

    @OptionGroup var answer: Answer
    @OptionGroup var covering: Covering

    mutating func run() async throws {
      let write = answer.write
      try await answer.perform(
        .accept(
          answer.id,
          exception: covering.exception,
          until: try RequestCommand.moment(covering.until),
          reason: write.reasonText(),
          seen: write.seen
        )
      )
    }
  }

  struct Waive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Stop the clock of a compliance finding under an exception."
    )

    @OptionGroup var answer: Answer
    @OptionGroup var covering: Covering

    mutating func run() async throws {
      let write = answer.write
      try await answer.perform(
        .waive(
          answer.id,
          until: try RequestCommand.moment(covering.until),
          exception: covering.exception,
          reason: write.reasonText(),
          seen: write.seen
        )
      )
    }
  }

  struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record what a scanner says of one rule on one resource."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The rule in the scanner's words: bucket-versioning.")
    var rule: String

    @Argument(help: "The resource as its source names it.")
    var resource: String

    @Option(
      help: ArgumentHelp(
        "compliant, non_compliant, not_applicable or insufficient_data.",
        valueName: "word"
      )
    )
    var result: String

    @Option(
      name: .customLong("class"),
      help: ArgumentHelp("low, medium, high or critical.", valueName: "word")
    )
    var severity = "medium"

    @Option(help: ArgumentHelp("Where it runs: dev, stage, prod.", valueName: "word"))
    var environment = "unknown"

    @Option(help: ArgumentHelp("The steps that put it right.", valueName: "id"))
    var playbook: String?

    @Option(help: ArgumentHelp("The control that the rule serves.", valueName: "id"))
    var control: String?

    @Option(help: ArgumentHelp("Who answers for it.", valueName: "person"))
    var owner: String?

    mutating func run() async throws {
      var draft = EvaluationDraft(
        rule: rule,
        resource: resource,
        try result.word(among: Evaluation.allCases),
        severity: try severity.word(among: RiskScore.Band.allCases),
        environment: try environment.word(among: Environment.allCases),
        playbook: playbook
      )
      draft.control = control
      draft.owner = owner.map { Identifier($0) }
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.finding(.evaluate(draft))])
    }
  }
}
