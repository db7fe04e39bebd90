/// One condition of a rule: `request.environment in prod, unknown`, `reviewer.team != requester.team`.
///
/// Written and stored as its text. A list of clauses holds where each of them does.
public struct Clause: Hashable, Sendable {
  package enum Comparison: String, CaseIterable, Hashable, Sendable {
    // The longer of two that begin alike comes first.
    case atMost = "<="
    case atLeast = ">="
    case unequal = "!="
    case equal = "="
    case less = "<"
    case more = ">"
    case isIn = "in"
    case notIn = "not in"

    fileprivate var isOrder: Bool { [.atMost, .atLeast, .less, .more].contains(self) }

    fileprivate func holds(_ left: Int64, _ right: Int64) -> Bool {
      switch self {
      case .atMost: left <= right
      case .atLeast: left >= right
      case .less: left < right
      case .more: left > right
      case .equal, .isIn: left == right
      case .unequal, .notIn: left != right
      }
    }

    fileprivate var isNegative: Bool { self == .unequal || self == .notIn }
  }

  /// What a trait is held against.
  package enum Operand: Hashable, Sendable {
    case words([String])
    case number(Int64)
    case trait(Trait)
  }

  package let trait: Trait
  package let comparison: Comparison
  package let operand: Operand
  /// As it was written, with single spaces.
  public let text: String

  /// Whether it holds; of what is unknown nothing holds, not even that it is different.
  package func holds(_ traits: Traits) -> Bool {
    switch operand {
    case .number(let number):
      return traits.number(of: trait).map { comparison.holds($0, number) } ?? false
    case .words(let words):
      let known = traits.words(of: trait)
      guard !known.isEmpty else { return false }
      if comparison.isOrder { return isOrdered(known, words) }
      let patterns = words.map { WordPattern($0) }
      let isMet = known.contains { word in patterns.contains { $0.matches(word) } }
      return isMet != comparison.isNegative
    case .trait(let other):
      let (known, others) = (traits.words(of: trait), traits.words(of: other))
      guard !known.isEmpty, !others.isEmpty else { return false }
      return known.isDisjoint(with: others) == comparison.isNegative
    }
  }

  /// Words such as `low < medium` have an order of their own.
  private func isOrdered(_ known: Set<String>, _ words: [String]) -> Bool {
    guard case .word(let order) = trait.kind, let border = words.first,
      let place = order.firstIndex(of: border)
    else { return false }
    return known.contains { word in
      order.firstIndex(of: word).map { comparison.holds(Int64($0), Int64(place)) } ?? false
    }
  }
}

extension Clause {
  /// Reads a clause as people write it.
  ///
  /// - Throws: ``EventFormatError`` whose `expected` says what belongs there.
  package init(_ written: String) throws(EventFormatError) {
    let words = written.split(whereSeparator: \.isWhitespace).map(String.init)
    text = words.joined(separator: " ")
    let (name, comparison, value) = try Self.parts(of: text)
    guard let trait = Trait(rawValue: name) else {
      throw Self.expecting(
        "one of \(Trait.allCases.map(\.rawValue).joined(separator: ", ")) instead of `\(name)`"
      )
    }
    self.trait = trait
    self.comparison = comparison
    operand = try Self.operand(trait, comparison, value)
  }

  private static func expecting(_ what: String) -> EventFormatError { EventFormatError("", what) }

  private static func parts(
    of text: String
  ) throws(EventFormatError) -> (String, Comparison, String) {
    for comparison in [Comparison.notIn, .isIn] {
      if let place = text.firstRange(of: " \(comparison.rawValue) ") {
        return (String(text[..<place.lowerBound]), comparison, String(text[place.upperBound...]))
      }
    }
    let signs = text.indices.compactMap { index in
      Comparison.allCases.first {
        $0 != .isIn && $0 != .notIn && text[index...].hasPrefix($0.rawValue)
      }
      .map { (index, $0) }
    }
    guard let (index, comparison) = signs.first else {
      throw expecting("a condition such as `request.environment = prod`, found `\(text)`")
    }
    let end = text.index(index, offsetBy: comparison.rawValue.count)
    return (trimmed(text[..<index]), comparison, trimmed(text[end...]))
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func operand(
    _ trait: Trait,
    _ comparison: Comparison,
    _ value: String
  ) throws(EventFormatError) -> Operand {
    guard !value.isEmpty else { throw expecting("a value after `\(comparison.rawValue)`") }
    if let other = Trait(rawValue: value) {
      guard trait.kind == other.kind, trait.kind != .number, trait.kind != .length,
        !comparison.isOrder
      else { throw expecting("a trait that compares with \(trait.rawValue), not \(value)") }
      return .trait(other)
    }
    switch trait.kind {
    case .number:
      guard let number = Int64(value) else { throw expecting("a whole number, not `\(value)`") }
      return .number(number)
    case .length:
      guard let length = Duration(written: value) else {
        throw expecting("a length of time such as `24h`, not `\(value)`")
      }
      return .number(length.milliseconds)
    case .text, .word: return .words(try list(trait, comparison, value))
    }
  }

  private static func list(
    _ trait: Trait,
    _ comparison: Comparison,
    _ value: String
  ) throws(EventFormatError) -> [String] {
    let isList = comparison == .isIn || comparison == .notIn
    let words = isList ? value.split(separator: ",").map { trimmed($0) } : [value]
    guard case .word(let known) = trait.kind else {
      guard !comparison.isOrder else {
        throw expecting("`=`, `!=`, `in` or `not in`: texts have no order")
      }
      return words
    }
    for word in words where !known.contains(word) {
      throw expecting("one of \(known.joined(separator: ", ")), not `\(word)`")
    }
    return words
  }
}

extension Clause: Codable {
  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let written = try decoder.singleValueContainer().decode(String.self)
    do throws(EventFormatError) {
      try self.init(written)
    } catch {
      throw decoder.codingPath.expecting(error.expected)
    }
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension [Clause] {
  /// The first clause that does not hold, `nil` where all do.
  package func failing(_ traits: Traits) -> Clause? { first { !$0.holds(traits) } }

  package func hold(_ traits: Traits) -> Bool { failing(traits) == nil }

  /// A clause that can never hold beside one before it, as two environments at once.
  package var contradiction: (place: Int, earlier: Clause)? {
    for (place, clause) in enumerated() {
      if let earlier = prefix(place).first(where: { $0.excludes(clause) }) {
        return (place, earlier)
      }
    }
    return nil
  }
}

extension Clause {
  fileprivate func excludes(_ other: Clause) -> Bool {
    guard trait == other.trait, !trait.isMany, let mine = alternatives,
      let theirs = other.alternatives
    else { return false }
    return mine.isDisjoint(with: theirs)
  }

  /// All values with which it holds, where they can be counted.
  private var alternatives: Set<String>? {
    guard case .words(let words) = operand, !words.contains(where: { $0.contains("*") }) else {
      return nil
    }
    guard case .word(let known) = trait.kind else {
      return comparison.isNegative ? nil : Set(words)
    }
    return Set(
      known.filter { word in
        var traits = Traits()
        traits.set(trait, [word])
        return holds(traits)
      }
    )
  }
}
