package import Governance
package import TerminalUI

/// Who looks, at what moment, through which terminal, and how fresh what they see is.
package struct Session: Hashable, Sendable {
  /// How old the view is: the first of the two ages, never that of the sources.
  package enum Connection: Hashable, Sendable {
    case live
    /// The last look found nothing new but was not confirmed since.
    case asOf(Instant)
    /// The database does not answer: since when, why, and when it is tried again.
    case stale(since: Instant, reason: String, nextTry: Instant?)
  }

  package var viewer: Viewer
  package var now: Instant
  /// Seconds east of UTC on the viewer's wall at `now`.
  package var zoneOffset: Int
  /// The zone's short name: `CET`.
  package var zoneName: String
  package var connection: Connection
  package var glyphs: Glyphs
  /// The operating system's user, for the dialog's `signs` line.
  package var osUser: String
  /// Whether a shell waits behind govtop, so that `^Z` has somewhere to go.
  package var canSuspend: Bool
  /// Whether the terminal's title may be set when something new is late.
  package var revision: Int
  /// Whether the database could be written when the session began, and cannot any more.
  package var turnedReadOnly = false
  /// Whether a moment that has passed is looked at, which is then `now` for as long as the session lasts.
  package var isPast = false

  package init(
    viewer: Viewer,
    now: Instant,
    zoneOffset: Int = 0,
    zoneName: String = "UTC",
    connection: Connection = .live,
    glyphs: Glyphs = .unicode,
    osUser: String = "",
    canSuspend: Bool = true,
    revision: Int = 0
  ) {
    self.viewer = viewer
    self.now = now
    self.zoneOffset = zoneOffset
    self.zoneName = zoneName
    self.connection = connection
    self.glyphs = glyphs
    self.osUser = osUser
    self.canSuspend = canSuspend
    self.revision = revision
  }

  package var isReadOnly: Bool { viewer.readOnly }

  package var isStale: Bool {
    if case .stale = connection { true } else { false }
  }
}
