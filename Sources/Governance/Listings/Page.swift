/// Which rows of one kind somebody asks for; the answer carries it back, so that late answers can be told.
public struct ListQuery: Hashable, Sendable {
  /// From which end of the page's cursor to read.
  public enum Direction: Hashable, Sendable { case forward, backward }

  /// Decides which fields ``filter`` and ``sort`` may name.
  public var kind: ListKind
  /// The filter as it was typed; the store parses it with the kind's schema.
  public var filter: String
  /// One environment, joined to the filter by `and`; `nil` is all.
  public var environment: Environment?
  /// A sort name of the kind, such as `risk` of grants; `nil` is the kind's own order.
  public var sort: String?
  /// Turns the sort around, or the kind's own order where ``sort`` is `nil`.
  public var descending: Bool
  /// Further sort names, each deciding where those before it leave rows side by side.
  public var thenBy: [ListOrder] = []
  /// How many rows a page holds at most.
  public var limit: Int
  /// Rows after (or before) this place; `nil` starts at the end that `direction` comes from.
  public var cursor: Cursor?
  /// Scrolling up reads backward; the rows of the answer stand in list order all the same.
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

/// One name by which a list is sorted, and which way round.
public struct ListOrder: Hashable, Sendable {
  /// A sort name of the kind, such as `risk` of grants.
  public let name: String
  /// From great to small.
  public let descending: Bool

  /// An order by name.
  public init(_ name: String, descending: Bool = false) {
    self.name = name
    self.descending = descending
  }
}

/// A place in a sorted list: the sort values of a row, then its id.
///
/// Opaque to all but the store.
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
  case grants, requests, ledger, sources, snapshots, artifacts
  case deviations, drift, findings, workloads
  case exceptions, backlog, controls
  case campaigns, items
  case packages, changes, bundles, drills
  case events, credentials
}

/// Rows as a screen holds them: those in view and a margin, never the table.
public struct Page<Row: Sendable & Hashable>: Hashable, Sendable {
  /// The question that this answers: a screen drops the answer to one it no longer asks.
  public var query: ListQuery
  /// In list order, at most the query's limit.
  public var rows: [Row]
  /// Places of the rows, one each.
  public var cursors: [Cursor]
  /// Whether the list goes on above the first row.
  public var hasBefore: Bool
  /// Whether the list goes on below the last row.
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
  /// The question that this answers; its sort and cursor do not matter.
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
