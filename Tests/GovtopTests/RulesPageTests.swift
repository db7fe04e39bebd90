import Governance
import Testing

/// `docs/rules.md` says what the program does: each of its tables is compared with the rules in force.
struct RulesPageTests {
  private let rules = Rules.standard

  @Test func `each way to open access stands there with its approvers, times and reason`() throws {
    let bands = [
      ("low, 0 to 24", rules.low), ("medium, 25 to 44", rules.medium),
      ("high, 45 to 69", rules.high), ("critical, 70 and above", rules.critical),
      ("below high, and nobody is confirmed behind the account", rules.unknownPerson),
    ]
    let rows = bands.map { risk, rule in
      [
        "`\(rule.name)`", risk,
        rule.needs.map { "\($0.count) of \($0.of.word)" }.joined(separator: ", "),
        rule.decisionDue.inWords, rule.maximumLength.inWords, rule.rationale,
      ]
    }
    try expect(rows)
  }

  @Test func `each rule of separation stands there with its words, its force and its reason`()
    throws
  {
    try expect(
      rules.separation.map { rule in
        [
          "`\(rule.name)`", quoted(rule.left.words), quoted(rule.right.words),
          "`\(rule.action.rawValue)`", rule.rationale,
        ]
      }
    )
  }

  @Test func `each persona stands there with what it gives and what it takes`() throws {
    try expect(
      Persona.allCases.sorted().map { persona in
        [
          "`\(persona.rawValue)`", quoted(rules.permissions[persona]),
          quoted(rules.denied[persona]),
        ]
      }
    )
  }

  @Test func `each rule that classifies stands there in its order`() throws {
    try expect(
      rules.classify.enumerated().map { index, rule in
        [
          "\(index + 1)", rule.field.rawValue, "`\(rule.pattern)`",
          rule.environment?.rawValue ?? "–",
        ]
      }
    )
  }

  @Test func `each number that rules use stands there`() throws {
    try expect([
      ["just-in-time at most", rules.jitCeiling.inWords],
      ["an unanswered request lapses after", rules.requestLapse.inWords],
      ["renewals in a row at most", "\(rules.maximumRenewals)"],
      ["a principal is dormant after", rules.dormantAfter.inWords],
      ["a grant is unused after", rules.unusedAfter.inWords],
      ["a reason has at least", "\(AccessRequest.justificationMinimum) characters"],
      ["a reason has at most", "\(AccessRequest.justificationLimit) bytes"],
      ["open requests of one person at most", "\(AccessRequest.pendingLimit)"],
      ["a delegation lasts at most", Delegation.limit.inWords],
    ])
  }

  @Test func `each legal step of requests and grants stands there, and no other`() throws {
    let requests = steps(RequestState.allCases) { state in
      RequestState.transitions.filter { $0.from == state }.map(\.to)
    }
    let grants = steps(GrantState.allCases) { state in
      GrantState.transitions.filter { $0.from == state }.map(\.to)
    }
    try expect(requests + grants)
  }

  @Test func `each legal step of the registry stands there, and no other`() throws {
    try expect(
      steps(PackageState.allCases, \.next) + steps(TicketState.allCases, \.next)
        + steps(BundleState.allCases, \.next) + steps(Drill.State.allCases, \.next)
    )
  }

  @Test func `each number of the registry stands there`() throws {
    let registry = rules.registry
    try expect([
      ["weakest proof of identity for a promotion", "`\(registry.promotionFactor.rawValue)`"],
      ["a package must have", quoted(registry.required.map(\.rawValue))],
      ["risk tiers", quoted(registry.tiers)],
      ["staging tests count in", quoted(registry.evaluationEnvironments.map(\.rawValue))],
      [
        "taking out of use names an incident in",
        quoted(registry.incidentNeededIn.map(\.rawValue)),
      ], ["a package is kept after its last use for", registry.retention.inWords],
      ["a change window lasts at most", registry.longestWindow.inWords],
      ["standard changes", quoted(registry.standardChanges)],
      ["a bundle watches before it blocks for", registry.shadowAtLeast.inWords],
      ["legitimate would-be denials in a million at most", "\(registry.wouldDenyAtMost)"],
      ["a rollback drill is fresh for", registry.drillAtMost.inWords],
      ["the first of two signatures waits for", registry.consentLasts.inWords],
      [
        "a rollback takes at most, tier `critical`",
        "\(registry.rollbackTarget("critical").wholeSeconds) s",
      ],
      [
        "a rollback takes at most, any other tier",
        "\(registry.rollbackTarget("high").wholeSeconds) s",
      ],
    ])
  }

  private func steps<State: RawRepresentable<String>>(
    _ states: [State],
    _ next: (State) -> [State]
  ) -> [[String]] {
    states.map { state in
      let words = next(state).map { "`\($0.rawValue)`" }
      return ["`\(state.rawValue)`", words.isEmpty ? "final" : words.joined(separator: " ")]
    }
  }

  private func quoted(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: " ")
  }

  private func quoted(_ permissions: Set<Permission>?) -> String {
    let words = (permissions ?? []).map(\.rawValue).sorted()
    return words.isEmpty ? "–" : quoted(words)
  }

  /// The rows stand in the page, one after the other.
  private func expect(_ rows: [[String]], at place: SourceLocation = #_sourceLocation) throws {
    let page = try Page("docs/rules.md")
    for row in rows {
      let line = "| \(row.joined(separator: " | ")) |"
      #expect(page.lines.contains(line), "docs/rules.md has to say: \(line)", sourceLocation: place)
    }
  }
}
