import Governance

/// A user of one of the accounts: somebody of acme-ai, a machine with a key, or nobody knows who.
struct CloudUser: Sendable {
  let name: String
  let account: CloudAccount
  let isHuman: Bool
  let tags: [(String, String)]
  let use: CloudRole.Use
  let span: Span

  func created(_ calendar: StoryCalendar) -> Instant {
    calendar.ago(days: span.from.map { Int($0) } ?? 430 + 7 * name.utf8.count)
  }

  static func all(in account: CloudAccount) -> [CloudUser] { account == .prod ? ofProd : ofStage }

  private static let ofProd = users(of: .prod)
  private static let ofStage = users(of: .stage)

  private static func users(of account: CloudAccount) -> [CloudUser] {
    Roster.everyone.filter { hasUser($0, in: account) }.map { user(of: $0, in: account) }
      + TextTable(account == .prod ? others : stageOthers).rows.map { other($0, account) }
  }

  /// Who is expected to work in an account; the office only reads results in the sandbox.
  static func hasUser(_ person: SamplePerson, in account: CloudAccount) -> Bool {
    switch account {
    case .prod: !["people", "finance"].contains(person.team)
    case .stage:
      ["ml-fraud", "ml-ranking", "mlops", "people", "finance"].contains(person.team)
        || ["ben", "olga", "tariq", "bo", "mateo", "zoe"].contains(person.handle)
    }
  }

  private static func user(of person: SamplePerson, in account: CloudAccount) -> CloudUser {
    CloudUser(
      name: person.handle,
      account: account,
      isHuman: true,
      tags: [
        ("email", person.email), ("team", person.team), ("owner", person.handle),
        ("environment", account == .prod ? "prod" : "stage"), ("principal-type", "human"),
      ],
      use: idle[person.handle].map { .days($0) } ?? .daily,
      // An account outlives its person by some hours.
      span: Span(
        from: person.joinedDaysAgo.map { Double($0) },
        until: person.leftDaysAgo.map { $0 > 10 ? Double($0) - 0.4 : -1 }
      )
    )
  }

  /// Who has not signed in for so many days.
  private static let idle = ["lin": 104, "tess": 47, "jonas": 36, "viktor": 92]

  private static func other(_ row: TextTable.Row, _ account: CloudAccount) -> CloudUser {
    let isHuman = row.text(1) == "human"
    var tags = [
      ("environment", account == .prod ? "prod" : "stage"), ("principal-type", row.text(1)),
    ]
    if let owner = row[2] { tags.append(("owner", owner)) }
    if let team = row[3] { tags.append(("team", team)) }
    return CloudUser(
      name: row.text(0),
      account: account,
      isHuman: isHuman,
      tags: tags,
      use: row.number(4).map { .days($0) } ?? .never,
      span: Span(from: row.number(5).map(Double.init), until: nil)
    )
  }

  /// name, kind, owner, team, days since the last use, from.
  private static let others = """
    svc-airflow | workload | zoe | data | 0
    svc-grafana | workload | olga | platform | 0
    svc-labelling | workload | ines | data | 160
    svc-batch-old | workload | hugo | data | 270
    legacy-analyst | human | - | data | 12
    intern-2023 | human | - | ml-ranking | 395
    vendor-support | human | mei | - | 25 | 90
    """

  private static let stageOthers = """
    svc-loadgen | workload | tariq | platform | 2
    guest-reviewer | human | - | ml-fraud | 5 | 33
    """
}
