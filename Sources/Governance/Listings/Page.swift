/// Which rows of one kind somebody asks for; the answer carries it back, so that late answers can be told.
public struct ListQuery: Hashable, Sendable {
  /// From which end of the page's cursor to read.
  public enum Direction: Hashable, Sendable { case forward, backward }

  public var kind: ListKind
  /// The filter as it was typed; the store parses it with the kind's schema.
  public var filter: String
  /// One environment, joined to the filter by `and`; `nil` is all.
  public var environment: Environment?
  /// Field of the kind's ``ListKind/sorts``; `nil` is the kind's own order.
  public var sort: String?
  public var descending: Bool
  public var limit: Int
  /// Rows after (or before) this place; `nil` starts at the end that `direction` comes from.
  public var cursor: Cursor?
  public var direction: Direction
  /// The operator's zone, as seconds east of UTC now, for days and months in the filter.
  public var zoneOffset: Int

  /// The first `limit` rows of a kind.
  public init(_ kind: ListKind, filter: String = "", limit: Int = 50) {
    self.kind = kind
    self.filter = filter
    self.limit = limit
    descending = false
    direction = .forward
    zoneOffset = 0
  }
}

/// A place in a sorted list: the sort values of a row, then its id. Opaque to all but the store.
public struct Cursor: Hashable, Sendable {
  package let values: [Value]

  package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
  }

  package init(_ values: [Value]) {
    self.values = values
  }
}

/// What `list KIND` and the screens can show.
public enum ListKind: String, CaseIterable, Sendable {
  case persons, principals, groups, policies, statements, entitlements, assignments, trusts
  case grants, requests, ledger, sources, artifacts
}

/// Rows as a screen holds them: those in view and a margin, never the table.
public struct Page<Row: Sendable & Hashable>: Hashable, Sendable {
  public var query: ListQuery
  public var rows: [Row]
  /// Places of the rows, one each.
  public var cursors: [Cursor]
  public var hasBefore: Bool
  public var hasAfter: Bool
  /// Notes of the filter, such as ``searched as text: `iam:PassRole` ``.
  public var notes: [String]

  /// A page as the store read it.
  public init(
    query: ListQuery,
    rows: [Row],
    cursors: [Cursor],
    hasBefore: Bool,
    hasAfter: Bool,
    notes: [String] = []
  ) {
    self.query = query
    self.rows = rows
    self.cursors = cursors
    self.hasBefore = hasBefore
    self.hasAfter = hasAfter
    self.notes = notes
  }
}

/// How many rows a filter leaves, and what it hides.
public struct ListCount: Hashable, Sendable {
  public var query: ListQuery
  /// Exact up to the store's cap, then the cap itself.
  public var matching: Int
  /// Whether `matching` is the cap: `10,000+`.
  public var isCapped: Bool
  /// All rows of the kind without filter and environment.
  public var all: Int
  /// Of the hidden rows, how many are late.
  public var hiddenLate: Int

  /// A count as the store made it.
  public init(query: ListQuery, matching: Int, isCapped: Bool, all: Int, hiddenLate: Int) {
    self.query = query
    self.matching = matching
    self.isCapped = isCapped
    self.all = all
    self.hiddenLate = hiddenLate
  }
}
