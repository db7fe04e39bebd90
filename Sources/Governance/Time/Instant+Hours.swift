extension Instant {
  /// Whole hours since 1970-01-01T00:00Z.
  package var hour: Int {
    let length: Int64 = 3_600_000
    let quotient = milliseconds / length
    return Int(milliseconds % length < 0 ? quotient - 1 : quotient)
  }

  /// The first moment of an hour, counted since 1970-01-01T00:00Z.
  package init(hour: Int) { self.init(milliseconds: Int64(hour) * 3_600_000) }

  /// The first moment of the day, UTC.
  package var startOfDay: Instant { Instant(milliseconds: Int64(day) * 86_400_000) }

  /// The first moment of the hour that this one is in.
  package var startOfHour: Instant { Instant(hour: hour) }
}
