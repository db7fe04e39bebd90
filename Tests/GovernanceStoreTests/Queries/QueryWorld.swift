import Documents
import Governance

@testable import GovernanceStore

/// A database with grants in every state, of every kind and age, between accounts whose names try the filter.
struct QueryWorld {
  let test: TestStore
  var store: Store { test.store }
  var now: Instant { test.clock.instant }

  /// Persons besides `root`: two of security, an owner, a developer, a contractor, one beyond ASCII.
  static let handles = ["ada", "mei", "ben", "noor", "lin", "ÖZGE"]
  static let teams = ["ada": "security", "mei": "security", "lin": "data"]

  init() async throws {
    test = try await TestStore(copying: Self.template.value)
  }

  private init(_ test: TestStore) {
    self.test = test
  }

  private static let template = Task {
    let world = QueryWorld(try await TestStore())
    try await world.fill()
    try await world.store.rest()
    return world.test
  }

  private func fill() async throws {
    try await store.takePeople(
      Self.handles.map { handle in
        var fact = SmallCloud.employee(handle, team: Self.teams[handle] ?? "ml")
        if handle == "lin" {
          fact.employment = .contractor
          fact.contractEndsAt = now + .days(20)
        }
        return fact
      }
    )
    let personas: [(String, Persona)] = [
      ("ada", .security), ("mei", .security), ("ben", .approver), ("noor", .modelDeveloper),
    ]
    _ = try await store.perform(
      personas.map { .setPersona(Identifier($0), $1, held: true) },
      as: test.root
    )
    try await store.take(Cloud.facts(at: now))
    _ = try await store.perform(
      [("noor", "noor-aws"), ("lin", "lin-ext")].map { handle, account in
        .link(Identifier(handle), Identifier("arn:aws:iam::1:user/\(account)"))
      },
      as: test.root
    )
    try await store.put(Cloud.grants(at: now))
  }

  func grants(
    _ filter: String = "",
    sort: String? = nil,
    descending: Bool = false,
    as viewer: String = "ada",
    limit: Int = 1_000
  ) async throws -> [GrantRow] {
    var query = ListQuery(.grants, filter: filter, limit: limit)
    query.sort = sort
    query.descending = descending
    return try await store.grants(query, as: .claiming(viewer)).rows
  }
}

/// The account and the rights of the world, and who holds what.
enum Cloud {
  static let names = [
    "trainer", "noor-aws", "lin-ext", "ÉCLAIR-sync", "straße", "svc_100%", "Kelvin\u{212A}",
    "σοφος",
    "ΣΟΦΟΣ", "back\\slash", "label-sync", "deployer",
  ]

  static var principals: [PrincipalFact] {
    names.enumerated().map { index, name in
      let isPerson = name == "noor-aws" || name == "lin-ext"
      var fact =
        isPerson
        ? SmallCloud.user(name, email: nil) : SmallCloud.role(name, owner: owner(index))
      fact.team = index % 4 == 0 ? "ml" : nil
      fact.environment = Environment.allCases[index % 4]
      fact.lastUsedKnown = index % 3 != 0
      fact.lastUsedAt = index % 5 == 1 ? nil : Instant(milliseconds: 1_770_000_000_000)
      fact.isActive = index != 11
      return fact
    }
  }

  /// A handle, a team, an address, somebody unknown, nobody.
  private static func owner(_ index: Int) -> String? {
    ["ben", "ml", "mei@acme.example", "a stranger", nil][index % 5]
  }

  static var rights: [EntitlementFact] {
    (0..<6).map { index in
      var right = SmallCloud.right(
        ["reader", "Writer", "admin-all", "train_x", "promote%", "LÄSER"][index],
        privilege: Privilege.allCases[index % 4],
        environment: Environment.allCases[index % 4],
        owner: owner(index)
      )
      right.broadActions = index == 2
      right.resource = "bucket-\(index % 3)"
      return right
    }
  }

  static func facts(at now: Instant) -> [Fact] {
    var accounts = principals
    for (index, days) in [(4, 89), (8, 1), (10, 90)] {
      accounts[index].lastUsedAt = now - .days(days)
    }
    let held = accounts.enumerated().map {
      SmallCloud.attached(rights[$0.offset % 6], to: $0.element)
    }
    return accounts.map { .principal($0) } + rights.map { .entitlement($0) }
      + held.map { .assignment($0) }
  }

  static func id(ofPrincipal fact: PrincipalFact) -> Principal.ID {
    Identifier(Source.observedID("principal", .awsIAM, scope: "1", key: fact.key))
  }

  static func id(of right: EntitlementFact) -> Entitlement.ID {
    Identifier(Source.observedID("entitlement", .awsIAM, scope: "1", key: right.key))
  }

  /// Every state with ends before, at and after now, or none.
  static func grants(at now: Instant) -> [Grant] {
    let ends: [Duration?] = [nil, .days(-2), .zero, .hours(3), .days(40), .milliseconds(1)]
    var grants: [Grant] = []
    for (place, state) in GrantState.allCases.enumerated() {
      for (other, end) in ends.enumerated() {
        let index = grants.count
        let terms = GrantEvent.Terms(
          kind: Grant.Kind.allCases[(place + other) % 4],
          principal: id(ofPrincipal: principals[(index * 5) % principals.count]),
          entitlement: id(of: rights[(index * 7) % rights.count]),
          resource: ["bucket-1", "Bucket-2", "vertex"][index % 3],
          environment: Environment.allCases[(index * 3) % 4],
          dataClass: DataClass.allCases[index % 5],
          startsAt: now + .days(index % 7 == 3 ? 1 : -100 - index)
            + .hours(index % 7 == 3 ? -23 : 0),
          endsAt: end.map { now + $0 + (index % 7 == 3 ? .days(60) : .zero) },
          rule: index.isMultiple(of: 2) ? "baseline" : "elevation",
          rulesVersion: 1
        )
        let id: Grant.ID = Identifier("GR-\(1_000 + index)")
        guard var grant = Grant(id: id, first: .scheduled(terms), at: now - .days(index)) else {
          continue
        }
        grant.state = state
        grant.externallyModified = index % 11 == 0
        grant.certifiedAt = index % 4 == 0 ? now - .days(index) : nil
        grant.revokeAskedAt = state == .revoking ? now - .hours(10 * other) : nil
        grant.enforcedAt = state == .revoked || state == .ended ? now - .days(other) : nil
        grants.append(grant)
      }
    }
    return grants
  }
}

extension Store {
  /// Puts grants where they are kept, with what follows from them; no ledger entry stands for them.
  func put(_ grants: [Grant]) async throws {
    try await engine.write { connection in
      for grant in grants {
        let row = TableRow(.accessGrant, grant.row(priorState: grant.state.aPrior))
        try connection.run(Table.accessGrant.upsertion, row.values + [1])
      }
      try connection.refreshAccessRows(grants.map(\.id.text), at: 1)
    }
  }
}

extension GrantState {
  /// Some state that legally comes before this one.
  fileprivate var aPrior: String {
    Self.transitions.first { $0.to == self }?.from.rawValue ?? "none"
  }
}
