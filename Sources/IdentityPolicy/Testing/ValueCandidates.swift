import Governance

/// Values worth asking of one condition: such as meet it, and such as barely do not.
enum ValueCandidates {
  typealias Value = RequestContext.Value

  /// Lists of values; most have one.
  static func lists(_ condition: PolicyCondition) -> [[Value]] {
    let comparison = condition.parsed?.comparison
    let near = condition.values.flatMap { around($0, comparison) }
    let values = (near + strangers(comparison)).unique
    let single = values.map { [Value.text($0)] }
    guard condition.parsed?.quantifier != nil, let first = values.first else { return single }
    // One that matches beside one that does not tells *any* from *all*.
    return single + values.dropFirst().map { [Value.text(first), Value.text($0)] }
  }

  private static func around(
    _ value: String,
    _ comparison: ConditionOperator.Comparison?
  ) -> [String] {
    switch comparison {
    case .number: return numbers(value)
    case .date: return dates(value)
    case .truth: return ["true", "false"]
    case .absence: return ["present"]
    case .address: return addresses(value)
    case .arn: return ARNCandidates.around(value)
    case .text, .textIgnoringCase, .bytes, nil: return texts(value, SampleText.filled)
    case .pattern: return texts(value, SampleText.filled) + patterns(value)
    }
  }

  /// Values that hardly any condition wants.
  private static func strangers(_ comparison: ConditionOperator.Comparison?) -> [String] {
    switch comparison {
    case .address: ["192.0.2.1", "203.0.113.9", "2001:db8::1", "nowhere"]
    case .arn: ["arn:aws:iam::999999999999:role/neighbour", "neighbour"]
    case .absence: []
    default: ["neighbour"]
    }
  }

  private static func texts(_ value: String, _ fill: (String, String) -> String) -> [String] {
    let isSwappable = value.uppercased() != value || value.lowercased() != value
    let swapped = value == value.uppercased() ? value.lowercased() : value.uppercased()
    let plain = value.contains("${") ? fill(value, "x") : value
    return [plain, plain + "x", "x" + plain] + (isSwappable ? [swapped] : [])
  }

  private static func patterns(_ value: String) -> [String] {
    let sample = SampleText.filled(value)
    let head = value.prefix { $0 != "*" && $0 != "?" }
    let cut = String(SampleText.filled(String(head)).dropLast())
    return [
      sample, SampleText.filled(value, star: ""), sample.uppercased(), sample + "x", "x" + sample,
      cut, cut + "x",
    ]
  }

  private static func numbers(_ value: String) -> [String] {
    guard let number = Int64(value), number < .max, number > .min else { return [value, "0"] }
    return [value, String(number - 1), String(number + 1), "0"]
  }

  private static func dates(_ value: String) -> [String] {
    guard let date = Instant(conditionDate: value) else { return [value] }
    let second: Int64 = 1_000
    return [-86_400, -1, 0, 1, 86_400].map { step in
      Instant(milliseconds: date.milliseconds + step * second).description
    }
  }

  private static func addresses(_ value: String) -> [String] {
    let parts = value.split(separator: "/")
    guard let base = parts.first.map(String.init) else { return [] }
    let octets = base.split(separator: ".").compactMap { UInt8($0) }
    guard octets.count == 4 else { return [base, base + "1"] }
    return [base]
      + octets.indices.map { index in
        var changed = octets
        changed[index] = changed[index] &+ 1
        return changed.map(String.init).joined(separator: ".")
      }
  }
}

/// ARNs worth asking of a condition.
enum ARNCandidates {
  static func around(_ value: String) -> [String] {
    let sample = SampleText.filled(value)
    let parts = sample.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return [sample] }
    let changed = parts.indices.dropFirst().map { index in
      var parts = parts.map(String.init)
      parts[index] += "9"
      return parts.joined(separator: ":")
    }
    return [sample, SampleText.filled(value, star: ""), SampleText.filled(value, star: "x/y")]
      + changed
  }
}
