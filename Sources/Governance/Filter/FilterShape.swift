/// How a number, length or time is asked for.
enum FilterShape: Equatable {
  case one(String)
  case compared(Comparison, String)
  case between(String?, String?)
  /// A sign alone, with nothing to compare with.
  case nothing

  enum Comparison: String, CaseIterable {
    // The longer signs first: `>=` begins as `>` does.
    case atLeast = ">="
    case atMost = "<="
    case more = ">"
    case less = "<"
  }

  init(_ text: String) {
    for comparison in Comparison.allCases where text.hasPrefix(comparison.rawValue) {
      let rest = String(text.dropFirst(comparison.rawValue.count))
      self = rest.isEmpty ? .nothing : .compared(comparison, rest)
      return
    }
    guard let dots = text.firstRange(of: "..") else {
      self = .one(text)
      return
    }
    let low = String(text[..<dots.lowerBound])
    let high = String(text[dots.upperBound...])
    self =
      low.isEmpty && high.isEmpty
      ? .nothing : .between(low.isEmpty ? nil : low, high.isEmpty ? nil : high)
  }
}
