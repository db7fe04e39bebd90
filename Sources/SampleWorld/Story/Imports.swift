import Governance

/// When the systems of acme-ai were read, and what they said.
struct Imports {
  let calendar: StoryCalendar
  let openings: [RequestStory.Opening]
  let scenario: SampleWorld.Scenario

  var steps: [PlannedStep] {
    people + cloud(.prod, Self.prodDays) + cloud(.stage, Self.stageDays)
      + clusters(.prod, Self.prodClusterDays) + clusters(.stage, Self.stageClusterDays)
  }

  /// The days on which somebody joined, and some between.
  private static let peopleDays = [365, 210, 160, 139, 120, 75, 40, 1]
  private static let prodDays = [365, 299, 254, 209, 159, 139, 119, 74, 39, 21, 10, 1, 0]
  private static let stageDays = [365, 189, 159, 119, 74, 39, 7]
  private static let prodClusterDays = [365, 159, 46, 7, 1]
  private static let stageClusterDays = [150, 60, 7]

  private var people: [PlannedStep] {
    Self.peopleDays.map { day in
      let file = PeopleFile(calendar: calendar, daysAgo: day)
      return PlannedStep(
        at: calendar.moment(daysAgo: day, hour: day == 365 ? 8 : 1, minute: 5),
        by: "ada"
      ) { .importFiles(.peopleCSV, scope: "acme", [file.file], environment: nil) }
    }
  }

  private func cloud(_ account: CloudAccount, _ days: [Int]) -> [PlannedStep] {
    days.map { day in
      let at =
        day == 0
        ? calendar.ago(hours: 2)
        : calendar.moment(
          daysAgo: day,
          hour: day == 365 ? 9 : 2,
          minute: account == .prod ? 0 : 10
        )
      let opened = openings.filter { $0.right.account == account && $0.holds(at: at) }
        .map { ($0.user, $0.right.name) }
      let export = AccountExport(
        account: account,
        calendar: calendar,
        at: at,
        opened: opened,
        tampering: scenario == .compromisedCI && day <= 1
      )
      return PlannedStep(at: at, by: "ravi") {
        .importFiles(
          .awsIAM,
          scope: account.number,
          [export.file],
          environment: account == .prod ? .prod : nil
        )
      }
    }
  }
}

extension Imports {
  private func clusters(_ name: Cluster.Name, _ days: [Int]) -> [PlannedStep] {
    days.map { day in
      let cluster = Cluster(
        name: name,
        daysAgo: Double(day),
        created: calendar.ago(days: name == .prod ? 480 : 152)
      )
      return PlannedStep(
        at: calendar.moment(daysAgo: day, hour: day == 365 ? 9 : 2, minute: 30),
        by: "ravi"
      ) {
        .importFiles(
          .kubernetesRBAC,
          scope: name.rawValue,
          [cluster.file],
          environment: name == .stage ? .stage : nil
        )
      }
    }
  }

  /// The large accounts, in the last weeks, so that the year before stays readable.
  static func fleet(_ size: SampleWorld.Size, _ calendar: StoryCalendar) -> [PlannedStep] {
    let count =
      switch size {
      case .small: 0
      case .medium: 1
      case .large: 10
      }
    guard count > 0 else { return [] }
    let imports = (0..<count).map { place in
      let at = calendar.moment(daysAgo: 5, hour: 1, minute: place)
      let fleet = Fleet(
        number: "70000000000\(place)",
        seed: UInt64(place + 1),
        created: calendar.ago(days: 400),
        used: at
      )
      return PlannedStep(at: at, by: "ravi") {
        .importFiles(.awsIAM, scope: fleet.number, [fleet.file], environment: nil)
      }
    }
    let adopting = PlannedStep(at: calendar.moment(daysAgo: 5, hour: 1, minute: 30), by: "ada") {
      .baseline(isNamed: false)
    }
    return imports + [adopting]
  }
}

/// A step whose act is made when it is asked for: exports are large, and one at a time is enough.
struct PlannedStep: Sendable {
  let at: Instant
  let by: String
  var delegateFor: String?
  var isOwnUser = false
  let act: @Sendable () -> Act

  init(at: Instant, by: String, _ act: @escaping @Sendable () -> Act) {
    self.at = at
    self.by = by
    self.act = act
  }

  init(_ step: Step) {
    at = step.at
    by = step.by
    delegateFor = step.delegateFor
    isOwnUser = step.isOwnUser
    act = { step.act }
  }

  var step: Step { Step(at, by: by, for: delegateFor, ownUser: isOwnUser, act()) }
}
