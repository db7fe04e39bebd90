import Governance
import Testing

@testable import GovernanceStore

struct CertificationListTests {
  private func ids(
    _ stage: ReviewStage,
    _ kind: ListKind,
    _ filter: String,
    as handle: String = "rita"
  ) async throws -> [String] {
    let page = try await stage.store.records(
      ListQuery(kind, filter: filter),
      as: .claiming(handle)
    )
    return page.rows.map(\.id)
  }

  @Test func `items are filtered by what they show`() async throws {
    let stage = try await ReviewStage()
    let id = try await stage.begin()
    let items = try await stage.items()
    try await stage.answer(.revoke, to: [items[0]], "rita")
    #expect(try await ids(stage, .items, "campaign:\(id)").count == 3)
    #expect(try await ids(stage, .items, "decision:revoke") == [items[0].id.text])
    #expect(try await ids(stage, .items, "decision:open").count == 2)
    #expect(try await ids(stage, .items, "is:staged") == [items[0].id.text])
    #expect(try await ids(stage, .items, "is:mine").count == 3)
    #expect(try await ids(stage, .items, "is:mine", as: "ren").isEmpty)
    #expect(try await ids(stage, .items, "who:trainer").count == 2)
    #expect(try await ids(stage, .items, "is:privileged").count == 1)
    #expect(try await ids(stage, .items, "is:bulk").isEmpty)
    #expect(try await ids(stage, .items, "is:late").isEmpty)
    stage.clock.advance(.days(9))
    #expect(try await ids(stage, .items, "is:late").count == 3)
    #expect(try await ids(stage, .campaigns, "is:late") == [id.text])
  }

  @Test func `campaigns are filtered by what they show`() async throws {
    let stage = try await ReviewStage()
    let id = try await stage.begin()
    #expect(try await ids(stage, .campaigns, "state:in-review due:<8d") == [id.text])
    #expect(try await ids(stage, .campaigns, "silence:keep").isEmpty)
    #expect(try await ids(stage, .campaigns, "done:0") == [id.text])
    #expect(try await ids(stage, .campaigns, "is:mine", as: "cora") == [id.text])
    #expect(try await ids(stage, .campaigns, "is:mine", as: "rita") == [id.text])
    #expect(try await ids(stage, .campaigns, "is:mine", as: "ren").isEmpty)
    #expect(try await ids(stage, .campaigns, "access") == [id.text])
  }

  @Test func `a row says what can be decided about it`() async throws {
    let stage = try await ReviewStage()
    _ = try await stage.begin()
    let page = try await stage.store.records(
      ListQuery(.items, filter: ""),
      as: .claiming("rita")
    )
    let row = try #require(page.rows.first)
    let item = try await stage.store.reviewItem(
      Identifier(row.id.lowercased()),
      as: .claiming("rita")
    )
    let cells = Dictionary(row.fields.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(cells["evidence_sha256"] == .text(item.evidenceSha256))
    #expect(cells["decision"] == .absent)
    #expect(cells["grants"] == .list(item.grants.ids.map(\.text)))
    #expect(cells["version"] == .integer(1))
  }
}
