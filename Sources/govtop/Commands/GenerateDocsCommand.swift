import ArgumentParser
import Dashboard
import Governance
import IdentityPolicy
import TerminalUI

/// `govtop generate-docs PAGE`: what the program says of itself, for the generated part of the manual.
struct GenerateDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-docs",
    abstract: "Print the generated part of a page of the manual.",
    shouldDisplay: false
  )

  enum Page: String, CaseIterable, ExpressibleByArgument {
    case keys, filter, metrics, evidence, lint
  }

  @Argument(help: "Which page.")
  var page: Page

  mutating func run() {
    switch page {
    case .keys: print(ActionTable.keymap.markdown, terminator: "")
    case .metrics: print(MetricDefinition.all.map(\.markdown).joined(separator: "\n\n"))
    case .evidence: print(ControlEvidence.markdown)
    case .lint: print(LintPage.markdown)
    case .filter:
      print(FilterSchema.all.map { FilterHelp($0).markdown }.joined(separator: "\n\n"))
    }
  }
}
