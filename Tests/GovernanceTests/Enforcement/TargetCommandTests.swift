import Governance
import Testing

/// Which command does a task, and what it is told.
@Suite struct TargetCommandTests {
  typealias World = EnforcementWorld

  @Test func `places are filled, and everything else stays as it is`() throws {
    let command = World.command(run: ["/bin/x", "--user={native_id}", "a {b} {}", "{scope}!"])
    #expect(
      try command.arguments(for: World.task(.revoke, ["b": "B", "scope": "S"]))
        == ["/bin/x", "--user=AIDA1", "a B {}", "S!"]
    )
  }

  @Test(arguments: [
    "; rm -rf /", "$(id)", "`id`", "a b", "\"quoted\"", "line\nfeed", "*", "ünï", "{native_id}",
  ])
  func `a hostile value is one argument, as it is`(_ value: String) throws {
    let command = World.command(run: ["/bin/x", "{native_id}"])
    #expect(
      try command.arguments(for: World.task(.revoke, ["native_id": value])) == ["/bin/x", value]
    )
  }

  @Test(arguments: ["-rf", "--delete-all", "-"])
  func `a value that would be an option is refused unless -- stands before it`(
    _ value: String
  ) throws {
    let task = World.task(.revoke, ["native_id": value])
    let bare = refusal { () throws(Refusal) in
      try World.command(run: ["/bin/x", "{native_id}"]).arguments(for: task)
    }
    #expect(bare?.code == .notPermitted)
    #expect(bare?.next?.contains("--") ?? false)
    #expect(
      try World.command(run: ["/bin/x", "--", "{native_id}"]).arguments(for: task)
        == ["/bin/x", "--", value]
    )
    #expect(
      try World.command(run: ["/bin/x", "--user={native_id}"]).arguments(for: task).count == 2
    )
  }

  @Test(arguments: ["", "a\u{0}b"])
  func `a value that no argument can hold is refused`(_ value: String) {
    let refused = refusal { () throws(Refusal) in
      try World.command().arguments(for: World.task(.revoke, ["native_id": value]))
    }
    #expect(refused?.code == .missingField)
  }

  @Test func `the first command that fits does it`() throws {
    let commands = TargetCommands([
      World.command("dev", .revoke, when: ["environment": ["dev", "staging"]]),
      World.command("other account", .revoke, scope: "999"),
      World.command("prod", .revoke, when: ["environment": ["prod"]]),
      World.command("all", .revoke),
    ])
    #expect(commands.command(for: World.task())?.run.name == "prod")
    let dev = World.task(.revoke, facts: ["environment": "dev"])
    #expect(commands.command(for: dev)?.run.name == "dev")
    #expect(commands.command(for: World.task(.revoke, facts: [:]))?.run.name == "all")
    #expect(commands.command(for: World.task(.activate)) == nil)
  }

  @Test func `what looks afterwards is found with it`() throws {
    let commands = TargetCommands([World.command(), World.command("look", .verify)])
    #expect(commands.command(for: World.task())?.verify?.name == "look")
    #expect(TargetCommands([World.command()]).command(for: World.task())?.verify == nil)
  }

  @Test func `tries again after twice as long each time, until it takes a person`() {
    let command = World.command(retries: 3)
    let now = SmallWorld.now
    #expect(
      (1...4).map { command.nextTry(afterFailures: $0, at: now) } == [
        now + .minutes(1), now + .minutes(2), now + .minutes(4), nil,
      ]
    )
    let patient = World.command(retries: 100)
    #expect(patient.nextTry(afterFailures: 100, at: now) == now + .days(1))
  }
}
