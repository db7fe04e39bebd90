import ArgumentParser
import Governance
import IdentityPolicy

/// `govtop intent`: what workloads declare; begun, shown, explained, and described for editors.
struct IntentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intent",
    abstract: "Begin, show and explain the identity intents of workloads.",
    discussion: """
      An intent says what one workload may do; overlays narrow it for an environment. Give both, or
      their folder. docs/how-to/write-an-intent.md leads through one in ten minutes.
      """,
    subcommands: [Init.self, Show.self, Explain.self, Schema.self]
  )

  /// `govtop intent init NAME`.
  struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a first intent, with a comment at each choice."
    )

    @OptionGroup var globals: Globals

    @Argument(help: "The workload: small letters, digits and -.")
    var name: String

    mutating func run() async throws {
      let isFit = name.utf8.allSatisfy { byte in
        byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D
      }
      guard isFit, (1...63).contains(name.utf8.count), !name.hasPrefix("-"), !name.hasSuffix("-")
      else {
        throw UsageProblem(
          message: "`\(name)` is no name of a workload: small letters, digits and -, at most 63"
        )
      }
      print(IntentTemplate.text(name), terminator: "")
    }
  }

  /// `govtop intent show FILE…`.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what holds in an environment, base and overlays merged."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var target: IntentTarget

    mutating func run() async throws {
      let outlines = try target.intents().map(\.outline)
      switch output.format {
      case .json: print(OutputTree.list(outlines).json, terminator: "")
      case .table: print(OutputTree.yaml(outlines), terminator: "")
      case .csv: throw UsageProblem(message: "an intent is no table: --format table or json")
      }
    }
  }

  /// `govtop intent explain FILE…`.
  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say in sentences what an intent means in an environment."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var target: IntentTarget

    mutating func run() async throws {
      let intents = try target.intents()
      guard output.format == .table else {
        var printer = RecordPrinter(format: output.format, columns: nil)
        try printer.print(
          intents.flatMap { intent in
            intent.explanation.map { topic, sentence in
              Record(
                id: intent.name,
                [
                  ("workload", .string(intent.name)), ("topic", .string(topic)),
                  ("sentence", .string(sentence)),
                ]
              )
            }
          }
        )
        printer.finish()
        return
      }
      for (index, intent) in intents.enumerated() {
        print((index == 0 ? "" : "\n") + intent.qualifiedName)
        for (topic, sentence) in intent.explanation {
          let pad = String(repeating: " ", count: max(1, 11 - topic.count))
          print("  \(topic)\(pad)\(Words.plain(sentence))")
        }
      }
    }
  }

  /// `govtop intent schema`.
  struct Schema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of intents and overlays, for editors."
    )

    @OptionGroup var globals: Globals

    mutating func run() async throws {
      print(IntentSchema.json, terminator: "")
    }
  }
}

/// The files of intents, and the environment that they are looked at for.
struct IntentTarget: ParsableArguments {
  @Argument(help: "Intents and overlays, or folders of them.", completion: .file())
  var files: [String]

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp("The environment.", valueName: "base|dev|stage|prod")
  )
  var environment: IntentEnvironment = .base

  func intents() throws -> [Intent] { try IntentFiles.resolved(files, environment) }
}
