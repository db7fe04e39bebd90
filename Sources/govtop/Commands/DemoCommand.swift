import ArgumentParser
import Foundation
import Governance
import GovernanceStore
import SampleWorld

/// `govtop demo`: the sample organisation, made through the same door as everything else.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make a sample organisation and open the dashboard on it.",
    discussion: """
      Without --db it lies beside the real database, as demo.db. You are ada; --as ben shows it as ben sees it.
      A demo that is there already is made anew; any other file at the path stays as it is.
      """
  )

  @OptionGroup var globals: Globals

  @Option(
    help: ArgumentHelp(
      "How large: S 60 persons, M 10,000 principals, L 100,000.",
      valueName: "S|M|L"
    )
  )
  var size = "S"

  @Option(help: ArgumentHelp("everyday, or compromised-ci.", valueName: "name"))
  var scenario = "everyday"

  @Flag(name: .customLong("no-dashboard"), help: "Only make the database.")
  var noDashboard = false

  mutating func run() async throws {
    let size: SampleWorld.Size = try self.size.uppercased().word(among: SampleWorld.Size.allCases)
    let scenario: SampleWorld.Scenario = try self.scenario.word(
      among: SampleWorld.Scenario.allCases
    )
    let path = globals.db ?? Locations.demoDatabase
    try Locations.makeFolder(of: path)
    try await Self.requireReplaceable(path)
    Self.remove(path)
    let world = SampleWorld(size: size, endingAt: SystemFacts.now(), scenario: scenario)
    let progress = ProgressLine(isShown: !globals.quiet)
    var player = try await SamplePlayer(
      world,
      at: path,
      options: Globals.options(),
      origin: SystemFacts.origin(.cli)
    )
    try await player.play { progress.show("acme-ai, \($0.description.prefix(10))") }
    progress.end()
    if let first = player.refused.first {
      let count = player.refused.count
      FileHandle.standardError.write(
        Data("\(count) steps of the story were refused, the first: \(first.message)\n".utf8)
      )
    }
    if noDashboard || isatty(1) == 0 {
      if !globals.quiet { print("made \(path) · govtop --db \(path) opens it, you are ada") }
      return
    }
    // Parsed and not assembled: options that no parser has filled cannot be read.
    var open = try OpenCommand.parse(["--db", path] + identity)
    try await open.run()
  }

  /// Who looks at it, as arguments of the dashboard.
  private var identity: [String] {
    (globals.claimed.map { ["--as", $0] } ?? [])
      + (globals.delegateFor.map { ["--for-person", $0] } ?? [])
  }

  /// Only what `demo` made is made anew.
  private static func requireReplaceable(_ path: String) async throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let store = try await Store.open(path: path, options: Globals.options(readOnly: true))
    let identity = try await store.identity()
    guard identity.cooperative, identity.organisation == SampleWorld.organisation else {
      throw StoreError.alreadyThere(path: path)
    }
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }
}
