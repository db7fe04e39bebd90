import ArgumentParser
import Documents
import Foundation
import Governance
import IdentityPolicy

/// `govtop compile DIR --env ENV --out OUT`: the policies of every target, from intents.
struct CompileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile intents to policies of AWS, Azure, Google Cloud and Kubernetes.",
    discussion: """
      Equal input gives equal bytes. Each workload gets a folder with its policies and a
      compile-report.json, which says what each target enforces and what stands in for the rest.
      An intent that is wrong is told with its place and left out; the others are compiled, and the
      exit code is 3. OUT is replaced as a whole, once everything is written.
      """
  )

  @OptionGroup var globals: Globals

  @Argument(help: "A folder of intents and overlays.", completion: .directory)
  var folder: String

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp("The environment.", valueName: "dev|stage|prod")
  )
  var environment: IntentEnvironment

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  @Option(help: ArgumentHelp("The version that pods must carry.", valueName: "version"))
  var bundle: String?

  @Flag(help: "Write nothing; exit 1 if the folder is not what would be written.")
  var check = false

  @OptionGroup var output: FormatOption

  mutating func validate() throws {
    guard environment != .base else {
      throw ValidationError("policies are compiled for dev, stage or prod")
    }
  }

  mutating func run() async throws {
    var resolved = try IntentFiles.read([folder]).resolved(for: environment)
    if let bundle { resolved.settings.bundle = bundle }
    let compiled = resolved.compiled()
    IntentFiles.tell(resolved.problems)
    let hasErrors = resolved.problems.contains(where: \.isError)
    guard !compiled.isEmpty else {
      guard !hasErrors else { throw ExitCode(3) }
      throw InputProblem(
        file: folder,
        "intents for \(environment.rawValue) belong here, found none"
      )
    }
    let written = CompiledFolder(compiled, environment: environment)
    if check {
      try report(differing: try written.differences(from: out))
    } else {
      try written.write(to: out)
      try report(compiled)
    }
    if hasErrors { throw ExitCode(3) }
  }

  private func report(differing names: [String]) throws {
    guard !names.isEmpty else { return }
    let list = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    throw FindingsFound(
      message: "\(names.count) files of \(out) are not what the intents say (\(list)); "
        + "govtop compile without --check writes them"
    )
  }

  /// A row a workload and target.
  private func report(_ compiled: [CompiledIntent]) throws {
    guard !globals.quiet else { return }
    var printer = RecordPrinter(format: output.format, columns: nil)
    try printer.print(
      compiled.flatMap { one in
        one.report.targets.map { target in
          Record(
            id: one.intent.qualifiedName,
            [
              ("workload", .string(one.intent.name)), ("target", .string(target.name)),
              ("enforced", .integer(target.enforced.count)),
              ("unenforced", .integer(target.unenforced.count)),
              ("parameters", .string(target.parameters.joined(separator: ", "))),
            ]
          )
        }
      }
    )
    printer.finish()
  }
}
