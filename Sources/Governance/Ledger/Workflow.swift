/// A governed record that is stored by its own shape: its folder, its table, and a line in `Record.Kind`.
///
/// Ledger, store and replay handle all of them alike. Properties become fields of the record in `snake_case`.
package protocol WorkflowRecord: Hashable, Sendable, Codable {
  associatedtype Happening: WorkflowEvent

  static var kind: Record.Kind { get }
  /// The legal pairs of states as words, the first ones from `none`; empty for a record without states.
  static var steps: [(from: String, to: String)] { get }

  var id: Identifier<Self> { get }
  /// From 1, one more with each event.
  var version: Int { get set }
  var stateWord: String? { get }

  /// The record that a first event makes; `nil` if that event makes none.
  init?(id: Identifier<Self>, first event: Happening, at: Instant)
  mutating func apply(_ event: Happening, at: Instant)
}

extension WorkflowRecord {
  package static var steps: [(from: String, to: String)] { [] }
  package var stateWord: String? { nil }

  /// The record after an event; `nil` where the event cannot follow on the one before.
  static func evolved(
    _ before: (any WorkflowRecord)?,
    _ event: any WorkflowEvent,
    id: String,
    at: Instant
  ) -> Self? {
    guard let event = event as? Happening else { return nil }
    guard let before else {
      return Self(id: Identifier(id), first: event, at: at).flatMap { $0.follows(nil) }
    }
    guard var record = before as? Self else { return nil }
    let state = record.stateWord
    record.version += 1
    record.apply(event, at: at)
    return record.follows(state)
  }

  private func follows(_ before: String?) -> Self? {
    guard let state = stateWord, state != before else { return self }
    let from = before ?? Machine.before
    return Self.steps.contains { $0.from == from && $0.to == state } ? self : nil
  }
}

/// What happens to a workflow's record: an enum whose cases, in `snake_case`, are the kinds of entries.
package protocol WorkflowEvent: Hashable, Sendable, Codable {}

/// A record with states and the only steps between them.
package protocol StatefulRecord: WorkflowRecord {
  associatedtype State: MachineState
  var state: State { get }
}

extension StatefulRecord {
  package static var steps: [(from: String, to: String)] {
    State.initial.map { (Machine.before, $0.rawValue) }
      + State.transitions.map { ($0.from.rawValue, $0.to.rawValue) }
  }
  package var stateWord: String? { state.rawValue }
}

/// The states of a machine; rule, database constraint, documentation and key hints all use its table.
package protocol MachineState: RawRepresentable<String>, CaseIterable, Hashable, Sendable, Codable {
  /// The states that a first event can make.
  static var initial: [Self] { get }
  /// The legal pairs (from, to).
  static var transitions: [(from: Self, to: Self)] { get }
}

extension MachineState {
  package func allows(_ next: Self) -> Bool {
    Self.transitions.contains { $0.from == self && $0.to == next }
  }

  /// Whether no step leaves it; read off the table.
  package var isTerminal: Bool { !Self.transitions.contains { $0.from == self } }

  /// The states that a step leads to from here, in the order of the table.
  package var next: [Self] { Self.transitions.filter { $0.from == self }.map(\.to) }
}

/// What all machines share.
package enum Machine {
  /// The word for the state before the first one.
  package static let before = "none"
}
