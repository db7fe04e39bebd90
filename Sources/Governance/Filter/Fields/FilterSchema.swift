/// The fields and flags by which one kind of list is filtered, and the views shipped with it.
package struct FilterSchema: Hashable, Sendable, CustomStringConvertible {
  /// The kind alone: a whole schema in a message helps nobody.
  package var description: String { kind }

  /// The KIND of `govtop list`: `grants`.
  package let kind: String
  package let fields: [FilterField]
  package let flags: [FilterFlag]
  /// Views nobody can overwrite, by name in the order shown: their filters as text.
  package let views: [FilterShippedView]

  package init(
    _ kind: String,
    fields: [FilterField],
    flags: [FilterFlag],
    views: [FilterShippedView] = []
  ) {
    self.kind = kind
    var all = fields
    if !flags.isEmpty { all.append(Self.flagField) }
    // A kind may narrow what a shared field means; its own declaration stands.
    all += Self.shared.filter { shared in !all.contains { $0.name == shared.name } }
    self.fields = all
    self.flags = flags
    self.views = views
  }

  /// The fields that bare words search.
  package var searchedFields: [String] { fields.filter(\.isSearched).map(\.name) }

  /// The field of that name or alias, in any case, `-` and `_` being the same.
  package func field(named written: String) -> FilterField? {
    let name = FilterWords.plain(written)
    return fields.first { FilterWords.plain($0.name) == name }
      ?? fields.first { $0.aliases.contains { FilterWords.plain($0) == name } }
  }

  /// The closed list of words that a field takes; `nil` for any other kind of field.
  package func words(of field: FilterField) -> [String]? {
    switch field.kind {
    case .word(let words): words
    case .flag: flags.map(\.word)
    default: nil
    }
  }

  /// The field that somebody probably meant.
  func proposal(for head: String) -> String? {
    var best: (name: String, distance: Int)?
    for field in fields {
      for name in [field.name] + field.aliases {
        guard let distance = FilterWords.distance(head, name), distance < best?.distance ?? 3
        else { continue }
        best = (field.name, distance)
      }
    }
    return best?.name
  }
}

/// A view that comes with the program.
package struct FilterShippedView: Hashable, Sendable {
  package let name: String
  package let text: String

  package init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}
