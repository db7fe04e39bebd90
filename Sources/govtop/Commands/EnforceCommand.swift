import ArgumentParser
import Foundation
import Governance
import GovernanceStore

/// `govtop enforce`: records what time has decided and has it done at targets, once or as long as it runs.
struct EnforceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enforce",
    abstract: "Record what time has decided, and have targets do what was decided.",
    discussion: """
      What is over opens nothing, whether this runs or not; this makes the ledger say so.
      Commands of this host then do at targets what was decided: docs/how-to/run-enforcement.md.
      Safe to run twice at once, from as many hosts as you like.
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Flag(help: "Go on until stopped, a round each minute.")
  var watch = false

  @Option(help: ArgumentHelp("Seconds between two rounds.", valueName: "seconds"))
  var interval = 60

  @Option(
    help: ArgumentHelp(
      "The file of target commands; enforce.yaml in the configuration folder if absent.",
      valueName: "file"
    ),
    completion: .file()
  )
  var targets: String?

  @Flag(name: .customLong("dry-run"), help: "Print what would be done, and do nothing.")
  var dryRun = false

  mutating func validate() throws {
    guard (1...86_400).contains(interval) else {
      throw ValidationError("--interval takes 1 to 86400 seconds, not \(interval)")
    }
    guard !(watch && dryRun) else {
      throw ValidationError("--dry-run looks once; leave --watch out")
    }
  }

  mutating func run() async throws {
    let commands = try TargetFile.commands(targets)
    let store = try await globals.open(readOnly: false)
    guard !dryRun else { return try await plan(store, commands) }
    repeat {
      try await round(store, commands)
      if watch { try await Task.sleep(for: .seconds(interval)) }
    } while watch
  }

  private func round(_ store: Store, _ commands: TargetCommands) async throws {
    let origin = SystemFacts.origin(.cli)
    let report = try await store.enforce(from: origin)
    report.unrecorded.map(Failure.note)
    var lines = report.done.sorted { $0.key < $1.key }.map { Line(what: $0.key, count: $0.value) }
    lines += report.refusals.map { Line(what: $0.subject, refused: $0.message) }
    let runner = TargetRunner(store: store, commands: commands, origin: origin)
    try await runner.run { lines.append(Line($0)) }
    // What the targets have done may settle more: a quarantine, an item of a review.
    let after = try await store.enforce(from: origin, every: .seconds(interval))
    lines += after.done.sorted { $0.key < $1.key }.map { Line(what: $0.key, count: $0.value) }
    try show(lines, else: "nothing is due")
  }

  private func plan(_ store: Store, _ commands: TargetCommands) async throws {
    let report = try await store.planEnforcement(from: SystemFacts.origin(.cli))
    var lines = report.done.sorted { $0.key < $1.key }.map { Line(what: $0.key, count: $0.value) }
    lines += report.refusals.map { Line(what: $0.subject, refused: $0.message) }
    lines += try await store.targetTasks(commands).map { task, command in
      Line(what: "\(task.operation.rawValue) \(task.subject) by \(command.name)")
    }
    try show(lines, else: "nothing would be done")
  }

  private func show(_ lines: [Line], else nothing: String) throws {
    var printer = RecordPrinter(format: output.format, columns: nil)
    try printer.print(lines.map(\.record))
    if output.format != .table || !lines.isEmpty { printer.finish() }
    guard lines.isEmpty, output.format == .table, !globals.quiet, !watch else { return }
    print(nothing)
  }
}

/// One thing that a round did.
private struct Line {
  var what: String
  var count = 1
  var refused = ""

  init(what: String, count: Int = 1) {
    self.what = what
    self.count = count
  }

  init(what: String, refused: String) {
    self.what = what
    self.refused = refused
    count = 0
  }

  init(_ result: TargetRunner.Result) {
    what = "\(result.task.operation.rawValue) \(result.task.subject) by \(result.command.name)"
    let end = result.isRecorded ? "" : "not recorded: another enforcer has taken it over"
    refused = result.outcome.isSuccess ? end : Self.words(result.outcome)
    count = result.outcome.isSuccess && result.isRecorded ? 1 : 0
  }

  private static func words(_ outcome: TargetOutcome) -> String {
    let first = outcome.excerpt.split(separator: "\n").first.map(String.init) ?? ""
    let how =
      switch outcome.ending {
      case .exited: "exit \(outcome.code ?? 0)"
      case .signalled: "ended by signal \(outcome.code ?? 0)"
      case .timedOut: "stopped at its time limit"
      case .notStarted: "did not start"
      }
    return first.isEmpty ? how : "\(how): \(first)"
  }

  var record: Record {
    Record(
      id: what,
      [("what", .string(what)), ("count", .integer(count)), ("refused", .string(refused))]
    )
  }
}
