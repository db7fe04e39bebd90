import Governance
import Testing

@testable import GovernanceStore

/// What a screen says about an act is what the one door says when it is done.
struct RehearsalTests {
  private static let lists: [(ListKind, IDPrefix)] = [
    (.campaigns, .campaign), (.items, .item), (.exceptions, .exception),
    (.exceptions, .breakGlass), (.drift, .drift), (.findings, .compliance),
    (.packages, .package), (.changes, .ticket),
  ]

  /// One record of each state that a kind has.
  private static func examples(
    _ store: Store,
    _ kind: ListKind,
    _ prefix: IDPrefix
  ) async throws -> [String] {
    var query = ListQuery(kind, limit: 200)
    query.zoneOffset = 0
    let rows = try await store.records(query, as: .claiming("ada")).rows
    var seen: Set<String> = []
    return rows.filter {
      IDPrefix(of: $0.id) == prefix && seen.insert($0.text("state") ?? "").inserted
    }
    .map(\.id)
  }

  @Test(arguments: lists, ["ada", "ben", "felix"])
  func `a judgement is what the door says`(
    list: (kind: ListKind, prefix: IDPrefix),
    handle: String
  ) async throws {
    let store = try await SamplePlay.played.value.store
    let door = Operator.claiming(handle)
    let person = try await store.viewer(of: door).person
    let ids = try await Self.examples(store, list.kind, list.prefix)
    #expect(!ids.isEmpty)
    for id in ids {
      let detail = try #require(try await store.recordDetail(list.kind, id, as: door))
      let named = try #require(detail.named)
      #expect(Set(detail.judgements.keys) == Set(RecordAct.acts(on: list.prefix)), "\(id)")
      let words = RecordWords.placeholders(for: person, exception: detail.grounds.first)
      for (act, judgement) in detail.judgements where act != .accept || words.exception != nil {
        let refusal = try await self.refusal(
          of: act,
          on: ShownRecord(named, detail.row),
          words,
          store,
          door
        )
        if let told = judgement.refusal {
          #expect(told == refusal, "\(handle) \(act) \(id)")
        } else if let refusal {
          #expect(act.forgiven.contains(refusal.code), "\(handle) \(act) \(id): \(refusal)")
        }
      }
    }
  }

  private func refusal(
    of act: RecordAct,
    on record: ShownRecord,
    _ words: RecordWords,
    _ store: Store,
    _ door: Operator
  ) async throws -> Refusal? {
    do {
      let now = try await SamplePlay.played.value.end
      _ = try await store.preview([act.command(on: record, words, at: now)], as: door)
      return nil
    } catch let refusal as Refusal {
      return refusal
    }
  }

  @Test func `judging writes nothing`() async throws {
    let stage = try await ReviewStage()
    _ = try await stage.begin()
    let size = try await stage.store.ledger().size
    let item = try #require(try await stage.items().first)
    let rita = Operator.claiming("rita")
    let detail = try await stage.store.recordDetail(.items, item.id.text, as: rita)
    #expect(detail?.judgements[.end] == Judgement())
    #expect(try await stage.store.ledger().size == size)
    #expect(try await stage.items("state = 'open'").contains { $0.id == item.id })
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `an answer that needs words says why, and one's staged answers are counted`()
    async throws
  {
    let stage = try await ReviewStage()
    _ = try await stage.begin()
    let rita = Operator.claiming("rita")
    let items = try await stage.items()
    let item = try #require(items.first)
    func detail() async throws -> RecordDetail? {
      try await stage.store.recordDetail(.items, item.id.text, as: rita)
    }
    #expect(try await detail()?.judgements[.abstain]?.need?.contains("needs a comment") ?? false)
    #expect(try await detail()?.judgements[.reopen]?.refusal?.code == .notPermitted)
    #expect(try await detail()?.staged == [:])
    try await stage.answer(.revoke, to: [item], "rita")
    #expect(try await detail()?.staged == [.revoke: 1])
    #expect(try await detail()?.judgements[.certify]?.refusal?.code == .alreadyVoted)
    #expect(try await detail()?.judgements[.signOff] == Judgement())
    let other = try await stage.store.recordDetail(.items, item.id.text, as: .claiming("ren"))
    #expect(other?.staged == [:])
    #expect(other?.judgements[.signOff]?.refusal?.code == .notFound)
  }
}
