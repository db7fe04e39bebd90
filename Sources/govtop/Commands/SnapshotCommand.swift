import ArgumentParser
import Dashboard
import Foundation
import Governance
import GovernanceStore
import TerminalUI

/// `govtop snapshot SCREEN`: a screen as text, picture or data, from the same view code.
struct SnapshotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Print a screen as text, SVG or HTML."
  )

  @OptionGroup var globals: Globals

  @Argument(
    help: "posture, access or approvals.",
    completion: .list(Dashboard.Screen.allCases.map(\.rawValue))
  )
  var screen: String

  @Option(help: ArgumentHelp("Columns and rows.", valueName: "WxH"))
  var size = "80x24"

  @Option(help: ArgumentHelp("A filter for the list.", valueName: "filter"))
  var filter: String?

  @Option(help: ArgumentHelp("The record under the cursor.", valueName: "id"))
  var select: String?

  @Option(help: ArgumentHelp("A theme.", valueName: "name"))
  var theme: String?

  @Option(help: ArgumentHelp("How to print.", valueName: "text|svg|html"))
  var format = "text"

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write to a file.", valueName: "file")
  )
  var output: String?

  mutating func run() async throws {
    let screen: Dashboard.Screen = try screen.word(among: Dashboard.Screen.allCases)
    let picture: Dashboard.Export.Picture = try format.word(
      among: Dashboard.Export.Picture.allCases
    )
    let size = try Self.size(self.size)
    let store = try await globals.open(readOnly: true)
    let door = globals.operator()
    var viewer = try await store.viewer(of: door)
    // The file is only read here, but the picture is of what the viewer may do.
    if store.moment == nil { viewer.readOnly = false }
    let state = try await Still(store: store, door: door, viewer: viewer)
      .state(
        of: screen,
        size: size,
        filter: filter,
        select: select,
        zoneOffset: globals.zoneOffset()
      )
    let found = ThemeFiles.theme(named: theme)
    if let problem = found.problem { throw UsageProblem(message: problem) }
    let text = Pictures.text(Dashboard.render(state, size: size), as: picture, theme: found.theme)
    if let output {
      try Data(text.utf8).write(to: URL(fileURLWithPath: output))
    } else {
      print(text, terminator: "")
    }
  }

  static func size(_ text: String) throws -> Size {
    let parts = text.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...500).contains(parts[0]), (1...300).contains(parts[1]) else {
      throw UsageProblem(message: "`--size` takes columns and rows such as 120x40; found `\(text)`")
    }
    return Size(width: parts[0], height: parts[1])
  }
}

/// A dashboard that nobody types into: the same state and effects, run until nothing is waited for.
struct Still {
  let store: Store
  let door: Operator
  let viewer: Viewer

  func state(
    of screen: Dashboard.Screen,
    size: Size,
    filter: String?,
    select: String?,
    zoneOffset: Int
  ) async throws -> Dashboard.State {
    var session = Session(
      viewer: viewer,
      now: store.moment ?? SystemFacts.now(),
      zoneOffset: zoneOffset,
      zoneName: "UTC",
      osUser: SystemFacts.userName
    )
    session.isPast = store.moment != nil
    var state = Dashboard.State(
      session: session,
      size: size,
      screen: screen
    )
    var effects = Dashboard.start(&state)
    effects += Dashboard.open(screen.rawValue, filter: filter, &state)
    if let select { effects += Dashboard.open(select, filter: filter, &state) }
    var rounds = 0
    while !effects.isEmpty, rounds < 20 {
      rounds += 1
      var next: [Dashboard.Effect] = []
      for effect in effects {
        guard let event = try await answer(effect) else { continue }
        next += Dashboard.update(&state, event)
      }
      next += Dashboard.update(&state, .drawn)
      effects = next
    }
    return state
  }

  private func answer(_ effect: Dashboard.Effect) async throws -> Dashboard.Event? {
    switch effect {
    case .loadRows(let question):
      return .rowsLoaded(question, try await store.answer(question, as: door))
    case .count(let query): return .countLoaded(try await store.count(query, as: door))
    case .loadDetail(let subject):
      return .detailLoaded(subject, try await store.detail(subject, as: door))
    case .loadPosture(let environment):
      return .postureLoaded(
        environment,
        try await store.posture(environment: environment, as: door)
      )
    case .loadMetrics(let question):
      return .metricsLoaded(question, try await store.metrics(question))
    case .loadMetricRows(let question):
      return .metricRowsLoaded(question, try await store.answer(question))
    default: return nil
    }
  }
}
