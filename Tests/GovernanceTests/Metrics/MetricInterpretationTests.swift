import Governance
import Testing

/// What metrics say together, and in which format a scraper reads them.
@Suite struct `Metrics together` {
  private let now = SmallWorld.now

  /// A metric that was something 28 days ago and is something else now.
  private func moved(_ id: String, _ before: Double?, _ value: Double?, version: Int = 1) throws
    -> Metric
  {
    let definition = try #require(MetricDefinition.named(id))
    var metric = Metric(definition, at: now, value: value, population: 9)
    metric.series = [
      .init(day: now.day - 28, value: before, definitionVersion: definition.version + 1 - version),
      .init(day: now.day, value: value, definitionVersion: definition.version),
    ]
    return metric
  }

  private func texts(_ figures: [(String, Double?, Double?)]) throws -> [String] {
    try MetricInterpretation.reading(figures.map { try moved($0.0, $0.1, $0.2) }).map(\.text)
  }

  @Test func `each rule speaks where its figures hold, and is silent next to them`() throws {
    let tight = "control tightening without crippling delivery"
    let parked = "risk is being parked in exceptions"
    #expect(try texts([("M2", 10, 10), ("M3", 4, 4), ("M4b", 30, 20)]) == [tight])
    #expect(try texts([("M2", 10, 10), ("M3", 4, 3), ("M4b", 30, 20)]) == [tight])
    #expect(try texts([("M2", 10, 12), ("M3", 4, 4), ("M4b", 30, 20)]) == [])
    #expect(try texts([("M2", 10, 10), ("M3", 4, 4), ("M4b", 30, 29)]) == [], "flat")
    #expect(try texts([("M2", 10, 10), ("M3", 4, 6), ("M4b", 30, 20)]) == [parked])
    #expect(try texts([("M3", 4, 6), ("M4b", 30, 31)]) == [])
    #expect(try texts([("M3", nil, 6), ("M4b", 30, 20)]) == [], "nobody knows how it moved")
    let ceremony = try texts([("M10", 1, 1), ("M11", 0, 0), ("M12", 0.4, 0.4)])
    #expect(ceremony == ["ceremony, not review"])
    #expect(try texts([("M10", 1, 0.99), ("M11", 0, 0), ("M12", 0, 0.4)]) == [])
    #expect(try texts([("M10", 1, 1), ("M11", 0, 0.02), ("M12", 0, 0.4)]) == [])
    #expect(try texts([("M10", 1, 1), ("M11", 0, 0), ("M12", 0, 0.09)]) == [])
    #expect(try texts([]) == [])
  }

  @Test(arguments: [
    (100, 105, MetricInterpretation.Movement.flat), (100, 106, .rising), (100, 95, .flat),
    (100, 94, .falling), (0, 0, .flat), (0, 1, .rising), (1, 0, .falling),
  ])
  func `up to a twentieth is no movement`(
    _ before: Double,
    _ value: Double,
    _ movement: MetricInterpretation.Movement
  ) throws {
    #expect(MetricInterpretation.movement(try moved("M2", before, value)) == movement)
  }

  @Test func `a changed definition is no movement that anybody knows`() throws {
    #expect(MetricInterpretation.movement(try moved("M2", 10, 20, version: 2)) == nil)
  }

  // MARK: The table

  @Test func `the table has each metric once, with all that a reader needs`() {
    let all = MetricDefinition.all
    #expect(Set(all.map(\.id)).count == all.count && Set(all.map(\.name)).count == all.count)
    for definition in all {
      #expect(definition.id.first == "M" && definition.version > 0)
      #expect(!definition.formula.isEmpty && !definition.edges.isEmpty, "\(definition.id)")
      #expect(definition.title.count <= 19, "\(definition.id): the column has 19 cells")
      #expect(Set(definition.beside).count == definition.beside.count, "\(definition.id)")
      #expect(MetricDefinition.named(definition.id.lowercased()) == definition)
      #expect(MetricDefinition.named(definition.name) == definition)
    }
    let numbers = all.compactMap { Int($0.id.dropFirst().prefix { $0.isNumber }) }
    #expect(numbers == numbers.sorted())
    #expect(MetricDefinition.named("M99") == nil)
  }

  @Test(arguments: MetricDefinition.all)
  func `the rules that ship aim at what the definition says`(_ definition: MetricDefinition) {
    #expect(Rules.standard.target(of: definition) == definition.target)
    #expect(Rules.metrics[definition.id] != nil)
  }

  @Test func `a target of the rules keeps what it is about, each environment its own`() throws {
    let definition = try #require(MetricDefinition.named("M12"))
    var rules = Rules.standard
    rules.targets["M12"] = MetricGoal(
      .lower,
      30,
      amber: 40,
      environments: ["prod": .init(value: 5, amber: 7)],
      because: "we begin"
    )
    let all = try #require(rules.target(of: definition))
    #expect(all.value == 0.3 && all.amber == 0.4)
    let production = try #require(rules.target(of: definition, in: .prod))
    #expect(production.value == 0.05 && production.amber == 0.07)
    let exposure = try #require(MetricDefinition.named("M2"))
    rules.targets["M2"]?.value = 4
    #expect(rules.target(of: exposure)?.of == "unexcepted")
    rules.targets["M2"] = nil
    #expect(rules.target(of: exposure) == nil, "a metric without a goal is only watched")
  }

  @Test func `another target changes the state and nothing else`() throws {
    var metric = try moved("M2", 3, 3)
    #expect(metric.state == .red)
    let lax = Metric.Target(better: .lower, value: 5, amber: 9)
    metric.target = lax
    #expect(metric.state == .met)
    metric.sources = [.init(source: "aws-iam/1", at: now - .days(9), isLate: true)]
    #expect(metric.state == .old, "no target is met on a source that is late")
  }

  // MARK: OpenMetrics

  /// The rules of the format, line by line: families in one piece, types before samples, `# EOF` at the end.
  @Test func `the exposition keeps the rules of OpenMetrics`() throws {
    var metrics = try [
      ("M2", 14.0), ("M4b", 19.5), ("M13", 0.12), ("M9", nil),
    ].map { try moved($0.0, 1, $0.1) }
    metrics[0].shares = [.init(split: "owner", key: "a \"b\" \\ c\nd", value: 3)]
    let text = OpenMetrics(metrics, environment: "all").text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.suffix(2) == ["# EOF", ""] && lines.count { $0 == "# EOF" } == 1)
    var family = ""
    var seen: Set<String> = []
    var samples: Set<String> = []
    for line in lines.dropLast(2) {
      if line.hasPrefix("# TYPE ") {
        let words = line.split(separator: " ")
        family = String(words[2])
        #expect(words[3] == "gauge" && seen.insert(family).inserted, "\(line)")
      } else if line.hasPrefix("# UNIT ") {
        let words = line.split(separator: " ")
        #expect(words[2] == family && family.hasSuffix("_\(words[3])"), "\(line)")
      } else if line.hasPrefix("# HELP ") {
        #expect(line.hasPrefix("# HELP \(family) "))
      } else {
        let head = line.prefix { $0 != "{" }
        #expect(head == family, "\(line)")
        #expect(Double(line.split(separator: " ").last ?? "") != nil, "\(line)")
        let labels = String(line.prefix(upTo: line.lastIndex(of: " ") ?? line.endIndex))
        #expect(samples.insert(labels).inserted, "twice: \(line)")
      }
    }
    #expect(text.contains("govtop_wildcard_exposure{environment=\"all\",metric=\"M2\"} 14\n"))
    #expect(text.contains("govtop_drift_mttr_seconds{environment=\"all\",metric=\"M4b\"} 70200\n"))
    #expect(text.contains("part=\"owner=a \\\"b\\\" \\\\ c\\nd\"} 3\n"))
    #expect(!text.contains("\ngovtop_approval_lead_time_seconds{"), "no value, no sample")
  }
}
