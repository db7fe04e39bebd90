import ArgumentParser
import Governance
import GovernanceStore

/// `govtop risk`: how a score came about, and what another model would have made of past decisions.
struct RiskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "risk",
    abstract: "Explain a score, or try another model on past decisions.",
    discussion: """
      Points a factor, each capped; the rows always sum to the score. The weights are those of the rules in force
      when it was scored: govtop rules explain risk.
      """,
    subcommands: [Explain.self, Backtesting.self]
  )

  /// `govtop risk explain ID`.
  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show each row of a score, what no source told, and what would lower it."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "A request or a grant: AR-2044, GR-774.")
    var id: String

    mutating func run() async throws {
      let store = try await globals.open(readOnly: true)
      let explanation = try await store.riskExplanation(
        of: id.uppercased(),
        as: globals.operator()
      )
      switch output.format {
      case .json: print(explanation.printed.text)
      case .csv, .table: try explanation.printTable(output.format)
      }
    }
  }

  /// `govtop risk backtest FILE`.
  struct Backtesting: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backtest",
      abstract: "Try the model of a file on every request that was made; nothing is written.",
      discussion: """
        The file is one for govtop rules apply. Where it names nothing but risk, all else is as in the rules in force.
        Requests whose inputs were not stored are counted, and nothing is said of them.
        """
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "A YAML or JSON file; - reads standard input.", completion: .file())
    var file: String

    mutating func run() async throws {
      let (named, sections) = try RulesFile.readNaming(file)
      let store = try await globals.open(readOnly: true)
      let inForce = try await store.rules()
      let rules = sections.subtracting(["risk"]).isEmpty ? inForce.weighing(as: named) : named
      let test = try await store.backtest(rules)
      switch output.format {
      case .json: print(test.printed.text)
      case .csv: try test.printDifferences(.csv)
      case .table:
        print(test.summary)
        try test.printDifferences(.table)
      }
    }
  }
}

extension RiskExplanation {
  fileprivate var printed: JSONText {
    .object([
      ("id", .string(id)), ("model", .string(score.model)), ("score", .integer(score.score)),
      ("class", .string(score.band.rawValue)), ("rule", .string(rule)),
      ("rules_version", .integer(rulesVersion)), ("at", .instant(at)),
      ("rows", .array(score.contributions.map(\.printed))),
      (
        "unknown",
        .array(
          unknowns.map {
            .object([("factor", .string($0.factor)), ("because", .string($0.because))])
          }
        )
      ), ("hard_stops", .strings(hardStops)), ("inputs_stored", .boolean(hasInput)),
      ("counterfactuals", .array(score.counterfactuals.map(\.printed))),
    ])
  }

  fileprivate func printTable(_ format: RowFormat) throws {
    if format == .table {
      print(
        "\(id)  \(score.score) \(score.band.rawValue)  \(score.model)  rule \(rule) v\(rulesVersion)"
      )
    }
    var rows = score.contributions.map { [$0.factor, "\($0.points)", $0.because, $0.record ?? ""] }
    rows.append(["score", "\(score.score)", score.band.rawValue, ""])
    let table = TextTable(["factor", "points", "because", "record"], rows)
    guard format == .table else {
      print(table.csv)
      return
    }
    print(table.text)
    for one in unknowns { print("unknown  \(one.factor): \(one.because), adds nothing") }
    if !hasInput { print("what it was computed from was not stored") }
    for stop in hardStops { print("stop     \(Words.plain(stop))") }
    for other in score.counterfactuals {
      print(
        "but      \(Words.plain(other.change)): \(other.score) \(other.band.rawValue), \(other.approvers) to approve"
      )
    }
  }
}

extension RiskScore.Contribution {
  fileprivate var printed: JSONText {
    .object([
      ("factor", .string(factor)), ("points", .integer(points)), ("because", .string(because)),
      ("record", .optional(record)),
    ])
  }
}

extension RiskScore.Counterfactual {
  fileprivate var printed: JSONText {
    .object([
      ("change", .string(change)), ("score", .integer(score)), ("class", .string(band.rawValue)),
      ("approvers", .integer(approvers)),
    ])
  }
}

extension Backtest {
  fileprivate var summary: String {
    let replayed = requests - withoutInput
    var lines = [
      "\(model) on \(requests) requests: \(replayed) replayed, \(withoutInput) made before inputs were stored",
      "\(otherScore) with another score, \(otherBand) in another band, \(otherApprovers) with other approvers, \(stopped) that could not be asked for",
    ]
    for before in RiskScore.Band.allCases {
      let moved = RiskScore.Band.allCases.map { moves[Move(before: before, after: $0)] ?? 0 }
      guard moved.contains(where: { $0 > 0 }) else { continue }
      let words = zip(RiskScore.Band.allCases, moved).filter { $0.1 > 0 }
        .map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
      lines.append("\(before.rawValue) then: \(words)")
    }
    lines.append("nothing was written")
    return lines.joined(separator: "\n")
  }

  private var inOrder: [Difference] {
    differences.sorted {
      ($0.submittedAt, $0.request.text) < ($1.submittedAt, $1.request.text)
    }
  }

  fileprivate func printDifferences(_ format: RowFormat) throws {
    var printer = RecordPrinter(format: format, columns: nil)
    try printer.print(inOrder.map { Record(id: $0.request.text, $0.fields) })
    printer.finish()
  }

  fileprivate var printed: JSONText {
    .object([
      ("model", .string(model)), ("requests", .integer(requests)),
      ("without_input", .integer(withoutInput)), ("other_score", .integer(otherScore)),
      ("other_band", .integer(otherBand)), ("other_approvers", .integer(otherApprovers)),
      ("stopped", .integer(stopped)),
      (
        "bands",
        .array(
          moves.sorted { ($0.key.before, $0.key.after) < ($1.key.before, $1.key.after) }.map {
            .object([
              ("before", .string($0.key.before.rawValue)),
              ("after", .string($0.key.after.rawValue)), ("requests", .integer($0.value)),
            ])
          }
        )
      ), ("differences", .array(inOrder.map { .object($0.fields) })),
    ])
  }
}

extension Backtest.Difference {
  fileprivate var fields: [(String, JSONText)] {
    [
      ("request", .id(request)), ("state", .string(state.rawValue)),
      ("submitted_at", .instant(submittedAt)), ("model", .string(model)),
      ("score_before", .integer(score.before)), ("score_after", .integer(score.after)),
      ("class_before", .string(band.before.rawValue)),
      ("class_after", .string(band.after.rawValue)),
      ("approvers_before", .integer(approvers.before)),
      ("approvers_after", .integer(approvers.after)), ("stop", .optional(stop)),
    ]
  }
}
