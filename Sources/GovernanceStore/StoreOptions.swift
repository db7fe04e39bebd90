public import Governance

/// What the store must be told by the edge of the program: the time, the zones, and chance.
public struct StoreOptions: Sendable {
  /// The moment now.
  public var clock: @Sendable () -> Instant
  /// Seconds east of UTC of a named zone at a moment, `nil` for a name that nobody knows.
  public var zoneOffset: @Sendable (String, Instant) -> Int?
  /// So many bytes that nobody can guess.
  public var randomBytes: @Sendable (Int) -> [UInt8]
  /// Whether nothing may be written through this store.
  public var readOnly: Bool
  /// Whether what was decided is on disk before it is acknowledged; only a sample that is made anew can do without.
  package var survivesPowerLoss = true

  /// Options with the system's own source of chance.
  public init(
    clock: @escaping @Sendable () -> Instant,
    zoneOffset: @escaping @Sendable (String, Instant) -> Int? = { _, _ in nil },
    randomBytes: @escaping @Sendable (Int) -> [UInt8] = { count in
      (0..<count).map { _ in UInt8.random(in: .min ... .max) }
    },
    readOnly: Bool = false
  ) {
    self.clock = clock
    self.zoneOffset = zoneOffset
    self.randomBytes = randomBytes
    self.readOnly = readOnly
  }
}
