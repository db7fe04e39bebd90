extension RequestFacts {
  /// What the conditions of rules can be about, before anybody decides.
  package func traits(
    length: Duration,
    resource: String,
    ticket: String?,
    reasonCode: String?,
    risk: RiskScore
  ) -> Traits {
    var traits = Traits()
    traits.set(.environment, [right.environment.rawValue])
    traits.set(.dataClass, [right.dataClass.rawValue])
    traits.set(.privilege, [right.privilege.rawValue])
    traits.set(.wildcard, [wildcard.rawValue])
    traits.set(.band, [risk.band.rawValue])
    traits.set(.risk, Int64(risk.score))
    traits.set(.length, length.milliseconds)
    traits.set(.right, [right.name])
    traits.set(.resource, [resource.isEmpty ? right.resource : resource])
    traits.set(.ticket, [ticket == nil ? "no" : "yes"])
    traits.set(.reasonCode, [reasonCode])
    traits.set(.accountType, [beneficiary.type.rawValue])
    traits.set(.owner, right.owners.map(\.text))
    if let requester { traits.setRequester(requester) }
    return traits
  }

  /// The traits of a request that was made, as the world is now.
  package func traits(of request: AccessRequest) -> Traits {
    traits(
      length: request.content.duration,
      resource: request.content.items.first?.resource ?? "",
      ticket: request.content.ticket,
      reasonCode: request.content.reasonCode,
      risk: request.terms.risk
    )
  }

  package var wildcard: RiskInput.Wildcard {
    switch (right.broadActions, right.broadResources) {
    case (true, true): .both
    case (true, false): .action
    case (false, true): .resource
    case (false, false): .none
    }
  }

  /// Refuses somebody who fails a condition on reviewers, naming the clause, the rule and its version.
  func checkReviewers(
    _ actor: Context.Actor,
    on request: AccessRequest,
    _ rules: Rules
  ) throws(Refusal) {
    let asked = traits(of: request)
    for rule in rules.approvals(for: asked) {
      // A delegate inherits every exclusion of the person they stand in for, and brings their own.
      for person in [actor.person, actor.delegateOf].compactMap({ $0 }) {
        var traits = asked
        traits.setReviewer(person)
        guard let clause = rule.where.failing(traits) else { continue }
        throw Refusal(
          .notEligible,
          request.id.text,
          state: request.state.rawValue,
          "`\(clause.text)` does not hold of \(person.handle)\(clause.found(traits)) (rule \(rule.name) v\(rules.version))",
          next: "somebody of whom it holds can decide"
        )
      }
    }
  }

  /// The conditions among the sets of a request that hold of a voter.
  func conditions(metBy voter: Person, on request: AccessRequest) -> [String] {
    var traits = traits(of: request)
    traits.setReviewer(voter)
    return request.terms.needs.compactMap { need in
      guard case .matching(let clause) = need.of, clause.holds(traits) else { return nil }
      return clause.text
    }
  }
}

extension Clause {
  /// What the trait is instead, for the refusal; nothing where it is unknown.
  fileprivate func found(_ traits: Traits) -> String {
    let words = traits.words(of: trait).sorted().joined(separator: " ")
    return words.isEmpty ? ", of whom nobody knows it" : ": it is \(words)"
  }
}
