import ArgumentParser
import Governance
import GovernanceStore

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
