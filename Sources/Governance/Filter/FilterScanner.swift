/// Walks over a filter's text scalar by scalar, so that a combining mark cannot hide a quote.
struct FilterScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var count: Int { scalars.count }
  var isAtEnd: Bool { position >= scalars.count }
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

  /// Neither a condition nor a bracket can start here.
  var isAtEndOfGroup: Bool { isAtEnd || next == ")" }

  static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "(" || scalar == ")" || scalar == "\"" || scalar.properties.isWhitespace
  }

  mutating func skipSpaces() {
    while let scalar = next, scalar.properties.isWhitespace { position += 1 }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  /// Takes a `-` that stands directly before what it negates.
  mutating func takeMinus() -> Bool {
    guard next == "-", position + 1 < scalars.count else { return false }
    let after = scalars[position + 1]
    guard after != ")", !after.properties.isWhitespace else { return false }
    position += 1
    return true
  }

  /// The bare word that starts here, empty where none does.
  func bareWord() -> ArraySlice<Unicode.Scalar> {
    scalars[position...].prefix { !Self.endsWord($0) }
  }

  mutating func takeBareWord() -> String {
    takeBare { _ in true }
  }

  mutating func takeHead() -> String {
    takeBare { $0 != ":" }
  }

  mutating func takeBareValue() -> String {
    takeBare { $0 != "," }
  }

  private mutating func takeBare(while goesOn: (Unicode.Scalar) -> Bool) -> String {
    let word = bareWord().prefix(while: goesOn)
    position += word.count
    return String(scalars: word)
  }

  /// The keyword that starts here, in lower case.
  func keyword() -> String? {
    let word = bareWord()
    guard word.count == 2 || word.count == 3 else { return nil }
    let lower = String(scalars: word).lowercased()
    return FilterWriting.keywords.contains(lower) ? lower : nil
  }

  /// The text between the quote that starts here and the one that ends it.
  mutating func takeQuoted() throws(FilterError) -> String {
    let opening = position
    position += 1
    var text = String.UnicodeScalarView()
    while let scalar = next {
      position += 1
      if scalar == "\"" { return String(text) }
      if scalar == "\\", let escaped = next, escaped == "\"" || escaped == "\\" {
        text.append(escaped)
        position += 1
      } else {
        text.append(scalar)
      }
    }
    throw FilterError(.quoteNotClosed, at: FilterPlace(opening, opening + 1))
  }
}
