import Foundation
import Governance
import GovernanceStore

/// Runs the commands of this host for what targets have to do, one after the other, outside of any transaction.
struct TargetRunner {
  /// One run and what was recorded of it.
  struct Result {
    let task: TargetTask
    let command: TargetCommand
    let outcome: TargetOutcome
    /// Whether the run was still this enforcer's to record.
    let isRecorded: Bool
  }

  let store: Store
  let commands: TargetCommands
  let origin: Origin

  /// All that is due now: accounts that are to be stopped first, then what is to be taken away, then what is to open.
  func run(_ report: (Result) throws -> Void) async throws {
    for operation in [TargetOperation.quarantine, .revoke, .revert, .activate] {
      var last = ""
      while let claim = try await store.claimTask(
        operation,
        after: &last,
        commands,
        from: origin
      ) {
        let (outcome, command) = perform(claim)
        let isRecorded = try await store.settle(claim, outcome, by: command, from: origin)
        try report(
          Result(task: claim.task, command: command, outcome: outcome, isRecorded: isRecorded)
        )
      }
    }
  }

  /// A run counts only if whoever looks afterwards finds it done.
  private func perform(_ claim: TargetClaim) -> (TargetOutcome, TargetCommand) {
    let outcome = perform(claim.command, claim.task)
    guard outcome.isSuccess, let verify = claim.verify else { return (outcome, claim.command) }
    let look = perform(verify, claim.task)
    return look.isSuccess ? (outcome, claim.command) : (look, verify)
  }

  private func perform(_ command: TargetCommand, _ task: TargetTask) -> TargetOutcome {
    do throws(Refusal) {
      let arguments = try command.arguments(for: task)
      let variables = command.environment.compactMap { name in
        SystemFacts.environment(name).map { (name, $0) }
      }
      return TargetProcess(
        arguments: arguments,
        environment: Dictionary(variables) { first, _ in first },
        timeLimit: command.timeLimit
      ).run()
    } catch {
      return .notStarted(error.message)
    }
  }
}
