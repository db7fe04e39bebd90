import Governance

/// Policy documents as the provider writes them.
enum CloudPolicies {
  struct Statement: Sendable {
    var sid: String?
    var effect = "Allow"
    var actions: [String]
    var resources: [String]
    var condition: JSONText?
    var usesNotAction = false

    var json: JSONText {
      var members: [(String, JSONText)] = []
      if let sid { members.append(("Sid", .string(sid))) }
      members.append(("Effect", .string(effect)))
      members.append((usesNotAction ? "NotAction" : "Action", .oneOrMany(actions)))
      members.append(("Resource", .oneOrMany(resources)))
      if let condition { members.append(("Condition", condition)) }
      return .object(members)
    }
  }

  static func document(_ statements: [Statement]) -> JSONText {
    .object([
      ("Version", .string("2012-10-17")), ("Statement", .list(statements.map(\.json))),
    ])
  }

  /// The document of a right; earlier versions allowed fewer actions.
  static func document(of right: CloudRight, version: Int) -> JSONText {
    let kept = max(1, right.actions.count - (right.versions - version))
    let sid = right.name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return document([
      Statement(
        sid: sid.joined(),
        actions: Array(right.actions.prefix(kept)),
        resources: right.resources
      )
    ])
  }

  /// What a user may always do for themselves, as AWS manages it.
  static let changePassword = document([
    Statement(
      actions: ["iam:ChangePassword"],
      resources: ["arn:aws:iam::*:user/${aws:username}"]
    ),
    Statement(actions: ["iam:GetAccountPasswordPolicy"], resources: ["*"]),
  ])

  static let administrator = document([Statement(actions: ["*"], resources: ["*"])])

  static func boundary(_ account: CloudAccount) -> JSONText {
    document([
      Statement(
        sid: "OnlyModels",
        actions: [
          "sagemaker:CreateEndpoint", "sagemaker:UpdateEndpoint", "sagemaker:DeleteEndpoint",
        ],
        resources: [account.resource("sagemaker/endpoint/acme-*")]
      ),
      Statement(
        sid: "NoIdentities",
        effect: "Deny",
        actions: ["iam:*"],
        resources: ["*"]
      ),
    ])
  }

  static func trust(_ trust: CloudRole.Trust, in account: CloudAccount) -> JSONText {
    let (kind, party, action, condition) = terms(of: trust, account)
    var members: [(String, JSONText)] = [
      ("Effect", .string("Allow")), ("Principal", .object([(kind, .string(party))])),
      ("Action", .string(action)),
    ]
    if let condition { members.append(("Condition", condition)) }
    return .object([
      ("Version", .string("2012-10-17")), ("Statement", .list([.object(members)])),
    ])
  }

  private typealias Terms = (kind: String, party: String, action: String, condition: JSONText?)

  private static func terms(of trust: CloudRole.Trust, _ account: CloudAccount) -> Terms {
    switch trust {
    case .service(let service): ("Service", "\(service).amazonaws.com", "sts:AssumeRole", nil)
    case .role(let role): ("AWS", account.arn("role/acme/\(role)"), "sts:AssumeRole", nil)
    case .account(let number, let externalID):
      (
        "AWS", "arn:aws:iam::\(number):root", "sts:AssumeRole",
        externalID.map { equals("StringEquals", "sts:ExternalId", $0) }
      )
    case .workload(let account):
      federated(
        "oidc.eks.eu-central-1.amazonaws.com/id/4F1D0CAC3E",
        "system:serviceaccount:\(account)",
        operation: "StringEquals"
      )
    case .repository(let name):
      federated(forge, "repo:\(name):ref:refs/heads/main", operation: "StringEquals")
    case .anyRepository: federated(forge, "repo:acme/*", operation: "StringLike")
    }
  }

  private static let forge = "token.actions.githubusercontent.com"

  private static func federated(_ issuer: String, _ subject: String, operation: String) -> Terms {
    let subjectCondition = ("\(issuer):sub", JSONText.string(subject))
    let audience = ("\(issuer):aud", JSONText.string("sts.amazonaws.com"))
    let condition: JSONText =
      operation == "StringEquals"
      ? .object([(operation, .object([audience, subjectCondition]))])
      : .object([
        ("StringEquals", .object([audience])), (operation, .object([subjectCondition])),
      ])
    return (
      "Federated", "arn:aws:iam::111122223333:oidc-provider/\(issuer)",
      "sts:AssumeRoleWithWebIdentity", condition
    )
  }

  private static func equals(_ operation: String, _ key: String, _ value: String) -> JSONText {
    .object([(operation, .object([(key, .string(value))]))])
  }
}

extension JSONText {
  /// The provider writes a list of one as the element alone.
  fileprivate static func oneOrMany(_ values: [String]) -> JSONText {
    values.count == 1 ? .string(values[0]) : .strings(values)
  }
}
