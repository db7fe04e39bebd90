/// Resources worth asking of a statement: such as it speaks of, and their neighbours.
struct ResourceCandidates {
  let texts: [String]

  init(_ statement: PolicyStatement) {
    var texts: [String] = []
    for pattern in statement.resources?.patterns ?? ["*"] { texts += Self.around(pattern) }
    self.texts = texts.isEmpty ? ["*"] : texts.unique
  }

  private static let anything = "arn:aws:sqs:eu-central-1:123456789012:anything/x"

  private static func around(_ pattern: String) -> [String] {
    guard !Glob(pattern).isEverything else { return [anything, "*"] }
    let sample = SampleText.filled(pattern)
    let short = SampleText.filled(pattern, star: "")
    let long = SampleText.filled(pattern, star: "x/y")
    return [sample, short, long, sample + "x", sample + "/x"] + cutShort(pattern)
      + otherSegments(sample) + otherElements(sample) + [anything]
  }

  /// What stands before the first wildcard, changed in its last letter: `bucket/curated/` and `bucket/curatedx`.
  private static func cutShort(_ pattern: String) -> [String] {
    guard let wildcard = pattern.firstIndex(where: { $0 == "*" || $0 == "?" }) else {
      return [SampleText.filled(String(pattern.dropLast()))]
    }
    let head = String(SampleText.filled(String(pattern[..<wildcard])).dropLast())
    return [head + "x", head, head + "x/y"]
  }

  /// The same in another partition, service, region or account.
  private static func otherSegments(_ sample: String) -> [String] {
    let parts = sample.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return [] }
    return (1..<6).map { index in
      var parts = parts.map(String.init)
      parts[index] = index == 4 ? other(account: parts[4]) : parts[index] + "x"
      return parts.joined(separator: ":")
    }
  }

  private static func other(account: String) -> String {
    account == "999999999999" ? "888888888888" : "999999999999"
  }

  /// The same with one element of its path replaced, and with the path cut off behind each.
  private static func otherElements(_ sample: String) -> [String] {
    let parts = sample.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return [] }
    let head = parts.dropLast().joined(separator: ":")
    let elements = parts[5].split(separator: "/", omittingEmptySubsequences: false)
    return elements.indices.flatMap { index in
      var changed = elements.map(String.init)
      changed[index] = "neighbour"
      let cut = elements[..<index].joined(separator: "/")
      return ["\(head):\(changed.joined(separator: "/"))"] + (index > 0 ? ["\(head):\(cut)"] : [])
    }
  }
}
