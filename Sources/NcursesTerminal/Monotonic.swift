import Glibc

/// The clock of timers and of the loop: it only goes forward, and counts from anywhere.
package enum Monotonic {
  /// Milliseconds.
  package static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
