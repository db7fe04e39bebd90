/// A rule that answers a request in place of a person, within limits that no rules file can widen.
///
/// It approves only low risk outside production for a known person; where one denies, no other approves.
public struct AutomaticReview: Hashable, Sendable, Codable {
  package enum Decision: String, CaseIterable, Sendable, Codable { case approve, deny }

  package var name: String
  package var decision: Decision
  /// About the request, its requester and the owners.
  package var when: [Clause]
  /// When it answers; always without.
  package var hours: WeeklyWindow?
  package var rationale: String
  package var control: String?
  /// Who put it into force as it stands, which no file says: whoever wrote a rule does not profit from it.
  package var author: Person.ID?

  package init(
    name: String,
    decision: Decision,
    when conditions: [Clause],
    hours: WeeklyWindow? = nil,
    rationale: String,
    control: String? = nil,
    author: Person.ID? = nil
  ) {
    self.name = name
    self.decision = decision
    self.when = conditions
    self.hours = hours
    self.rationale = rationale
    self.control = control
    self.author = author
  }

  /// Whether both say the same, whoever wrote it.
  package func saysTheSame(as other: AutomaticReview) -> Bool {
    var mine = self
    mine.author = other.author
    return mine == other
  }
}

/// Hours of some days of the week, at a place: `mon..fri 08:00 to 18:00 Europe/Berlin`.
public struct WeeklyWindow: Hashable, Sendable, Codable {
  package enum Day: String, CaseIterable, Sendable, Codable {
    case mon, tue, wed, thu, fri, sat, sun
  }

  package var days: [Day]
  /// `08:00`: the first minute of it.
  package var from: String
  /// `18:00`: the first minute after it; `24:00` is the end of the day.
  package var until: String
  /// IANA name.
  package var zone: String

  package init(days: [Day], from: String, until: String, zone: String) {
    self.days = days
    self.from = from
    self.until = until
    self.zone = zone
  }

  /// Minutes since midnight of `08:30`; `nil` for what is no time of day.
  package static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0..<60).contains(minute), hour >= 0,
      hour * 60 + minute <= 1_440
    else { return nil }
    return hour * 60 + minute
  }

  /// Whether a moment lies in it; never where nobody knows the zone.
  package func holds(at now: Instant, offsetSeconds: Int?) -> Bool {
    guard let offsetSeconds, let from = Self.minutes(from), let until = Self.minutes(until) else {
      return false
    }
    let local = CivilTime(now, offsetSeconds: offsetSeconds)
    let day = CivilTime.days(year: local.year, month: local.month, day: local.day)
    // 1970-01-01 was a Thursday; 0 is Monday.
    let weekday = Day.allCases[((day + 3) % 7 + 7) % 7]
    let minute = local.hour * 60 + local.minute
    return days.contains(weekday) && from <= minute && minute < until
  }
}
