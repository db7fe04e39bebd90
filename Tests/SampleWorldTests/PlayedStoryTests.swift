import Governance
import SampleWorld
import Testing

private let played = Moments.played[0]

@Suite struct PlayedStoryTests {
  @Test func `no rule refuses any step`() throws {
    let refused = try played.get().refused
    #expect(refused.isEmpty, "\(refused.first.map { "\($0.at) \($0.by): \($0.refusal)" } ?? "")")
  }

  @Test func `sixty persons, two of whom have left, in eight teams`() throws {
    let persons = try played.get().persons
    #expect(persons.count == 60)
    #expect(persons.count { $0.state == .left } == 2)
    #expect(Set(persons.compactMap(\.team)).count == 8)
    #expect(Set(persons.compactMap(\.timeZone)).count > 5)
    #expect(Set(persons.map(\.employment)) == [.employee, .contractor, .partner])
  }

  @Test(arguments: Persona.allCases)
  func `an active person besides the first one holds every persona`(persona: Persona) throws {
    let holders = try played.get().persons.filter {
      $0.state == .active && $0.personas.contains(persona) && $0.handle != SampleWorld.firstHandle
    }
    #expect(!holders.isEmpty)
  }

  @Test(arguments: RequestState.allCases.filter { $0 != .expired })
  func `a request is in every state that the rules reach`(state: RequestState) throws {
    #expect(try played.get().requests.contains { $0.state == state })
  }

  @Test func `some requests lapsed unanswered`() throws {
    let played = try played.get()
    let lapsed = played.requests.filter { $0.state(at: played.end) == .expired }
    #expect(lapsed.count > 5)
  }

  @Test(
    arguments: [GrantState.scheduled, .active, .revoking, .revoked, .withdrawn])
  func `a grant is in every state that decisions and snapshots reach`(state: GrantState) throws {
    #expect(try played.get().grants.contains { $0.state == state })
  }

  @Test func `ends are proven by snapshot, by a second person, and not yet`() throws {
    let grants = try played.get().grants
    #expect(grants.contains { if case .snapshot = $0.endProof { true } else { false } })
    #expect(grants.contains { if case .attested = $0.endProof { true } else { false } })
    #expect(grants.contains { $0.state == .revoking && $0.endProof == .none })
    #expect(
      grants.contains { $0.request != nil && $0.state == .active && $0.startProof != .none }
    )
  }

  @Test func `access is open for hours, open without end, over, and planned`() throws {
    let played = try played.get()
    let live = played.grants.filter { $0.isLive(at: played.end) }
    #expect(live.count { $0.kind == .jit } >= 4)
    #expect(live.count { $0.kind == .standing && $0.request == nil } > 100)
    #expect(live.contains { $0.kind == .standing && $0.request != nil })
    #expect(played.grants.contains { $0.hasEnded(at: played.end) })
    #expect(played.grants.count { $0.startsAt > played.end && $0.state == .scheduled } == 2)
  }

  @Test func `a year of about four hundred requests, most of them answered within the hour`() throws
  {
    let played = try played.get()
    #expect((380...480).contains(played.requests.count))
    let recent = played.requests.filter {
      [.approved, .denied].contains($0.state)
        && ($0.closedAt ?? played.end) > played.end - .days(30)
    }
    let items = recent.map {
      ApprovalLeadTime.Item(submittedAt: $0.submittedAt, closedAt: $0.closedAt ?? played.end)
    }
    let window = ApprovalLeadTime.window(played.end)
    let median = ApprovalLeadTime.value(items, in: window).value
    #expect(median.map { (11...60).contains($0) } ?? false)
  }

  @Test(
    arguments: [
      "link.proposed", "link.confirmed", "link.removed", "delegation.started", "delegation.ended",
      "owner.assigned", "person.persona_withdrawn", "person.account_mapped", "person.offboarded",
      "vote.withdrawn", "request.asked", "request.answered", "grant.activated", "grant.adopted",
    ])
  func `everything that can happen has happened`(kind: String) throws {
    #expect(try played.get().kinds[kind, default: 0] > 0)
  }

  @Test func `artifacts of every kind and stage are registered`() throws {
    let artifacts = try played.get().artifacts
    #expect(Set(artifacts.map(\.kind)) == Set(Artifact.Kind.allCases))
    #expect(Set(artifacts.map(\.stage)) == Set(Artifact.Stage.allCases))
  }

  @Test func `some persons have two accounts, and some accounts nobody behind them`() throws {
    let played = try played.get()
    let confirmed = played.links.filter { $0.state == .confirmed }
    let byPerson = Dictionary(grouping: confirmed, by: \.person)
    #expect(byPerson.values.contains { $0.count > 1 })
    #expect(played.links.contains { $0.state == .proposed })
    let unlinked = played.catalogue.accounts.filter { account in
      account.type == .human && !confirmed.contains { $0.principal == account.id }
    }
    #expect(unlinked.count >= 3)
  }

  @Test func `a vote in somebody's place names both`() throws {
    let votes = try played.get().requests.flatMap(\.votes)
    #expect(votes.contains { $0.castBy != nil })
  }

  @Test func `a right was renewed, and a request replaced`() throws {
    let requests = try played.get().requests
    #expect(requests.contains { $0.content.renews != nil })
    #expect(requests.contains { $0.content.supersedes != nil })
  }
}
