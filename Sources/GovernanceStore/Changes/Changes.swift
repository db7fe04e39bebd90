/// Notices commits by anyone, this program included; belongs to the one loop that polls.
public final class Changes {
  private let revisions: any Revisions
  private var schedule: LookSchedule
  private var seen: Int
  /// How often a change was noticed.
  public private(set) var revision = 0

  /// Starts at the database as it is; `now` is the time on any clock that only goes forward.
  public init(of store: Store, now: Duration) throws(StoreError) {
    revisions = try store.engine.revisions()
    schedule = LookSchedule(at: now, hasSigns: revisions.fileDescriptor != nil)
    seen = try revisions.version()
  }

  /// Readable as soon as something may be new; `nil` where nobody tells.
  public var fileDescriptor: Int32? { revisions.fileDescriptor }

  /// Tells that the file descriptor was readable; whether ``wait(at:)`` has another answer now.
  public func woken(at now: Duration) -> Bool {
    guard revisions.drain() else { return false }
    schedule.sign(at: now)
    return true
  }

  /// Has the next look be taken at once, as after a sign.
  public func lookSoon(at now: Duration) {
    revisions.hurry()
    schedule.sign(at: now)
  }

  /// How long the loop may sleep before it looks again.
  public func wait(at now: Duration) -> Duration { schedule.wait(at: now) }

  /// The new revision if somebody has committed since the last look; `nil` if not, or if it is not time to look.
  public func look(at now: Duration) throws(StoreError) -> Int? {
    guard schedule.takeDue(at: now) else { return nil }
    let version = try revisions.version()
    guard version != seen else { return nil }
    seen = version
    revision += 1
    return revision
  }
}
