import Documents
import Testing

struct DigestTests {
  @Test func `the digest of the empty text is the published one`() {
    #expect(
      Digest.sha256(of: "").hex
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
  }
}
