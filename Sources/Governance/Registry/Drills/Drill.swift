/// An exercise with a scenario, responders and a clock; what was never drilled is not known to work.
public struct Drill: Hashable, Sendable, Codable {
  /// Tag of the ids of drills: `DR-9`.
  public typealias ID = Identifier<Drill>

  /// What is tried.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    case rollback
    case breakGlass = "break_glass"
    case tabletop
  }

  /// Where it stands.
  public enum State: String, MachineState {
    case running, passed, failed, canceled

    package static let initial: [State] = [.running]
    package static let transitions: [(from: State, to: State)] = [
      (.running, .passed), (.running, .failed), (.running, .canceled),
    ]
  }

  /// `DR-9`.
  package let id: ID
  package private(set) var state: State
  package let drillKind: Kind
  package let name: String
  /// What a rollback is tried of.
  package let workload: String?
  package let environment: Environment?
  package let responders: [Person.ID]
  package let startedBy: [Person.ID]
  package let startedAt: Instant
  package private(set) var stoppedAt: Instant?
  package private(set) var result: FreeText?
  package var version = 1

  /// How long it took; `nil` while it runs.
  package var took: Duration? { stoppedAt.map { $0 - startedAt } }
}

extension Drill: RegistryRecord {
  package static let kind = Record.Kind.drill

  package enum Happening: WorkflowEvent {
    package struct Terms: Hashable, Sendable, Codable {
      package var drillKind: Kind
      package var name: String
      package var workload: String?
      package var environment: Environment?
      package var responders: [Person.ID]
      package var by: [Person.ID]
    }

    case started(Terms)
    case passed(result: FreeText, by: [Person.ID])
    case failed(result: FreeText, by: [Person.ID])
    case canceled(reason: FreeText, by: [Person.ID])
  }

  package init?(id: Identifier<Self>, first event: Happening, at: Instant) {
    guard case .started(let terms) = event else { return nil }
    self.id = id
    state = .running
    drillKind = terms.drillKind
    name = terms.name
    workload = terms.workload
    environment = terms.environment
    responders = terms.responders
    startedBy = terms.by
    startedAt = at
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .started: break
    case .passed(let result, _): stop(.passed, result, at: at)
    case .failed(let result, _): stop(.failed, result, at: at)
    case .canceled(let reason, _): stop(.canceled, reason, at: at)
    }
  }

  private mutating func stop(_ final: State, _ result: FreeText, at: Instant) {
    state = final
    self.result = result
    stoppedAt = at
  }
}
