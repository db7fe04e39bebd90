import Documents
import IdentityPolicy
import Testing

/// What is well written and still contradicts the rules.
struct IntentProblemTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let words: String
    let allow: String
    let fields: String
    let now: [String]

    init(
      _ words: String,
      allow: String = "[\(IntentReadingTests.Wrong.read("a"))]",
      _ fields: String = "",
      now: [String] = []
    ) {
      self.words = words
      self.allow = allow
      self.fields = fields
      self.now = now
    }

    var testDescription: String { words }

    static let bucket = "{provider: aws, objectStore: {bucket: b, prefix: c/}}"
    static let breakGlass = "breakGlass: {maxTTL: 2h, postReview: {min: 1, groups: [a]}}"

    static let refused = [
      Case(
        "`a` is elevated, so the identity needs `expires`",
        allow: "[{id: a, verbs: [object.delete], resources: [\(bucket)]}]"
      ),
      Case(
        "`a` is elevated, so the identity needs `expires`",
        allow:
          "[{id: a, provider: aws, actions: ['sqs:Get*'], resources: ['arn:aws:sqs:eu-west-1:123456789012:q'], justification: x}]"
      ),
      Case("2h is longer than break-glass may last", breakGlass),
      Case("longer than tokens of the zone `runtime`", now: ["ttl: 1h", "ttl: 2h"]),
      Case("projected tokens last at least 10m", now: ["ttl: 1h", "ttl: 5m"]),
      Case("project one with an audience", now: ["ttl: 1h", "ttl: 1h, automount: true"]),
      Case("the audience of aws", now: ["sts.amazonaws.com, ", ""]),
      Case(
        "the audience of gcp",
        allow:
          "[{id: a, verbs: [object.read], resources: [{provider: gcp, objectStore: {bucket: b}}]}]",
        now: [", pool", ""]
      ),
      Case(
        "needs `account`, `subscription` and `resourceGroup`",
        allow:
          "[{id: a, verbs: [object.read], resources: [{provider: azure, objectStore: {container: b}}]}]"
      ),
      Case(
        "`object.share` has no actions on azure",
        allow:
          "[{id: a, verbs: [object.share], resources: [{provider: azure, objectStore: {account: c, container: b, subscription: d, resourceGroup: e}}]}]",
        "expires: 2030-01-01"
      ),
      Case(
        "`secret.read` needs a resource of its kind",
        allow: "[{id: a, verbs: [object.read, secret.read], resources: [\(bucket)]}]"
      ),
      Case(
        "no verb here acts on aws role r",
        allow: "[{id: a, verbs: [object.read], resources: [\(bucket), {provider: aws, role: r}]}]"
      ),
      Case(
        "passing `r` needs `toService`",
        allow: "[{id: a, verbs: [identity.pass], resources: [{provider: aws, role: r}]}]",
        "expires: 2030-01-01"
      ),
      Case("`s3:GetObject` is denied by `none`", "deny: [{id: none, verbs: [object.read]}]"),
      Case(
        "no request comes from aws:network:vpce-1 and aws:network:vpc-2 at once",
        allow:
          "[{id: a, verbs: [object.read], resources: [\(bucket)], require: ['aws:network:vpce-1', 'aws:network:vpc-2']}]"
      ),
      Case(
        "wider than the zone `runtime` allows",
        allow:
          "[{id: a, provider: aws, actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:eu-west-1:123456789012:*'], justification: x}]",
        "expires: 2030-01-01"
      ),
      Case(
        "azure is compiled from neutral verbs only",
        allow: "[{id: a, provider: azure, actions: [x], resources: [y], justification: x}]"
      ),
      Case(
        "is no `verb:resource`",
        allow: "[{id: a, provider: kubernetes, actions: [get], resources: [a/b], justification: x}]"
      ),
      Case(
        "wildcards take in verbs that hand out rights",
        allow:
          "[{id: a, provider: kubernetes, actions: ['*:pods'], resources: [a/b], justification: x}]",
        "expires: 2030-01-01"
      ),
      Case(
        "elevated in the zone `data`: it needs a `justification`",
        allow: "[{id: a, verbs: [object.delete], resources: [\(bucket)]}]",
        "expires: 2030-01-01",
        now: ["zone: runtime", "zone: data", "ttl: 1h", "ttl: 15m"]
      ),
    ]
  }

  private func problems(of one: Case) throws -> [IntentProblem] {
    var text = IntentExample.smallText(allow: one.allow, one.fields)
    for place in stride(from: 0, to: one.now.count, by: 2) {
      text = text.replacing(one.now[place], with: one.now[place + 1])
    }
    let document = try IntentExample.document(text)
    return try Intent(document).problems(in: document)
  }

  @Test(arguments: Case.refused) func `is refused with a reason`(one: Case) throws {
    let errors = try problems(of: one).filter { $0.severity == .error }
    #expect(errors.contains { $0.message.contains(one.words) }, "\(errors.map(\.sentence))")
    #expect(errors.allSatisfy { $0.position.line > 1 })
  }

  @Test func `a sound intent has no problem`() throws {
    #expect(try problems(of: Case("")).isEmpty)
  }

  @Test func `approvers are read as reviewers, with a warning`() throws {
    let fields = "breakGlass: {maxTTL: 30m, approvers: {min: 2, groups: [sre]}}"
    let found = try problems(of: Case("", fields))
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message.contains("postReview") == true)
    let intent = try IntentExample.small(allow: "[]", fields)
    #expect(intent.breakGlass?.postReview.groups == ["sre"])
    #expect(intent.breakGlass?.compiledLifetime == .seconds(1800))
  }

  @Test func `tokens that are too long for the zone are an error in production alone`() throws {
    let one = Case("", now: ["ttl: 1h", "ttl: 2h", "environment: prod", "environment: dev"])
    #expect(try problems(of: one).map(\.severity) == [.warning])
  }

  @Test(arguments: [
    ("key.decrypt", "restricted", true), ("key.decrypt", "internal", false),
    ("key.encrypt", "restricted", false),
  ])
  func `what is elevated follows from the data`(verb: String, data: String, isElevated: Bool) throws
  {
    let text = IntentExample.smallText(
      allow:
        "[{id: a, verbs: [\(verb)], resources: [{provider: aws, key: 'arn:aws:kms:eu-west-1:123456789012:key/1'}]}]"
    ).replacing("dataClassification: internal", with: "dataClassification: \(data)")
    let intent = try Intent(IntentExample.document(text))
    #expect(intent.allow[0].isElevated(on: intent.classification) == isElevated)
  }
}
