import Documents
import IdentityPolicy
import Testing

/// Equal input gives equal bytes, in any order of declaration that means the same.
struct DeterminismTests {
  @Test func `a hundred runs give the same bytes`() throws {
    let first = try IntentExample.compiled().files
    for _ in 0..<100 {
      #expect(try IntentExample.compiled().files == first)
    }
  }

  @Test func `the order of files does not matter`() throws {
    let names = ["fraud-trainer.yaml", "fraud-trainer.prod.yaml", "targets.yaml"]
    var folder = IntentFolder()
    for name in names.reversed() {
      folder.add(Array(try IntentExample.text(name).utf8), file: name)
    }
    var resolved = folder.resolved(for: .prod)
    #expect(resolved.compiled().map(\.files) == [try IntentExample.compiled().files])
  }

  @Test func `without a version the content names itself`() throws {
    let text = IntentExample.smallText(allow: "[\(IntentReadingTests.Wrong.read("a"))]")
    let intent = try Intent(IntentExample.document(text))
    let other = try Intent(IntentExample.document(text.replacing("ttl: 1h", with: "ttl: 30m")))
    let bundle = try intent.compiled().report.bundle
    #expect(bundle.hasPrefix("sha256-") && bundle.count == 19)
    #expect(try intent.compiled().report.bundle == bundle)
    #expect(try other.compiled().report.bundle != bundle)
  }

  @Test(arguments: [
    "a", "true", "No", "1.0", "2026-01-01", "- a", "a: b", "#c", "", " ", "a\nb", "\u{1}", "'",
    "\"", "{{ x }}",
    "!kubernetes.io/x", "<=3600", "ä", "~", "null", "*", "&a", "0x1F", "a|b", "=(volumes)", "y",
    "/a", "-", "?",
  ])
  func `any text is written so that it reads back`(text: String) throws {
    let tree: OutputTree = [
      "key": .text(text), "list": [.text(text), [.text(text), []], ["inner": .text(text)]],
      "map": .map([(text.isEmpty ? "k" : text, .map([]))]),
    ]
    let document = try IntentExample.document(tree.yaml)
    #expect(document.canonical == (try Document(json: Array(tree.json.utf8))).canonical)
    #expect(try document.string("key") == text)
  }
}
