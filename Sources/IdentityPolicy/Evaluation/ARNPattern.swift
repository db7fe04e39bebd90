/// A pattern for ARNs, compared part by part: a `*` never reaches over a colon into the next part.
struct ARNPattern: Hashable, Sendable {
  private let isEverything: Bool
  private let segments: [Glob]

  private static let colon: Glob.Token = 0x3A

  /// Reads a pattern; a short one is continued with `*`, as AWS does for resources.
  init(_ tokens: [Glob.Token]) {
    let parts = tokens.split(
      separator: Self.colon,
      maxSplits: 5,
      omittingEmptySubsequences: false
    )
    isEverything = Glob(tokens: tokens).isEverything
    let own = parts.map { Glob(tokens: $0) }
    segments = own + [Glob](repeating: Glob("*"), count: 6 - own.count)
  }

  func matches(_ name: ResourceName) -> Bool {
    guard !isEverything else { return true }
    guard name.segments.count == 6 else { return false }
    // The last part tells the most, the first ones hardly differ.
    for index in segments.indices.reversed()
    where !segments[index].matches(name.segments[index]) { return false }
    return true
  }
}

/// A pattern for ARNs that may hold variables.
enum ARNText: Hashable, Sendable {
  case fixed(ARNPattern)
  case open(PolicyText)

  init(_ text: String, hasVariables: Bool) {
    let text = PolicyText(text, hasVariables: hasVariables, isPattern: true)
    self = text.fixed.map { .fixed(ARNPattern($0)) } ?? .open(text)
  }

  /// The pattern for one request; `nil` where a variable has no value.
  func pattern(in context: RequestContext) -> ARNPattern? {
    switch self {
    case .fixed(let pattern): pattern
    case .open(let text): text.tokens(in: context).map(ARNPattern.init)
    }
  }
}
