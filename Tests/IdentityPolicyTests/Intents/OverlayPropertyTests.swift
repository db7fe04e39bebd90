import Documents
import IdentityPolicy
import Testing

/// Random overlays: a merge never opens more than its base, and merging again changes nothing.
struct OverlayPropertyTests {
  @Test func `a merge is never wider than its base, and the same again`() throws {
    let seed = ContainmentTests.seed
    var dice = PolicyDice(seed: seed)
    let base = try IntentExample.base()
    for _ in 0..<150 {
      let fields = Self.fields(&dice)
      let overlay = try IntentExample.overlay(fields)
      let (merged, loosenings) = base.narrowed(by: overlay)
      #expect(merged.isContained(in: base), "\(fields), GOVTOP_SEED=\(seed)")
      let (again, _) = merged.narrowed(by: overlay)
      #expect(again == merged, "\(fields), GOVTOP_SEED=\(seed)")
      if loosenings.isEmpty {
        #expect(merged.narrowed(by: overlay).loosenings.isEmpty, "\(fields), GOVTOP_SEED=\(seed)")
      }
    }
  }

  /// Some fields of an overlay, each drawn from values on both sides of the base.
  private static func fields(_ dice: inout PolicyDice) -> String {
    choices.compactMap { options in
      Bool.random(using: &dice) ? options.randomElement(using: &dice) : nil
    }.joined(separator: ", ")
  }

  private static let choices = [
    [
      "token: {ttl: 30m}", "token: {ttl: 3h, automount: true}",
      "token: {audience: [gcp-wif-acme, x]}",
    ],
    ["dataClassification: public", "dataClassification: restricted"],
    [
      "allow: [{id: read-curated, verbs: [object.list, object.share]}]",
      "allow: [{id: read-curated, require: [tls], resources: [\(store("curated/a/")), \(store("raw/"))]}]",
      "allow: [{id: start-training, actions: ['sagemaker:*', 'sagemaker:CreateTrainingJob']}, {id: x, verbs: [log.write], resources: [\(store(""))]}]",
      "allow: [{id: start-training, resources: ['arn:aws:sagemaker:us-east-1:123456789012:training-job/fraud-?-*', '*']}]",
      "allow: [{id: write-artifacts, verbs: [object.create], resources: {suffix: {bucket: x}}}]",
    ],
    ["deny: []", "deny: [{id: no-delete, verbs: [object.share]}, {id: n, verbs: [log.write]}]"],
    ["egress: {mode: open}", "egress: {hosts: [sts.us-east-1.amazonaws.com, y.example]}"],
    [
      "breakGlass: {maxTTL: 5m, postReview: {min: 0, groups: [ml-leads, z]}}",
      "breakGlass: {maxTTL: 9h, requires: {mfa: false, ticket: x, rationaleMinChars: 30}}",
      "breakGlass: {grants: [{verbs: [object.read], resources: [\(store("fraud/"))]}]}",
    ],
    ["expires: 2026-01-01", "expires: 2031-01-01"],
    ["owner: {recertifyEvery: 1d}", "owner: {recertifyEvery: 1y}"],
    ["subject: {spiffe: 'spiffe://other/x'}", "zone: data"],
  ]

  private static func store(_ prefix: String) -> String {
    "{provider: aws, objectStore: {bucket: 'ml-datasets-{env}', prefix: '\(prefix)'}}"
  }
}
