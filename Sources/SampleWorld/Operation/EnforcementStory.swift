import Governance

/// When enforcement ran, as far as it matters: what time decides is recorded then, and never sooner.
struct EnforcementStory {
  let calendar: StoryCalendar

  /// The days on which the cadence makes campaigns, and those on which their deadlines have passed.
  static let days = [
    350, 334, 318, 303, 287, 272, 256, 241, 225, 210, 194, 179, 163, 148, 132, 124, 117, 101, 86,
    70, 55, 39, 24, 12, 5,
  ]

  var steps: [Step] {
    Self.days.map { Step(calendar.moment(daysAgo: $0, hour: 3), by: "ada", .enforce) }
      + [Step(calendar.ago(minutes: 34), by: "ada", .enforce)]
  }
}
