import Governance
import SampleWorld

extension PlayedWorld {
  /// What waits for an answer at the end.
  var pending: [AccessRequest] {
    requests.filter { $0.state(at: end) == .pending }.sorted { $0.terms.dueAt < $1.terms.dueAt }
  }

  func person(_ word: String) throws -> Person {
    try person(names.person(word))
  }

  func person(_ id: Person.ID) throws -> Person {
    guard let person = persons[id.text] else {
      throw NothingThere(name: id.text)
    }
    return person
  }

  func request(_ id: AccessRequest.ID) throws -> AccessRequest {
    guard let request = requests[id.text] else {
      throw NothingThere(name: id.text)
    }
    return request
  }

  func grant(_ id: Grant.ID) throws -> Grant {
    guard let grant = grants[id.text] else {
      throw NothingThere(name: id.text)
    }
    return grant
  }

  func right(_ id: Entitlement.ID) throws -> SampleCatalogue.Right {
    guard let right = catalogue.rights.first(where: { $0.id == id }) else {
      throw NothingThere(name: id.text)
    }
    return right
  }

  func account(_ id: Principal.ID, at moment: Instant) throws -> SampleCatalogue.Account {
    guard let account = catalogue.accounts(at: moment).first(where: { $0.id == id }) else {
      throw NothingThere(name: id.text)
    }
    return account
  }

  func persons(behind principal: Principal.ID) -> [Person] {
    let linked = links.filter { $0.principal == principal && $0.state == .confirmed }.map(\.person)
    return persons.filter { linked.contains($0.id) }
  }

  /// Whom a tag means: a handle, else the members of a team.
  func owners(_ word: String?) -> [Person] {
    let active = persons.filter { $0.state == .active }
    let named = active.filter { $0.handle == word }
    return named.isEmpty ? active.filter { $0.team == word } : named
  }
}
