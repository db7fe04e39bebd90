import Documents
import Testing

@testable import Governance

@Suite struct `The risk of access` {
  private static func input(
    _ environment: Environment,
    _ data: DataClass,
    _ privilege: Privilege,
    _ length: Duration?,
    _ change: (inout RiskInput) -> Void = { _ in }
  ) -> RiskInput {
    var input = RiskInput(
      environment: environment,
      dataClass: data,
      privilege: privilege,
      length: length
    )
    change(&input)
    return input
  }

  /// The computed examples of the domain's section on risk.
  @Test(arguments: [
    (
      input(.dev, .internal, .read, .hours(1)) {
        $0.peers = .init(holders: 8, all: 10)
        $0.history.cleanUses = 12
      }, 0
    ),
    (
      input(.prod, .confidential, .write, .hours(4)) { $0.peers = .init(holders: 3, all: 10) }, 31
    ),
    (
      input(.prod, .confidential, .admin, .hours(24)) {
        $0.wildcard = .resource
        $0.isExcepted = true
        $0.external = .contractor
        $0.offHours = .yes
        $0.peers = .init(holders: 1, all: 20)
      }, 57
    ),
    (
      input(.prod, .restricted, .root, .hours(1)) {
        $0.isBreakGlass = true
        $0.newPlace = .yes
        $0.separation = SeparationConflict(rule: "r", action: .requireApproval, other: "o")
      }, 70
    ),
  ])
  func `equals the examples computed by hand`(_ input: RiskInput, _ score: Int) {
    #expect(RiskModel().score(input).score == score)
  }

  @Test func `a standing service account with both wildcards is critical`() {
    let input = Self.input(.prod, .restricted, .write, nil) {
      $0.wildcard = .both
      $0.isExcepted = true
      $0.hasOwner = false
      $0.idle = .days(120)
    }
    #expect(RiskModel().score(input).score == 71)
    #expect(RiskModel().score(input).band == .critical)
  }

  @Test func `what was not classified is scored as production and confidential`() {
    let known = RiskModel().score(Self.input(.prod, .confidential, .write, .hours(1)))
    let unknown = RiskModel().score(Self.input(.unknown, .unknown, .write, .hours(1)))
    #expect(known.score == unknown.score)
  }

  @Test func `a production wildcard without exception is never below 70`() {
    let input = Self.input(.prod, .public, .read, .hours(1)) { $0.wildcard = .resource }
    let score = RiskModel().score(input)
    #expect(score.score == 70)
    #expect(score.contributions.last?.factor == "floor")
  }

  @Test func `an enforced separation is 100`() {
    let input = Self.input(.dev, .public, .read, .hours(1)) {
      $0.separation = SeparationConflict(rule: "r", action: .enforce, other: "o")
    }
    #expect(RiskModel().score(input).score == 100)
  }

  @Test func `fewer than five peers say nothing`() {
    let input = Self.input(.dev, .public, .read, .hours(1)) { $0.peers = .init(holders: 0, all: 4) }
    #expect(RiskModel().score(input).score == 0)
  }

  @Test(arguments: [
    (24, "low"), (25, "medium"), (44, "medium"), (45, "high"), (69, "high"), (70, "critical"),
  ])
  func `bands begin where the domain says`(_ score: Int, _ band: String) {
    #expect(RiskScore.Band(score: score).rawValue == band)
  }

  /// 10,000 random inputs; the seed is printed with a failure.
  @Test func `the rows always sum to the score`() {
    var random = SplitMix(seed: .random(in: .min ... .max))
    for _ in 0..<10_000 {
      let score = RiskModel().score(.random(&random))
      let sum = score.contributions.reduce(0) { $0 + $1.points }
      #expect(sum == score.score, "seed \(random.seed)")
      #expect((0...100).contains(score.score), "seed \(random.seed)")
    }
  }

  @Test func `no factor lowers the score when it gets worse`() {
    var random = SplitMix(seed: .random(in: .min ... .max))
    for _ in 0..<10_000 {
      let input = RiskInput.random(&random)
      let score = RiskModel().score(input).score
      for worse in input.worsened where RiskModel().score(worse).score < score {
        Issue.record("seed \(random.seed): \(input) → \(worse)")
      }
    }
  }

  @Test func `both hold for any weights that contradict nothing`() {
    var random = SplitMix(seed: .random(in: .min ... .max))
    for _ in 0..<100 {
      let weights = RiskWeights.random(&random)
      #expect(weights.problems == [], "seed \(random.seed)")
      let model = RiskModel(weights)
      for _ in 0..<20 {
        let input = RiskInput.random(&random)
        let score = model.score(input)
        let sum = score.contributions.reduce(0) { $0 + $1.points }
        #expect(sum == score.score && (0...100).contains(sum), "seed \(random.seed)")
        #expect(score.band == weights.bands.band(of: score.score), "seed \(random.seed)")
        for worse in input.worsened where model.score(worse).score < score.score {
          Issue.record("seed \(random.seed): \(weights) \(input) → \(worse)")
        }
      }
    }
  }

  @Test func `a capped factor shows its points after the cap, and says what it capped`() throws {
    let input = Self.input(.dev, .public, .read, .hours(1)) {
      $0.hasTicket = false
      $0.hasOwner = false
      $0.strongFactor = .no
    }
    let row = try #require(RiskModel().score(input).contributions.first)
    #expect(row.points == 10)
    #expect(row.because == "no ticket, no owner, no strong factor: 10 of 18 at most")
  }

  @Test func `a clamp and a floor are rows of their own`() {
    let clean = Self.input(.dev, .public, .read, .hours(1)) { $0.history.cleanUses = 10 }
    #expect(RiskModel().score(clean).contributions.map(\.factor) == ["history", "clamp"])
    let glass = Self.input(.dev, .public, .read, .hours(1)) { $0.isBreakGlass = true }
    #expect(RiskModel().score(glass).contributions.map(\.factor) == ["privilege", "floor"])
  }

  @Test func `the highest of several floors holds`() {
    var weights = RiskWeights.standard
    weights.floors = .init(breakGlass: 80, productionWildcard: 95)
    let input = Self.input(.prod, .public, .read, .hours(1)) {
      $0.isBreakGlass = true
      $0.wildcard = .resource
    }
    #expect(RiskModel(weights).score(input).score == 95)
  }

  @Test func `what no source told adds nothing, and is said`() {
    let input = Self.input(.dev, .public, .read, .hours(1))
    #expect(RiskModel().score(input).score == 0)
    let unknown = input.unknowns(.standard)
    #expect(unknown.map(\.factor) == ["dormancy", "context", "context", "peers", "missing"])
    #expect(unknown.allSatisfy { !$0.because.isEmpty })
  }

  @Test func `what is known is not called unknown`() {
    let input = Self.input(.dev, .public, .read, .hours(1)) {
      $0.idle = .days(1)
      $0.offHours = .no
      $0.newPlace = .no
      $0.peers = .init(holders: 3, all: 5)
      $0.strongFactor = .yes
    }
    #expect(input.unknowns(.standard).isEmpty)
  }

  @Test func `other borders make another band of the same score, which is stored`() throws {
    var weights = RiskWeights.standard
    weights.bands = .init(medium: 5, high: 10, critical: 20)
    weights.model = "risk-v2"
    let score = RiskModel(weights).score(Self.input(.prod, .public, .read, .hours(1)))
    #expect(score.score == 12 && score.band == .high && score.model == "risk-v2")
    #expect(try RiskScore(score.json).band == .high)
  }

  @Test func `an input survives being written and read, and an old score has none`() throws {
    var random = SplitMix(seed: .random(in: .min ... .max))
    for _ in 0..<500 {
      let input = RiskInput.random(&random)
      let json = try FieldsEncoder.encode(input).json
      #expect(
        try FieldsDecoder().decode(RiskInput.self, from: json) == input,
        "seed \(random.seed)"
      )
      let score = RiskModel().score(input).with([], of: input)
      #expect(try RiskScore(score.json) == score, "seed \(random.seed)")
    }
    let old = RiskScore(model: "risk-v1", score: 12, contributions: [])
    #expect(try RiskScore(old.json).input == nil)
  }

  @Test func `a score survives being written and read`() throws {
    var random = SplitMix(seed: .random(in: .min ... .max))
    for _ in 0..<200 {
      let score = RiskModel().score(.random(&random))
      #expect(try RiskScore(score.json) == score, "seed \(random.seed)")
    }
  }
}

extension RiskInput {
  static func random(_ random: inout SplitMix) -> RiskInput {
    let lengths: [Duration?] = [.hours(1), .hours(8), .hours(24), .days(7), .days(30), nil]
    var input = RiskInput(
      environment: random.pick(Environment.allCases),
      dataClass: random.pick(DataClass.allCases),
      privilege: random.pick(Privilege.allCases),
      length: random.pick(lengths)
    )
    input.isBreakGlass = random.flip(10)
    input.wildcard = random.pick([.none, .resource, .action, .both])
    input.isExcepted = random.flip(2)
    input.separation =
      random.flip(4)
      ? SeparationConflict(
        rule: "r",
        action: random.pick(SeparationRule.Action.allCases),
        other: "o"
      ) : nil
    input.history = History(
      negatives: random.below(4),
      sameExceptions: random.below(5),
      cleanUses: random.below(20)
    )
    input.idle = random.flip(2) ? .days(random.below(200)) : nil
    input.neverUsedByPrincipal = random.flip(2)
    input.external = random.pick([.no, .contractor, .crossDomain])
    input.offHours = random.pick(Known.allCases)
    input.newPlace = random.pick(Known.allCases)
    let all = random.below(20)
    input.peers = random.flip(2) ? Peers(holders: random.below(all + 1), all: all) : nil
    input.hasTicket = random.flip(2)
    input.hasOwner = random.flip(2)
    input.strongFactor = random.pick(Known.allCases)
    return input
  }

  /// The same input, once for each factor that can be made worse by one step.
  var worsened: [RiskInput] {
    let changes: [(inout RiskInput) -> Void] = [
      { $0.environment = .prod }, { $0.dataClass = .restricted }, { $0.privilege = .root },
      { $0.wildcard = .both }, { $0.length = nil }, { $0.isBreakGlass = true },
      { $0.history.negatives += 1 }, { $0.history.sameExceptions += 3 },
      { $0.history.cleanUses = 0 }, { $0.idle = .days(365) }, { $0.neverUsedByPrincipal = true },
      { $0.external = .crossDomain }, { $0.offHours = .yes }, { $0.newPlace = .yes },
      { $0.hasTicket = false }, { $0.hasOwner = false }, { $0.strongFactor = .no },
      {
        $0.separation = SeparationConflict(rule: "r", action: .enforce, other: "o")
      },
    ]
    return changes.map { change in
      var copy = self
      change(&copy)
      return copy
    }
  }
}
