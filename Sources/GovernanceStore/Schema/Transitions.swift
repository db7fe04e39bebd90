import Governance

/// The legal steps as the database knows them: those of the domain's tables, and from nothing.
enum Transitions {
  /// The state before the first one.
  static let before = "none"

  static let grants =
    GrantState.transitions.map { ($0.from.rawValue, $0.to.rawValue) }
    + [(before, GrantState.scheduled.rawValue), (before, GrantState.active.rawValue)]

  static let requests =
    RequestState.transitions.map { ($0.from.rawValue, $0.to.rawValue) }
    + [(before, RequestState.pending.rawValue)]

  private static var workflows: [(table: Table, values: [SQLValue])] {
    Record.Kind.allCases.flatMap { kind -> [(table: Table, values: [SQLValue])] in
      guard let workflow = kind.workflow, !workflow.steps.isEmpty else { return [] }
      let table = Table.steps(of: kind.table)
      return workflow.steps.map { (table, [.text($0.from), .text($0.to)]) }
    }
  }

  static var rows: [(table: Table, values: [SQLValue])] {
    grants.map { (.grantTransition, [.text($0.0), .text($0.1)]) }
      + requests.map { (.requestTransition, [.text($0.0), .text($0.1)]) } + workflows
  }
}

extension Sequence where Element: RawRepresentable<String> {
  /// The words as the list of a condition: `'active', 'ending'`.
  var inSQL: String { map { "'\($0.rawValue)'" }.joined(separator: ", ") }
}
