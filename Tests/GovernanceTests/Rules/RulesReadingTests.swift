import Documents
import Testing

@testable import Governance

struct RulesReadingTests {
  private func rules(_ text: String) throws -> Rules {
    try Rules(overlay: try Document(json: Array(text.utf8)).ledgerValue())
  }

  @Test func `the rules that ship come back as they were written, and contradict nothing`() throws {
    let json = try FieldsEncoder.encode(Rules.standard).json
    #expect(try FieldsDecoder(isStrict: true).decode(Rules.self, from: json) == .standard)
    #expect(Rules.standard.problems == [])
  }

  @Test func `what a file leaves out is as it ships`() throws {
    let changed = try rules(#"{"high": {"maximum_length": "7d"}, "maximum_renewals": 1}"#)
    #expect(changed.high.maximumLength == .days(7) && changed.maximumRenewals == 1)
    #expect(changed.high.needs == Rules.standard.high.needs)
    #expect(changed.permissions == Rules.standard.permissions)
    #expect(
      changed.changes(from: .standard) == [
        RulesChange(path: "high/maximum_length", before: "14d", after: "7d"),
        RulesChange(path: "maximum_renewals", before: "2", after: "1"),
      ]
    )
  }

  @Test func `a list is taken whole, and a persona by itself`() throws {
    let changed = try rules(
      """
      {"low": {"needs": [{"count": 1, "of": "security"}]},
       "permissions": {"certifier": ["request", "revoke", "attest"]}}
      """
    )
    #expect(changed.low.needs == [.init(1, of: .persona(.security))])
    #expect(changed.permissions[.certifier] == [.request, .revoke, .attest])
    #expect(changed.permissions[.security] == Rules.standard.permissions[.security])
  }

  @Test(
    arguments: [
      (#"{"hihg": {}}"#, "hihg", "a known field"),
      (#"{"high": {"max_length": "7d"}}"#, "high/max_length", "a known field"),
      (#"{"high": {"maximum_length": "7 days"}}"#, "high/maximum_length", "such as `24h`"),
      (#"{"high": {"maximum_length": true}}"#, "high/maximum_length", "a length of time"),
      (
        #"{"high": {"needs": [{"count": "2", "of": "any"}]}}"#, "high/needs/0/count", "whole number"
      ),
      (#"{"high": {"needs": [{"count": 2, "of": "boss"}]}}"#, "high/needs/0/of", "a persona"),
      (#"{"permissions": {"boss": []}}"#, "permissions/boss", "a persona: administrator"),
      (#"{"permissions": {"auditor": ["fly"]}}"#, "permissions/auditor/0", "one of request"),
      (#"{"separation": [{"name": "x"}]}"#, "separation/0/left", "which is missing"),
      (#"{"version": 9}"#, "version", "the ledger counts"),
      (#"[]"#, "", "an object"),
    ]
  )
  func `a field that is unknown or holds something else is named`(
    text: String,
    path: String,
    words: String
  ) {
    let problem = #expect(throws: RulesProblem.self) { try rules(text) }
    #expect(problem?.path == path)
    #expect(problem?.message.contains(words) == true, "\(problem?.message ?? "")")
  }

  @Test(
    arguments: [
      (#"{"low": {"needs": []}}"#, "low/needs"),
      (#"{"low": {"needs": [{"count": 0, "of": "any"}]}}"#, "low/needs/0/count"),
      (#"{"high": {"needs": [{"count": 1, "of": "any"}]}}"#, "high/needs"),
      (#"{"critical": {"needs": [{"count": 1, "of": "security"}]}}"#, "critical/needs"),
      (#"{"critical": {"maximum_length": "30d"}}"#, "critical/maximum_length"),
      (#"{"high": {"maximum_length": "0s"}}"#, "high/maximum_length"),
      (#"{"high": {"decision_due": "4d"}}"#, "high/decision_due"),
      (#"{"request_lapse": "1h"}"#, "low/decision_due"),
      (#"{"maximum_renewals": -1}"#, "maximum_renewals"),
      (#"{"low": {"name": ""}}"#, "low/name"),
      (
        #"""
        {"separation": [
          {"name": "a", "left": {"words": ["x"]}, "right": {"words": [""]}, "action": "enforce", "rationale": "y"}
        ]}
        """#, "separation/0/right/words"
      ),
      (
        #"""
        {"separation": [
          {"name": "a", "left": {"words": ["x"]}, "right": {"words": ["z"]}, "action": "record", "rationale": "y"},
          {"name": "a", "left": {"words": ["x"]}, "right": {"words": ["z"]}, "action": "record", "rationale": ""}
        ]}
        """#, "separation/1/name"
      ),
      (#"{"permissions": {"auditor": ["approve", "read_ledger"]}}"#, "denied/auditor"),
      (
        #"{"permissions": {"registrar": ["register_artifact", "approve"]}, "denied": {"registrar": []}}"#,
        "permissions/registrar"
      ),
      (
        #"{"denied": {"administrator": ["apply_rules"]}, "permissions": {"administrator": ["request"]}}"#,
        "permissions"
      ),
      (#"{"classify": [{"field": "name", "pattern": "x"}]}"#, "classify/0"),
      (#"{"classify": [{"field": "name", "pattern": "", "team": "ml"}]}"#, "classify/0/pattern"),
    ]
  )
  func `rules that contradict themselves are refused at their place`(text: String, path: String) {
    let problem = #expect(throws: RulesProblem.self) { try rules(text) }
    #expect(problem?.path == path, "\(problem?.message ?? "")")
  }

  @Test(arguments: [("0s", 0), ("90s", 90), ("2m", 120), ("26h", 93_600), ("14d", 1_209_600)])
  func `a length is written as it is read`(text: String, seconds: Int) {
    #expect(Duration.seconds(seconds).written == text)
    #expect(Duration(written: text) == .seconds(seconds))
  }
}
