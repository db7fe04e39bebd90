import Governance

extension Deliberation {
  /// Loads what a command is about, asks the domain, and records what follows.
  func perform(_ command: Command, by actor: Context.Actor) throws {
    let context = context(for: actor)
    switch command {
    case .request(let draft): try record(decide(draft, context))
    case .approve(let decision): try record(vote(decision, AccessRequest.approve, context))
    case .deny(let decision): try record(vote(decision, AccessRequest.deny, context))
    case .withdrawVote(let id):
      try record(AccessRequest.withdrawVote(on: connection.request(id), in: context))
    case .ask(let id, let text):
      try record(AccessRequest.ask(text, on: connection.request(id), in: context))
    case .answer(let id, let text):
      try record(AccessRequest.answer(text, on: connection.request(id), in: context))
    case .cancel(let id, let reason):
      try record(AccessRequest.cancel(connection.request(id), reason: reason, in: context))
    case .revoke(let id, let reason, let seen):
      try record(revoke(id, reason: reason, seen: seen, context))
    case .attest(let id, _):
      let grant = try connection.grant(id)
      try record(
        Grant.attest(grant, facts: connection.facts(for: grant), in: context)
      )
    case .retry(let id, let reason, let seen):
      let grant = try connection.grant(id)
      try record(
        Grant.retry(
          grant,
          reason: reason,
          seen: seen,
          facts: connection.facts(for: grant),
          in: context
        )
      )
    case .quarantine(let command): try record(decide(command, context))
    case .exception(let command): try perform(command, context)
    default: try performOnPeople(command, context)
    }
  }

  private func performOnPeople(_ command: Command, _ context: Context) throws {
    switch command {
    case .addPerson(let draft): try record(add(draft, context))
    case .setPersona(let id, let persona, let held):
      let person = try connection.person(id)
      try record(
        Person.setPersona(
          persona,
          held: held,
          of: person,
          facts: connection.peopleFacts(),
          in: context
        )
      )
    case .mapAccount(let id, let osUser):
      let facts = try connection.peopleFacts(osUser: osUser)
      try record(
        Person.mapAccount(osUser, to: connection.person(id), facts: facts, in: context)
      )
    case .link(let id, let principal): try record(link(id, principal, context))
    case .unlink(let id, let principal, let reason):
      try record(unlink(id, principal, reason, context))
    case .offboard(let id, let effectiveAt, let reason):
      try record(offboard(id, effectiveAt: effectiveAt, reason: reason, context))
      try record(try workloadsLeft(by: connection.person(id).id), as: .rule)
    case .delegate(let id, let start, let end):
      try record(
        Delegation.decide(to: connection.person(id), from: start, until: end, in: context)
      )
    case .endDelegation(let id): try record(endDelegation(id, context))
    case .assignOwner(let subject, let person, let team, let reason):
      try record(assign(subject, person: person, team: team, reason: reason, context))
    case .registerArtifact(let draft): try record(register(draft, context))
    case .applyRules(let rules, let reason):
      try record(RuleSet.apply(rules, over: self.rules, reason: reason, in: context))
    case .finding(let command): try recordEach(decide(command, context))
    case .workload(let command): try recordEach(decide(command, context))
    case .certification(let command): try perform(command, context)
    case .package(let command): try record(decide(command, context))
    case .ticket(let command): try record(decide(command, context))
    case .bundle(let command): try record(decide(command, context))
    case .drill(let command): try record(decide(command, context))
    default: break
    }
  }
}

extension Command {
  /// What the actor must be allowed to do, for the personas that the entry names.
  var permissions: Set<Permission> {
    switch self {
    case .request: [.request]
    case .approve, .deny, .withdrawVote, .ask: [.approve]
    case .revoke, .retry: [.revoke]
    case .quarantine: [.quarantine]
    case .attest: [.attest]
    case .addPerson, .setPersona, .mapAccount, .link, .unlink, .offboard: [.managePeople]
    case .assignOwner: [.assignOwner]
    case .registerArtifact: [.registerArtifact]
    case .applyRules: [.applyRules]
    case .finding(.evaluate): [.importFacts]
    case .finding: [.manageFindings]
    case .workload(.quarantine): [.quarantine]
    case .workload(.assignOwner): [.assignOwner]
    case .workload: [.manageWorkloads]
    case .exception(let command): command.permissions
    case .certification: [.manageCampaigns]
    case .package(let command): command.permissions
    case .ticket(let command): command.permissions
    case .bundle(let command): command.permissions
    case .drill: [.runDrill]
    case .answer, .cancel, .delegate, .endDelegation: []
    }
  }
}
