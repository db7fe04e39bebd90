import Documents
import IdentityPolicy
import Testing

/// Intents that are refused, each with the line that has to be mended.
struct IntentReadingTests {
  /// One change to a good intent; the line that it makes wrong ends in `# <-`.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let words: String
    let line: String
    let now: String

    init(_ words: String, _ line: String, _ now: String) {
      self.words = words
      self.line = line
      self.now = now
    }

    var testDescription: String { words }

    static let cases = [
      Wrong("one of `apiVersion`", "metadata: {name: small}", "metdata: {name: small}"),
      Wrong("found `metdata`; did you mean `metadata`?", "metadata: {name: small}", "metdata: {}"),
      Wrong(
        "`govtop.dev/v1alpha1`",
        "apiVersion: govtop.dev/v1alpha1",
        "apiVersion: govtop.dev/v2"
      ),
      Wrong("a name of small letters", "metadata: {name: small}", "metadata: {name: Small_1}"),
      Wrong("did you mean `runtime`?", "zone: runtime", "zone: runtme"),
      Wrong("one of `base`, `dev`", "environment: prod", "environment: production"),
      Wrong(
        "did you mean `internal`?",
        "dataClassification: internal",
        "dataClassification: internl"
      ),
      Wrong(
        "the field `contacts`, found no such field",
        "owner: {team: ml, contacts: [ml@acme.example]}",
        "owner: {team: ml}"
      ),
      Wrong(
        "at least one contact",
        "owner: {team: ml, contacts: [ml@acme.example]}",
        "owner: {team: ml, contacts: []}"
      ),
      Wrong(
        "never a wildcard",
        "subject: {kubernetes: {issuer: oidc.example/id/A, namespace: ml, serviceAccount: small}}",
        "subject: {kubernetes: {issuer: 'oidc.example/*', namespace: ml, serviceAccount: small}}"
      ),
      Wrong(
        "a name of small letters",
        "subject: {kubernetes: {issuer: oidc.example/id/A, namespace: ml, serviceAccount: small}}",
        "subject: {kubernetes: {issuer: oidc.example/id/A, namespace: 'ml-*', serviceAccount: small}}"
      ),
      Wrong(
        "did you mean `object.read`?",
        "ALLOW",
        "[{id: a, verbs: [object.raed], resources: []}]"
      ),
      Wrong("`verbs`, or `provider` with `actions`", "ALLOW", "[{id: a, resources: []}]"),
      Wrong(
        "why no neutral verb will do",
        "ALLOW",
        "[{id: a, provider: aws, actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a/b']}]"
      ),
      Wrong("each id once", "ALLOW", "[\(read("a")), \(read("a"))]"),
      Wrong("at least one verb", "ALLOW", "[{id: a, verbs: [], resources: []}]"),
      Wrong("at least one resource", "ALLOW", "[{id: a, verbs: [object.read], resources: []}]"),
      Wrong(
        "`tls`, `aws:network:vpce-…`",
        "ALLOW",
        "[{id: a, verbs: [object.read], resources: [\(store)], require: [ssl]}]"
      ),
      Wrong(
        "the plain beginning of names",
        "ALLOW",
        "[{id: a, verbs: [object.read], resources: [{provider: aws, objectStore: {bucket: b, prefix: 'c/*'}}]}]"
      ),
      Wrong(
        "an exact name, never a wildcard",
        "ALLOW",
        "[{id: a, verbs: [object.read], resources: [{provider: aws, objectStore: {bucket: 'b*'}}]}]"
      ),
      Wrong(
        "found `account`",
        "ALLOW",
        "[{id: a, verbs: [object.read], resources: [{provider: aws, objectStore: {bucket: b, account: c}}]}]"
      ),
      Wrong(
        "the full name, such as",
        "ALLOW",
        "[{id: a, verbs: [secret.read], resources: [{provider: aws, secret: token}]}]"
      ),
      Wrong(
        "knows no wildcards here",
        "ALLOW",
        "[{id: a, verbs: [secret.read], resources: [{provider: gcp, secret: projects/a/secrets/*}]}]"
      ),
      Wrong(
        "found `role` and `secret`",
        "ALLOW",
        "[{id: a, verbs: [secret.read], resources: [{provider: aws, secret: 'arn:a', role: b}]}]"
      ),
    ]

    static let store = "{provider: aws, objectStore: {bucket: b, prefix: c/}}"

    static func read(_ id: String) -> String {
      "{id: \(id), verbs: [object.read], resources: [\(store)]}"
    }
  }

  @Test(arguments: Wrong.cases)
  func `what does not fit is told with its line`(wrong: Wrong) throws {
    let isAllow = wrong.line == "ALLOW"
    let good = IntentExample.smallText(allow: isAllow ? wrong.now : "[\(Wrong.read("a"))]")
    let text = isAllow ? good : good.replacing(wrong.line, with: wrong.now)
    let line = try #require(
      text.split(separator: "\n").firstIndex { $0.contains(isAllow ? "allow:" : wrong.now) }
    )
    let document = try IntentExample.document(text)
    let error = try #require(throws: JSONError.self) { try Intent(document) }
    #expect(error.message.contains(wrong.words), "\(error.message)")
    #expect(error.line == line + 1 || wrong.line.hasPrefix("metadata"), "\(error.message)")
  }

  @Test func `the example is read, and its outline reads back as the same`() throws {
    let intent = try IntentExample.base()
    #expect(
      intent.allow.map(\.id) == [
        "read-curated", "write-artifacts", "start-training", "pass-training-role",
      ]
    )
    #expect(intent.tests.count == 8)
    let again = try Intent(IntentExample.document(intent.outline.yaml))
    #expect(again == intent)
    #expect(try Intent(Document(json: Array(intent.outline.json.utf8))) == intent)
  }

  @Test func `a misspelt field of an overlay is refused`() throws {
    let error = #expect(throws: JSONError.self) {
      try IntentExample.overlay("tokn: {ttl: 1h}")
    }
    #expect(error?.message.contains("did you mean `token`?") == true)
  }

  @Test func `the template is an intent that compiles`() throws {
    var folder = IntentFolder()
    folder.add(Array(IntentTemplate.text("my-job").utf8), file: "a.yaml")
    let resolved = folder.resolved(for: .prod)
    #expect(resolved.problems.map(\.sentence) == [])
    #expect(throws: Never.self) { try resolved.intents.first?.compiled() }
  }
}
