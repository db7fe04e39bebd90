extension RulesFileTests.Wrong {
  static let fields = [
    Self("a known field: ", "high:\n  max_length: 7d # <-"),
    Self("a known field: ", "# ours\nhihg: {} # <-"),
    Self("a known field: ", "risk:\n  data:\n    secret: 9 # <-"),
    Self("a length of time such as", "request_lapse: 3 days # <-"),
    Self("a whole number", "risk:\n  separation: many # <-"),
    Self("one of record, require_approval, prune, enforce", separation("action: forbid # <-")),
    Self("one of request.environment", automatic("when: [request.env = dev] # <-")),
    Self("one of dev, stage, prod", automatic("when: [request.environment = test] # <-")),
    Self("the ledger counts the versions", "maximum_renewals: 2\nversion: 7 # <-"),
    Self("the ledger counts the formats", "format: 2 # <-"),
    Self(
      "whoever puts it into force is its author",
      automatic("when: [request.environment = dev]\n    author: P-1 # <-")
    ),
    Self(
      "one of mon, tue",
      automatic("when: [request.risk < 9]\n    hours:\n      days: [monday] # <-")
    ),
    Self("a persona: ", "permissions:\n  boss: [request] # <-"),
  ]

  static let opening = [
    Self("nobody would have to agree", "low:\n  needs: [] # <-"),
    Self("from 1 to 9 persons, not 0", "low:\n  needs:\n    - {of: any, count: 0} # <-"),
    Self("two persons at least", "high:\n  needs: [{count: 1, of: any}] # <-"),
    Self("would last longer (30d) than high (14d)", "critical:\n  maximum_length: 30d # <-"),
    Self("would last longer (100d) than low (90d)", "medium:\n  maximum_length: 100d # <-"),
    Self(
      "would take fewer persons (1) than low (3)",
      "low:\n  needs: [{count: 3, of: any}]\nmedium:\n  needs: [{count: 1, of: owner}] # <-"
    ),
    Self("requests lapse after 3d", "high:\n  decision_due: 4d # <-"),
    Self(
      "nobody could meet it: the persona auditor",
      "low:\n  needs:\n    - {count: 1, of: auditor} # <-"
    ),
    Self(
      "nobody could meet it: auditor may not approve",
      "low:\n  needs:\n    - {count: 1, of: reviewer.persona = auditor} # <-"
    ),
    Self("a rule needs a name", "medium:\n  name: \"\" # <-"),
    Self("`elevation` is the name of a rule above", "critical:\n  name: elevation # <-"),
    Self("say why it is a rule", "medium:\n  rationale: \"\" # <-"),
  ]

  static let conditions = [
    Self(
      "it would never apply: `request.environment = dev`",
      approval("when:\n      - request.environment = dev\n      - request.environment = prod # <-")
    ),
    Self("it belongs under `where`", approval("when:\n      - reviewer.team = ml # <-")),
    Self(
      "it belongs under `when`",
      approval("when: []\n    where:\n      - request.environment = prod # <-")
    ),
    Self(
      "nobody could decide",
      approval("when: []\n    where:\n      - reviewer.team = ml\n      - reviewer.team = web # <-")
    ),
    Self(
      "nobody could meet it: auditor, registrar",
      approval("when: []\n    where:\n      - reviewer.persona in auditor, registrar # <-")
    ),
    Self("asks for nothing", "approvals:\n  - name: x # <-\n    when: []\n    rationale: y"),
    Self(
      "requests lapse after 3d",
      approval("when: []\n    needs: [{count: 1, of: any}]\n    decision_due: 4d # <-")
    ),
    Self(
      "at least a minute",
      approval("when: []\n    needs: [{count: 1, of: any}]\n    maximum_length: 1s # <-")
    ),
    Self(
      "no rule approves in production",
      automatic("when:\n      - request.environment = prod # <-")
    ),
    Self(
      "no rule approves more than low risk",
      automatic("when:\n      - request.band >= high # <-")
    ),
    Self("no rule approves a wildcard", automatic("when:\n      - request.wildcard = both # <-")),
    Self("a rule that answers everything asks nobody", automatic("when: [] # <-")),
    Self(
      "never answers: first answers first",
      """
      automatic:
        - {name: first, decision: deny, when: [request.environment = dev], rationale: closed}
        - name: second # <-
          decision: approve
          when: [request.environment = dev, request.privilege = read]
          rationale: harmless
      """
    ),
    Self("it would end before it begins", hours("from: \"18:00\"\n      until: \"08:00\" # <-")),
    Self("a time of day such as `08:00`", hours("until: \"08:00\"\n      from: \"8\" # <-")),
    Self(
      "name a day",
      "calendar:\n  windows:\n    - from: \"08:00\"\n      until: \"09:00\"\n      zone: UTC\n      days: [] # <-"
    ),
    Self("nobody could ask for anything", combination("when: [] # <-")),
    Self(
      "it would never apply",
      combination("when:\n      - request.privilege < write\n      - request.privilege = root # <-")
    ),
    Self(
      "never matches first: rule 1, `prod*`, takes all of it",
      "classify:\n  - {field: name, pattern: \"prod*\", environment: prod}\n  - {field: name, pattern: \"prod-eu-*\", environment: stage} # <-"
    ),
  ]

  static let duties = [
    Self(
      "nobody approves their own work",
      "denied:\n  registrar: []\npermissions:\n  registrar: [register_artifact, approve] # <-"
    ),
    Self(
      "may promote_package and approve_package",
      "permissions:\n  deployer: [promote_package, approve_package] # <-"
    ),
    Self(
      "may implement_change and authorize_change",
      "permissions:\n  deployer: [implement_change, authorize_change] # <-"
    ),
    Self(
      "`approve` is given and taken away at once",
      "permissions:\n  registrar: [approve]\ndenied:\n  registrar: [approve] # <-"
    ),
    Self("both sides are the same", separation("action: record\n    right: {words: [build]} # <-")),
    Self("an empty word", separation("action: record\n    right:\n      words: [\"\"] # <-")),
    Self(
      "`registered` is no act",
      duty("after:\n      - registered # <-\n    not: [package.approved]")
    ),
    Self(
      "`pakage.approved` is no act",
      duty("after: [package.registered]\n    not:\n      - pakage.approved # <-")
    ),
    Self("name an act", duty("not: [package.approved]\n    after: [] # <-")),
    Self(
      "no grant to prune in a workflow",
      "duties:\n  - name: x\n    after: [package.registered]\n    not: [package.approved]\n    rationale: y\n    action: prune # <-"
    ),
    Self(
      "nobody could change rules or persons any more",
      "permissions:\n  administrator: [request] # <-"
    ),
  ]

  static let numbers = [
    Self("at least a minute", "dormant_after: 0s # <-"),
    Self("from 0 to 99, not -1", "maximum_renewals: -1 # <-"),
    Self(
      "critical would have longer (2d) than high (1d)",
      "findings:\n  answer_within:\n    critical: 2d # <-"
    ),
    Self("no class of risk", "findings:\n  answer_within:\n    severe: 2d # <-"),
    Self("no class of risk", "findings:\n  auto_revert:\n    - extreme # <-"),
    Self("no kind of drift", "findings:\n  playbooks:\n    moved: look # <-"),
    Self("a token would outlive (100d)", "zones:\n  api:\n    token_lifetime: 100d # <-"),
    Self("nothing is attested", "zones:\n  data:\n    attested: false\n    provenance: true # <-"),
    Self("certified less often", "zones:\n  certify_production: 365d # <-"),
    Self(
      "it would end (1d) before it is reviewed (2d)",
      "exceptions:\n  review_window:\n    critical: 2d # <-"
    ),
    Self(
      "critical would last longer than high",
      "exceptions:\n  maximum_length:\n    critical: 60d # <-"
    ),
    Self(
      "two persons at least",
      "exceptions:\n  approval:\n    high:\n      security: 0\n      persons: 1 # <-"
    ),
    Self(
      "from 1 to 9 persons",
      "exceptions:\n  approval:\n    low: {persons: 1, security: 2} # <-"
    ),
    Self("from 2 to 99, not 1", "exceptions:\n  repeat_limit: 1 # <-"),
    Self(
      "a day at most with its extension",
      "exceptions:\n  break_glass:\n    maximum_length: 30h # <-"
    ),
    Self(
      "every right would be one",
      "exceptions:\n  break_glass:\n    entitlements:\n      - \"*\" # <-"
    ),
    Self("a cadence of 0s never rests", "certification:\n  cadence:\n    high_risk: 0s # <-"),
    Self(
      "before the answers to this one are due",
      "certification:\n  cadence:\n    high_risk: 7d # <-"
    ),
    Self(
      "less often than all other access",
      "certification:\n  cadence:\n    privileged_human: 365d # <-"
    ),
    Self("from 1 to 9, not 0", "certification:\n  maximum_stages: 0 # <-"),
    Self(
      "lets silence certify",
      "certification:\n  strategies:\n    privileged_human: acceptedIfNotDenied # <-"
    ),
    Self(
      "lets silence certify",
      "certification:\n  strategies:\n    high_risk: acceptedIfNotDenied # <-"
    ),
    Self("no class of access", "certification:\n  strategies:\n    admins: allMustAccept # <-"),
    Self("with nothing at all", "registry:\n  required: [] # <-"),
    Self("without a tier", "registry:\n  tiers: [] # <-"),
    Self("tests count before production", "registry:\n  evaluation_environments:\n    - prod # <-"),
    Self("at least a minute", "registry:\n  shadow_at_least: 0s # <-"),
    Self("from 0 to 1000000 in a million", "registry:\n  would_deny_at_most: 2000000 # <-"),
  ]

  static let risk = [
    Self("what is worse would score less: 3, after 4", "risk:\n  environment:\n    prod: 3 # <-"),
    Self("what is worse would score less", "risk:\n  data:\n    restricted: 2 # <-"),
    Self("what is worse would score less", "risk:\n  wildcard:\n    both: 7 # <-"),
    Self("what is worse would score less", "risk:\n  duration:\n    no_end: 1 # <-"),
    Self("what is worse would score less", "risk:\n  peers:\n    none: 1 # <-"),
    Self("from 0 to 100 points, not -3", "risk:\n  context:\n    off_hours: -3 # <-"),
    Self("a clean history takes points away", "risk:\n  history:\n    clean: 4 # <-"),
    Self(
      "longer than the step before",
      "risk:\n  duration:\n    steps:\n      - {up_to: 8h, points: 0}\n      - {points: 1, up_to: 1h} # <-"
    ),
    Self(
      "a smaller share than the step before",
      "risk:\n  peers:\n    steps:\n      - {percent: 10, points: 0}\n      - {points: 1, percent: 50} # <-"
    ),
    Self("is below a single part", "risk:\n  missing:\n    most: 5 # <-"),
    Self("no score would be in the band below", "risk:\n  bands:\n    high: 20 # <-"),
    Self("critical at least", "risk:\n  floors:\n    break_glass: 50 # <-"),
    Self("from 1 to 100, not 0", "risk:\n  bands:\n    medium: 0 # <-"),
    Self("1 or more, not 0", "risk:\n  peers:\n    at_least: 0 # <-"),
    Self("a model needs a name", "risk:\n  model: \"\" # <-"),
  ]

  static let others = [
    Self(
      "there is no metric `M99`",
      "targets:\n  M99: {better: lower, value: 1, amber: 2, rationale: x} # <-"
    ),
    Self("M9 is better when it is lower", "targets:\n  M9:\n    better: higher # <-"),
    Self("amber lies beyond", "targets:\n  M9:\n    amber: 10 # <-"),
    Self(
      "no environment",
      "targets:\n  M9:\n    environments:\n      live: {value: 1, amber: 2} # <-"
    ),
    Self(
      "a moment such as",
      "calendar:\n  blackouts:\n    - name: x\n      rationale: y\n      until: 2026-12-24T00:00:00Z\n      from: Christmas # <-"
    ),
    Self(
      "it would end before it begins",
      "calendar:\n  blackouts:\n    - name: x\n      rationale: y\n      from: 2026-12-24T00:00:00Z\n      until: 2026-12-20T00:00:00Z # <-"
    ),
    Self(
      "is no standard change",
      "calendar:\n  templates:\n    - steps: do it\n      rationale: often\n      name: reboot # <-"
    ),
    Self(
      "there is nothing at `zones/owner_gracee`",
      "reasons:\n  zones/owner_gracee: {why: x} # <-"
    ),
    Self(
      "there is no rule `no-prod-wildcrad`",
      "exceptions:\n  classes:\n    no-prod-wildcrad: high # <-"
    ),
    Self(
      "each class has a name of its own",
      control(
        "name: \"\" # <-\n      controls: [a]\n      fail_mode: closed\n      maximum_cached: 0s"
      )
    ),
    Self(
      "a cache that lasts no time",
      control(
        "name: x\n      controls: [a]\n      fail_mode: cached\n      maximum_cached: 0s # <-"
      )
    ),
    Self(
      "only `cached` has one",
      control("name: x\n      controls: [a]\n      fail_mode: open\n      maximum_cached: 5m # <-")
    ),
    Self(
      "a day at most",
      control(
        "name: x\n      controls: [a]\n      fail_mode: cached\n      maximum_cached: 3d # <-"
      )
    ),
    Self(
      "would fail in two ways at once",
      control(
        "{name: x, controls: [a], fail_mode: closed, maximum_cached: 0s, rationale: y}\n    - rationale: y\n      name: z\n      fail_mode: open\n      maximum_cached: 0s\n      controls:\n        - a # <-",
        isWhole: true
      )
    ),
  ]

  private static func separation(_ text: String) -> String {
    let right = text.contains("right:") ? "" : "    right: {words: [deploy]}\n"
    return
      "separation:\n  - name: x\n    left: {words: [build]}\n    rationale: y\n\(right)    \(text)"
  }

  private static func automatic(_ text: String) -> String {
    "automatic:\n  - name: x\n    decision: approve\n    rationale: y\n    \(text)"
  }

  private static func hours(_ text: String) -> String {
    automatic(
      "when: [request.risk < 9]\n    hours:\n      days: [mon]\n      zone: UTC\n      \(text)"
    )
  }

  private static func approval(_ text: String) -> String {
    "approvals:\n  - name: x\n    rationale: y\n    \(text)"
  }

  private static func combination(_ text: String) -> String {
    "denied_combinations:\n  - name: x\n    rationale: y\n    \(text)"
  }

  private static func duty(_ text: String) -> String {
    "duties:\n  - name: x\n    action: enforce\n    rationale: y\n    \(text)"
  }

  private static func control(_ text: String, isWhole: Bool = false) -> String {
    "control_classes:\n  classes:\n    - \(isWhole ? text : "rationale: y\n      \(text)")"
  }
}
