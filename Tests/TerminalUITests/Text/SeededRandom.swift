/// Random choices that repeat for a seed, which a failing test prints.
struct SeededRandom: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Text of every kind that a terminal finds hard, mixed with plain letters.
  mutating func text(length: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<length {
      let range = Self.ranges.randomElement(using: &self) ?? 0x61...0x7A
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static let ranges: [ClosedRange<UInt32>] = [
    0x61...0x7A, 0x20...0x7E, 0x00...0x9F, 0xA0...0x24F, 0x300...0x36F, 0x400...0x4FF,
    0x590...0x6FF, 0x900...0x97F, 0x1100...0x11FF, 0x2000...0x206F, 0x2500...0x27BF,
    0x3000...0x30FF, 0x4E00...0x4EFF, 0xAC00...0xACFF, 0xE000...0xE010, 0xFE00...0xFE0F,
    0xFF00...0xFFEF, 0x1F1E6...0x1F1FF, 0x1F300...0x1F6FF, 0xE0000...0xE007F, 0x0...0x10FFFF,
  ]
}
