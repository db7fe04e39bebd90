/// A group of controls that fail together, and how they work while they do.
public struct ControlClass: Departure {
  package static let kind = Record.Kind.controlClass

  /// Tag of the ids of control classes: the name of the class itself.
  public typealias ID = Identifier<ControlClass>

  /// How controls answer while they cannot decide.
  public enum Mode: String, CaseIterable, Sendable, Codable {
    /// Nothing is allowed.
    case closed
    /// Only what was decided before is allowed, until a time.
    case cached
    /// Everything is allowed.
    case open
  }

  /// Normal, or degraded with a mode.
  public enum State: String, MachineState {
    case normal, degraded

    package static let initial: [State] = [.normal]
    package static let transitions: [(from: State, to: State)] = [
      (.normal, .degraded), (.degraded, .normal),
    ]
  }

  /// What was decided before any incident.
  package struct Policy: Hashable, Sendable, Codable {
    package var name: String
    package var controls: [String]
    package var failMode: Mode
    /// The longest that ``Mode/cached`` lasts; then the class is closed.
    package var maximumCached: Duration
    package var rationale: String
  }

  package enum Happening: WorkflowEvent {
    /// The first time that it degrades under a policy.
    case declared(controls: [String], failMode: Mode, rulesVersion: Int)
    case degraded(
      failMode: Mode,
      cachedUntil: Instant?,
      incident: String,
      by: Person.ID,
      reason: FreeText,
      rulesVersion: Int
    )
    /// Another mode than the declared one, by breaking the glass.
    case overridden(mode: Mode, until: Instant, breakGlass: BreakGlass.ID)
    /// Time has made another mode of it.
    case lapsed(mode: Mode)
    case restored(by: Person.ID, reason: FreeText)
  }

  /// Name of the class: `inference-gateway`.
  public let id: ID
  /// As last recorded.
  public private(set) var state = State.normal
  package private(set) var controls: [String]
  package private(set) var failMode: Mode
  /// The mode as last recorded, absent while all is normal; what holds now says ``mode(at:)``.
  package private(set) var mode: Mode?
  package private(set) var since: Instant
  package private(set) var cachedUntil: Instant?
  package private(set) var overriddenUntil: Instant?
  package private(set) var breakGlass: BreakGlass.ID?
  package private(set) var incident: String?
  package private(set) var changedBy: Person.ID?
  package private(set) var reason: FreeText?
  package private(set) var rulesVersion: Int
  package var version = 1

  package init?(id: ID, first event: Happening, at: Instant) {
    guard case .declared(let controls, let failMode, let rules) = event else { return nil }
    self.id = id
    self.controls = controls
    self.failMode = failMode
    since = at
    rulesVersion = rules
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .declared(let controls, let failMode, let rules):
      (self.controls, self.failMode, rulesVersion) = (controls, failMode, rules)
    case .degraded(let declared, let cached, let incident, let person, let words, let rules):
      state = .degraded
      (failMode, mode, since, cachedUntil) = (declared, declared, at, cached)
      (self.incident, changedBy, reason, rulesVersion) = (incident, person, words, rules)
    case .overridden(let other, let until, let glass):
      (mode, overriddenUntil, breakGlass) = (other, until, glass)
    case .lapsed(let now):
      mode = now
      (overriddenUntil, breakGlass) = (nil, nil)
    case .restored(let person, let words):
      state = .normal
      since = at
      (mode, cachedUntil, overriddenUntil, breakGlass, incident) = (nil, nil, nil, nil, nil)
      (changedBy, reason) = (person, words)
    }
  }

  /// How it works at a moment, `nil` for normally: a cache that has run out is closed, whoever recorded it.
  package func mode(at now: Instant) -> Mode? {
    guard state == .degraded else { return nil }
    if let overriddenUntil, let mode, now < overriddenUntil { return mode }
    guard failMode == .cached else { return failMode }
    return cachedUntil.map { now < $0 } ?? false ? .cached : .closed
  }

  /// When ``mode(at:)`` changes by itself next.
  package func nextChange(at now: Instant) -> Instant? {
    guard state == .degraded else { return nil }
    if let overriddenUntil, now < overriddenUntil { return overriddenUntil }
    return mode(at: now) == .cached ? cachedUntil : nil
  }

  /// What follows when time has made another mode of it.
  package static func due(_ known: ControlClass, in system: SystemContext) -> [Event] {
    guard let mode = known.mode(at: system.now), mode != known.mode || known.isOverridePast(system)
    else { return [] }
    return [Event(known.id, .lapsed(mode: mode))]
  }

  private func isOverridePast(_ system: SystemContext) -> Bool {
    overriddenUntil.map { $0 <= system.now } ?? false
  }
}

/// The classes of controls that were declared before any incident.
///
/// Source: `domain.md` 2.12; NIST 800-207 on decision points that are away.
public struct ControlClassRules: Hashable, Sendable, Codable {
  package var classes: [ControlClass.Policy]

  package func policy(of name: String) throws(Refusal) -> ControlClass.Policy {
    guard let policy = classes.first(where: { $0.name == name }) else {
      throw Refusal(
        .notFound,
        name,
        "no class of controls `\(name)` was declared",
        next: "these were: \(classes.map(\.name).joined(separator: " "))"
      )
    }
    return policy
  }

  package static let standard = ControlClassRules(classes: [
    ControlClass.Policy(
      name: "inference-gateway",
      controls: ["runtime-authorization"],
      failMode: .cached,
      maximumCached: .minutes(15),
      rationale: "answers go on with decisions that are known, for as long as a token lasts"
    ),
    ControlClass.Policy(
      name: "data-access",
      controls: ["data-authorization"],
      failMode: .closed,
      maximumCached: .zero,
      rationale: "training data is not read while nobody can say who may"
    ),
    ControlClass.Policy(
      name: "deployment-gate",
      controls: ["build-attestation", "deploy-admission"],
      failMode: .closed,
      maximumCached: .zero,
      rationale: "nothing new goes live unchecked; what runs goes on"
    ),
    ControlClass.Policy(
      name: "telemetry",
      controls: ["access-events"],
      failMode: .open,
      maximumCached: .zero,
      rationale: "losing events stops no service; the gap is a finding"
    ),
  ])
}
