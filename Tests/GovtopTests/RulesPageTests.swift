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

  @Test func `each rule of duties stands there with its acts, its force and its reason`() throws {
    try expect(
      rules.duties.map { rule in
        [
          "`\(rule.name)`", quoted(rule.after), quoted(rule.not), "`\(rule.action.rawValue)`",
          rule.rationale,
        ]
      }
    )
  }

  @Test func `each denied combination stands there with its clauses`() throws {
    try expect(
      rules.deniedCombinations.map { rule in
        ["`\(rule.name)`", quoted(rule.when.map(\.text)), rule.rationale]
      }
    )
  }

  @Test func `each trait of a condition stands there`() throws {
    let page = try Page("docs/rules.md")
    for trait in Trait.allCases {
      #expect(page.lines.contains { $0.contains("`\(trait.rawValue)`") }, "\(trait.rawValue)")
    }
  }

  @Test func `each target stands there`() throws {
    try expect(
      rules.targets.sorted { $0.key < $1.key }.map { id, goal in
        [
          "`\(id)`", goal.better.rawValue, "\(goal.value)", "\(goal.amber)", goal.rationale,
        ]
      }
    )
  }

  @Test func `each standard change stands there with its steps`() throws {
    try expect(
      rules.calendar.templates.map { ["`\($0.name)`", $0.steps, $0.rationale] }
    )
  }

  @Test func `each reason stands there with its control`() throws {
    try expect(
      rules.reasons.map { path, reason in ["`\(path)`", reason.why, reason.control ?? "–"] }
    )
  }

  @Test func `each weight of the score stands there`() throws {
    let risk = rules.risk
    let page = try Page("docs/rules.md")
    #expect(page.lines.contains("## Risk, model `\(risk.model)`"))
    try expect([
      [
        "environment",
        "dev \(risk.environment.dev), stage \(risk.environment.stage), prod \(risk.environment.prod); unknown counts as prod",
      ],
      [
        "data",
        "public \(risk.data.public), internal \(risk.data.internal), confidential \(risk.data.confidential), restricted \(risk.data.restricted); unknown counts as confidential",
      ],
      [
        "privilege",
        "read \(risk.privilege.read), write \(risk.privilege.write), admin \(risk.privilege.admin), everything \(risk.privilege.root)",
      ],
      [
        "wildcard",
        "any resource \(risk.wildcard.resource), any action \(risk.wildcard.action), both \(risk.wildcard.both)",
      ],
      [
        "duration",
        "up to "
          + risk.duration.steps.map { "\($0.upTo.written) \($0.points)" }.joined(separator: ", ")
          + ", longer \(risk.duration.longer), no end \(risk.duration.noEnd)",
      ],
      [
        "external",
        "contractor or partner \(risk.external.contractor), outside the organisation \(risk.external.crossDomain)",
      ],
      [
        "missing",
        "no ticket \(risk.missing.ticket), no owner \(risk.missing.owner), no strong factor \(risk.missing.strongFactor); at most \(risk.missing.most)",
      ],
    ])
    let bands = risk.bands
    #expect(
      page.lines.contains(
        "Bands: medium from \(bands.medium), high from \(bands.high), critical from \(bands.critical)."
      )
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
      ["access begins at most ahead", AccessRequest.leadLimit.inWords],
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
    try expect(
      steps(DriftState.allCases) { $0.next } + steps(ComplianceState.allCases) { $0.next }
        + steps(WorkloadState.allCases) { $0.next } + steps(QuarantineState.allCases) { $0.next }
    )
  }

  @Test func `each class and each zone stands there with what it asks for`() throws {
    try expect(
      RiskScore.Band.allCases.map { [$0.rawValue, rules.findings.length($0).inWords] }
        + IdentityZone.allCases.map { zone in
          let minimum = rules.zones.minimum(zone)
          return [
            "`\(zone.rawValue)`", minimum.tokenLifetime.inWords, word(minimum.exactAudience),
            word(minimum.attested), word(minimum.provenance), minimum.rotation.inWords,
          ]
        }
    )
  }

  @Test func `each kind of credential stands there with its greatest age`() throws {
    try expect(
      Credential.Kind.allCases.map {
        ["`\($0.rawValue)`", rules.credentials.greatest($0).inWords]
      }
    )
  }

  private func word(_ isAsked: Bool) -> String { isAsked ? "yes" : "no" }

  @Test func `each kind of drift stands there`() throws {
    let page = try Page("docs/rules.md")
    for kind in DriftKind.allCases {
      #expect(page.lines.contains { $0.hasPrefix("| `\(kind.rawValue)` | ") })
    }
  }

  @Test func `each class of exceptions stands there with its lengths and approvers`() throws {
    let exceptions = rules.exceptions
    try expect(
      RiskScore.Band.allCases.map { band in
        let approval = exceptions.approval(of: band)
        let persons = approval.persons == 1 ? "1 person" : "\(approval.persons) persons"
        return [
          "`\(band.rawValue)`", exceptions.length(of: band).inWords,
          exceptions.window(of: band).inWords, "\(persons), \(approval.security) of security",
        ]
      }
    )
    try expect(
      exceptions.classes.sorted { $0.key < $1.key }.map { ["`\($0)`", "`\($1.rawValue)`"] }
        + [["any other", "`\(exceptions.unlistedClass.rawValue)`"]]
    )
    let glass = exceptions.breakGlass
    try expect([
      ["emergency access lasts at most", glass.maximumLength.inWords],
      ["a second person adds, once, at most", glass.maximumExtension.inWords],
      ["it is reviewed by another person within", glass.reviewWithin.inWords],
    ])
    let page = try Page("docs/rules.md")
    #expect(page.lines.contains { $0.contains(quoted(glass.entitlements)) })
  }

  @Test func `each class of controls stands there with its mode`() throws {
    try expect(
      rules.controlClasses.classes.map { policy in
        [
          "`\(policy.name)`", quoted(policy.controls), "`\(policy.failMode.rawValue)`",
          policy.maximumCached == .zero ? "–" : policy.maximumCached.inWords, policy.rationale,
        ]
      }
    )
  }

  @Test func `each legal step of exceptions, emergencies and controls stands there`() throws {
    try expect(
      steps(PolicyException.State.allCases, \.next) + steps(BreakGlass.State.allCases, \.next)
        + steps(BacklogItem.State.allCases, \.next) + steps(ControlClass.State.allCases, \.next)
    )
  }

  @Test func `each legal step of campaigns and review items stands there, and no other`() throws {
    try expect(
      steps(CampaignState.allCases) { $0.next } + steps(ReviewItemState.allCases) { $0.next }
    )
  }

  @Test func `each number of certification stands there`() throws {
    let rules = rules.certification
    try expect([
      ["a stage of a campaign lasts at most", rules.maximumLength.inWords],
      ["stages of a campaign at most", "\(rules.maximumStages)"],
      ["reviewers of an item at most", "\(rules.maximumReviewers)"],
      ["the owner of a campaign begins remediation within", rules.ownerGrace.inWords],
      ["certifying needs a comment when unused for", rules.commentUnusedAfter.inWords],
      ["certifying needs a comment from risk", rules.commentFrom.rawValue],
      ["together certified when used within", rules.bulkUsedWithin.inWords],
      ["together certified when held by peers of", "\(rules.bulkPeerShare) %"],
      ["hardly looked at is less than", "\(rules.rubberStampBelow.wholeSeconds) s"],
      ["high-risk access is certified every", rules.cadence.highRisk.inWords],
      [
        "production machine identities are certified every",
        rules.cadence.productionMachine.inWords,
      ],
      ["privileged access of persons is certified every", rules.cadence.privilegedHuman.inWords],
      ["other access is certified every", rules.cadence.other.inWords],
      ["reviewers of a campaign by cadence have", rules.cadence.answerWithin.inWords],
    ])
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
