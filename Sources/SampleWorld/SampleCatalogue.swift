package import Governance

/// What the sources of the sample list, under the ids that an import gives: for tests without a database.
package struct SampleCatalogue: Sendable {
  /// A right that can be asked for.
  package struct Right: Sendable {
    package let id: Entitlement.ID
    /// The account's number, or the cluster's name.
    package let scope: String
    package let name: String
    /// A handle or a team.
    package let owner: String?
    package let environment: Environment
    package let dataClass: DataClass
    /// What the analysis of its policy has to come to.
    package let level: Privilege
    package let actions: [String]
  }

  /// A user or role of an account.
  package struct Account: Sendable {
    package let id: Principal.ID
    package let scope: String
    package let name: String
    package let type: PrincipalType
    /// Handle of the person whose address it carries; the import proposes a link.
    package let person: String?
    package let owner: String?
    package let team: String?
    /// Whole days since the last use at the end of the story; `nil` where nobody knows.
    package let idleDays: Int?
    fileprivate let span: Span
  }

  /// A right in somebody's hands.
  package struct Holding: Hashable, Sendable {
    package let principal: Principal.ID
    package let entitlement: Entitlement.ID

    package init(principal: Principal.ID, entitlement: Entitlement.ID) {
      self.principal = principal
      self.entitlement = entitlement
    }
  }

  package let rights: [Right]
  package let accounts: [Account]
  private let calendar: StoryCalendar
  private let openings: [RequestStory.Opening]

  init(calendar: StoryCalendar, openings: [RequestStory.Opening]) {
    self.calendar = calendar
    self.openings = openings
    rights = CloudRight.all.map(Right.init) + Cluster.rights
    accounts =
      CloudAccount.allCases.flatMap { account in
        CloudUser.all(in: account).map(Account.init) + CloudRole.all(in: account).map(Account.init)
      }
      + Cluster.Name.allCases.flatMap { cluster in
        Cluster.users(of: cluster).map { Account(user: $0, of: cluster) }
      }
  }

  /// The persons of the people file, of whom those who have left are no longer active.
  package static let handles = Roster.everyone.map(\.handle)

  /// The accounts that a scope lists at a moment.
  package func accounts(at moment: Instant) -> [Account] {
    accounts.filter { $0.span.holds(daysAgo: daysAgo(moment)) }
  }

  /// The managed rights that the cloud accounts show attached at a moment.
  package func holdings(at moment: Instant) -> Set<Holding> {
    let days = daysAgo(moment)
    var holdings: Set<Holding> = []
    func add(_ principal: Principal.ID, _ right: String) {
      guard let right = CloudRight.byName[right] else { return }
      holdings.insert(Holding(principal: principal, entitlement: right.id))
    }
    for holding in CloudHolding.ofUsers where holding.span.holds(daysAgo: days) {
      add(holding.account.user(holding.holder), holding.right)
    }
    for account in CloudAccount.allCases {
      for role in CloudRole.all(in: account) where role.span.holds(daysAgo: days) {
        for right in role.rights { add(account.role(role.name), right) }
      }
      for group in CloudGroup.all(in: account) {
        for right in group.rights { add(account.group(group.name), right) }
      }
    }
    for opening in openings where opening.holds(at: moment) {
      add(opening.right.account.user(opening.user), opening.right.name)
    }
    let there = Set(accounts(at: moment).map(\.id))
    let gone = Set(accounts.map(\.id)).subtracting(there)
    return holdings.filter { !gone.contains($0.principal) }
  }

  private func daysAgo(_ moment: Instant) -> Double {
    Double((calendar.now - moment).milliseconds) / 86_400_000
  }
}

extension SampleCatalogue.Right {
  fileprivate init(_ right: CloudRight) {
    id = right.id
    scope = right.account.number
    name = right.name
    owner = right.owner
    environment = right.environment
    dataClass = right.dataClass
    level = right.level
    actions = right.actions
  }

  fileprivate init(role: String, owner: String, place: String, of cluster: Cluster.Name) {
    id = Cluster.right(role, in: place, of: cluster)
    scope = cluster.rawValue
    name = role
    self.owner = owner
    environment = cluster == .prod ? .prod : .stage
    dataClass = .unknown
    level = role == "debug-pods" ? .admin : .write
    actions = []
  }
}

extension SampleCatalogue.Account {
  fileprivate init(_ user: CloudUser) {
    id = user.account.user(user.name)
    scope = user.account.number
    name = user.name
    type = user.isHuman ? .human : .workload
    person = Roster.byHandle[user.name]?.handle
    owner = user.tags.first { $0.0 == "owner" }?.1
    team = user.tags.first { $0.0 == "team" }?.1
    idleDays = user.use.idleDays
    span = user.span
  }

  fileprivate init(_ role: CloudRole) {
    id = role.account.role(role.name)
    scope = role.account.number
    name = role.name
    type = role.path == "/acme/" ? .workload : .service
    person = nil
    owner = role.owner
    team = role.team
    idleDays = role.use.idleDays
    span = role.span
  }

  fileprivate init(user handle: String, of cluster: Cluster.Name) {
    id = Cluster.user(handle, of: cluster)
    scope = cluster.rawValue
    name = handle
    type = .human
    person = handle
    owner = nil
    team = nil
    idleDays = nil
    span = Span()
  }
}

extension Cluster {
  fileprivate static let rights = [
    SampleCatalogue.Right(
      role: "debug-pods",
      owner: "olga",
      place: "namespace/ranking-prod",
      of: .prod
    ),
    SampleCatalogue.Right(
      role: "edit-workloads",
      owner: "dario",
      place: "namespace/fraud-stage",
      of: .stage
    ),
  ]
}

extension CloudRole.Use {
  fileprivate var idleDays: Int? {
    switch self {
    case .daily: 0
    case .days(let days): days
    case .never, .unknown: nil
    }
  }
}
