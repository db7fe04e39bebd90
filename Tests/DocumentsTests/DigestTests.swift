import Documents
import Testing

struct DigestTests {
  static let published = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ]

  @Test(arguments: published) func `the digest of a text is the published one`(
    text: String,
    hex: String
  ) {
    #expect(Digest.sha256(of: text).hex == hex)
    #expect(Digest.sha256(of: text).description == hex)
  }

  @Test func `a digest survives its hexadecimal form, in either case`() {
    let digest = Digest.sha256(of: "abc")
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
  }

  @Test(arguments: [
    "", "ab", String(repeating: "a", count: 63), String(repeating: "a", count: 65),
    String(repeating: "g", count: 64), "0x" + String(repeating: "a", count: 62),
  ])
  func `what is not 64 hexadecimal digits is no digest`(text: String) {
    #expect(Digest(hex: text) == nil)
  }

  @Test(arguments: [0, 31, 33]) func `a digest has 32 bytes`(count: Int) {
    #expect(Digest(bytes: [UInt8](repeating: 1, count: count)) == nil)
  }

  @Test func `content that arrives in pieces has the digest of the whole`() {
    var builder = DigestBuilder()
    builder.update("a".utf8)
    builder.update([UInt8](repeating: 0x62, count: 1))
    let half = builder.finalize()
    builder.update(AnySequence("c".utf8))
    #expect(builder.finalize() == Digest.sha256(of: "abc"))
    #expect(half == Digest.sha256(of: "ab"))
  }

  @Test func `digests join as their bytes do`() {
    let left = Digest.sha256(of: "left")
    let right = Digest.sha256(of: "right")
    var builder = DigestBuilder()
    builder.update(left)
    builder.update(right)
    #expect(builder.finalize() == Digest.sha256(of: left.bytes + right.bytes))
  }

  @Test func `a node of a tree is the digest of its mark and both digests in one piece`() {
    let (left, right) = (Digest.sha256(of: "left"), Digest.sha256(of: "right"))
    let whole = Digest.sha256(of: [1] + left.bytes + right.bytes)
    #expect(Digest.sha256(of: 1, left, right) == whole)
    #expect(Digest.sha256(of: 1, right, left) != whole)
    #expect(Digest.sha256(of: 0, left, right) != whole)
  }

  @Test func `digests sort as their hexadecimal forms do`() {
    let digests = (0..<50).map { Digest.sha256(of: "\($0)") }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
  }
}
