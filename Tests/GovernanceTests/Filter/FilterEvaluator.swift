import Governance

/// A row as the filter sees it: what is absent from `values` is unknown.
struct FilterRow {
  enum Value {
    case empty
    case text(String)
    case number(Int)
    case length(Duration)
    case instant(Instant)
  }

  var id = ""
  var values: [String: Value] = [:]
  var flags: Set<String> = []
  /// Names under which the person who asks, and their teams, stand in rows.
  var me: Set<String> = ["ada", "platform"]
}

/// The meaning of a resolved filter, slow and plain: what any translation has to agree with.
extension ResolvedFilter {
  func holds(for row: FilterRow) -> Bool {
    switch self {
    case .all: true
    case .and(let parts): parts.allSatisfy { $0.holds(for: row) }
    case .or(let parts): parts.contains { $0.holds(for: row) }
    case .not(let part): !part.holds(for: row)
    case .condition(_, .flag(let word)): row.flags.contains(word)
    case .condition(let field, let predicate): predicate.holds(for: row.values[field], of: row)
    case .text(let fields, let text):
      fields.contains { FilterPredicate.contains(text).holds(for: row.values[$0], of: row) }
    case .id(let id): row.id == id
    }
  }
}

extension FilterPredicate {
  func holds(for value: FilterRow.Value?, of row: FilterRow) -> Bool {
    guard let value else { return self == .isUnknown }
    switch (self, value) {
    case (.isEmpty, .empty), (.never, .empty): return true
    case (.isUnknown, _), (_, .empty), (.isEmpty, _), (.never, _): return false
    case (.isAny, _): return true
    case (.contains(let part), .text(let text)): return CaseFolding.folded(text).contains(part)
    case (.equals(let whole), .text(let text)): return CaseFolding.folded(text) == whole
    case (.isMe, .text(let text)): return row.me.contains(text)
    case (.oneOf(let words), .text(let text)): return words.contains(text)
    case (.number(let range), .number(let number)): return range.contains(number)
    case (.length(let range), .length(let length)): return range.contains(length)
    case (.instant(let range), .instant(let instant)): return range.contains(instant)
    case (.late(let now), .instant(let instant)): return instant <= now
    default: return false
    }
  }
}
