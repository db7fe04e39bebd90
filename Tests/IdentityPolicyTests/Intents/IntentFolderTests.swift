import Documents
import IdentityPolicy
import Testing

/// Several files at once: what is wrong in one stops none of the others.
struct IntentFolderTests {
  private func resolved(_ files: (String, String)...) -> IntentFolder.Resolved {
    var folder = IntentFolder()
    for (name, text) in files { folder.add(Array(text.utf8), file: name) }
    return folder.resolved(for: .prod)
  }

  private let good = IntentExample.smallText(
    allow: "[\(IntentReadingTests.Wrong.read("a"))]"
  )

  @Test func `the example resolves for production and warns of nothing`() throws {
    let resolved = try IntentExample.resolved()
    #expect(resolved.problems.map(\.sentence) == [])
    let intent = try #require(resolved.intents.first)
    #expect(intent.qualifiedName == "fraud-trainer-prod")
    #expect(intent.classification == .confidential)
    #expect(intent.token.lifetime == .seconds(3600))
    #expect(intent.deny.map(\.id) == ["no-iam", "no-delete", "no-public-acl"])
    #expect(intent.breakGlass?.maxLifetime == .seconds(1800))
    #expect(intent.allow[0].resourceTexts[0] == "aws objectStore ml-datasets-prod/curated/")
  }

  @Test func `a test of the base runs on the network of the overlay, before the end`() throws {
    let intent = try #require(try IntentExample.resolved().intents.first)
    let read = try #require(intent.tests.first)
    #expect(
      intent.context(of: read) == [
        "aws:SecureTransport": "true", "aws:SourceVpce": "vpce-0a1b2c3d",
        "aws:CurrentTime": "2026-06-30T23:00:00Z",
      ]
    )
    let expired = try #require(intent.tests.first { $0.name == "expired" })
    #expect(intent.context(of: expired)["aws:CurrentTime"] == "2026-07-02T00:00:00Z")
  }

  @Test func `a base alone needs what its overlay would give`() throws {
    let words = try IntentExample.resolved(.stage).problems.map(\.sentence)
    #expect(
      words.contains { $0.contains("needs `expires`") && $0.hasPrefix("fraud-trainer.yaml: line ") }
    )
    #expect(try IntentExample.resolved(.stage).intents.isEmpty)
  }

  @Test func `one broken file leaves the others`() {
    let resolved = resolved(
      ("a.yaml", good),
      ("b.yaml", "{apiVersion: govtop.dev/v1alpha1, kind: WorkloadIdentity"),
      ("c.yaml", "- {why: not ours}"),
      ("d.yaml", "apiVersion: v1\nkind: Secret\n"),
      ("e.yaml", "apiVersion: govtop.dev/v1alpha1\nkind: WorkloadIdentiy\n"),
      ("f.yaml", ""),
      ("g.json", "{\"Version\": \"2012-10-17\", \"Statement\": []}"),
      ("h.yaml", "kind: WorkloadIdentity\nspec: {}\n")
    )
    #expect(resolved.intents.map(\.name) == ["small"])
    #expect(resolved.problems.map(\.file) == ["b.yaml", "c.yaml", "e.yaml", "h.yaml"])
    #expect(resolved.problems[2].sentence.contains("did you mean `WorkloadIdentity`?"))
  }

  @Test func `names and overlays stand once, and overlays have a base`() {
    let overlay = """
      apiVersion: govtop.dev/v1alpha1
      kind: WorkloadIdentityOverlay
      metadata: {name: small-prod}
      spec: {extends: small, environment: prod, token: {ttl: 30m}}
      """
    let twice = resolved(("a.yaml", good), ("b.yaml", good))
    #expect(twice.problems.map(\.sentence).first?.contains("declared twice") == true)
    let stray = resolved(
      ("a.yaml", good),
      ("o.yaml", overlay.replacing("extends: small", with: "extends: smal"))
    )
    #expect(
      stray.problems.first?.sentence.contains(
        "no intent here is called `smal`; did you mean `small`?"
      ) == true
    )
    let double = resolved(("a.yaml", good), ("o.yaml", overlay), ("p.yaml", overlay))
    #expect(double.problems.first?.sentence.contains("a second overlay") == true)
    #expect(double.intents.isEmpty)
    let other = resolved(
      ("a.yaml", good),
      ("o.yaml", overlay.replacing("environment: prod", with: "environment: dev"))
    )
    #expect(other.problems.isEmpty)
    #expect(other.intents.first?.token.lifetime == .seconds(3600))
  }

  @Test func `an overlay that loosens leaves its intent out, with the place`() throws {
    var folder = IntentFolder()
    folder.add(Array(try IntentExample.text("fraud-trainer.yaml").utf8), file: "a.yaml")
    let overlay = try IntentExample.text("fraud-trainer.prod.yaml")
      .replacing("ttl: 1h", with: "ttl: 12h")
    folder.add(Array(overlay.utf8), file: "o.yaml")
    let resolved = folder.resolved(for: .prod)
    #expect(resolved.intents.isEmpty)
    let found = try #require(resolved.problems.first)
    #expect(found.file == "o.yaml" && found.problem.position.line == 8)
    #expect(found.problem.message.contains("the base has 2h, this overlay 12h"))
  }
}
