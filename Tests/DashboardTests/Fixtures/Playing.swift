import Dashboard
import Governance
import TerminalUI

/// A dashboard whose orders are answered from plain lists, as a store would.
struct Playing {
  var state: Dashboard.State
  var requests: [RequestRow]
  var grants: [GrantRow]
  var posture: Posture
  /// How many of the hidden rows counts call late.
  var hiddenLate = 0
  /// All that was ordered, oldest first.
  var ordered: [Dashboard.Effect] = []

  init(
    _ screen: Dashboard.Screen,
    size: Size = Size(width: 80, height: 24),
    requests: [RequestRow] = Sample.requests,
    grants: [GrantRow] = Sample.grants,
    posture: Posture = Sample.posture(),
    session: Session = Sample.session(),
    settings: Settings = Settings()
  ) {
    state = Sample.state(screen, size: size, session: session, settings: settings)
    self.requests = requests
    self.grants = grants
    self.posture = posture
    answer(Dashboard.start(&state))
    draw()
  }

  /// Sends an event and answers what it orders, until nothing more is ordered.
  mutating func send(_ event: Dashboard.Event) {
    answer(Dashboard.update(&state, event))
    draw()
  }

  /// Types keys one after the other, each drawn before the next.
  mutating func press(_ keys: Key...) { for key in keys { send(.input(.key(key))) } }

  mutating func type(_ text: String) {
    for character in text { send(.input(.key(.character(character)))) }
  }

  /// What is ordered by an event, with no answer and no drawing.
  mutating func orders(_ event: Dashboard.Event) -> [Dashboard.Effect] {
    Dashboard.update(&state, event)
  }

  /// Answers orders that ``orders(_:)`` gave.
  mutating func answerAll(_ orders: [Dashboard.Effect]) { answer(orders) }

  mutating func draw() { answer(Dashboard.update(&state, .drawn)) }

  var canvas: Canvas { Dashboard.render(state, size: state.size) }

  /// The screen's rows as text.
  var rows: [String] { ScreenFile.rows(of: canvas) }

  var text: String { rows.joined(separator: "\n") }

  /// What was ordered to be written.
  var performed: [[Command]] {
    ordered.compactMap { effect in
      if case .perform(let commands) = effect { commands } else { nil }
    }
  }

  var dialog: DialogState? {
    if case .dialog(let dialog)? = state.overlay { dialog.form } else { nil }
  }

  private mutating func answer(_ effects: [Dashboard.Effect]) {
    ordered += effects
    for effect in effects {
      guard let event = event(answering: effect) else { continue }
      answer(Dashboard.update(&state, event))
    }
  }

  private func event(answering effect: Dashboard.Effect) -> Dashboard.Event? {
    switch effect {
    case .loadGrants(let question):
      var reading = ListReading(question)
      while let query = reading.next { reading.take(Shelf(grants).page(query)) }
      return .grantsLoaded(question, reading.answer)
    case .loadRequests(let question):
      var reading = ListReading(question)
      while let query = reading.next { reading.take(Shelf(requests).page(query)) }
      return .requestsLoaded(question, reading.answer)
    case .count(let query): return .countLoaded(count(query))
    case .loadMatchingGrants(let query): return .matchingGrantsLoaded(query, grants)
    case .loadMatchingRequests(let query): return .matchingRequestsLoaded(query, requests)
    case .loadGrantDetail(let id):
      return .grantDetailLoaded(id, grants.first { $0.grant.id == id }.map(Sample.detail))
    case .loadRequestDetail(let id):
      let row = requests.first { $0.request.id == id }
      return .requestDetailLoaded(id, row.map { Sample.detail($0) })
    case .wake(let wake, _): return .woke(wake)
    case .loadPosture(let environment): return .postureLoaded(environment, posture)
    default: return nil
    }
  }

  private func count(_ query: ListQuery) -> ListCount {
    let rows = query.kind == .requests ? requests.count : grants.count
    var matching =
      query.kind == .requests ? Shelf(requests).matching(query) : Shelf(grants).matching(query)
    if query.filter.contains("is:decidable") { matching = requests.count(where: \.waitsForViewer) }
    if query.filter.contains("is:late") {
      matching = requests.count { $0.waitsForViewer && $0.request.terms.dueAt <= Sample.now }
    }
    return ListCount(
      query: query,
      matching: matching,
      isCapped: false,
      all: rows,
      hiddenLate: hiddenLate
    )
  }
}
