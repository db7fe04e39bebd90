import Dashboard
import Governance
import GovernanceStore
import NcursesTerminal

/// Does what the dashboard orders of the store, and posts what came of it.
///
/// One running task a kind of load, the older cancelled; what writes is never cancelled. It lives on the
/// loop's thread, the tasks do not: they share the store and the inbox, nothing else.
final class EffectRunner {
  private let store: Store
  private let viewer: Operator
  private let inbox: Inbox<Dashboard.Event>
  private var loads: [Load: Task<Void, Never>] = [:]

  private enum Load: Hashable {
    case rows(ListKind), count(ListQuery), matching, detail(Dashboard.Screen), posture
    case numbers, curve, metricRows, panel
    case reconnection
    case shown, filter

    init(_ wake: Dashboard.Wake) {
      switch wake {
      case .shown: self = .shown
      case .filter: self = .filter
      }
    }
  }

  init(store: Store, viewer: Operator, inbox: Inbox<Dashboard.Event>) {
    self.store = store
    self.viewer = viewer
    self.inbox = inbox
  }

  /// Starts an effect on the store; `false` for one that is the terminal's.
  func run(_ effect: Dashboard.Effect) -> Bool {
    let store = store
    let viewer = viewer
    switch effect {
    case .loadRows(let question):
      load(.rows(question.query.kind), effect) {
        .rowsLoaded(question, try await store.answer(question, as: viewer))
      }
    case .count(let query):
      load(.count(query), effect) {
        .countLoaded(try await store.count(query, as: viewer))
      }
    case .loadMatching(let query):
      load(.matching, effect) {
        .matchingLoaded(query, try await store.rows(query, as: viewer).rows)
      }
    case .loadDetail(let subject):
      load(.detail(subject.screen), effect) {
        .detailLoaded(subject, try await store.detail(subject, as: viewer))
      }
    case .loadPosture(let environment):
      load(.posture, effect) {
        .postureLoaded(environment, try await store.posture(environment: environment, as: viewer))
      }
    case .loadMetrics(let question):
      load(question.ids.isEmpty ? .numbers : .curve, effect) {
        .metricsLoaded(question, try await store.metrics(question))
      }
    case .loadPanel(let panel):
      load(.panel, effect) { .panelLoaded(panel, try await store.answer(panel, as: viewer)) }
    case .loadMetricRows(let question):
      load(.metricRows, effect) { .metricRowsLoaded(question, try await store.answer(question)) }
    case .wake(let wake, let after):
      load(Load(wake), effect) {
        try await Task.sleep(for: after)
        return .woke(wake)
      }
    case .perform(let commands):
      write(commands, effect) {
        .performed(commands, try await store.perform(commands, as: viewer))
      }
    case .preview(let commands):
      write(commands, effect) {
        .previewed(commands, Preview(try await store.preview(commands, as: viewer).entries))
      }
    default: return false
    }
    return true
  }

  /// Asks whether the database answers again; what is shown is asked for only then.
  func reconnect() {
    let (store, viewer) = (store, viewer)
    load(.reconnection, .reconnect) {
      _ = try await store.viewer(of: viewer)
      return .connected
    }
  }

  private func load(
    _ kind: Load,
    _ effect: Dashboard.Effect,
    _ work: @escaping @Sendable () async throws -> Dashboard.Event
  ) {
    loads[kind]?.cancel()
    loads[kind] = Self.task(inbox, effect, deciding: nil, work)
  }

  private func write(
    _ commands: [Command],
    _ effect: Dashboard.Effect,
    _ work: @escaping @Sendable () async throws -> Dashboard.Event
  ) {
    _ = Self.task(inbox, effect, deciding: commands, work)
  }

  /// Only loads are ever cancelled, and what they found is then nobody's answer.
  private static func task(
    _ inbox: Inbox<Dashboard.Event>,
    _ effect: Dashboard.Effect,
    deciding commands: [Command]?,
    _ work: @escaping @Sendable () async throws -> Dashboard.Event
  ) -> Task<Void, Never> {
    Task {
      let event = await outcome(of: work, effect, deciding: commands)
      if !Task.isCancelled { inbox.post(event) }
    }
  }

  /// What came of a task, as the fact that the dashboard is told.
  private static func outcome(
    of work: @Sendable () async throws -> Dashboard.Event,
    _ effect: Dashboard.Effect,
    deciding commands: [Command]?
  ) async -> Dashboard.Event {
    do {
      return try await work()
    } catch {
      if let commands, let refusal = error as? Refusal { return .refused(commands, refusal) }
      return event(for: error, of: effect, isWrite: commands != nil)
    }
  }

  private static func event(
    for error: any Error,
    of effect: Dashboard.Effect,
    isWrite: Bool
  ) -> Dashboard.Event {
    switch error {
    case StoreError.readOnly where isWrite: .writingBecameImpossible
    // What only hinders a decision leaves the view as it is; what hinders a load makes it stale.
    case let error as StoreError where !(isWrite && error.leavesDataReadable):
      .connectionLost(reason: error.cause, nextTry: SystemFacts.now() + .seconds(5))
    default: .failed(effect, Failure(error).message)
    }
  }
}

extension Preview {
  /// What the entries of a rolled-back transaction tell the dialog.
  init(_ entries: [LedgerEntry]) {
    self.init(entries: entries.map { "\($0.kind) \($0.subject)" })
    for entry in entries {
      guard case .request(.submitted(_, let terms)) = entry.event.body else { continue }
      risk = terms.risk
      let needs = terms.needs.map { "\($0.count) \($0.of.word)" }.joined(separator: ", ")
      rule = "\(terms.rule) v\(terms.rulesVersion): \(needs)"
    }
  }
}
