import Synchronization

/// The kinds of entries that this program has found it can read, so that it finds out once.
final class KnownKinds: Sendable {
  static let shared = KnownKinds()

  private struct Kind: Hashable {
    let name: String
    let version: Int
  }

  private let known = Mutex<Set<Kind>>([])

  /// Whether a kind is known; `finds` tells of one that was not asked for before.
  func contains(_ name: String, version: Int, finds: () -> Bool) -> Bool {
    let kind = Kind(name: name, version: version)
    if known.withLock({ $0.contains(kind) }) { return true }
    guard finds() else { return false }
    known.withLock { _ = $0.insert(kind) }
    return true
  }
}
