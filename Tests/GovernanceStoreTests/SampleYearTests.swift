import Governance
import SampleWorld
import Testing

@testable import GovernanceStore

/// The sample's year of operation: every workflow has run, and every state that lasts stands somewhere.
struct SampleYearTests {
  @Test(
    arguments: [
      ("policy_exception", "requested approved active expired denied cancelled revoked"),
      ("break_glass", "active post_review_pending reviewed_justified reviewed_violation"),
      ("backlog_item", "open closed"), ("control_class", "normal"),
      ("campaign", "created in_review review_done in_remediation closed cancelled"),
      ("review_item", "open decided signed_off applying applied"),
      (
        "drift_finding",
        "detected acknowledged remediating remediated accepted false_positive verified"
      ), ("compliance_finding", "open assigned remediating resolved waived"),
      (
        "workload_identity",
        "proposed registered active suspended deprecated decommissioned quarantined rotated"
      ),
      (
        "model_package",
        "registered evaluated pending_approval approved rejected promoted superseded de_promoted archived"
      ),
      ("change_ticket", "new assess authorize scheduled implement review closed canceled"),
      (
        "policy_bundle",
        "draft tested signed shadow enforcing enforced superseded rolled_back rejected"
      ), ("drill", "running passed failed canceled"),
      ("access_request", "pending approved denied cancelled expired superseded"),
    ]
  )
  func `every state that lasts stands somewhere`(_ table: String, _ states: String) async throws {
    let store = try await SamplePlay.played.value.store
    let found = Set(
      try await store.ask("select distinct state from \(table)").compactMap { row -> String? in
        if case .text(let word)? = row.first { word } else { nil }
      }
    )
    let missing = Set(states.split(separator: " ").map(String.init)).subtracting(found)
    #expect(missing.isEmpty, "\(table): \(missing.sorted())")
  }

  @Test(
    arguments: [
      "exception.reviewed", "exception.backlogged", "break_glass.extended",
      "control_class.degraded", "control_class.restored", "rules.applied", "item.silent",
      "item.lapsed", "campaign.cancelled", "drift.auto_reverted", "drift.dismissed",
      "finding.remediation_failed", "workload.rotated", "workload.owner_lost", "package.restored",
      "bundle.consented", "bundle.downgraded", "bundle.reactivated", "grant.certified",
      "grant.externally_modified",
    ]
  )
  func `everything that passes has happened`(_ kind: String) async throws {
    let store = try await SamplePlay.played.value.store
    let count = try await store.ask(
      "select count(*) from ledger_entry where kind = ?",
      [.text(kind)]
    )
    #expect(count != [[0]])
  }

  @Test(arguments: ["low", "medium", "high", "critical"])
  func `there was an exception of every class`(_ band: String) async throws {
    let store = try await SamplePlay.played.value.store
    let found = try await store.ask(
      "select count(*) from policy_exception where risk_class = ? and approved_at is not null",
      [.text(band)]
    )
    #expect(found != [[0]])
  }

  @Test(arguments: [("is:zombie", 1), ("is:past_review", 2)])
  func `the debt of exceptions can be opened`(_ filter: String, _ least: Int) async throws {
    let store = try await SamplePlay.played.value.store
    let rows = try await store.records(
      ListQuery(.exceptions, filter: filter, limit: 50),
      as: SamplePlay.door("ada")
    ).rows
    #expect(rows.count >= least, "\(rows.map(\.id))")
  }

  @Test func `two dozen items inside the safe envelope wait for the first person`() async throws {
    let store = try await SamplePlay.played.value.store
    let ada = SamplePlay.door("ada")
    let bulk = try await store.records(
      ListQuery(.items, filter: "is:mine is:bulk state:open", limit: 100),
      as: ada
    ).rows
    #expect(bulk.count >= 20)
    let all = try await store.records(
      ListQuery(.items, filter: "is:mine state:open", limit: 200),
      as: ada
    ).rows
    #expect(all.count > bulk.count)
  }

  @Test func `a package waits for two persons at least who had no part in it`() async throws {
    let store = try await SamplePlay.played.value.store
    let id = try #require(
      try await store.records(
        ListQuery(.packages, filter: "state:pending_approval", limit: 5),
        as: SamplePlay.door("ada")
      ).rows.first?.id
    )
    let package = try await store.engine.read { try $0.modelPackage(Identifier(id)) }
    var able = 0
    for handle in ["mei", "ben", "clara", "dario"] {
      let decision = PackageDecision(package: package.id, seenVersion: package.version)
      let preview = try? await store.preview(
        [.package(.approve(decision))],
        as: SamplePlay.door(handle)
      )
      if preview != nil { able += 1 }
    }
    // It is approved once its change is on its way to authorization.
    #expect(able >= 2)
  }

  @Test func `the times of drift are known: when it happened, and when the next scan was clean`()
    async throws
  {
    let store = try await SamplePlay.played.value.store
    let findings: [DriftFinding] = try await store.engine.read { try $0.records() }
    let boundary = try #require(
      findings.first { $0.kind == .boundaryRemoved && $0.subjectName == "ml-deploy" }
    )
    #expect(boundary.state == .verified && boundary.occurredEstimated)
    let found = try #require(boundary.verifiedAt) - boundary.detectedAt
    #expect(found == .days(40), "seen on day 159, clean on day 119")
    #expect(boundary.detectedAt - boundary.occurredAt == .days(50), "the scan before: day 209")
  }
}
