import Governance

/// What one kind of list can be asked, as SQL over its rows.
struct FilterSQL {
  /// By the names of the kind's schema; a field that is missing here is empty in each row.
  var fields: [String: FieldQuestion] = [:]
  /// By the words of `is:`; a word that is missing here holds for no row.
  var flags: [String: SQLCondition] = [:]
  /// Whether the row has this id.
  var id: (String) -> SQLCondition = { SQLCondition.isOne("id", of: [.text($0)]) }
  /// A column with the folded text of all searched fields; `nil` asks each field.
  var searched: String?

  /// Exactly the rows for which a filter holds.
  func condition(_ filter: ResolvedFilter) -> SQLCondition {
    switch filter {
    case .all: .always
    case .and(let parts): .all(parts.map(condition))
    case .or(let parts): .any(parts.map(condition))
    case .not(let part): condition(part).negated
    case .id(let id): self.id(id)
    case .condition(_, .flag(let word)): flags[word] ?? .never
    case .condition(let field, let predicate):
      (fields[field] ?? .absent).condition(predicate)
    case .text(let fields, let word): search(fields, for: word)
    }
  }

  private func search(_ fields: [String], for word: String) -> SQLCondition {
    if let searched { return FoldedText.contains(word, inFolded: searched) }
    return .any(fields.map { (self.fields[$0] ?? .absent).condition(.contains(word)) })
  }
}
