import Governance

/// What the rules say about a request now, asked once for all that a detail shows.
struct RequestInquiry {
  private let row: RequestRow
  private let viewing: Viewing
  /// The world as the deciding vote would see it, or why nothing can be judged any more.
  private let facts: Result<RequestFacts, Refusal>

  private var request: AccessRequest { row.request }

  init(_ row: RequestRow, _ connection: any Connection, _ viewing: Viewing) throws {
    self.row = row
    self.viewing = viewing
    do {
      let facts = try connection.facts(for: row.request, at: viewing.now, viewing.options)
      self.facts = .success(facts)
    } catch let refusal as Refusal {
      facts = .failure(refusal)
    }
  }

  /// One line a rule, whether it holds and why.
  var checks: [RequestDetail.Check] {
    let own = [notExpired, notYours, notVoted]
    switch facts {
    case .success(let facts):
      return own + [
        separation(facts), ticket, ownerActive(facts), beneficiaryActive(facts),
        noWildcard(facts), personKnown(facts),
      ]
    case .failure(let refusal):
      return own + [
        ticket, RequestDetail.Check("still listed", passed: false, because: refusal.message),
      ]
    }
  }

  private var notExpired: RequestDetail.Check {
    let isOpen = row.state == .pending
    let left = (request.terms.lapsesAt - viewing.now).inWords
    return .init(
      "not expired",
      passed: isOpen || row.state == .approved,
      because: isOpen ? "it lapses in \(left)" : "it is \(row.state.rawValue)"
    )
  }

  private var notYours: RequestDetail.Check {
    let mine = viewing.actor.persons
    let behind = Set(request.terms.persons).union((try? facts.get().beneficiary.persons) ?? [])
    let handle = viewing.actor.person.handle
    let isMine = !mine.isDisjoint(with: behind)
    return .init(
      "not yours",
      passed: !isMine,
      because: isMine
        ? "\(handle) stands behind it, and nobody decides for themselves"
        : "\(handle) is neither requester, beneficiary nor owner"
    )
  }

  private var notVoted: RequestDetail.Check {
    let hasVoted = request.votes.contains { $0.person == viewing.voter.id }
    return .init(
      "not voted",
      passed: !hasVoted,
      because: hasVoted ? "a vote counts once" : "\(viewing.voter.handle) has not voted on it"
    )
  }

  private func separation(_ facts: RequestFacts) -> RequestDetail.Check {
    let conflict = viewing.rules.separationConflict(adding: facts.right.text, beside: facts.held)
    return .init(
      "separation",
      passed: conflict == nil,
      because: conflict.map { conflict in
        conflict.action == .prune
          ? "approving it ends `\(conflict.other)` (rule \(conflict.rule))"
          : "not together with `\(conflict.other)` (rule \(conflict.rule))"
      }
        ?? "no rule keeps it apart from what they hold"
    )
  }

  private var ticket: RequestDetail.Check {
    let ticket = request.content.ticket
    return .init("ticket", passed: ticket != nil, because: ticket ?? "no ticket is named")
  }

  private func ownerActive(_ facts: RequestFacts) -> RequestDetail.Check {
    let hasOwner = !facts.right.owners.isEmpty
    return .init(
      "owner active",
      passed: hasOwner,
      because: hasOwner
        ? "\(facts.right.owners.count) active who answer for `\(facts.right.name)`"
        : "nobody active answers for `\(facts.right.name)`"
    )
  }

  private func beneficiaryActive(_ facts: RequestFacts) -> RequestDetail.Check {
    let isActive = facts.beneficiary.isActive
    return .init(
      "account active",
      passed: isActive,
      because: "its source lists it as \(isActive ? "active" : "inactive")"
    )
  }

  private func noWildcard(_ facts: RequestFacts) -> RequestDetail.Check {
    let isBroad = facts.right.broadActions || facts.right.broadResources
    return .init(
      "no wildcard",
      passed: !isBroad,
      because: isBroad ? "its actions or resources are broad patterns" : "each pattern is narrow"
    )
  }

  private func personKnown(_ facts: RequestFacts) -> RequestDetail.Check {
    let isKnown = !facts.personUnknown
    return .init(
      "person known",
      passed: isKnown,
      because: isKnown
        ? "\(facts.beneficiary.persons.count) confirmed behind the account"
        : "nobody is confirmed as the person behind it"
    )
  }

  /// Persons whose vote would count now, those first whose one vote would complete it.
  func couldComplete(_ connection: any Connection) throws -> [RequestDetail.Completer] {
    guard row.state == .pending, case .success(let facts) = facts else { return [] }
    var found: [(completer: RequestDetail.Completer, completes: Bool)] = []
    for person in try connection.possibleVoters(facts, viewing.rules)
    where person.isActive(at: viewing.now) {
      let other = viewing.through(person)
      guard
        let capacity = try? AccessRequest.capacity(
          toDecide: request,
          facts: facts,
          in: other.context
        )
      else { continue }
      let completer = RequestDetail.Completer(
        person: person.id,
        handle: person.handle,
        capacity: capacity
      )
      found.append((completer, request.isComplete(with: person, as: capacity, at: viewing.now)))
    }
    let order = try ReviewerOrder(
      of: found.map(\.completer.person),
      for: request,
      facts,
      viewing.rules,
      connection,
      at: viewing.now
    )
    let sorted = found.sorted { one, other in
      one.completes == other.completes
        ? order.isBefore(one.completer, other.completer) : one.completes
    }
    return sorted.prefix(20).map(\.completer)
  }
}

extension AccessRequest {
  fileprivate func isComplete(with person: Person, as capacity: String, at now: Instant) -> Bool {
    let vote = Vote(
      person: person.id,
      capacity: capacity,
      decision: .approve,
      at: now,
      reason: nil,
      castBy: nil
    )
    return isMet(by: votes + [vote])
  }
}

extension Connection {
  /// Those whose personas may approve, and those who answer for the right.
  fileprivate func possibleVoters(_ facts: RequestFacts, _ rules: Rules) throws -> [Person] {
    let personas = Persona.allCases.filter { rules.allows(.approve, [$0]) || $0 == .security }
    let holding = SQLCondition.isOne("held.persona", of: personas.map { .init($0) })
    let owning = SQLCondition.isOne("person.id", of: facts.right.owners.map { .init($0) })
    let those = SQLCondition.any([
      SQLCondition(
        "person.id in (select held.person from person_persona held where \(holding.sql))",
        holding.arguments
      ), owning,
    ])
    return try persons(
      where: "person.state = 'active' and (\(those.sql))",
      those.arguments
    )
  }
}
