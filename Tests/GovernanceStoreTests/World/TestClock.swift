import Governance
import Synchronization

/// A clock that a test sets: it stands still until told.
final class TestClock: Sendable {
  private let now: Mutex<Int64>

  init(_ start: Instant = Instant(milliseconds: 1_780_000_000_000)) {
    now = Mutex(start.milliseconds)
  }

  var instant: Instant { Instant(milliseconds: now.withLock { $0 }) }

  func advance(_ length: Duration) {
    now.withLock { $0 += (Instant(milliseconds: 0) + length).milliseconds }
  }
}

/// Bytes that look random and are the same in each run.
final class TestChance: Sendable {
  private let next: Mutex<UInt64>

  init(seed: UInt64 = 1) {
    next = Mutex(seed)
  }

  func bytes(_ count: Int) -> [UInt8] {
    next.withLock { state in
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
    }
  }
}
