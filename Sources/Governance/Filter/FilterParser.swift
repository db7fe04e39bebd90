extension Filter {
  /// Reads a filter as typed; what its fields mean is not looked at yet.
  public static func parse(_ text: String) throws(FilterError) -> Filter {
    let length = text.unicodeScalars.count
    guard length <= longestText else {
      throw FilterError(.tooLong(length), at: FilterPlace(longestText, length))
    }
    var parser = FilterParser(text)
    return try parser.filter()
  }
}

/// Recursive descent over the grammar, one function a rule.
struct FilterParser {
  private var scanner: FilterScanner
  private var conditions = 0

  init(_ text: String) {
    scanner = FilterScanner(text)
  }

  mutating func filter() throws(FilterError) -> Filter {
    scanner.skipSpaces()
    guard !scanner.isAtEnd else { return .all }
    let root = try or(depth: 0)
    guard scanner.isAtEnd else { throw FilterError(.noBracketOpen, at: here(1)) }
    return Filter(root)
  }

  private mutating func or(depth: Int) throws(FilterError) -> Filter.Node {
    var parts = [try and(depth: depth)]
    while try take("or") { parts.append(try and(depth: depth)) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func and(depth: Int) throws(FilterError) -> Filter.Node {
    var parts = [try not(depth: depth)]
    scanner.skipSpaces()
    while !scanner.isAtEndOfGroup, scanner.keyword() != "or" {
      _ = try take("and")
      parts.append(try not(depth: depth))
      scanner.skipSpaces()
    }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func not(depth: Int) throws(FilterError) -> Filter.Node {
    scanner.skipSpaces()
    if scanner.takeMinus() { return .not(try atom(depth: depth)) }
    return try take("not") ? .not(try atom(depth: depth)) : try atom(depth: depth)
  }

  private mutating func atom(depth: Int) throws(FilterError) -> Filter.Node {
    let start = scanner.position
    if scanner.take("(") { return try group(from: start, depth: depth + 1) }
    if scanner.isAtEndOfGroup { throw missing(at: here(1)) }
    if let keyword = scanner.keyword() { throw missing(at: here(keyword.count)) }
    conditions += 1
    guard conditions <= Filter.mostConditions else {
      throw FilterError(.tooManyConditions, at: here(max(1, scanner.bareWord().count)))
    }
    if scanner.next == "\"" {
      let text = try scanner.takeQuoted()
      return .text(text, FilterPlace(start, scanner.position))
    }
    return scanner.bareWord().contains(":") ? try condition() : wordOrView()
  }

  private mutating func group(from start: Int, depth: Int) throws(FilterError) -> Filter.Node {
    let bracket = FilterPlace(start, start + 1)
    guard depth <= Filter.deepestBrackets else { throw FilterError(.tooDeep, at: bracket) }
    scanner.skipSpaces()
    if scanner.next == ")" { throw missing(at: FilterPlace(start, scanner.position + 1)) }
    guard !scanner.isAtEnd else { throw FilterError(.bracketNotClosed, at: bracket) }
    let inside = try or(depth: depth)
    guard scanner.take(")") else { throw FilterError(.bracketNotClosed, at: bracket) }
    return inside
  }

  private mutating func condition() throws(FilterError) -> Filter.Node {
    let start = scanner.position
    let field = scanner.takeHead()
    _ = scanner.take(":")
    let isExact = scanner.take("=")
    var values = [try value()]
    while scanner.take(",") { values.append(try value()) }
    let place = FilterPlace(start, scanner.position)
    return .condition(.init(field: field, isExact: isExact, values: values, place: place))
  }

  /// A value, or an empty one whose place is the sign after which it is missing.
  private mutating func value() throws(FilterError) -> Filter.Value {
    let start = scanner.position
    let isQuoted = scanner.next == "\""
    let text = isQuoted ? try scanner.takeQuoted() : scanner.takeBareValue()
    let isMissing = scanner.position == start
    let place = FilterPlace(isMissing ? start - 1 : start, scanner.position)
    return Filter.Value(text, isQuoted: isQuoted, place: place)
  }

  private mutating func wordOrView() -> Filter.Node {
    let start = scanner.position
    let word = scanner.takeBareWord()
    let place = FilterPlace(start, scanner.position)
    let name = word.dropFirst().lowercased()
    // `@acme.example` is no name of a view, so it is what one looks for.
    return word.hasPrefix("@") && Self.isViewName(name) ? .view(name, place) : .text(word, place)
  }

  /// Whether a view may be called so.
  static func isViewName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      }
  }

  /// Takes a keyword, after which something has to follow.
  private mutating func take(_ keyword: String) throws(FilterError) -> Bool {
    guard scanner.keyword() == keyword else { return false }
    let place = here(keyword.count)
    _ = scanner.takeBareWord()
    scanner.skipSpaces()
    guard !scanner.isAtEndOfGroup else { throw FilterError(.nothingFollows(keyword), at: place) }
    return true
  }

  private func missing(at place: FilterPlace) -> FilterError {
    FilterError(.conditionMissing, at: place)
  }

  private func here(_ length: Int) -> FilterPlace {
    FilterPlace(scanner.position, scanner.position + length)
  }
}
