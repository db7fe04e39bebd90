import ArgumentParser
import Governance
import GovernanceStore

/// `govtop remediate ID`: puts a finding right, a step at a time.
struct RemediateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remediate",
    abstract: "Show how a finding is put right, and take its steps.",
    discussion: """
      govtop remediate DF-310 --plan prints its playbook and the steps; --next takes the next one, \
      --step N that one if it is next.
      """
  )

  @OptionGroup var writing: Writing

  @Argument(help: "The finding: DF-310 or CF-140.")
  var id: String

  @Flag(help: "Print the steps, and take none.")
  var plan = false

  @Option(help: ArgumentHelp("Take this step, if it is next.", valueName: "number"))
  var step: Int?

  @Flag(help: "Take the next step; so does naming none.")
  var next = false

  mutating func validate() throws {
    guard [plan, step != nil, next].count(where: { $0 }) <= 1 else {
      throw ValidationError("say one of --plan, --step and --next")
    }
  }

  mutating func run() async throws {
    let writer = try await writing.writer()
    let record = try await writer.shown(id.uppercased())
    let plan = try RemediationPlan(of: record)
    guard !self.plan else {
      print(try await writer.facts(of: record))
      for (place, step) in plan.steps.enumerated() {
        let mark = place < plan.done ? "done" : place == plan.done ? "next" : ""
        print("\(place + 1)  \(step.words)\(mark.isEmpty ? "" : "  ·  \(mark)")")
      }
      return
    }
    let command = try plan.command(
      step: step,
      on: record,
      reason: try writing.write.reasonText()
    )
    try await writer.perform([command], about: [try await writer.facts(of: record)])
  }
}
