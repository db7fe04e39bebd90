import ArgumentParser
import Governance
import GovernanceStore

/// `govtop retire ENTITLEMENT`: nobody gets a right any more, from a day on.
struct RetireCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire",
    abstract: "Deprecate a right: nobody gets it any more, and who has it is reviewed.",
    discussion: """
      By who answers for it, or may assign owners. Whoever asks for it reads the reason and what to ask for instead.
      govtop retire legacy-admin --on 2026-09-01 --replaced-by ops-admin --reason "one role an account"
      """
  )

  @OptionGroup var writing: Writing

  @Argument(help: "The entitlement: id, provider key or a unique name.")
  var entitlement: String

  @Option(help: ArgumentHelp("From when on; at once if left out.", valueName: "time"))
  var on: String?

  @Option(
    name: .customLong("replaced-by"),
    help: ArgumentHelp("What is asked for instead.", valueName: "entitlement")
  )
  var replacement: String?

  mutating func run() async throws {
    try await writing.perform(
      .retirement(
        .announce(
          Identifier(entitlement),
          on: try on.map { try RequestCommand.moment($0) },
          replacedBy: replacement.map { Identifier($0) },
          reason: try writing.write.reasonText()
        )
      )
    )
  }
}

/// `govtop reinstate ENTITLEMENT`: lets it be given again, as a second person.
struct ReinstateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reinstate",
    abstract: "Let a deprecated right be given again, as a second person."
  )

  @OptionGroup var writing: Writing

  @Argument(help: "The deprecation, as RT-2, or the entitlement.")
  var id: String

  mutating func run() async throws {
    try await writing.perform(
      .retirement(.withdraw(Identifier(id), reason: try writing.write.reasonText()))
    )
  }
}
