import Governance

/// Writes facts as text for the expected files: one block a fact, nothing that is absent or empty.
enum FactText {
  static func describe(_ parts: [(scope: String, sink: RecordingSink)]) -> String {
    parts.map { describe($0.scope, $0.sink) }.joined(separator: "\n")
  }

  private static func describe(_ scope: String, _ sink: RecordingSink) -> String {
    var lines = ["scope \(scope)"]
    for (fact, path) in sink.records {
      lines += ["", "\(word(fact))  \(path)"] + fields(fact)
    }
    if !sink.skips.isEmpty { lines += ["", "skipped"] }
    lines += counts(of: sink.skips.map(\.reason)).map { "  \($0.count)  \($0.reason)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func counts(of reasons: [String]) -> [(reason: String, count: Int)] {
    Dictionary(grouping: reasons) { $0 }.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }

  private static func word(_ fact: Fact) -> String {
    Mirror(reflecting: fact).children.first?.label ?? "fact"
  }

  private static func fields(_ fact: Fact) -> [String] {
    guard let record = Mirror(reflecting: fact).children.first?.value else { return [] }
    return Mirror(reflecting: record).children.compactMap { child in
      guard let label = child.label, let text = text(child.value) else { return nil }
      return "  \(label): \(text)"
    }
  }

  /// `nil` for what is absent, empty, false or zero.
  private static func text(_ value: Any) -> String? {
    switch value {
    case let flag as Bool: return flag ? "true" : nil
    case let number as Int: return number == 0 ? nil : String(number)
    case let text as String: return text.isEmpty ? nil : visible(text)
    case let tags as [String: String]:
      let pairs = tags.sorted { $0.key < $1.key }.map { "\(visible($0.key))=\(visible($0.value))" }
      return pairs.isEmpty ? nil : pairs.joined(separator: ", ")
    default:
      let mirror = Mirror(reflecting: value)
      guard mirror.displayStyle == .optional else { return String(describing: value) }
      return mirror.children.first.flatMap { text($0.value) }
    }
  }

  /// Control characters as escapes, so that a fact stays on its line.
  private static func visible(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F
        ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }.joined()
  }
}
