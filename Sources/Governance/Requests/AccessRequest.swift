public import Documents

/// An immutable proposal to open access; to change it is to supersede it by another.
public struct AccessRequest: Hashable, Sendable {
  public typealias ID = Identifier<AccessRequest>
  public typealias State = RequestState

  /// One right that is asked for.
  public struct Item: Hashable, Sendable {
    public let entitlement: Entitlement.ID
    public let name: String
    public let resource: String
    public let permissions: Int
    public let administrative: Int
    /// How many of the permissions the beneficiary has in no other way now.
    public let newToBeneficiary: Int

    package init(
      entitlement: Entitlement.ID,
      name: String,
      resource: String,
      permissions: Int,
      administrative: Int,
      newToBeneficiary: Int
    ) {
      self.entitlement = entitlement
      self.name = name
      self.resource = resource
      self.permissions = permissions
      self.administrative = administrative
      self.newToBeneficiary = newToBeneficiary
    }
  }

  /// One set of the thresholds; all sets must be met.
  public struct Need: Hashable, Sendable {
    public enum Voter: Hashable, Sendable {
      case any
      case persona(Persona)
      /// The owner of the entitlement or somebody of the owning team.
      case owner

      /// `any`, `security`, `owner`.
      public var word: String {
        switch self {
        case .any: "any"
        case .persona(let persona): persona.rawValue
        case .owner: "owner"
        }
      }
    }

    public let count: Int
    public let of: Voter

    package init(_ count: Int, of voter: Voter) {
      self.count = count
      self.of = voter
    }
  }

  /// One person's yes or no, once.
  public struct Vote: Hashable, Sendable {
    public enum Decision: String, CaseIterable, Sendable { case approve, deny }

    public let person: Person.ID
    /// The persona that made the vote count; `owner` for the entitlement's owner.
    public let capacity: String
    public let decision: Decision
    public let at: Instant
    public let reason: FreeText?
    public let delegateOf: Person.ID?

    package init(
      person: Person.ID,
      capacity: String,
      decision: Decision,
      at: Instant,
      reason: FreeText? = nil,
      delegateOf: Person.ID? = nil
    ) {
      self.person = person
      self.capacity = capacity
      self.decision = decision
      self.at = at
      self.reason = reason
      self.delegateOf = delegateOf
    }
  }

  /// A question to the requester, and its answer; the clock runs on.
  public struct Question: Hashable, Sendable {
    public let asker: Person.ID
    public let text: FreeText
    public let askedAt: Instant
    public var answer: FreeText?
    public var answeredAt: Instant?

    package init(
      asker: Person.ID,
      text: FreeText,
      askedAt: Instant,
      answer: FreeText? = nil,
      answeredAt: Instant? = nil
    ) {
      self.asker = asker
      self.text = text
      self.askedAt = askedAt
      self.answer = answer
      self.answeredAt = answeredAt
    }
  }

  /// Everything that was asked for; the hash that voters sign is over its canonical form.
  public struct Content: Hashable, Sendable {
    public var requester: Person.ID
    public var beneficiary: Principal.ID
    public var items: [Item]
    public var environment: Environment
    public var dataClass: DataClass
    public var duration: Duration
    public var startAt: Instant?
    public var justification: FreeText
    public var ticket: String?
    public var reasonCode: String?
    public var renews: Grant.ID?
    public var supersedes: ID?
    /// The active exception that lets a production wildcard be asked for.
    public var exception: String?

    package init(
      requester: Person.ID,
      beneficiary: Principal.ID,
      items: [Item],
      environment: Environment,
      dataClass: DataClass,
      duration: Duration,
      startAt: Instant? = nil,
      justification: FreeText,
      ticket: String? = nil,
      reasonCode: String? = nil,
      renews: Grant.ID? = nil,
      supersedes: ID? = nil,
      exception: String? = nil
    ) {
      self.requester = requester
      self.beneficiary = beneficiary
      self.items = items
      self.environment = environment
      self.dataClass = dataClass
      self.duration = duration
      self.startAt = startAt
      self.justification = justification
      self.ticket = ticket
      self.reasonCode = reasonCode
      self.renews = renews
      self.supersedes = supersedes
      self.exception = exception
    }
  }

  /// What the rules made of it when it was submitted.
  public struct Terms: Hashable, Sendable {
    public var dueAt: Instant
    public var lapsesAt: Instant
    public var rule: String
    public var rulesVersion: Int
    public var needs: [Need]
    public var risk: RiskScore
    /// The persons behind requester, beneficiary and requesting workload: none of them decides.
    public var persons: [Person.ID]
    /// Whether nobody is confirmed as the person behind the beneficiary.
    public var personUnknown: Bool

    package init(
      dueAt: Instant,
      lapsesAt: Instant,
      rule: String,
      rulesVersion: Int,
      needs: [Need],
      risk: RiskScore,
      persons: [Person.ID],
      personUnknown: Bool
    ) {
      self.dueAt = dueAt
      self.lapsesAt = lapsesAt
      self.rule = rule
      self.rulesVersion = rulesVersion
      self.needs = needs
      self.risk = risk
      self.persons = persons
      self.personUnknown = personUnknown
    }
  }

  /// `AR-2044`.
  public let id: ID
  public let content: Content
  public let terms: Terms
  public let submittedAt: Instant
  public var state: State
  public var votes: [Vote]
  public var questions: [Question]
  public var grants: [Grant.ID]
  public var supersededBy: ID?
  public var closedAt: Instant?
  public var closedBy: Person.ID?
  public var version: Int

  /// The deciding hash: SHA-256 of the content's canonical JSON.
  public var contentDigest: Digest { Digest.sha256(of: content.fields.json.canonicalBytes()) }

  package var approvals: [Vote] { votes.filter { $0.decision == .approve } }

  /// How many yes votes it needs in all.
  package var neededVotes: Int { terms.needs.map(\.count).max() ?? 1 }

  /// Whether the time to answer has run out, whatever a sweeper did.
  package func hasLapsed(at now: Instant) -> Bool { terms.lapsesAt <= now }

  /// Where it stands at a moment: a pending request past its end is expired.
  package func state(at now: Instant) -> State {
    state == .pending && hasLapsed(at: now) ? .expired : state
  }
}

/// The states of a request and the only steps between them.
public enum RequestState: String, CaseIterable, Sendable {
  case pending, approved, denied, cancelled, expired, superseded

  /// The legal pairs (from, to).
  package static let transitions: [(from: RequestState, to: RequestState)] = [
    (.pending, .pending), (.pending, .approved), (.pending, .denied), (.pending, .cancelled),
    (.pending, .expired), (.pending, .superseded),
  ]

  package func allows(_ next: RequestState) -> Bool {
    Self.transitions.contains { $0.from == self && $0.to == next }
  }

  /// Whether no step leaves it; read off the table.
  public var isTerminal: Bool { !Self.transitions.contains { $0.from == self } }
}
