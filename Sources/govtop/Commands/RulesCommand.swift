import ArgumentParser
import Governance
import GovernanceStore

/// `govtop rules`: what decides, who may, how long; shown, compared, explained, and put into force.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Show, compare, explain and change the rules of the organisation.",
    discussion: """
      A file names only what is to be different from the rules that ship; docs/rules.md explains each.
      Every version stays in the ledger, and every decision names the one it was made under.
      """,
    subcommands: [Apply.self, Show.self, Diff.self, Explain.self],
    defaultSubcommand: Show.self
  )

  /// `govtop rules apply FILE`.
  struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put the rules of a file into force, whole or not at all."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "A YAML or JSON file; - reads standard input.", completion: .file())
    var file: String

    mutating func run() async throws {
      let rules = try RulesFile.read(file)
      let store = try await globals.open()
      let changes = rules.changes(from: try await store.rules())
      try RulesChanges.print(changes, output.format, write.dryRun || !globals.quiet)
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform(
          [.applyRules(rules, reason: try write.reasonText() ?? "")],
          about: ["\(changes.count) values of the rules change for everybody"]
        )
    }
  }

  /// `govtop rules show [RULE]`.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the rules in force, all or those below a name."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "A section, field or rule, such as high or separation/0.")
    var rule: String?

    mutating func run() async throws {
      let store = try await globals.open(readOnly: true)
      let rules = try await store.rules()
      let leaves = rules.leaves(of: rule)
      guard !leaves.isEmpty else { throw UsageProblem.noRule(rule ?? "") }
      var printer = RecordPrinter(format: output.format, columns: nil)
      try printer.print(
        leaves.map { path, value in
          Record(id: path, [("field", .string(path)), ("value", .string(value))])
        }
      )
      printer.finish()
      guard output.format == .table, !globals.quiet else { return }
      print("rules version \(rules.version)")
    }
  }

  /// `govtop rules diff FILE`.
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compare a file with the rules in force; exit 1 if they differ."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "A YAML or JSON file; - reads standard input.", completion: .file())
    var file: String

    mutating func run() async throws {
      let rules = try RulesFile.read(file)
      let store = try await globals.open(readOnly: true)
      let changes = rules.changes(from: try await store.rules())
      try RulesChanges.print(changes, output.format, true)
      guard !changes.isEmpty else { return }
      throw FindingsFound(
        message: "\(changes.count) values differ; govtop rules apply puts them into force"
      )
    }
  }

  /// `govtop rules explain RULE`.
  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what a rule asks, why, and which control it answers to."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "The rule's name, as entries and screens show it.")
    var rule: String

    mutating func run() async throws {
      let store = try await globals.open(readOnly: true)
      let rules = try await store.rules()
      guard let found = rules.explanation(of: rule) else {
        throw UsageProblem.noRule(rule, known: rules.explanations.map(\.name))
      }
      let lines = found.lines + (try await Self.answered(rule, rules, store))
      var printer = RecordPrinter(format: output.format, columns: nil)
      guard output.format != .table else {
        let width = lines.map(\.0.count).max() ?? 0
        for (name, value) in lines { print("\(name.padded(to: width))  \(Words.plain(value))") }
        return
      }
      try printer.print([Record(id: found.name, lines.map { ($0.0, .string($0.1)) })])
      printer.finish()
    }

    /// What a rule that answers in place of persons has opened: nobody else looked at it.
    private static func answered(
      _ name: String,
      _ rules: Rules,
      _ store: Store
    ) async throws -> [(String, String)] {
      guard rules.opensAlone(name) else { return [] }
      let report = try await store.opened(under: name)
      return [
        ("opened", "\(report.lastMonth) in 30d, \(report.all) in all"),
        ("of these", "\(report.live) live, \(report.endedEarly) ended before their time"),
        ("see them", "govtop list grants --filter 'rule:\(name)'"),
      ]
    }
  }
}

extension UsageProblem {
  fileprivate static func noRule(_ word: String, known: [String] = []) -> UsageProblem {
    let names = known.isEmpty ? "govtop rules show lists them" : known.joined(separator: ", ")
    return UsageProblem(message: "there is no rule `\(word)`: \(names)")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

/// Differences between two sets of rules, as a table.
private enum RulesChanges {
  static func print(_ changes: [RulesChange], _ format: RowFormat, _ isShown: Bool) throws {
    guard isShown, format != .json || !changes.isEmpty else { return }
    var printer = RecordPrinter(format: format, columns: nil)
    try printer.print(
      changes.map { change in
        Record(
          id: change.path,
          [
            ("field", .string(change.path)), ("before", .optional(change.before)),
            ("after", .optional(change.after)),
          ]
        )
      }
    )
    if format != .table || !changes.isEmpty { printer.finish() }
    if changes.isEmpty, format == .table { Swift.print("nothing differs from the rules in force") }
  }
}
