/// A change that is proposed, judged, decided, done inside a window, and looked back on: NIST 800-53 CM-3.
public struct ChangeTicket: Hashable, Sendable, Codable {
  /// Tag of the ids of changes: `CH-40`.
  public typealias ID = Identifier<ChangeTicket>

  /// How much is asked before it may be done.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    /// Assessed, then authorized.
    case normal
    /// From a template that was authorized once for all.
    case standard
    /// Authorized without an assessment, because it cannot wait.
    case emergency
  }

  /// How it went.
  public enum Outcome: String, CaseIterable, Sendable, Codable {
    case successful
    case rolledBack = "rolled_back"
    case failed
  }

  /// The words of a change, each needed before it is assessed.
  package struct Content: Hashable, Sendable, Codable {
    package var problem: FreeText?
    package var proposedFix: FreeText?
    package var testResults: FreeText?
    package var rollbackPlan: FreeText?

    package init(
      problem: FreeText? = nil,
      proposedFix: FreeText? = nil,
      testResults: FreeText? = nil,
      rollbackPlan: FreeText? = nil
    ) {
      self.problem = problem
      self.proposedFix = proposedFix
      self.testResults = testResults
      self.rollbackPlan = rollbackPlan
    }

    /// What is given here, and what was there before where nothing is.
    package func filled(from before: Content) -> Content {
      Content(
        problem: problem ?? before.problem,
        proposedFix: proposedFix ?? before.proposedFix,
        testResults: testResults ?? before.testResults,
        rollbackPlan: rollbackPlan ?? before.rollbackPlan
      )
    }
  }

  /// When it is to be done: from the first moment on, before the second.
  package struct Window: Hashable, Sendable, Codable {
    package var from: Instant
    package var until: Instant

    package init(from: Instant, until: Instant) {
      self.from = from
      self.until = until
    }

    package func holds(at now: Instant) -> Bool { from <= now && now < until }
  }

  /// `CH-40`.
  package let id: ID
  package private(set) var state: TicketState
  package let changeKind: Kind
  package private(set) var content: Content
  /// The template of a standard change.
  package let template: String?
  /// Ids of what it is about: `MP-77`; empty for anything that its words say.
  package let concerns: [String]
  /// Number in the organisation's own system.
  package let external: String?
  package private(set) var windowFrom: Instant?
  package private(set) var windowUntil: Instant?
  /// Who wrote it, delegates and those they act for; none of them authorizes it.
  package private(set) var authors: [Person.ID]
  package private(set) var authorizedBy: [Person.ID] = []
  package private(set) var authorizedAt: Instant?
  package private(set) var implementedBy: [Person.ID] = []
  package private(set) var implementedAt: Instant?
  package private(set) var outcome: Outcome?
  /// What really happened, in the words of who did it.
  package private(set) var effect: FreeText?
  package private(set) var evidence: [String] = []
  package private(set) var cancelReason: FreeText?
  package let createdAt: Instant
  package private(set) var closedAt: Instant?
  package var version = 1

  package var window: Window? {
    guard let windowFrom, let windowUntil else { return nil }
    return Window(from: windowFrom, until: windowUntil)
  }
}

extension ChangeTicket: RegistryRecord {
  package static let kind = Record.Kind.ticket

  package enum Happening: WorkflowEvent {
    /// Everything that was known when it was written.
    package struct Terms: Hashable, Sendable, Codable {
      package var changeKind: Kind
      package var content: Content
      package var template: String?
      package var concerns: [String] = []
      package var external: String?
      package var window: Window?
      package var authors: [Person.ID]
    }

    case created(Terms)
    case amended(content: Content, window: Window?, by: [Person.ID])
    case assessed(by: [Person.ID])
    case sentToAuthorize(by: [Person.ID])
    case authorized(by: [Person.ID], window: Window)
    /// A standard change, which needs no authorization of its own.
    case scheduled(by: [Person.ID], window: Window)
    case begun(by: [Person.ID])
    case done(outcome: Outcome, effect: FreeText, by: [Person.ID])
    case closed(evidence: [String], by: [Person.ID])
    /// By nobody where its window passed.
    case canceled(by: [Person.ID], reason: FreeText?)
  }

  package init?(id: Identifier<Self>, first event: Happening, at: Instant) {
    guard case .created(let terms) = event else { return nil }
    self.id = id
    state = .new
    changeKind = terms.changeKind
    content = terms.content
    template = terms.template
    concerns = terms.concerns
    external = terms.external
    windowFrom = terms.window?.from
    windowUntil = terms.window?.until
    authors = terms.authors
    createdAt = at
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .created: break
    case .amended(let content, let window, let by):
      self.content = content.filled(from: self.content)
      if let window { set(window) }
      authors = Set(authors).union(by).sorted()
    case .assessed: state = .assess
    case .sentToAuthorize: state = .authorize
    case .authorized(let by, let window):
      state = .scheduled
      authorizedBy = by
      authorizedAt = at
      set(window)
    case .scheduled(_, let window):
      state = .scheduled
      set(window)
    case .begun(let by):
      state = .implement
      implementedBy = by
      implementedAt = at
    case .done(let outcome, let effect, _):
      state = .review
      self.outcome = outcome
      self.effect = effect
    case .closed(let evidence, _):
      state = .closed
      self.evidence = evidence
      closedAt = at
    case .canceled(_, let reason):
      state = .canceled
      cancelReason = reason
      closedAt = at
    }
  }

  private mutating func set(_ window: Window) {
    windowFrom = window.from
    windowUntil = window.until
  }
}
