/// Actions worth asking of a statement: such as it speaks of, and their neighbours.
struct ActionCandidates {
  let texts: [String]

  init(_ statement: PolicyStatement) {
    var texts: [String] = []
    for pattern in statement.actions.patterns { texts += Self.around(pattern) }
    self.texts = texts.isEmpty ? ["s3:GetObject"] : texts.unique
  }

  /// Of `s3:Get*`: `s3:Get`, `s3:GetX`, a real one, and what differs in verb, noun or service.
  private static func around(_ pattern: String) -> [String] {
    let parts = pattern.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return ["s3:GetObject", "iam:CreateUser"] }
    let service = SampleText.filled(String(parts[0]), star: "s3")
    let name = String(parts[1])
    let sample = SampleText.filled(name, star: "Other")
    let verb = verb(of: sample)
    let names = [
      sample, SampleText.filled(name, star: ""), sample + "Other", verb + "Neighbour",
      "Other" + sample, "Neighbour", String(sample.dropLast()),
    ]
    let known = known(pattern, service)
    let all = (known + names.filter { !$0.isEmpty }).map { "\(service):\($0)" }
    return all + ["neighbour:\(sample)"]
  }

  /// `Get` of `GetObject`.
  static func verb(of name: String) -> String {
    String(name.prefix(1)) + name.dropFirst().prefix { !$0.isUppercase }
  }

  /// The first known action that the pattern matches and the first of the same verb that it does not.
  private static func known(_ pattern: String, _ service: String) -> [String] {
    guard let service = AWSActions.services[service.lowercased()] else { return [] }
    let own = ActionPattern(pattern)
    let verb = verb(of: SampleText.filled(own.actionText, star: ""))
    let matches = { (action: String) in own.matches(service: service.name, action: action) }
    let neighbours = service.actions.filter { $0.hasPrefix(verb.prefix(3)) && !matches($0) }
    let inside = own.isLiteral ? nil : service.actions.first(where: matches)
    return [inside, neighbours.first, service.actions.first { !matches($0) }].compactMap { $0 }
  }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of its first place.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
