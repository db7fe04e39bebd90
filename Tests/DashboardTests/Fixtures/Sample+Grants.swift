import Dashboard
import Governance

extension Sample {
  static func grant(
    _ number: Int,
    _ kind: Grant.Kind,
    state: GrantState = .active,
    environment: Environment = .prod,
    resource: String = "vertex",
    starts: Duration = .days(-30),
    ends: Duration? = nil,
    request: AccessRequest.ID? = nil
  ) -> Grant {
    let terms = GrantEvent.Terms(
      kind: kind,
      principal: Principal.ID("principal:\(number)"),
      entitlement: Entitlement.ID("entitlement:\(number)"),
      resource: resource,
      environment: environment,
      dataClass: .confidential,
      startsAt: now + starts,
      endsAt: ends.map { now + $0 },
      request: request,
      adoptedFrom: request == nil ? Snapshot.ID("SN-3") : nil,
      rule: "baseline",
      rulesVersion: 14
    )
    let event: GrantEvent = request == nil ? .adopted(terms) : .scheduled(terms)
    var grant = Grant(id: Grant.ID("GR-\(number)"), first: event, at: now - .days(30))
    grant?.state = state
    return grant ?? spare
  }

  private static var spare: Grant { grant(0, .standing) }

  static func row(
    _ grant: Grant,
    _ principal: String,
    _ entitlement: String,
    risk: RiskScore = risk(45),
    marks: Set<GrantRow.Mark> = [],
    type: PrincipalType = .workload,
    used: Duration? = nil,
    isUseKnown: Bool = true,
    owner: String? = "ben",
    persons: [Person] = []
  ) -> GrantRow {
    GrantRow(
      grant: grant,
      standing: GrantRow.standing(of: grant, at: now),
      marks: marks,
      risk: risk,
      principalName: principal,
      principalType: type,
      principalNativeID: "arn:aws:iam::1:role/x",
      provider: "aws",
      persons: persons.map(\.id),
      personHandles: persons.map(\.handle),
      entitlementName: entitlement,
      actions: "s3:GetObject",
      owner: owner,
      team: "platform",
      source: "aws-iam/111122223333",
      lastUsedAt: used.map { now - $0 },
      lastUsedKnown: isUseKnown,
      peerShare: 0.07
    )
  }

  static let grants = [
    row(
      grant(760, .standing, state: .revokeFailed, resource: "deploy"),
      "ci-legacy",
      "iam:PassRole",
      risk: risk(57),
      marks: [.orphaned, .dormant],
      isUseKnown: false,
      owner: nil
    ),
    row(
      grant(774, .standing),
      "ml-train-gpu",
      "roles/aiplatform.user",
      marks: [.uncertified],
      used: .hours(26)
    ),
    row(
      grant(
        781,
        .jit,
        environment: .stage,
        resource: "eval",
        ends: .minutes(190),
        request: .init("AR-2038")
      ),
      "noor",
      "read evaluation set",
      risk: risk(12),
      type: .human,
      used: .minutes(12),
      persons: [noor]
    ),
    row(
      grant(702, .standing, environment: .unknown, resource: "arn:aws:s3:::raw-labels/*"),
      "arn:aws:iam::111122223333:role/vendor-scan",
      "s3:*",
      risk: risk(71),
      marks: [.wildcard, .external],
      type: .external
    ),
    row(
      grant(
        690,
        .jit,
        environment: .dev,
        resource: "sandbox",
        ends: .hours(30),
        request: .init("AR-1990")
      ),
      "ada",
      "ec2:RunInstances",
      risk: risk(9),
      type: .human,
      used: .days(3),
      persons: [ada]
    ),
  ]

  static func detail(_ row: GrantRow) -> GrantDetail {
    GrantDetail(
      row: row,
      words: "read and write training data, start training jobs",
      permissions: 446,
      administrative: 3,
      paths: ["direct", "group ml-team"],
      trusts: ["ci-deploy may take it on"],
      otherHolders: ["fraud-serving"],
      otherHolderCount: 14,
      principalGrants: 6,
      principalResources: 31,
      separation: [],
      history: []
    )
  }
}
