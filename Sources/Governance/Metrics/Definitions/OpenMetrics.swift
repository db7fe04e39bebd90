/// Numbers in the text format of OpenMetrics 1.0, for a scraper: stable names, labels, and `# EOF`.
///
/// Times are in seconds, as the format asks; what has no value has no sample.
public struct OpenMetrics: Hashable, Sendable {
  private var families: [Family] = []

  private struct Family: Hashable {
    var name: String
    var unit: String?
    var help: String
    var samples: [Sample] = []
  }

  private struct Sample: Hashable {
    var labels: [Label]
    var value: Double
  }

  private struct Label: Hashable {
    var name: String
    var value: String
  }

  /// The numbers of one environment, or of `all`.
  public init(_ metrics: [Metric], environment: String) {
    for metric in metrics {
      families.append(Self.family(metric, [Label(name: "environment", value: environment)]))
    }
    func each(_ name: String, _ help: String, _ samples: (Metric) -> [(String?, Double)]) {
      var family = Family(name: name, unit: nil, help: help)
      for metric in metrics {
        let own = [
          Label(name: "environment", value: environment), Label(name: "metric", value: metric.id),
        ]
        family.samples += samples(metric).map { part, value in
          Sample(
            labels: own + (part.map { [Label(name: "part", value: $0)] } ?? []),
            value: value
          )
        }
      }
      if !family.samples.isEmpty { families.append(family) }
    }
    each("govtop_metric_population", "How many things were measured") {
      [(nil, Double($0.population))]
    }
    each("govtop_metric_unknown", "How many things nothing is known about") {
      [(nil, Double($0.unknown))]
    }
    each("govtop_metric_definition_version", "Version of the formula") {
      [(nil, Double($0.definitionVersion))]
    }
    each("govtop_metric_state", "1 for the state that holds") { metric in
      Metric.State.allCases.map { ($0.rawValue, metric.state == $0 ? 1 : 0) }
    }
    each("govtop_metric_beside", "What must stand beside the value, each in its own unit") {
      $0.beside.compactMap { named in named.value.map { (named.name, Double($0)) } }
    }
    each("govtop_metric_share", "The value of a part, in the unit of the metric") {
      $0.shares.map { ("\($0.split)=\($0.key)", $0.value) }
    }
  }

  private static func family(_ metric: Metric, _ labels: [Label]) -> Family {
    let (unit, factor): (String?, Double) =
      switch metric.unit {
      case .count: (nil, 1)
      case .ratio: ("ratio", 1)
      case .seconds: ("seconds", 1)
      case .minutes: ("seconds", 60)
      case .hours: ("seconds", 3_600)
      case .days: ("seconds", 86_400)
      }
    let name = "govtop_\(metric.name)" + (unit.map { "_\($0)" } ?? "")
    let help = MetricDefinition.named(metric.id)?.formula ?? metric.name
    let samples = metric.value.map {
      [Sample(labels: labels + [Label(name: "metric", value: metric.id)], value: $0 * factor)]
    }
    return Family(name: name, unit: unit, help: "\(metric.id): \(help)", samples: samples ?? [])
  }

  /// The exposition, with a line feed at its end.
  public var text: String {
    families.map(Self.text).joined() + "# EOF\n"
  }

  private static func text(_ family: Family) -> String {
    let unit = family.unit.map { "# UNIT \(family.name) \($0)\n" } ?? ""
    let head = "# TYPE \(family.name) gauge\n\(unit)# HELP \(family.name) \(escaped(family.help))\n"
    return family.samples.reduce(into: head) { text, sample in
      let labels = sample.labels.map { "\($0.name)=\"\(escaped($0.value))\"" }
      text += "\(family.name){\(labels.joined(separator: ","))} \(number(sample.value))\n"
    }
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\"": out += "\\\""
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }
}
