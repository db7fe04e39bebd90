import Governance
import SampleWorld
import Testing

private let endings = Moments.played

@Suite struct PendingRequestTests {
  @Test(arguments: endings.indices)
  func `twelve requests wait, two of them due within four hours and none late`(ending: Int) throws {
    let played = try endings[ending].get()
    #expect(played.refused.isEmpty)
    #expect(played.pending.count == 12)
    #expect(played.pending.count { $0.terms.dueAt <= played.end + .hours(4) } == 2)
    #expect(played.pending.allSatisfy { $0.terms.dueAt > played.end })
  }

  @Test(arguments: endings.indices)
  func `each can be decided by at least two persons`(ending: Int) throws {
    let played = try endings[ending].get()
    for request in played.pending {
      let facts = try played.facts(of: request, at: played.end)
      let able = played.persons.filter { person in
        guard person.isActive(at: played.end) else { return false }
        let context = played.context(of: Context.Actor(person: person), at: played.end)
        do {
          _ = try AccessRequest.capacity(toDecide: request, facts: facts, in: context)
          return true
        } catch {
          return false
        }
      }
      #expect(able.count >= 2, "\(request.id): \(able.map(\.handle))")
    }
  }

  @Test(arguments: endings.indices)
  func `every band of risk waits, the critical one for an hour at most`(ending: Int) throws {
    let pending = try endings[ending].get().pending
    #expect(Set(pending.map(\.terms.risk.band)) == Set(RiskScore.Band.allCases))
    let critical = pending.filter { $0.terms.risk.band == .critical }
    #expect(critical.allSatisfy { $0.content.duration <= .hours(1) })
  }

  @Test func `one has a vote of two, one an open question, one an unknown person`() throws {
    let pending = try endings[0].get().pending
    #expect(pending.contains { $0.approvals.count == 1 && $0.neededVotes == 2 })
    #expect(pending.contains { $0.openQuestion != nil })
    #expect(pending.contains { $0.questions.contains { $0.answer != nil } })
    #expect(pending.contains { $0.terms.personUnknown })
  }

  @Test func `one is by an outsider, one for a workload, one by the first person`() throws {
    let played = try endings[0].get()
    let requesters = try played.pending.map { try played.person($0.content.requester) }
    #expect(requesters.contains { $0.isExternal })
    #expect(requesters.contains { $0.handle == SampleWorld.firstHandle })
    let types = try played.pending.map {
      try played.account($0.content.beneficiary, at: played.end).type
    }
    #expect(types.contains(.workload))
  }

  @Test func `one attacks the screen with its words, one is written from right to left`() throws {
    let words = try endings[0].get().pending.compactMap(\.content.justification.text)
    let hostile = try #require(words.first { $0.contains("\u{1B}[2J") })
    #expect(hostile.unicodeScalars.count > 3_900)
    #expect(hostile.utf8.count <= AccessRequest.justificationLimit)
    for scalar: Unicode.Scalar in ["\u{202E}", "\u{200B}", "\u{7}", "\u{9B}", "\n", "\u{2028}"] {
      #expect(hostile.unicodeScalars.contains(scalar))
    }
    #expect(words.contains(HostileText.rightToLeft))
  }
}
