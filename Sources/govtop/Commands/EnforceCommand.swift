import ArgumentParser
import Foundation
import Governance
import GovernanceStore

/// `govtop enforce`: records what time has decided, once or as long as it runs.
struct EnforceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enforce",
    abstract: "Record what time has decided: what expired, ended or is overdue.",
    discussion: """
      What is over opens nothing, whether this runs or not; this makes the ledger say so.
      Safe to run twice at once, from as many hosts as you like.
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Flag(help: "Go on until stopped, a round each minute.")
  var watch = false

  @Option(help: ArgumentHelp("Seconds between two rounds.", valueName: "seconds"))
  var interval = 60

  mutating func validate() throws {
    guard (1...86_400).contains(interval) else {
      throw ValidationError("--interval takes 1 to 86400 seconds, not \(interval)")
    }
  }

  mutating func run() async throws {
    let store = try await globals.open(readOnly: false)
    repeat {
      try report(try await store.enforce(from: SystemFacts.origin(.cli)))
      if watch { try await Task.sleep(for: .seconds(interval)) }
    } while watch
  }

  private func report(_ report: EnforcementReport) throws {
    report.unrecorded.map(Failure.note)
    var printer = RecordPrinter(format: output.format, columns: nil)
    let done = report.done.sorted { $0.key < $1.key }
    try printer.print(
      done.map { what, count in
        Record(
          id: what,
          [("what", .string(what)), ("count", .integer(count)), ("refused", .string(""))]
        )
      }
        + report.refusals.map { refusal in
          Record(
            id: refusal.subject,
            [
              ("what", .string(refusal.subject)), ("count", .integer(0)),
              ("refused", .string(refusal.message)),
            ]
          )
        }
    )
    if output.format != .table || !report.isEmpty { printer.finish() }
    guard report.isEmpty, output.format == .table, !globals.quiet, !watch else { return }
    print("nothing is due")
  }
}
