import Governance

/// Who was given which persona when, who left, and who decided for whom meanwhile.
struct PersonaStory {
  let calendar: StoryCalendar

  var steps: [Step] { granting + changing + leaving + delegating }

  /// The first administrator makes the second one; from then on nobody changes their own.
  private var granting: [Step] {
    let here = Roster.everyone.filter { $0.joinedDaysAgo == nil && $0.handle != "ada" }
    let first = Step(
      calendar.moment(daysAgo: 365, hour: 8, minute: 20),
      by: "ada",
      .perform(label: nil) { names in
        here.flatMap { person in
          person.personas.map { .setPersona(names.person(person.handle), $0, held: true) }
        }
      }
    )
    let later = Roster.everyone.compactMap { person -> Step? in
      guard let joined = person.joinedDaysAgo, !person.personas.isEmpty else { return nil }
      return Step(
        calendar.moment(daysAgo: joined - 2, hour: 13),
        by: joined % 2 == 0 ? "ben" : "ada",
        .perform(label: nil) { names in
          person.personas.map { .setPersona(names.person(person.handle), $0, held: true) }
        }
      )
    }
    return [first] + later
  }

  private var changing: [Step] {
    [
      Step(
        calendar.moment(daysAgo: 200, hour: 10),
        by: "ben",
        .perform(label: nil) { [.setPersona($0.person("tomasz"), .certifier, held: true)] }
      ),
      Step(
        calendar.moment(daysAgo: 80, hour: 10),
        by: "ada",
        .perform(label: nil) { [.setPersona($0.person("tomasz"), .certifier, held: false)] }
      ),
      Step(
        calendar.moment(daysAgo: 363, hour: 9),
        by: "ada",
        .perform(label: nil) { names in
          ["ben", "grace"].map {
            .mapAccount(names.person($0), osUser: SampleWorld.osUser(of: $0))
          }
        }
      ),
    ]
  }

  private var leaving: [Step] {
    [
      Step(
        calendar.moment(daysAgo: 140, hour: 15),
        by: "ada",
        .perform(label: nil) {
          [.offboard($0.person("hugo"), effectiveAt: nil, reason: "left for another company")]
        }
      ),
      Step(
        calendar.moment(daysAgo: 2, hour: 16),
        by: "ben",
        .perform(label: nil) {
          [.offboard($0.person("marta"), effectiveAt: nil, reason: "contract ended")]
        }
      ),
    ]
  }

  private var delegating: [Step] {
    [
      delegation(
        "marta",
        to: "mei",
        daysAgo: 40,
        until: calendar.ago(days: 12),
        label: "marta-away"
      ),
      delegation(
        "dario",
        to: "grace",
        daysAgo: 90,
        until: calendar.ago(days: 60),
        label: "dario-away"
      ),
      Step(
        calendar.moment(daysAgo: 88, hour: 9),
        by: "dario",
        .perform(label: nil) { [.endDelegation($0.delegation("dario-away"))] }
      ),
      delegation(
        "ravi",
        to: "sofia",
        daysAgo: 3,
        until: calendar.now + .days(9),
        label: "ravi-away"
      ),
    ]
  }

  private func delegation(
    _ from: String,
    to: String,
    daysAgo: Int,
    until: Instant,
    label: String
  ) -> Step {
    let at = calendar.moment(daysAgo: daysAgo, hour: 8)
    return Step(
      at,
      by: from,
      .perform(label: label) { [.delegate(to: $0.person(to), from: at, until: until)] }
    )
  }
}
