public import Documents

/// An immutable proposal to open access; to change it is to supersede it by another.
public struct AccessRequest: Hashable, Sendable {
  /// Tag of the ids of requests: `AR-2044`.
  public typealias ID = Identifier<AccessRequest>
  /// Where a request stands; the legal steps are `RequestState.transitions`.
  public typealias State = RequestState

  /// One right that is asked for.
  public struct Item: Hashable, Sendable {
    /// The right as its source defines it when the request is made.
    public let entitlement: Entitlement.ID
    /// Policy or role name, kept as the voters saw it.
    public let name: String
    /// What it is to reach: as typed, else the entitlement's own.
    public let resource: String
    /// How many single actions it allows.
    public let permissions: Int
    /// Of those, how many can give access or change the rules of access.
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
  public struct Need: Hashable, Sendable, Codable {
    /// Whose yes votes count towards one set.
    public enum Voter: Hashable, Sendable {
      case any
      case persona(Persona)
      /// The owner of the entitlement or somebody of the owning team.
      case owner
      /// Whoever meets a condition, such as `reviewer.person = requester.manager`.
      case matching(Clause)

      /// `any`, `security`, `owner`, or the condition.
      public var word: String {
        switch self {
        case .any: "any"
        case .persona(let persona): persona.rawValue
        case .owner: "owner"
        case .matching(let clause): clause.text
        }
      }
    }

    /// Distinct persons who must say yes.
    public let count: Int
    /// Who they must be; one vote can count towards several sets.
    public let of: Voter

    package init(_ count: Int, of voter: Voter) {
      self.count = count
      self.of = voter
    }
  }

  /// One person's yes or no, once.
  public struct Vote: Hashable, Sendable {
    /// One deny ends the request for all; an approve only adds up.
    public enum Decision: String, CaseIterable, Sendable { case approve, deny }

    /// Whose vote it is: under a delegation the person stood in for.
    public let person: Person.ID
    /// The persona that made the vote count; `owner` for the entitlement's owner.
    public let capacity: String
    /// Final once the request is decided; before that its voter can take it back.
    public let decision: Decision
    /// When it was cast, by the store's clock.
    public let at: Instant
    /// In the voter's words; a denial always has one.
    public let reason: FreeText?
    /// Who cast it in place of ``person``; `nil` where they voted themselves.
    public let castBy: Person.ID?
    /// The conditions of the request's sets that held of the voter when it was cast.
    public let meets: [String]

    /// Both persons of a vote that a delegate cast, the one person of any other.
    package var persons: Set<Person.ID> { Set([person, castBy].compactMap(\.self)) }

    package init(
      person: Person.ID,
      capacity: String,
      decision: Decision,
      at: Instant,
      reason: FreeText? = nil,
      castBy: Person.ID? = nil,
      meets: [String] = []
    ) {
      self.person = person
      self.capacity = capacity
      self.decision = decision
      self.at = at
      self.reason = reason
      self.castBy = castBy
      self.meets = meets
    }
  }

  /// A question to the requester, and its answer; the clock runs on.
  public struct Question: Hashable, Sendable {
    /// Somebody who may approve; at most one question is open at a time.
    public let asker: Person.ID
    /// Foreign text, erasable; the ledger keeps its digest.
    public let text: FreeText
    /// Asking moves neither the deadline nor the content hash.
    public let askedAt: Instant
    /// The requester's words; `nil` while the question is open.
    public var answer: FreeText?
    /// `nil` while the question is open.
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
    /// Who asks, or whom a delegate asks for; never among those who decide.
    public var requester: Person.ID
    /// The account that would get the access.
    public var beneficiary: Principal.ID
    /// All are opened together or none.
    public var items: [Item]
    /// As the entitlement is classified; unknown is treated as production.
    public var environment: Environment
    /// As the entitlement is classified; unknown is scored as confidential.
    public var dataClass: DataClass
    /// From the start, whenever that is; beyond the JIT ceiling the grant is standing.
    public var duration: Duration
    /// `nil` begins with the deciding vote, as does a start that has passed by then.
    public var startAt: Instant?
    /// At least 10 characters besides white space, at most 4096 bytes.
    public var justification: FreeText
    /// Number in the organisation's own system; its absence raises the risk score.
    public var ticket: String?
    /// The reason in one word that programs compare; `nil` where none was given.
    public var reasonCode: String?
    /// The grant to follow on, so many times at most as the rules say; `nil` for new access.
    public var renews: Grant.ID?
    /// The pending request of the same requester that this one closes.
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
    /// When a decision is owed under the rule; later is late, not void.
    public var dueAt: Instant
    /// From this moment on it is expired, with or without an answer.
    public var lapsesAt: Instant
    /// Name of the rule that opened it: `owner-approval`, `critical-elevation`.
    public var rule: String
    /// The version of the rules in which ``rule`` stood then.
    public var rulesVersion: Int
    /// Every set must be met, and an owner who may not decide is replaced by security.
    public var needs: [Need]
    /// At submission, with every row, so that it can be computed again.
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
  /// Never changes: a change is a new request that supersedes it.
  public let content: Content
  /// Fixed with the first entry, so a later change of the rules does not move the goal.
  public let terms: Terms
  /// The start of the approval lead time (M9).
  public let submittedAt: Instant
  /// As last recorded; a pending one past ``Terms/lapsesAt`` is expired all the same.
  public var state: State
  /// Those that count, in the order cast; withdrawn ones are in the ledger only.
  public var votes: [Vote]
  /// In the order asked; only the last can be open.
  public var questions: [Question]
  /// Opened by the deciding vote in its own transaction; empty unless approved.
  public var grants: [Grant.ID]
  /// The request that took its place, `nil` in every state but superseded.
  public var supersededBy: ID?
  /// When it was decided, taken back, replaced or recorded as lapsed; `nil` while pending.
  public var closedAt: Instant?
  /// The deciding voter, or the requester for what they took back; `nil` for a lapse.
  public var closedBy: Person.ID?
  /// From 1, one more with each event; a vote names the version that it saw.
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
