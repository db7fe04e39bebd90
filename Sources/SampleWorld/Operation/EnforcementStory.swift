import Governance

/// When enforcement ran, as far as it matters: what time decides is recorded then, and never sooner.
struct EnforcementStory {
  let calendar: StoryCalendar

  /// The days on which the cadence makes campaigns, and those on which their deadlines have passed.
  static let days = [
    350, 318, 287, 256, 225, 194, 163, 132, 109, 101, 70, 39, 24, 12, 5,
  ]

  var steps: [Step] {
    Self.days.map { Step(calendar.moment(daysAgo: $0, hour: 3), by: "ada", .enforce) }
      + [Step(calendar.ago(minutes: 34), by: "ada", .enforce)]
  }
}
