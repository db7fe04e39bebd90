/// Which rows of a list are wanted, as a tree; the one language of screens, lists, views, scopes.
///
/// Stores translate the tree (`resolved`); nobody evaluates strings. Two filters are equal when
/// they are written the same; where their parts stood in a line does not count.
public struct Filter: Hashable, Sendable, CustomStringConvertible {
  /// The tree; `nil` wants every row.
  public let root: Node?

  /// Every row.
  public static let all = Filter(nil)

  /// The longest text that is read, in characters.
  public static let longestText = 1_000
  /// The most conditions, words and views one filter may have, those inside its views included.
  public static let mostConditions = 64
  /// How deep brackets may stand in each other.
  public static let deepestBrackets = 16

  /// Wraps a tree that was built.
  public init(_ root: Node?) {
    self.root = root
  }

  /// One part of the tree.
  public indirect enum Node: Sendable {
    /// Holds where one of them does; two or more.
    case or([Node])
    /// Holds where all of them do; two or more.
    case and([Node])
    /// Holds where the other does not.
    case not(Node)
    /// The filter saved under a name, as if in brackets.
    case view(String, FilterPlace)
    /// A field and what it must be.
    case condition(Condition)
    /// Words found in any of the fields that the kind searches.
    case text(String, FilterPlace)
  }

  /// A field as written, and the values of which any one will do.
  public struct Condition: Sendable {
    /// The name before the colon.
    public let field: String
    /// Whether `=` asks for the exact text.
    public let isExact: Bool
    /// What stands after the colon, divided at its commas.
    public let values: [Value]
    /// Where the whole condition stands.
    public let place: FilterPlace

    /// A condition on `field`, a name without spaces, quotes or brackets.
    public init(
      field: String,
      isExact: Bool = false,
      values: [Value],
      place: FilterPlace = .nowhere
    ) {
      self.field = field
      self.isExact = isExact
      self.values = values
      self.place = place
    }
  }

  /// One value of a condition, not yet read as a word, number or time.
  public struct Value: Sendable {
    /// The characters, without quotes.
    public let text: String
    /// Quoted text is never one of the words `none`, `any`, `me`, `unknown`.
    public let isQuoted: Bool
    /// Where the value stands.
    public let place: FilterPlace

    /// A value as it would be typed, or as it would be quoted.
    public init(_ text: String, isQuoted: Bool = false, place: FilterPlace = .nowhere) {
      self.text = text
      self.isQuoted = isQuoted
      self.place = place
    }
  }

  /// Compares how they are written.
  public static func == (one: Filter, other: Filter) -> Bool {
    one.description == other.description
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(description)
  }
}

extension Filter {
  /// Rows whose `field` is exactly `text`, whatever characters it has.
  public static func exactly(_ field: String, _ text: String) -> Filter {
    Filter(
      .condition(Condition(field: field, isExact: true, values: [Value(text, isQuoted: true)]))
    )
  }

  /// Rows whose `field` is any of these words.
  public static func words(_ field: String, _ words: [String]) -> Filter {
    Filter(.condition(Condition(field: field, values: words.map { Value($0) })))
  }

  /// What both want; how the environment of a screen joins its filter.
  public func and(_ other: Filter) -> Filter {
    guard let mine = root else { return other }
    guard let theirs = other.root else { return self }
    return Filter(.and(mine.conjuncts + theirs.conjuncts))
  }
}

extension Filter.Node {
  fileprivate var conjuncts: [Filter.Node] {
    if case .and(let parts) = self { parts } else { [self] }
  }
}
