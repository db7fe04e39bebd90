/// One declared field of a kind of list: its names, what its values are, what it means.
package struct FilterField: Hashable, Sendable {
  /// What can stand after the colon.
  package enum Kind: Hashable, Sendable {
    /// Contains, or `=` exactly.
    case text
    /// Text that names persons or teams, so that `me` is one of its words.
    case people
    /// One of a closed list.
    case word([String])
    /// One of a list that the database knows; free where it does not say.
    case name
    /// A whole number.
    case number
    /// A length of time.
    case length
    /// A time to come.
    case until
    /// A time gone by.
    case since
    /// `is:` and a word that holds of the row or not.
    case flag
    /// `text:`, any of the fields that bare words search.
    case anyText
  }

  /// The canonical name; `ResolvedFilter` carries it.
  package let name: String
  /// Other names, those of the JSON output among them.
  package let aliases: [String]
  package let kind: Kind
  /// Whether bare words are looked for in it.
  package let isSearched: Bool
  /// What it means, in a few words.
  package let help: String
  /// What to say after refusing a value, where another field is meant more often than not.
  package let hint: String?

  package init(
    _ name: String,
    _ kind: Kind,
    _ help: String,
    searched: Bool = false,
    aliases: [String] = [],
    hint: String? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.kind = kind
    isSearched = searched
    self.help = help
    self.hint = hint
  }

  /// The words of an enumeration of the domain, so that none is written down twice.
  static func words<Words: CaseIterable & RawRepresentable<String>>(
    _ type: Words.Type
  ) -> Kind {
    .word(type.allCases.map(\.rawValue))
  }
}

/// A word that holds of a row or not: `is:dormant`.
package struct FilterFlag: Hashable, Sendable {
  package let word: String
  package let help: String

  package init(_ word: String, _ help: String) {
    self.word = word
    self.help = help
  }
}
