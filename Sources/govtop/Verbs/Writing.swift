import ArgumentParser
import Governance
import GovernanceStore

/// What every verb that writes takes: where, how it answers, and how it is to be written.
struct Writing: ParsableArguments {
  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  func writer() async throws -> Writer {
    Writer(store: try await globals.open(), globals: globals, write: write, format: output.format)
  }

  func perform(_ command: Command) async throws { try await writer().perform([command]) }
}

/// The records that a verb is about, and how it is to be written.
struct NamedRecords: ParsableArguments {
  @OptionGroup var writing: Writing

  @Argument(help: ArgumentHelp("Their ids; - reads them, one a line.", valueName: "id"))
  var ids: [String]

  func writer() async throws -> Writer { try await writing.writer() }
}
