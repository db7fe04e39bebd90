/// A filter whose fields, words, numbers and times were looked up; what a store translates.
///
/// Each condition either holds for a row or does not: `not` turns one into the other, so that a
/// row is always in exactly one of `f` and `-f`. In SQL that means `coalesce(…, false)` or a null
/// check in each condition, never a bare comparison under `not`.
package indirect enum ResolvedFilter: Hashable, Sendable {
  /// Every row.
  case all
  case and([ResolvedFilter])
  case or([ResolvedFilter])
  case not(ResolvedFilter)
  /// The value of one field, named as in its schema.
  case condition(field: String, FilterPredicate)
  /// Any of these fields contains the text, which is folded.
  case text(fields: [String], contains: String)
  /// The record with this id; governed ids are in upper case, observed ones in lower case.
  case id(String)
}

/// What the value of a field must be.
///
/// A value is known, known to be empty (`never`, for a time), or unknown. Only `isUnknown` holds
/// for the unknown, only `isEmpty` and `never` for the empty; all others need a known value. Text
/// in a predicate is folded (`CaseFolding`): the store compares it with folded text. A field that
/// names a record or a person compares its name and its id.
package enum FilterPredicate: Hashable, Sendable {
  case contains(String)
  case equals(String)
  case isEmpty
  case isAny
  /// The person who asks, or a team of theirs.
  case isMe
  case isUnknown
  /// One of the field's words, spelled as the schema spells them.
  case oneOf([String])
  case number(FilterRange<Int>)
  /// A length of time that the record carries.
  case length(FilterRange<Duration>)
  case instant(FilterRange<Instant>)
  /// Known to have no such time: no end, no use.
  case never
  /// A time to come that has passed at this moment: `time ≤ now`.
  case late(Instant)
  /// One of the kind's `is:` words.
  case flag(String)
}

/// Values between two ends, both included; an absent end is open.
package struct FilterRange<Bound: Comparable & Hashable & Sendable>: Hashable, Sendable {
  package let from: Bound?
  package let through: Bound?

  package init(from: Bound? = nil, through: Bound? = nil) {
    self.from = from
    self.through = through
  }

  package func contains(_ value: Bound) -> Bool {
    from.map { $0 <= value } ?? true && through.map { value <= $0 } ?? true
  }

  /// Whether its ends stand in the wrong order, so that it holds nothing.
  var isBackwards: Bool {
    guard let from, let through else { return false }
    return through < from
  }
}

/// A resolved filter with what is worth saying about it.
package struct FilterResolution: Hashable, Sendable {
  package let filter: ResolvedFilter
  package let notes: [FilterNote]
}
