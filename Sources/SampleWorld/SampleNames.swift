package import Governance

/// What the steps so far have made: the ids that were given out, and how things stand.
package struct SampleNames: Sendable {
  private struct Right: Hashable {
    let principal: Principal.ID
    let entitlement: Entitlement.ID
  }

  private var persons: [String: Person.ID] = [:]
  private var requests: [String: AccessRequest.ID] = [:]
  private var grants: [String: Grant.ID] = [:]
  private var delegations: [String: Delegation.ID] = [:]
  private var adopted: [Right: Grant.ID] = [:]
  private var versions: [String: Int] = [:]
  private var closed: Set<String> = []
  private var over: Set<Grant.ID> = []
  private var links: [Principal.ID: PersonLink.State] = [:]
  private var principalByLink: [String: Principal.ID] = [:]

  package init() {}

  /// Takes in what a step has written; `version` is that of the event's subject after it.
  package mutating func learn(_ event: Event, version: Int, label: String? = nil) {
    versions[event.subject] = version
    switch event.body {
    case .person(.bootstrapped(let profile)), .person(.added(let profile)),
      .person(.enrolled(let profile)), .person(.updated(let profile)):
      persons[profile.handle] = Person.ID(event.subject)
    case .request(let happened): learn(happened, event.subject, label)
    case .grant(.adopted(let terms)):
      adopted[Right(principal: terms.principal, entitlement: terms.entitlement)] =
        Grant.ID(event.subject)
    case .grant(.scheduled):
      if let label { grants[label] = Grant.ID(event.subject) }
    case .grant(.withdrawn), .grant(.revoked), .grant(.ended): over.insert(Grant.ID(event.subject))
    case .delegation(.started):
      if let label { delegations[label] = Delegation.ID(event.subject) }
    case .link(let happened): learn(happened, event.subject)
    default: break
    }
  }

  private mutating func learn(_ event: RequestEvent, _ subject: String, _ label: String?) {
    switch event {
    case .submitted: if let label { requests[label] = AccessRequest.ID(subject) }
    case .approved, .denied, .cancelled, .expired, .superseded: closed.insert(subject)
    case .reviewed, .voted, .voteWithdrawn, .asked, .answered: break
    }
  }

  private mutating func learn(_ event: PersonLinkEvent, _ subject: String) {
    if case .proposed(let principal, _, _, _) = event { principalByLink[subject] = principal }
    guard let principal = principalByLink[subject] else { return }
    links[principal] =
      switch event {
      case .proposed: .proposed
      case .confirmed: .confirmed
      case .removed: .removed
      }
  }

  // An id that nobody gave out is refused at the door, which says more than a trap here would.

  package func person(_ handle: String) -> Person.ID { persons[handle] ?? Person.ID(handle) }

  package func request(_ label: String) -> AccessRequest.ID {
    requests[label] ?? AccessRequest.ID(label)
  }

  /// The grant that the request of this label opened.
  package func grant(_ label: String) -> Grant.ID { grants[label] ?? Grant.ID(label) }

  /// The same, but only where there is one and it has not ended for good.
  package func openGrant(_ label: String) -> Grant.ID? {
    grants[label].flatMap { over.contains($0) ? nil : $0 }
  }

  package func delegation(_ label: String) -> Delegation.ID {
    delegations[label] ?? Delegation.ID(label)
  }

  /// The grant that a baseline adopted for what a principal held, until it has ended for good.
  package func adoptedGrant(_ principal: Principal.ID, _ entitlement: Entitlement.ID) -> Grant.ID? {
    adopted[Right(principal: principal, entitlement: entitlement)]
      .flatMap { over.contains($0) ? nil : $0 }
  }

  package func isPending(_ label: String) -> Bool {
    requests[label].map { !closed.contains($0.text) } ?? false
  }

  /// How far the link of an account is; `nil` where nobody proposed one.
  package func link(of principal: Principal.ID) -> PersonLink.State? { links[principal] }

  /// A vote on what is there now.
  package func decision(on label: String, reason: String? = nil) -> Decision {
    let id = request(label)
    return Decision(request: id, seenVersion: versions[id.text] ?? 1, reason: reason)
  }
}
