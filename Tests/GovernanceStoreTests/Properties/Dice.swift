import Foundation
import Governance

/// Chance that a seed repeats: splitmix64.
struct Dice {
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The seeds of a run: the one that `GOVTOP_SEED` names, else some that nobody knows beforehand.
  static func seeds(_ count: Int) -> [UInt64] {
    if let told = ProcessInfo.processInfo.environment["GOVTOP_SEED"].flatMap({ UInt64($0) }) {
      return [told]
    }
    return (0..<count).map { _ in UInt64.random(in: 1...9_999_999) }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(next() % UInt64(bound)) }
  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}
