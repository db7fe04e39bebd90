package import Governance
package import TerminalUI

/// What a list screen is: all in which one differs from another; the rest is the same for every list.
package protocol ListScreen {
  static var kind: ListKind { get }
  /// The fields that its filter knows.
  static var schema: FilterSchema { get }
  /// `Approvals`.
  static var title: String { get }
  /// What one row and what several are called: `grant`, `grants`.
  static var nouns: (one: String, many: String) { get }
  /// The list's own order: in the title line, and as the picker explains it.
  static var ownOrder: (short: String, long: String) { get }
  static var allColumns: [ScreenColumn] { get }
  /// The columns of small screens: two facts a row.
  static var compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] { get }
  /// The column of names, which keeps its remarks whole.
  static var nameColumn: String { get }

  /// What is shown until somebody asks for other rows; `nil` shows all of them.
  static var resting: RestingFilter? { get }
  /// Column ids to cells; `nameWidth` is what the column of names has.
  static func cells(_ row: ScreenRow, _ state: Dashboard.State, nameWidth: Int) -> [String: Span]
  static func flags(_ row: ScreenRow, _ session: Session) -> Set<RowFlag>
  static func facts(_ detail: ScreenDetail, _ state: Dashboard.State, isWhole: Bool) -> ScreenFacts?
  /// What a small screen says of the row under the cursor.
  static func compactFacts(_ row: ScreenRow, _ session: Session) -> [StyledLine]
  /// Why nothing is there, where no filter hides it.
  static func nothing(_ state: Dashboard.State) -> String
  /// What the title counts; `nil` while it is not known.
  static func counts(_ state: Dashboard.State) -> ListCounts?

  /// Whether a verb can be done on the row under the cursor, and if not, why.
  static func availability(of action: Action, on row: ScreenRow, _ state: Dashboard.State)
    -> Availability
  /// Whether a verb can be done on the marked rows; `nil` where it is done on the one under the cursor.
  static func availability(of action: Action, onMarked list: ListState) -> Availability?
  /// What a verb's dialog is about to ask for.
  static func act(for action: Action, on row: ScreenRow, _ state: Dashboard.State) -> Act?
  /// The rows that Enter leads to, for a row that is a head of others; `nil` opens its record.
  static func below(_ row: ScreenRow) -> ListQuery?
  /// What a yes is called here: `approve`, `attest`.
  static var yes: String { get }
}

extension ListScreen {
  package static var resting: RestingFilter? { nil }

  /// What is asked for when this was typed.
  package static func effective(_ typed: String) -> String {
    resting?.effective(typed) ?? typed
  }

  package static func availability(
    of action: Action,
    onMarked list: ListState
  ) -> Availability? { nil }

  package static func below(_ row: ScreenRow) -> ListQuery? { nil }
}

/// The numbers of a title: what is shown of how many.
package struct ListCounts {
  /// `12 yours of 31 open · 2 late`.
  let words: String
  /// `12/31`, for small screens.
  let short: String
  /// What there is whatever filter and environment hide; `nil` where it is not known.
  let all: Int?
}

/// What the pane of a record tells.
package struct ScreenFacts {
  let title: StyledLine
  let facts: [Fact]
}

extension Dashboard.Screen {
  /// The list that the screen is; `nil` for one of several panes.
  package var list: (any ListScreen.Type)? {
    switch self {
    case .posture, .metrics: nil
    case .access: AccessScreen.self
    case .approvals: ApprovalsScreen.self
    case .exceptions: ExceptionsScreen.self
    case .recertify: CampaignsScreen.self
    case .items: ItemsScreen.self
    case .findings: FindingsScreen.self
    case .registry: PackagesScreen.self
    case .changes: ChangesScreen.self
    case .audit: AuditScreen.self
    }
  }

  /// The screens that are lists.
  package static let lists = allCases.filter { $0.list != nil }

  /// The screen that lists a kind.
  package init?(listing kind: ListKind) {
    // Both kinds of findings are rows of one screen.
    let kind = [.drift, .findings].contains(kind) ? .deviations : kind
    guard let screen = Self.lists.first(where: { $0.list?.kind == kind }) else { return nil }
    self = screen
  }
}
