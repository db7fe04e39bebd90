/// What a person can do with an exercise.
public enum DrillCommand: Hashable, Sendable {
  case start(DrillDraft)
  /// Stops its clock and says how it went.
  case stop(Drill.ID, result: String, passed: Bool, seen: Int?)
  case cancel(Drill.ID, reason: String, seen: Int?)
}

/// An exercise as it begins.
public struct DrillDraft: Hashable, Sendable {
  /// `rollback-fraud`.
  public var name: String
  /// What is tried.
  public var kind: Drill.Kind
  /// What a rollback is tried of.
  public var workload: String?
  /// Where.
  public var environment: Environment?
  /// Ids or handles of who responds; one at least.
  public var responders: [Person.ID]

  /// A draft; a rollback also names workload and environment.
  public init(name: String, kind: Drill.Kind, responders: [Person.ID]) {
    self.name = name
    self.kind = kind
    self.responders = responders
  }
}

extension Drill {
  /// Starts the clock.
  package static func start(
    _ draft: DrillDraft,
    responders: [Person],
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.runDrill, for: draft.name)
    guard !responders.isEmpty else {
      throw Refusal(
        .missingField,
        draft.name,
        "a drill without responders shows nothing",
        next: "name who responds: --responders PERSON"
      )
    }
    for responder in responders where !responder.isActive(at: context.now) {
      throw Refusal(
        .notEligible,
        draft.name,
        "\(responder.handle) has left and responds to nothing",
        next: "name somebody who is here"
      )
    }
    if draft.kind == .rollback, draft.workload == nil || draft.environment == nil {
      throw Refusal(
        .missingField,
        draft.name,
        "a rollback is drilled of a workload in an environment",
        next: "--workload NAME --environment ENV"
      )
    }
    let terms = Happening.Terms(
      drillKind: draft.kind,
      name: draft.name,
      workload: draft.workload,
      environment: draft.environment,
      responders: responders.map(\.id).sorted(),
      by: context.persons
    )
    return [Event(context.nextID(.drill) as ID, .started(terms))]
  }

  /// Stops the clock and says how it went.
  package static func stop(
    _ drill: Drill,
    result: String,
    passed: Bool,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.runDrill, for: drill.id.text)
    try drill.requireStep(to: passed ? .passed : .failed, "stopped")
    try drill.requireSeen(seen)
    let words = try drill.words(result, "how \(drill.id) went is not said", in: context)
    let by = context.persons
    return [
      Event(drill.id, passed ? .passed(result: words, by: by) : .failed(result: words, by: by))
    ]
  }

  /// Gives an exercise up; it counts for nothing.
  package static func cancel(
    _ drill: Drill,
    reason: String,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.runDrill, for: drill.id.text)
    try drill.requireStep(to: .canceled, "canceled")
    try drill.requireSeen(seen)
    let words = try drill.words(reason, "giving a drill up needs a reason", in: context)
    return [Event(drill.id, .canceled(reason: words, by: context.persons))]
  }
}
