import Documents
import IdentityPolicy
import Testing

/// Overlays may only tighten: each field of the lattice, refused and taken.
struct OverlayTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    let why: String
    let field: String
    let overlay: String

    init(_ why: String, _ field: String, _ overlay: String) {
      self.why = why
      self.field = field
      self.overlay = overlay
    }

    var testDescription: String { why }

    static let example = [
      Refused("longer ttl", "token.ttl", "token: {ttl: 12h}"),
      Refused(
        "new permission",
        "allow.new",
        "allow: [{id: new, verbs: [object.read], resources: [{provider: aws, objectStore: {bucket: other}}]}]"
      ),
      Refused(
        "wider prefix",
        "allow.read-curated.resources",
        #"allow: [{id: read-curated, resources: [{provider: aws, objectStore: {bucket: "ml-datasets-{env}", prefix: ""}}]}]"#
      ),
      Refused("drops deny", "deny", "deny: []"),
      Refused(
        "fewer reviewers",
        "breakGlass.postReview.min",
        "breakGlass: {postReview: {min: 1}}"
      ),
      Refused("automount on", "token.automount", "token: {automount: true}"),
      Refused("lower classification", "dataClassification", "dataClassification: public"),
      Refused(
        "extra audience",
        "token.audience",
        "token: {audience: [sts.amazonaws.com, 'https://evil.example']}"
      ),
      Refused(
        "subject change",
        "subject.kubernetes.namespace",
        "subject: {kubernetes: {namespace: default}}"
      ),
      Refused(
        "removes require",
        "allow.read-curated.require",
        "allow: [{id: read-curated, require: []}]"
      ),
    ]

    static let others = [
      Refused("no audience left", "token.audience", "token: {audience: []}"),
      Refused(
        "new verb",
        "allow.read-curated.verbs",
        "allow: [{id: read-curated, verbs: [object.read, object.delete]}]"
      ),
      Refused(
        "wider pattern",
        "allow.start-training.resources",
        #"allow: [{id: start-training, resources: ["arn:aws:sagemaker:us-east-1:123456789012:training-job/*"]}]"#
      ),
      Refused(
        "another account",
        "allow.start-training.resources",
        #"allow: [{id: start-training, resources: ["arn:aws:sagemaker:us-east-1:*:training-job/fraud-a"]}]"#
      ),
      Refused(
        "wider action",
        "allow.start-training.actions",
        "allow: [{id: start-training, actions: ['sagemaker:Create*']}]"
      ),
      Refused(
        "verbs for actions",
        "allow.start-training.actions",
        "allow: [{id: start-training, verbs: [job.start]}]"
      ),
      Refused(
        "another bucket",
        "allow.write-artifacts.resources",
        "allow: [{id: write-artifacts, resources: [{provider: aws, objectStore: {bucket: other, prefix: fraud/}}]}]"
      ),
      Refused(
        "another service",
        "allow.pass-training-role.resources",
        "allow: [{id: pass-training-role, resources: [{provider: aws, role: fraud-training-exec, toService: lambda.amazonaws.com}]}]"
      ),
      Refused("weaker deny", "deny.no-delete", "deny: [{id: no-delete, verbs: [object.share]}]"),
      Refused("open egress", "egress.mode", "egress: {mode: open}"),
      Refused("new host", "egress.hosts", "egress: {hosts: [evil.example]}"),
      Refused("longer break-glass", "breakGlass.maxTTL", "breakGlass: {maxTTL: 2h}"),
      Refused(
        "later review",
        "breakGlass.postReview.within",
        "breakGlass: {postReview: {within: 7d}}"
      ),
      Refused(
        "other reviewers",
        "breakGlass.postReview.groups",
        "breakGlass: {postReview: {groups: [friends]}}"
      ),
      Refused("no factor", "breakGlass.requires.mfa", "breakGlass: {requires: {mfa: false}}"),
      Refused(
        "shorter reason",
        "breakGlass.requires.rationaleMinChars",
        "breakGlass: {requires: {rationaleMinChars: 1}}"
      ),
      Refused("any ticket", "breakGlass.requires.ticket", "breakGlass: {requires: {ticket: '.*'}}"),
      Refused(
        "more in an emergency",
        "breakGlass.grants",
        "breakGlass: {grants: [{verbs: [object.delete], resources: [{provider: aws, objectStore: {bucket: 'ml-artifacts-{env}', prefix: fraud/}}]}]}"
      ),
      Refused("rarer recertification", "owner.recertifyEvery", "owner: {recertifyEvery: 90d}"),
      Refused("another zone", "zone", "zone: build"),
    ]
  }

  @Test(arguments: Refused.example + Refused.others)
  func `what loosens is refused by its field and place`(refused: Refused) throws {
    let overlay = try IntentExample.overlay(refused.overlay)
    let (_, loosenings) = try IntentExample.base().narrowed(by: overlay)
    #expect(loosenings.map(\.field) == [refused.field])
    let loosening = try #require(loosenings.first)
    let place = loosening.problem(in: overlay.document)
    #expect(place.position.line == 1 && place.position.column > 100, "\(place.sentence)")
    #expect(place.message.contains("`\(refused.field)`"))
  }

  @Test(arguments: [
    "token: {ttl: 30m}", "token: {audience: [sts.amazonaws.com]}", "token: {automount: false}",
    "dataClassification: restricted", "deny: [{id: no-share, verbs: [object.share]}]",
    "deny: [{id: no-delete, verbs: [object.delete, object.share]}]",
    "egress: {hosts: []}", "breakGlass: {maxTTL: 10m, postReview: {min: 3, groups: [ml-leads]}}",
    "expires: 2026-07-01", "owner: {recertifyEvery: 7d}", "zone: runtime",
    "subject: {kubernetes: {namespace: ml-prod}}",
    "allow: [{id: read-curated, verbs: [object.read]}]",
    "allow: [{id: read-curated, require: ['aws:network:vpce-1']}]",
    "allow: [{id: read-curated, resources: [{provider: aws, objectStore: {bucket: 'ml-datasets-{env}', prefix: curated/2026/}}]}]",
    "allow: [{id: start-training, actions: ['SageMaker:createtrainingjob'], resources: ['arn:aws:sagemaker:us-east-1:123456789012:training-job/fraud-a?']}]",
  ])
  func `what tightens is taken`(fields: String) throws {
    let base = try IntentExample.base()
    let (merged, loosenings) = base.narrowed(by: try IntentExample.overlay(fields))
    #expect(loosenings.isEmpty, "\(loosenings.map(\.message))")
    #expect(merged.isContained(in: base))
  }

  @Test func `requirements of base and overlay hold together`() throws {
    let overlay = try IntentExample.overlay(
      "allow: [{id: read-curated, require: ['aws:network:vpce-1']}]"
    )
    let merged = try IntentExample.base().narrowed(by: overlay).intent
    #expect(merged.allow[0].require.map(\.text) == ["tls", "aws:network:vpce-1"])
  }

  @Test func `a narrower store keeps the places of the base`() throws {
    let overlay = try IntentExample.overlay(
      "allow: [{id: read-curated, resources: [{provider: azure, objectStore: {account: acmeml, container: 'datasets-{env}', prefix: curated/x/}}]}]"
    )
    let merged = try IntentExample.base().narrowed(by: overlay).intent
    #expect(merged.allow[0].resourceTexts == ["azure objectStore acmeml/datasets-prod/curated/x/"])
    let text = merged.outline.compactJSON
    #expect(text.contains(#""resourceGroup":"ml""#))
  }

  @Test func `a suffix renames and is refused with advice`() throws {
    let overlay = try IntentExample.overlay(
      "allow: [{id: read-curated, resources: {suffix: {bucket: '-prod'}}}]"
    )
    let loosenings = try IntentExample.base().narrowed(by: overlay).loosenings
    #expect(loosenings.map(\.field) == ["allow.read-curated.resources"])
    #expect(loosenings[0].message.contains("{env}"))
  }

  @Test func `a longer name is another one and is refused with advice`() throws {
    let overlay = try IntentExample.overlay(
      "allow: [{id: write-artifacts, resources: [{provider: aws, objectStore: {bucket: ml-artifacts-prod-eu, prefix: fraud/}}]}]"
    )
    let loosenings = try IntentExample.base().narrowed(by: overlay).loosenings
    #expect(loosenings.first?.message.contains("{env}") == true)
  }
}
