import Governance
import SampleWorld

extension PlayedWorld {
  /// Whom the people file lists for the first time.
  func enrolment(_ file: SourceFile) -> [Event] {
    let table = SampleTable(csv: String(decoding: file.bytes, as: UTF8.self))
    let known = Set(persons.map(\.handle))
    let new = table.rows.filter {
      $0["state"] == "active" && $0["handle"].map { !known.contains($0) } ?? false
    }
    return new.enumerated().map { place, row in
      let profile = PersonEvent.Profile(
        handle: row["handle"] ?? "",
        name: text(row["name"] ?? ""),
        contact: row["email"].map { text($0) },
        team: row["team"],
        employment: row["employment"].flatMap { Person.Employment(rawValue: $0) } ?? .unknown,
        contractEndsAt: row["contract_ends"].flatMap { Instant(rfc3339: $0) },
        timeZone: row["time_zone"]
      )
      return Event(nextID(.person, after: place) as Person.ID, .person(.enrolled(profile)))
    }
  }

  /// Links that the addresses of accounts suggest.
  func proposals(in scope: String, at moment: Instant) -> [Event] {
    let proposed = Set(links.map(\.principal))
    let active = Set(persons.filter { $0.state == .active }.map(\.handle))
    let new = catalogue.accounts(at: moment).filter { account in
      account.scope == scope && !proposed.contains(account.id)
        && account.person.map { active.contains($0) } ?? false
    }
    return new.enumerated().map { place, account in
      let person = names.person(account.person ?? "")
      return Event(
        nextID(.link, after: place) as PersonLink.ID,
        .link(.proposed(principal: account.id, person: person, evidence: .email, by: nil))
      )
    }
  }

  /// Starts and ends that the holdings of an account show.
  func proofs(in scope: String, at moment: Instant) -> [Event] {
    let rights = Set(catalogue.rights.filter { $0.scope == scope }.map(\.id))
    let holdings = catalogue.holdings(at: moment)
    return grants.flatMap { grant -> [Event] in
      guard rights.contains(grant.entitlement) else { return [] }
      let isPresent = holdings.contains(
        .init(principal: grant.principal, entitlement: grant.entitlement)
      )
      return Grant.observed(grant, isPresent: isPresent, in: Snapshot.ID("SN-1"), at: moment)
    }
  }

  /// What a baseline finds: everything held for which no grant stands.
  func adoptions(at moment: Instant) -> [Event] {
    let standing = Set(
      grants.filter { !$0.state.isTerminal }
        .map { SampleCatalogue.Holding(principal: $0.principal, entitlement: $0.entitlement) }
    )
    let found = catalogue.holdings(at: moment).subtracting(standing)
      .sorted { ($0.principal, $0.entitlement) < ($1.principal, $1.entitlement) }
    let rights = Dictionary(
      catalogue.rights.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return found.enumerated().compactMap { place, holding in
      guard let right = rights[holding.entitlement] else { return nil }
      let terms = GrantEvent.Terms(
        kind: .standing,
        principal: holding.principal,
        entitlement: holding.entitlement,
        resource: right.name,
        environment: right.environment,
        dataClass: right.dataClass,
        startsAt: moment,
        endsAt: nil,
        adoptedFrom: Snapshot.ID("SN-1"),
        rule: "baseline",
        rulesVersion: 1
      )
      return Event(nextID(.grant, after: place) as Grant.ID, .grant(.adopted(terms)))
    }
  }
}
