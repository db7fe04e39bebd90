import Documents
import IdentityPolicy
import Testing

/// Manifests as clusters export them, and what chance or malice makes of them.
struct YAMLManifestTests {
  static let manifest = """
    # exported
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      annotations:
        note: "quoted: \\"yes\\" \\u00e9"
        script: |
          if [ "$a" ]; then
            echo *all* & echo done
          fi
      labels: {app.kubernetes.io/name: x, version: '1.10', plain: 1.10}
      name: reader
    rules:
    - apiGroups: [""]
      resources:
      - pods
      - pods/log
      verbs: ["get", list, 'watch']
    - nonResourceURLs: [/metrics, /healthz/*]
      verbs:
        - get
    ---
    apiVersion: v1
    kind: List
    items:
    - {kind: ServiceAccount, metadata: {name: a, namespace: b}, automountServiceAccountToken: false}
    """

  private static func documents(_ text: String) throws -> [Document] {
    try Document.documents(yaml: Array(text.utf8))
  }

  @Test func `a manifest is read as the cluster reads it`() throws {
    let documents = try YAMLManifestTests.documents(YAMLManifestTests.manifest)
    let role = try #require(documents.first)
    #expect(documents.count == 2)
    #expect(role.value(at: "/metadata/annotations/note")?.canonical == #""quoted: \"yes\" é""#)
    #expect(
      try role.value(at: "/metadata/annotations/script")?.string()
        == "if [ \"$a\" ]; then\n  echo *all* & echo done\nfi\n"
    )
    #expect(role.value(at: "/metadata/labels/version")?.canonical == #""1.10""#)
    #expect(role.value(at: "/metadata/labels/plain")?.canonical == "1.10")
    #expect(try role.value(at: "/rules/0/verbs")?.strings() == ["get", "list", "watch"])
    #expect(
      try role.value(at: "/rules/1/nonResourceURLs")?.strings() == ["/metrics", "/healthz/*"]
    )
    #expect(
      try documents[1].value(at: "/items/0")?.optionalBoolean("automountServiceAccountToken")
        == false
    )
    #expect(role.value(at: "/rules/1/verbs/0")?.position.line == 21)
  }

  @Test func `an old spelling of truth is refused where truth is asked for`() throws {
    let document = try #require(try YAMLManifestTests.documents("automount: no").first)
    let error = #expect(throws: JSONError.self) { try document.optionalBoolean("automount") }
    #expect(
      error?.message
        == "line 1, column 12 ($.automount): expected `true` or `false`, found the text `no`"
    )
  }

  @Test func `a manifest that ends early is read or refused, and never harms`() {
    let bytes = Array(YAMLManifestTests.manifest.utf8)
    var refused = 0
    for length in stride(from: 0, to: bytes.count, by: 3) {
      do {
        _ = try Document.documents(yaml: Array(bytes.prefix(length)))
      } catch {
        refused += 1
        #expect(error.line >= 1)
      }
    }
    #expect(refused > 20)
  }

  @Test(arguments: Array("\0\t\n\"'&*!?[]{}:|>#%@`-".utf8) + [0x80, 0xFF])
  func `a byte that is changed is read or refused, and never harms`(byte: UInt8) {
    let bytes = Array(YAMLManifestTests.manifest.utf8)
    for place in stride(from: 0, to: bytes.count, by: 17) {
      var changed = bytes
      changed[place] = byte
      guard let documents = try? Document.documents(yaml: changed) else { continue }
      #expect(documents.allSatisfy { (try? Document(json: $0.canonicalBytes())) != nil })
    }
  }

  @Test func `JSON is YAML, with the same meaning`() throws {
    let json = #"{"a": [1, -2.5, true, null, "x\u00e9\n"], "b": {"c": "yes", "d": "007"}}"#
    let asYAML = try YAMLManifestTests.documents(json)
    let asJSON = try Document(json: Array(json.utf8))
    #expect(asYAML.map(\.digest) == [asJSON.digest])
  }

  /// Mappings with the same key twice, with the line of the second where it can be told.
  static let duplicates: [(String, Int)] = [
    ("a: 1\nb: 2\na: 3\n", 3),
    ("x:\n  a: 1\n  b:\n    a: 5\n  a: 3\n", 5),
    ("x:\n  a: 1\ny:\n  a: 1\nx: 2\n", 5),
    ("a: |\n  a: text\nb: 1\na: 2\n", 4),
    ("\"a\": 1\n# a: comment\na: 2\n", 3),
    ("- a: 1\n  a: 2\n", 2),
    ("{a: 1, b: 2, a: 3}\n", 1),
  ]

  @Test(arguments: duplicates) func `a key given twice is refused at its second place`(
    text: String,
    line: Int
  ) {
    let error = #expect(throws: JSONError.self) { try YAMLManifestTests.documents(text) }
    #expect(error?.expected == "each key once")
    #expect(error?.line == line)
  }

  @Test func `text that only looks like an alias bomb is read`() throws {
    var text = "notes: |\n"
    for index in 0..<200 {
      text += "  &a\(index) *note\(index)* [*a\(index)]: is it *a\(index) ? yes\n"
    }
    let documents = try YAMLManifestTests.documents(text + "x: &real [1]\ny: *real\n")
    #expect(documents.first?["y"]?.canonical == "[1]")
  }
}
