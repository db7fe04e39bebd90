import Governance

/// Which accounts of the cloud are confirmed as whose: the import proposes by e-mail, somebody else confirms.
struct LinkStory {
  let calendar: StoryCalendar

  /// Proposals that nobody has looked at by the end of the story.
  private static let waiting: [CloudAccount: Set<String>] = [
    .prod: ["anna", "omar"], .stage: ["linh", "nina", "omar"],
  ]

  static func isWaiting(_ handle: String, _ account: CloudAccount) -> Bool {
    waiting[account]?.contains(handle) ?? false
  }

  var steps: [Step] {
    let first = confirming(Roster.everyone.filter { $0.joinedDaysAgo == nil }, daysAgo: 365)
    let later = Roster.everyone.compactMap { person in
      person.joinedDaysAgo.map { (person, $0) }
    }.flatMap { person, joined in confirming([person], daysAgo: joined - 2) }
    return first + later + clusters + mistake
  }

  /// Names in the bindings of a cluster; those of the second one nobody has looked at yet.
  private var clusters: [Step] {
    let accounts = Cluster.users(of: .prod).map { ($0, Cluster.user($0, of: .prod)) }
    return [
      Step(
        calendar.moment(daysAgo: 364, hour: 10),
        by: "ada",
        .perform(label: nil) { Self.commands(accounts, $0) }
      ),
      Step(
        calendar.moment(daysAgo: 149, hour: 10),
        by: "ben",
        .perform(label: nil) { names in
          Self.commands([("paulo", Cluster.user("paulo", of: .stage))], names)
        }
      ),
    ]
  }

  /// `ada` says yes to all but her own, and `ben` to hers and to what `ada` herself had to propose.
  private func confirming(_ persons: [SamplePerson], daysAgo: Int) -> [Step] {
    let others = Self.accounts(of: persons.filter { $0.handle != "ada" })
    let rest = Self.accounts(of: persons.filter { $0.handle != "ben" })
    return [
      Step(
        calendar.moment(daysAgo: daysAgo, hour: 12, minute: 5),
        by: "ada",
        .perform(label: nil) { Self.commands(others, $0) }
      ),
      Step(
        calendar.moment(daysAgo: daysAgo, hour: 12, minute: 20),
        by: "ben",
        .perform(label: nil) { Self.commands(rest, $0) }
      ),
    ]
  }

  private typealias Account = (handle: String, id: Principal.ID)

  private static func accounts(of persons: [SamplePerson]) -> [Account] {
    persons.flatMap { person in
      CloudAccount.allCases.filter { CloudUser.hasUser(person, in: $0) }
        .filter { !isWaiting(person.handle, $0) }
        .map { (person.handle, $0.user(person.handle)) }
    }
  }

  private static func commands(_ accounts: [Account], _ names: SampleNames) -> [Command] {
    accounts.filter { names.link(of: $0.id) != .confirmed }
      .map { .link(names.person($0.handle), $0.id) }
  }

  /// A shared mailbox taken for a person's own, and taken back when that came out.
  private var mistake: [Step] {
    let account = CloudAccount.prod.user("legacy-analyst")
    return [
      Step(
        calendar.moment(daysAgo: 310, hour: 9),
        by: "ben",
        .perform(label: nil) { [.link($0.person("bo"), account)] }
      ),
      Step(
        calendar.moment(daysAgo: 309, hour: 9),
        by: "ada",
        .perform(label: nil) { [.link($0.person("bo"), account)] }
      ),
      Step(
        calendar.moment(daysAgo: 101, hour: 15),
        by: "ada",
        .perform(label: nil) {
          [.unlink($0.person("bo"), account, reason: "three people share this mailbox")]
        }
      ),
    ]
  }
}
