import Documents
import Testing

@testable import Governance

@Suite struct `The verdict of several reviewers` {
  struct Case: Sendable {
    let answers: [Verdict]
    /// While others may still answer, and after the deadline; in the order of the strategies.
    let before: [Verdict?]
    let after: [Verdict]
  }

  /// Of three reviewers; oneAcceptAccepts, allMustAccept, oneDenyDenies, acceptedIfNotDenied.
  static let cases: [Case] = [
    Case(
      answers: [],
      before: [nil, nil, nil, nil],
      after: [.noResponse, .noResponse, .noResponse, .certify]
    ),
    Case(
      answers: [.certify],
      before: [.certify, nil, nil, nil],
      after: [.certify, .noResponse, .certify, .certify]
    ),
    Case(
      answers: [.revoke],
      before: [nil, .revoke, .revoke, .revoke],
      after: [.revoke, .revoke, .revoke, .revoke]
    ),
    Case(
      answers: [.reduce, .certify],
      before: [.certify, .reduce, .reduce, .reduce],
      after: [.certify, .reduce, .reduce, .reduce]
    ),
    Case(
      answers: [.reduce, .revoke],
      before: [nil, .revoke, .revoke, .revoke],
      after: [.revoke, .revoke, .revoke, .revoke]
    ),
    Case(
      answers: [.abstain],
      before: [nil, nil, nil, nil],
      after: [.abstain, .abstain, .abstain, .certify]
    ),
    Case(
      answers: [.certify, .certify, .certify],
      before: [.certify, .certify, .certify, .certify],
      after: [.certify, .certify, .certify, .certify]
    ),
    Case(
      answers: [.certify, .certify, .abstain],
      before: [.certify, .abstain, .certify, .certify],
      after: [.certify, .abstain, .certify, .certify]
    ),
    Case(
      answers: [.abstain, .abstain, .abstain],
      before: [.abstain, .abstain, .abstain, .certify],
      after: [.abstain, .abstain, .abstain, .certify]
    ),
  ]

  @Test(arguments: cases) func `follows the strategy`(_ some: Case) {
    for (place, strategy) in StageStrategy.allCases.enumerated() {
      #expect(
        strategy.verdict(of: some.answers, among: 3, isOver: false) == some.before[place],
        "\(strategy) before"
      )
      #expect(
        strategy.verdict(of: some.answers, among: 3, isOver: true) == some.after[place],
        "\(strategy) after"
      )
    }
  }

  @Test func `keeps the names of midPoint`() {
    #expect(
      StageStrategy.allCases.map(\.rawValue)
        == ["oneAcceptAccepts", "allMustAccept", "oneDenyDenies", "acceptedIfNotDenied"]
    )
  }

  @Test func `comes from those who may judge, else from the fallback`() throws {
    let (ada, ben, mei, olga) = (
      SmallWorld.ada.id, SmallWorld.ben.id, SmallWorld.mei.id, SmallWorld.olga.id
    )
    func assigned(_ candidates: [Person.ID], _ excluded: Set<Person.ID>) -> ReviewerAssignment? {
      ReviewerAssignment(
        candidates: candidates,
        excluded: excluded,
        fallback: [ada, olga],
        atMost: 2
      )
    }
    let some = try #require(assigned([ben, mei, ada], [mei]))
    #expect(some.reviewer == ben)
    #expect(some.others == [ada])
    #expect(!some.isFallback)
    #expect(assigned([ben, mei, ada], [])?.others == [mei])
    #expect(assigned([ben], [ben])?.reviewer == ada)
    #expect(assigned([ben], [ben])?.isFallback == true)
    #expect(assigned([], [ada])?.reviewer == olga)
    #expect(assigned([], [ada, olga])?.reviewer == ada)
    #expect(
      ReviewerAssignment(candidates: [], excluded: [], fallback: [], atMost: 2) == nil
    )
  }
}
