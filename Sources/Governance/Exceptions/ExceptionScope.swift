/// Where a departure from a rule holds: `workload:=fraud-trainer env:prod`.
///
/// Every condition must hold. Values are whole words, `*` stands for anything: a scope never covers by accident
/// what only sounds alike.
public struct ExceptionScope: Hashable, Sendable {
  /// What a condition is about.
  package enum Field: String, CaseIterable, Sendable {
    case access, data, env, resource, workload

    fileprivate static let aliases: [String: Field] = [
      "principal": .workload, "entitlement": .access, "environment": .env,
    ]

    fileprivate init?(written: String) {
      let word = written.lowercased()
      guard let field = Field(rawValue: word) ?? Self.aliases[word] else { return nil }
      self = field
    }
  }

  /// One field and the words of which one must match.
  package struct Condition: Hashable, Sendable {
    package let field: Field
    package let words: [String]

    fileprivate var text: String { "\(field.rawValue):\(words.joined(separator: ","))" }
  }

  /// What a scope is held against.
  package struct Target: Hashable, Sendable {
    /// Id and names of the account that gets it.
    package var workload: [String]
    /// Id and name of the right.
    package var access: [String]
    package var resource: String
    package var environment: Environment
    package var dataClass: DataClass

    package init(
      workload: [String],
      access: [String],
      resource: String,
      environment: Environment,
      dataClass: DataClass
    ) {
      self.workload = workload
      self.access = access
      self.resource = resource
      self.environment = environment
      self.dataClass = dataClass
    }
  }

  /// In the order of their text, so that two ways of writing one scope are one.
  package let conditions: [Condition]

  /// Reads a scope as somebody wrote it.
  package init(_ written: String) throws(Refusal) {
    var found: [Condition] = []
    for word in written.split(whereSeparator: \.isWhitespace) { found.append(try Self.read(word)) }
    conditions = found.sorted { $0.text < $1.text }
    guard Set(found.map(\.field)).count == found.count else {
      throw Refusal(
        .conflict,
        "",
        "`\(written)` names a field twice",
        next: "put the words of a field behind each other: workload:a,b"
      )
    }
    let isNarrow = found.contains { condition in
      [.workload, .access, .resource].contains(condition.field)
        && condition.words.allSatisfy { WordPattern($0).saysSomething }
    }
    guard isNarrow else {
      throw Refusal(
        .missingField,
        "",
        "the scope `\(written)` names no workload, access or resource: it would hold everywhere",
        next: "narrow it, as in workload:=fraud-trainer env:prod"
      )
    }
  }

  private static func read(_ word: Substring) throws(Refusal) -> Condition {
    let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = Field.allCases.map(\.rawValue).joined(separator: " ")
    guard parts.count == 2, let field = Field(written: String(parts[0])) else {
      throw Refusal(
        .notFound,
        "",
        "`\(word)` is no part of a scope",
        next: "write field:value with one of: \(fields)"
      )
    }
    let value = parts[1].hasPrefix("=") ? parts[1].dropFirst() : parts[1]
    let words = value.split(separator: ",").map { CaseFolding.folded(String($0)) }.sorted()
    guard !words.isEmpty else {
      throw Refusal(.missingField, "", "`\(word)` has no value", next: "name one, or leave it out")
    }
    return Condition(field: field, words: words)
  }

  /// The one way of writing it.
  package var text: String { conditions.map(\.text).joined(separator: " ") }

  /// Words that name accounts.
  package var workloads: [String] {
    conditions.filter { $0.field == .workload }.flatMap(\.words)
  }

  /// Environments that are named; none where it holds in all.
  package var environments: [Environment] {
    conditions.filter { $0.field == .env }.flatMap(\.words).compactMap { Environment(rawValue: $0) }
  }

  /// Whether it holds of something; an unknown environment is not the one that was named.
  package func covers(_ target: Target) -> Bool {
    conditions.allSatisfy { condition in
      let words =
        switch condition.field {
        case .workload: target.workload
        case .access: target.access
        case .resource: [target.resource]
        case .env: [target.environment.rawValue]
        case .data: [target.dataClass.rawValue]
        }
      return condition.words.contains { word in
        let pattern = WordPattern(word)
        return words.contains { pattern.matches($0) }
      }
    }
  }
}
