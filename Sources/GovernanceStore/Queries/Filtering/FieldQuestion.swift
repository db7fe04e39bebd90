import Governance

/// How what a filter says of one field is asked of the database.
struct FieldQuestion {
  let condition: (FilterPredicate) -> SQLCondition

  init(_ condition: @escaping (FilterPredicate) -> SQLCondition) {
    self.condition = condition
  }

  /// A shared field that a kind has no data for: empty in each of its rows.
  static var absent: FieldQuestion {
    FieldQuestion { predicate in
      switch predicate {
      case .isEmpty, .never: .always
      default: .never
      }
    }
  }

  /// Text in any of some columns; `id` names a record and is compared whole.
  ///
  /// `searched` is a column with the folded text of these and others: a quick first look.
  static func text(
    _ columns: String...,
    id: String? = nil,
    me: SQLCondition = .never,
    searched: String? = nil
  ) -> FieldQuestion {
    FieldQuestion { predicate in
      switch predicate {
      case .contains(let word):
        let found = SQLCondition.any(columns.map { FoldedText.contains(word, in: $0) })
        let first = searched.map { FoldedText.contains(word, inFolded: $0) } ?? .always
        return .any([.all([first, found]), id.map { isRecord($0, word) } ?? .never])
      case .equals(let word):
        let found = SQLCondition.any(columns.map { FoldedText.equals(word, $0) })
        let first = searched.map { FoldedText.contains(word, inFolded: $0) } ?? .always
        return .any([.all([first, found]), id.map { isRecord($0, word) } ?? .never])
      case .isEmpty: return isEmpty(columns)
      case .isAny: return isEmpty(columns).negated
      case .isMe: return me
      default: return .never
      }
    }
  }

  /// One of the words of an enumeration.
  static func word(_ column: String) -> FieldQuestion {
    FieldQuestion { predicate in
      switch predicate {
      case .oneOf(let words): .isOne(column, of: words.map { .text($0) })
      case .isEmpty: SQLCondition("\(column) is null")
      case .isAny: SQLCondition("\(column) is not null")
      default: .never
      }
    }
  }

  /// A name of a list that the database knows, however it is written.
  static func name(_ column: String) -> FieldQuestion {
    FieldQuestion { predicate in
      switch predicate {
      case .oneOf(let words): .any(words.map { FoldedText.equals(CaseFolding.folded($0), column) })
      default: text(column).condition(predicate)
      }
    }
  }

  static func number(_ expression: String) -> FieldQuestion {
    FieldQuestion { predicate in
      switch predicate {
      case .number(let range):
        within(expression, from: range.from.map { Int64($0) }, range.through.map { Int64($0) })
      case .isEmpty: SQLCondition("\(expression) is null")
      case .isAny: SQLCondition("\(expression) is not null")
      default: .never
      }
    }
  }

  /// A length of time in milliseconds.
  static func length(_ expression: String) -> FieldQuestion {
    FieldQuestion { predicate in
      guard case .length(let range) = predicate else { return .never }
      return within(expression, from: range.from?.milliseconds, range.through?.milliseconds)
    }
  }

  /// A moment; where it is null it is known not to be, unless `known` says that nobody can tell.
  static func time(_ column: String, known: SQLCondition = .always) -> FieldQuestion {
    FieldQuestion { predicate in
      let told = SQLCondition("\(column) is not null")
      switch predicate {
      case .instant(let range):
        return .all([
          known,
          within(column, from: range.from?.milliseconds, range.through?.milliseconds),
        ])
      case .late(let now): return .all([known, SQLCondition("\(column) <= ?", [.init(now)])])
      case .never, .isEmpty: return .all([known, told.negated])
      case .isAny: return .all([known, told])
      case .isUnknown: return known.negated
      default: return .never
      }
    }
  }

  /// The same question of rows that the row names: it holds if it does for one of them.
  ///
  /// `link` makes of a condition on those rows one on the row.
  static func related(
    _ question: FieldQuestion,
    by link: @escaping (SQLCondition) -> SQLCondition
  ) -> FieldQuestion {
    FieldQuestion { predicate in
      switch predicate {
      case .isEmpty: link(question.condition(.isAny)).negated
      default: link(question.condition(predicate))
      }
    }
  }

  /// Ids are kept in upper case where they were given here, in lower case where they were observed.
  static func isRecord(_ column: String, _ word: String) -> SQLCondition {
    .isOne(column, of: [.text(word), .text(word.uppercased())])
  }

  private static func isEmpty(_ columns: [String]) -> SQLCondition {
    .all(columns.map { SQLCondition("coalesce(\($0), '') = ''") })
  }

  private static func within(_ expression: String, from: Int64?, _ through: Int64?) -> SQLCondition
  {
    let ends =
      [from.map { SQLCondition("\(expression) >= ?", [.integer($0)]) }]
      + [through.map { SQLCondition("\(expression) <= ?", [.integer($0)]) }]
    let known = SQLCondition("\(expression) is not null")
    return .all(ends.compactMap { $0 } + (from == nil && through == nil ? [known] : []))
  }
}
