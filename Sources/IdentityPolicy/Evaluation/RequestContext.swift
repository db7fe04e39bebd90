/// What a request says about itself, key by key; the case of a key means nothing.
package struct RequestContext: Hashable, Sendable {
  /// One value of a key.
  package enum Value: Hashable, Sendable {
    case text(String)
    /// As it is spelled.
    case number(String)
    case truth(Bool)

    /// The value as text, as requests carry it.
    package var text: String {
      switch self {
      case .text(let text), .number(let text): text
      case .truth(let flag): flag ? "true" : "false"
      }
    }
  }

  // By key in lower case.
  private var values: [String: [Value]] = [:]

  package init() {}

  /// The values of a key given in lower case; none where it is absent.
  func values(_ key: String) -> [Value] { values[key] ?? [] }

  /// The values of a key; a list without values is as good as no key.
  package subscript(key: String) -> [Value] {
    get { values(key.lowercased()) }
    set { values[key.lowercased()] = newValue.isEmpty ? nil : newValue }
  }

  /// Gives a key one text, unless the request says something else itself.
  mutating func suggest(_ key: String, _ text: String?) {
    guard let text, values[key] == nil else { return }
    values[key] = [.text(text)]
  }

  /// The keys in lower case, in order.
  package var keys: [String] { values.keys.sorted() }
}

extension RequestContext {
  /// A context of one text a key.
  package init(_ texts: [String: String]) {
    for (key, text) in texts { self[key] = [.text(text)] }
  }
}
