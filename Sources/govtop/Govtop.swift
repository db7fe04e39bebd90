import ArgumentParser
import Foundation

/// `govtop`: with no verb the dashboard, with one the same acts and reads for scripts.
struct Govtop: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "govtop",
    abstract: "top for governance: see who can do what, decide it, and prove it later",
    discussion: """
      Exit codes: 0 done, 1 a refusal or findings, 2 usage, 3 input, 4 database, 5 not permitted.
      Every number on a screen opens its rows; every row has its history in the ledger.
      """,
    version: Release.description,
    groupedSubcommands: [
      CommandGroup(
        name: "Look",
        subcommands: [
          OpenCommand.self, ListCommand.self, ShowCommand.self, AccessCommand.self,
          WhoCanCommand.self, BlastCommand.self, TraceCommand.self, SnapshotCommand.self,
          MetricsCommand.self, WhoamiCommand.self,
        ]
      ),
      CommandGroup(
        name: "Ask and decide",
        subcommands: [
          RequestCommand.self, ApproveCommand.self, DenyCommand.self, AskCommand.self,
          AnswerCommand.self, CancelCommand.self, RenewVerb.self, RevokeCommand.self,
          RetryVerb.self, AttestCommand.self, QuarantineVerb.self, ReleaseVerb.self,
          AssignCommand.self, DelegateCommand.self, AcknowledgeCommand.self, RemediateCommand.self,
          FalsePositiveCommand.self, FindingsCommand.self, WorkloadsCommand.self,
          ExceptCommand.self, BreakGlassCommand.self, ExtendCommand.self, ReviewCommand.self,
          ControlCommand.self,
        ]
      ),
      CommandGroup(
        name: "Certify",
        subcommands: [
          CampaignCommand.self, CertifyCommand.self, ReduceCommand.self, AbstainCommand.self,
          ReopenCommand.self, RefreshCommand.self, SignOffCommand.self,
        ]
      ),
      CommandGroup(
        name: "Registry, changes, policy rollout",
        subcommands: [
          ArtifactGroup.self, PackageGroup.self, PromoteCommand.self, DemoteCommand.self,
          ChangeCommand.self, BundleGroup.self, RolloutCommand.self, RollbackCommand.self,
          DrillGroup.self, MatrixCommand.self, IntentCommand.self, CompileCommand.self,
          LintCommand.self, EvaluateCommand.self, TestCommand.self,
        ]
      ),
      CommandGroup(
        name: "The system",
        subcommands: [
          DemoCommand.self, InitCommand.self, ImportCommand.self, SourcesCommand.self,
          RulesCommand.self, RiskCommand.self,
          BaselineCommand.self, EnforceCommand.self, PersonCommand.self, VerifyCommand.self,
          DoctorCommand.self, UpgradeCommand.self, MigrateCommand.self, GenerateDocsCommand.self,
        ]
      ),
    ],
    defaultSubcommand: OpenCommand.self
  )
}

/// What this program is, for `--version` and for whoever reads its JSON.
enum Release {
  static let version = "0.1.0"
  /// Rises when a JSON field changes its meaning or goes; a new field is no change.
  static let jsonSchema = 1
  static let description = "govtop \(version) (json_schema \(jsonSchema))"
}

@main
struct Program {
  static func main() async {
    // A limit on files is then an error of the write that meets it, as a full disk is.
    signal(SIGXFSZ, SIG_IGN)
    do {
      let arguments = Arguments.withGlobalsLast(Array(CommandLine.arguments.dropFirst()))
      var command = try Govtop.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error where Failure.handles(error) {
      exit(Failure(error).report(asJSON: Arguments.asksForJSON(CommandLine.arguments)))
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      let code = Govtop.exitCode(for: error)
      guard !code.isSuccess else { Govtop.exit(withError: error) }
      FileHandle.standardError.write(Data((Govtop.fullMessage(for: error) + "\n").utf8))
      exit(Failure.usageCode)
    }
  }
}
