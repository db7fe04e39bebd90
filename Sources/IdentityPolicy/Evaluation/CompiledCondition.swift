import Governance

/// A condition made ready to be compared with many requests.
struct CompiledCondition: Sendable {
  /// The values of the policy, read as what the operator compares; `nil` where one is no such thing.
  private enum Values: Sendable {
    case texts([PolicyText], ignoresCase: Bool)
    case literals([Glob], ignoresCase: Bool)
    case arns([ARNText])
    case numbers([ConditionNumber?], ConditionOperator.Relation)
    case dates([Instant?], ConditionOperator.Relation)
    case truths([Bool?])
    case addresses([AddressRange?])
    case bytes([String])
    case absence([Bool?])
    /// An operator that AWS does not know holds never.
    case nothing
  }

  let written: PolicyCondition
  private let key: String
  private let values: Values

  init(_ condition: PolicyCondition, hasVariables: Bool) {
    written = condition
    key = condition.key.lowercased()
    values = Self.values(of: condition, hasVariables: hasVariables)
  }

  private static func values(of condition: PolicyCondition, hasVariables: Bool) -> Values {
    let texts = condition.values
    switch condition.parsed?.comparison {
    case .text: return text(texts, hasVariables, isPattern: false)
    case .textIgnoringCase:
      return text(texts.map { $0.lowercased() }, hasVariables, isPattern: false, ignoresCase: true)
    case .pattern: return text(texts, hasVariables, isPattern: true)
    case .arn: return .arns(texts.map { ARNText($0, hasVariables: hasVariables) })
    case .number(let relation): return .numbers(texts.map(ConditionNumber.init), relation)
    case .date(let relation): return .dates(texts.map(Instant.init(conditionDate:)), relation)
    case .truth: return .truths(texts.map(truth))
    case .absence: return .absence(texts.map(truth))
    case .address: return .addresses(texts.map(AddressRange.init))
    case .bytes: return .bytes(texts)
    case nil: return .nothing
    }
  }

  private static func text(
    _ texts: [String],
    _ hasVariables: Bool,
    isPattern: Bool,
    ignoresCase: Bool = false
  ) -> Values {
    let texts = texts.map {
      PolicyText($0, hasVariables: hasVariables, isPattern: isPattern)
    }
    let fixed = texts.compactMap(\.fixed)
    guard fixed.count == texts.count else { return .texts(texts, ignoresCase: ignoresCase) }
    return .literals(fixed.map { Glob(tokens: $0) }, ignoresCase: ignoresCase)
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }
}

extension CompiledCondition {
  /// Whether the condition holds in a request.
  func holds(in context: RequestContext) -> Bool {
    guard let operation = written.parsed else { return false }
    let found = context.values(key)
    if case .absence(let wanted) = values {
      return wanted.contains { $0 == found.isEmpty }
    }
    guard !found.isEmpty else { return operation.holdsWithoutKey }
    switch operation.quantifier {
    case .forAnyValue: return found.contains { holds($0, operation, context) }
    case .forAllValues: return found.allSatisfy { holds($0, operation, context) }
    // Which of several values would be meant is not defined.
    case nil: return found.count == 1 && holds(found[0], operation, context)
    }
  }

  private func holds(
    _ value: RequestContext.Value,
    _ operation: ConditionOperator,
    _ context: RequestContext
  ) -> Bool {
    guard let matches = matches(value, context, isNegated: operation.isNegated) else {
      return false
    }
    return matches != operation.isNegated
  }

  /// Whether any value of the policy matches; `nil` for a value that cannot be compared.
  ///
  /// Of a negated operator every value of the policy must be comparable: else nothing is known.
  private func matches(
    _ value: RequestContext.Value,
    _ context: RequestContext,
    isNegated: Bool
  ) -> Bool? {
    switch values {
    case .literals(let globs, let ignoresCase):
      let text = ignoresCase ? value.text.lowercased() : value.text
      return globs.contains { $0.matches(text) }
    case .texts(let texts, let ignoresCase):
      return matches(texts, value.text, ignoresCase, context, isNegated)
    case .arns(let patterns):
      let name = ResourceName(value.text)
      guard name.isARN else { return nil }
      return Self.any(patterns.map { $0.pattern(in: context) }, isNegated) { $0.matches(name) }
    case .numbers(let numbers, let relation):
      guard let number = ConditionNumber(value.text) else { return nil }
      return Self.any(numbers, isNegated) { relation.holds(number, $0) }
    case .dates(let dates, let relation):
      guard let date = Instant(conditionDate: value.text) else { return nil }
      return Self.any(dates, isNegated) { relation.holds(date, $0) }
    case .truths(let flags):
      guard let flag = Self.truth(value.text) else { return nil }
      return Self.any(flags, isNegated) { $0 == flag }
    case .addresses(let ranges):
      guard let address = AddressRange(value.text), address.isSingle else { return nil }
      return Self.any(ranges, isNegated) { $0.contains(address) }
    case .bytes(let texts): return texts.contains(value.text)
    case .absence, .nothing: return nil
    }
  }

  private func matches(
    _ texts: [PolicyText],
    _ value: String,
    _ ignoresCase: Bool,
    _ context: RequestContext,
    _ isNegated: Bool
  ) -> Bool? {
    let globs = texts.map { text in
      text.tokens(in: context).map { Glob(tokens: ignoresCase ? Glob.lowercased($0) : $0) }
    }
    let value = ignoresCase ? value.lowercased() : value
    return Self.any(globs, isNegated) { $0.matches(value) }
  }

  private static func any<Wanted>(
    _ wanted: [Wanted?],
    _ isNegated: Bool,
    _ matches: (Wanted) -> Bool
  ) -> Bool? {
    if isNegated, wanted.contains(where: { $0 == nil }) { return nil }
    return wanted.contains { $0.map(matches) ?? false }
  }
}
