/// Reads what stands after the colon as the kind of its field wants it.
struct FilterValueReader {
  let schema: FilterSchema
  let field: FilterField
  /// The field's name as typed; messages repeat it.
  let written: String
  let isExact: Bool
  let context: FilterContext

  enum Reading {
    case predicate(FilterPredicate)
    case anyText
  }

  func read(_ value: Filter.Value) throws(FilterError) -> Reading {
    switch field.kind {
    case .anyText: .anyText
    case .text: .predicate(text(value, mayBeMe: false))
    case .people: .predicate(text(value, mayBeMe: true))
    case .word(let words): .predicate(try word(value, words))
    case .name: .predicate(try name(value))
    case .flag: .predicate(.flag(try flag(value)))
    case .number: .predicate(.number(try number(value)))
    case .length: .predicate(.length(try length(value)))
    case .until, .since: .predicate(try time(value))
    }
  }

  private func text(_ value: Filter.Value, mayBeMe: Bool) -> FilterPredicate {
    if let reserved = reserved(value) { return reserved }
    let folded = CaseFolding.folded(value.text)
    if mayBeMe, !value.isQuoted, folded == "me" { return .isMe }
    return isExact ? .equals(folded) : .contains(folded)
  }

  private func reserved(_ value: Filter.Value) -> FilterPredicate? {
    guard !value.isQuoted else { return nil }
    switch CaseFolding.folded(value.text) {
    case "none": return .isEmpty
    case "any": return .isAny
    case "unknown": return .isUnknown
    default: return nil
    }
  }

  private func word(
    _ value: Filter.Value,
    _ words: [String]
  ) throws(FilterError) -> FilterPredicate {
    switch FilterWords.match(value.text, in: words) {
    case .word(let word): return .oneOf([word])
    case .ambiguous(let candidates):
      throw FilterError(.ambiguousWord(value.text, candidates: candidates), at: value.place)
    case .none:
      if let reserved = reserved(value) { return reserved }
      throw FilterError(.unknownWord(value.text, words: words), at: value.place)
    }
  }

  private func name(_ value: Filter.Value) throws(FilterError) -> FilterPredicate {
    if let known = context.names[field.name] { return try word(value, known) }
    return reserved(value) ?? .oneOf([CaseFolding.folded(value.text)])
  }

  private func flag(_ value: Filter.Value) throws(FilterError) -> String {
    let words = schema.flags.map(\.word)
    switch FilterWords.match(value.text, in: words) {
    case .word(let word): return word
    case .ambiguous(let candidates):
      throw FilterError(.ambiguousWord(value.text, candidates: candidates), at: value.place)
    case .none: throw FilterError(.unknownWord(value.text, words: words), at: value.place)
    }
  }
}

// MARK: Numbers and lengths

extension FilterValueReader {
  private func number(_ value: Filter.Value) throws(FilterError) -> FilterRange<Int> {
    try range(value, step: 1) { (text) throws(FilterError) -> Int in
      // Fifteen digits leave room for the step to the next number.
      let isNumber = text.utf8.count <= 15 && text.utf8.allSatisfy { (48...57).contains($0) }
      guard isNumber, let number = Int(text) else {
        throw FilterError(.noNumber(field: written, hint: field.hint), at: value.place)
      }
      return number
    }
  }

  private func length(_ value: Filter.Value) throws(FilterError) -> FilterRange<Duration> {
    try range(value, step: .seconds(1)) { (text) throws(FilterError) -> Duration in
      switch FilterDuration(text) {
      case .duration(let duration): return duration
      case .unknownUnit(let unit): throw FilterError(.unknownUnit(unit), at: value.place)
      case .notADuration: throw FilterError(.noDuration(field: written), at: value.place)
      }
    }
  }

  /// A range with both ends included, over values that are `step` apart.
  private func range<Bound: AdditiveArithmetic & Comparable & Hashable & Sendable>(
    _ value: Filter.Value,
    step: Bound,
    _ read: (String) throws(FilterError) -> Bound
  ) throws(FilterError) -> FilterRange<Bound> {
    switch FilterShape(value.text) {
    case .one(let text):
      let bound = try read(text)
      return FilterRange(from: bound, through: bound)
    case .compared(let comparison, let text):
      let bound = try read(text)
      switch comparison {
      case .less: return FilterRange(through: bound - step)
      case .atMost: return FilterRange(through: bound)
      case .more: return FilterRange(from: bound + step)
      case .atLeast: return FilterRange(from: bound)
      }
    case .between(let low, let high):
      let range = FilterRange(
        from: try low.map(read),
        through: try high.map(read)
      )
      guard !range.isBackwards else { throw FilterError(.backwards(value.text), at: value.place) }
      return range
    case .nothing: throw FilterError(.valueMissing(field: written), at: value.place)
    }
  }
}
