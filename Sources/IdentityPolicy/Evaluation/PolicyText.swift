/// A text of a policy that a request is compared with: wildcards, and variables such as `${aws:username}`.
struct PolicyText: Hashable, Sendable {
  private enum Piece: Hashable {
    case tokens([Glob.Token])
    /// A key in lower case, and what stands in for it where it is absent.
    case variable(key: String, fallback: String?)
  }

  private let pieces: [Piece]

  /// Reads a text; only a policy of the language of 2012 has variables.
  init(_ text: String, hasVariables: Bool, isPattern: Bool) {
    guard hasVariables, text.contains("${") else {
      pieces = [.tokens(Glob.tokens(text, isOpen: isPattern))]
      return
    }
    var pieces: [Piece] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { break }
      pieces.append(.tokens(Glob.tokens(rest[..<start.lowerBound], isOpen: isPattern)))
      pieces.append(Self.piece(rest[start.upperBound..<end]))
      rest = rest[rest.index(after: end)...]
    }
    self.pieces = pieces + [.tokens(Glob.tokens(rest, isOpen: isPattern))]
  }

  /// `${*}`, `${?}` and `${$}` are the signs themselves.
  private static func piece(_ inside: Substring) -> Piece {
    if ["*", "?", "$"].contains(inside) { return .tokens(Glob.tokens(inside, isOpen: false)) }
    let parts = inside.split(separator: ",", maxSplits: 1)
    let key = String(parts.first ?? "").trimmed.lowercased()
    return .variable(key: key, fallback: parts.count == 2 ? quoted(String(parts[1])) : nil)
  }

  private static func quoted(_ text: String) -> String? {
    let text = text.trimmed
    guard text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") else { return nil }
    return String(text.dropFirst().dropLast())
  }

  /// The text where it is the same for every request.
  var fixed: [Glob.Token]? {
    guard pieces.count == 1, case .tokens(let tokens) = pieces[0] else { return nil }
    return tokens
  }

  /// The text for one request; `nil` where a variable has no value, or more than one.
  func tokens(in context: RequestContext) -> [Glob.Token]? {
    var tokens: [Glob.Token] = []
    for piece in pieces {
      switch piece {
      case .tokens(let own): tokens += own
      case .variable(let key, let fallback):
        let values = context.values(key)
        guard values.count < 2, let value = values.first?.text ?? fallback else { return nil }
        // What a request says is a name, never a pattern.
        tokens += Glob.tokens(value, isOpen: false)
      }
    }
    return tokens
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    let count = start.reversed().prefix { $0 == " " }.count
    return String(start.dropLast(count))
  }
}
