import Documents
import Governance

@testable import GovernanceStore

/// A few facts of one account and one people list, made by hand: enough for every path of the store.
enum SmallCloud {
  static func user(_ name: String, email: String? = nil, owner: String? = nil) -> PrincipalFact {
    var fact = PrincipalFact(
      key: "AIDA-\(name)",
      nativeID: "arn:aws:iam::1:user/\(name)",
      name: name,
      type: .human,
      provider: "aws",
      nativeKind: "user"
    )
    fact.email = email
    fact.owner = owner
    fact.createdAt = Instant(milliseconds: 1_700_000_000_000)
    return fact
  }

  static func role(_ name: String, owner: String? = nil) -> PrincipalFact {
    var fact = PrincipalFact(
      key: "AROA-\(name)",
      nativeID: "arn:aws:iam::1:role/\(name)",
      name: name,
      type: .workload,
      provider: "aws",
      nativeKind: "role"
    )
    fact.owner = owner
    return fact
  }

  static func right(
    _ name: String,
    privilege: Privilege = .read,
    environment: Environment = .dev,
    owner: String? = nil
  ) -> EntitlementFact {
    EntitlementFact(
      key: "arn:aws:iam::1:policy/\(name)",
      name: name,
      policy: "arn:aws:iam::1:policy/\(name)",
      resource: "account 1",
      provider: "aws",
      actions: "s3:GetObject",
      words: "read objects",
      permissions: 3,
      administrative: privilege.isPrivileged ? 2 : 0,
      privilege: privilege,
      environment: environment,
      dataClass: .internal,
      owner: owner
    )
  }

  /// A policy with all that belongs to one, a trust and a membership: a row in every other table.
  static let paperwork: [Fact] = [
    .policy(
      PolicyFact(
        key: "ANPA1",
        nativeID: "arn:aws:iam::1:policy/reader",
        name: "reader",
        kind: .customerManaged
      )
    ),
    .policyVersion(
      PolicyVersionFact(policy: "arn:aws:iam::1:policy/reader", version: "v1", isDefault: true)
    ),
    .statement(
      StatementFact(
        policy: "arn:aws:iam::1:policy/reader",
        index: 0,
        isAllow: true,
        actions: "s3:GetObject",
        resources: "arn:aws:s3:::labels/*"
      )
    ),
    .trust(
      TrustFact(
        role: "arn:aws:iam::1:role/trainer",
        kind: .service,
        trusted: "ec2.amazonaws.com",
        isExternal: false
      )
    ),
    .membership(
      MembershipFact(member: "arn:aws:iam::1:user/noor", group: "arn:aws:iam::1:group/none")
    ),
  ]

  static func attached(_ right: EntitlementFact, to principal: PrincipalFact) -> AssignmentFact {
    AssignmentFact(entitlement: right.key, holder: principal.nativeID, via: "attached")
  }

  static func employee(
    _ handle: String,
    manager: String? = nil,
    team: String? = "ml",
    isActive: Bool = true
  ) -> DirectoryFact {
    DirectoryFact(
      key: "key-\(handle)",
      handle: handle,
      name: "\(handle) of the team",
      email: "\(handle)@acme.example",
      team: team,
      employment: .employee,
      manager: manager,
      timeZone: "UTC",
      isActive: isActive
    )
  }

  /// The account that a people source lists with its person.
  static func account(_ handle: String) -> PrincipalFact {
    PrincipalFact(
      key: "key-\(handle)",
      nativeID: handle,
      name: handle,
      type: .human,
      provider: "directory",
      nativeKind: "person"
    )
  }
}

extension Store {
  @discardableResult
  func take(
    _ facts: [Fact],
    kind: SourceKind = .awsIAM,
    scope: String = "1",
    environment: Environment? = nil,
    as operator: Operator = .user("root")
  ) async throws -> ImportReport {
    let order = ImportOrder(
      kind: kind,
      scope: scope,
      digest: .sha256(of: "bytes"),
      bytes: 5,
      environment: environment
    )
    return try await importSnapshot(order, as: `operator`) { staging in
      for (index, fact) in facts.enumerated() { staging.record(fact, at: "$[\(index)]") }
    }
  }

  /// Imports a people list: a record and an account for each.
  @discardableResult
  func takePeople(_ facts: [DirectoryFact]) async throws -> ImportReport {
    try await take(
      facts.flatMap { [.person($0), .principal(SmallCloud.account($0.handle))] },
      kind: .peopleCSV,
      scope: "hr"
    )
  }

  /// The values of the database, by a question of the test's own.
  func ask(_ sql: String, _ arguments: [SQLValue] = []) async throws -> [[SQLValue]] {
    try await engine.read { try $0.rows(sql, arguments).map(\.values) }
  }
}
