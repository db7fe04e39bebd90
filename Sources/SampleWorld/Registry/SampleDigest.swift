import Governance

/// Digests of things that the sample only names: the same name always has the same one.
enum SampleDigest {
  static func of(_ name: String) -> String {
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    var random = SampleRandom(seed: hash)
    let digits = Array("0123456789abcdef")
    return "sha256:" + String((0..<64).map { _ in digits[random.below(16)] })
  }
}
