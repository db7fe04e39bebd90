import ArgumentParser
import Dashboard
import Foundation
import Governance
import GovernanceStore
import NcursesTerminal
import TerminalUI

/// `govtop`: the dashboard.
struct OpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the dashboard, at a screen or a record (the default)."
  )

  @OptionGroup var globals: Globals

  @Argument(help: "A screen (posture, access, approvals) or an id (AR-2044).")
  var place: String?

  @Option(help: ArgumentHelp("A filter to begin with.", valueName: "filter"))
  var filter: String?

  @Option(help: ArgumentHelp("A theme.", valueName: "name"))
  var theme: String?

  @Flag(name: .customLong("read-only"), help: "Look only: no verb is offered.")
  var readOnly = false

  @Flag(name: .customLong("low-bandwidth"), help: "Send as little as can be: no bar, no box.")
  var lowBandwidth = false

  mutating func run() async throws {
    ProgramMemory.keepOneHeap()
    let store = try await globals.open(
      readOnly: readOnly || globals.asOf != nil,
      onTheWall: true
    )
    let door = globals.operator(.dashboard)
    let viewer = try await store.viewer(of: door)
    let session = try DashboardSession(
      store: store,
      door: door,
      viewer: viewer,
      wantedTheme: theme,
      lowBandwidth: lowBandwidth
    )
    let ending = try session.run(at: place, filter: filter)
    if case .signal(let number) = ending { throw ExitCode(128 + number) }
  }
}
