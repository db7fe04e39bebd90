import Governance

/// What stands attached in the accounts besides what requests open: the groups, and rights of single users.
struct CloudHolding: Sendable {
  let holder: String
  let account: CloudAccount
  let right: String
  let span: Span

  static let ofUsers: [CloudHolding] = TextTable(users).rows.flatMap { row in
    row.words(1).flatMap(holders).compactMap { holder in
      CloudRight.byName[row.text(0)].map { right in
        CloudHolding(
          holder: holder,
          account: right.account,
          right: right.name,
          span: Span(from: row.number(2).map(Double.init), until: row.number(3).map(Double.init))
        )
      }
    }
  }

  /// `@data` is everybody of the team who was there from the beginning.
  private static func holders(_ word: String) -> [String] {
    guard word.hasPrefix("@") else { return [word] }
    return Roster.members(of: String(word.dropFirst()))
      .filter { $0.joinedDaysAgo == nil && $0.leftDaysAgo == nil }.map(\.handle)
  }

  /// Whether a user has the right anyway, so that a request for it would show nothing in the account.
  static func isHeld(_ right: CloudRight, by user: String, daysAgo: Double) -> Bool {
    ofUsers.contains {
      $0.right == right.name && $0.holder == user && $0.span.holds(daysAgo: daysAgo)
    }
  }

  /// right, users, from, until.
  private static let users = """
    iam-operator | ben olga tariq sam wei petra | - | 300
    iam-operator | olga tariq | 300 | 160
    session-shell | olga tariq wei petra sam sven | - | 255
    session-shell | petra sven | 255 | 40
    function-rollout | sam wei grace emre | - | 210
    function-rollout | emre | 210 | 63
    machines-operate | olga tariq wei sam petra
    training-jobs | kai priya diego yuki ivan lea chen
    features-read | kai diego jonas yuki chen zoe fatima mateo bo
    features-write | zoe fatima hugo | - | 141
    features-write | zoe fatima | 141
    warehouse-query | ines viktor zoe mateo bo clara elif
    models-publish | dario grace emre
    deploy-endpoints | dario
    raw-labels-read | marta ines viktor
    secrets-read | mei ravi sofia | - | 120
    trail-read | mei ravi sofia tomasz amara
    keys-use | ravi
    billing-view | dario ben
    stage-training | kai diego priya noor yuki ivan lea chen
    stage-deploy | grace emre linh paulo
    eval-read | kai diego priya jonas
    eval-write | clara ivan lea
    stage-debug | olga tariq | - | 190
    sandbox-notebooks | yuki ivan lea farid
    sandbox-data-read | bo mateo
    sandbox-tables | bo mateo zoe
    sandbox-results-read | @people @finance
    sandbox-logs-read | @people @finance
    """
}

/// A group of an account with its members.
struct CloudGroup: Sendable {
  let name: String
  let account: CloudAccount
  let members: [String]
  let rights: [String]

  static func all(in account: CloudAccount) -> [CloudGroup] { account == .prod ? ofProd : ofStage }

  private static let ofProd = groups(prod, .prod)
  private static let ofStage = groups(stage, .stage)

  private static func groups(_ text: String, _ account: CloudAccount) -> [CloudGroup] {
    TextTable(text).rows.map { row in
      CloudGroup(
        name: row.text(0),
        account: account,
        members: row.words(1).flatMap { word in
          word.hasPrefix("@")
            ? Roster.members(of: String(word.dropFirst())).map(\.handle) : [word]
        },
        rights: row.words(2)
      )
    }
  }

  private static let prod = """
    platform-engineers | @platform | logs-read cluster-view
    security-readers | @security | logs-read
    fraud-engineers | @ml-fraud | logs-read models-read
    ranking-engineers | @ml-ranking | logs-read models-read
    data-engineers | @data | warehouse-query
    mlops-engineers | @mlops | images-push images-pull models-read
    on-call | olga petra sven tomasz | queues-operate
    cost-viewers | dario ben clara elif ines | billing-view
    legacy-ops | | machines-operate
    """

  private static let stage = """
    stage-developers | @ml-fraud @ml-ranking | sandbox-data-read
    stage-operators | @mlops ben olga tariq | stage-deploy
    """
}
