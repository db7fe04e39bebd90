import Documents
import Foundation
import Testing

@testable import Governance

/// Entries of earlier forms are read, whatever rules have become since.
struct RulesFormTests {
  /// The payload of an entry as a program of the first form wrote it.
  private func firstForm() throws -> JSONValue {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let bytes = try Data(contentsOf: top.appending(path: "Fixtures/rules/applied-form-1.json"))
    return try Document(json: Array(bytes)).ledgerValue()
  }

  private func event(_ payload: JSONValue) throws -> Event {
    try #require(
      try Event(
        kind: "rules.applied",
        formatVersion: 1,
        subject: "rules",
        at: SmallWorld.now,
        payload: Fields(payload)
      )
    )
  }

  private func rules(_ event: Event) throws -> Rules {
    guard case .workflow(let box) = event.body,
      case .applied(let rules, _, _)? = box.event as? RuleSet.Happening
    else { throw EventFormatError("", "rules") }
    return rules
  }

  @Test func `an entry of the first form is read with what held then`() throws {
    let rules = try rules(event(firstForm()))
    #expect(rules.version == 2 && rules.format == 1)
    #expect(rules.high.maximumLength == .days(7))
    #expect(rules.risk == RiskWeights.standard && rules.risk.model == "risk-v1")
    #expect(rules.targets["M9"]?.value == 15 && rules.targets["M1"] == nil)
    #expect(rules.approvals.isEmpty && rules.automatic.isEmpty && rules.duties.isEmpty)
    #expect(rules.deniedCombinations.isEmpty && rules.reasons.isEmpty)
    #expect(rules.calendar.emergenciesPass && rules.calendar.blackouts.isEmpty)
    #expect(rules.certification.strategy(of: .other) == .oneAcceptAccepts)
  }

  @Test func `what was false or empty then is not filled in`() throws {
    let rules = try rules(event(firstForm()))
    #expect(rules.zones.build.exactAudience == false)
    #expect(rules.findings.autoRevert == ["critical"])
    #expect(rules.separation.first?.control == "AC-5" && rules.low.control == nil)
  }

  @Test func `an entry of the first form is written again as it was, byte for byte`() throws {
    let payload = try firstForm()
    #expect(try event(payload).payload.json.canonical == payload.canonical)
  }

  @Test func `rules of the first form are shown whole`() throws {
    let rules = try rules(event(firstForm()))
    #expect(rules.leaves(of: "risk/bands").map(\.value) == ["70", "45", "25"])
    #expect(rules.leaves(of: "format").isEmpty && rules.leaves(of: "version").isEmpty)
  }

  @Test func `rules applied over those of the first form take this program's form`() throws {
    let before = try rules(event(firstForm()))
    var after = before
    after.maximumRenewals = 1
    let events = try RuleSet.apply(
      after,
      over: before,
      reason: "quarterly revision",
      in: SmallWorld.context(SmallWorld.person("P-1", "ada", [.policyAdmin]))
    )
    let applied = try rules(#require(events.first))
    #expect(applied.format == Rules.currentFormat && applied.version == 3)
    let back = try rules(event(#require(events.first).payload.json))
    #expect(back == applied)
  }

  /// Whoever adds a field without a line in `Rules+Forms.swift` meets this.
  @Test func `every field that the first form did not have is known as an addition`() throws {
    guard case .object(let payload) = try firstForm(), let old = payload["rules"] else {
      throw EventFormatError("", "rules")
    }
    let completed = try FieldsDecoder().decode(Rules.self, from: old)
    #expect(completed.asWritten(completed.json).canonical == old.canonical)
  }

  @Test func `the weights that an older entry reads are those that shipped then`() throws {
    let old = Rules.completed(.object([:]))
    guard case .object(let fields) = old, let risk = fields["risk"] else {
      throw EventFormatError("risk", "weights")
    }
    #expect(try FieldsDecoder(isStrict: true).decode(RiskWeights.self, from: risk) == .standard)
  }
}
