/// A service that acts for any account says for whose resource it acts.
///
/// Services that run code of the account itself, such as EC2 and Lambda, are passed the role with
/// `iam:PassRole`, which is checked in the account; no source is needed for them.
enum NameTheSourceOfServices: PolicyRule {
  static let id = "GT096"
  static let name = "name the source that a service acts for"
  static let family = LintFamily.trust
  static let severity = LintSeverity.medium
  static let why =
    "A service that delivers for all accounts can be sent here by a stranger's configuration."
  static let fix =
    "add `StringEquals` on `aws:SourceAccount`, or `ArnLike` on `aws:SourceArn` with the account"
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 AC-4"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use.namesCallers else { return }
    for call in TrustCall.calls(of: policy) where !call.namesSource && !call.principals.isNegated {
      for entry in call.principals.entries where entry.kind == .service {
        guard isDelivering(entry.name, in: policy.use) else { continue }
        report.add(
          Self.self,
          at: call.place,
          "`\(entry.name)` may come on behalf of any account: no source is named"
        )
      }
    }
  }

  /// Regions and the domain aside: `logs.eu-west-1.amazonaws.com` is `logs`.
  private static func isDelivering(_ service: String, in use: LintedPolicy.Use) -> Bool {
    guard let end = service.firstRange(of: ".amazonaws.com") else { return false }
    let name = String(service[..<end.lowerBound])
    let first = name.split(separator: ".").first.map(String.init) ?? name
    if delivering.contains(name) || delivering.contains(first) { return true }
    return use != .trust && resourceOnly.contains(first)
  }

  /// Those that act on roles and resources of others by configuration, as their documentation says.
  private static let delivering: Set<String> = [
    "access-analyzer", "amplify", "apigateway", "appflow", "appsync", "backup", "bedrock",
    "chatbot", "cloudtrail", "cloudwatch", "comprehend", "config", "datasync", "delivery.logs",
    "events", "export.rds", "firehose", "fis", "grafana", "guardduty", "iot", "iotevents",
    "kendra", "lex", "lexv2", "logs", "logging.s3", "macie", "mediaconvert", "monitoring.rds",
    "omics", "osis-pipelines", "personalize", "pipes", "rekognition", "s3", "scheduler",
    "securitylake", "ses", "sns", "ssm", "ssm-incidents", "states", "transcribe", "transfer",
    "vpc-flow-logs", "internetmonitor", "billingreports", "bcm-data-exports", "inspector2",
    "securityhub", "serverlessrepo",
  ]

  /// Those that come with a resource of some account, where the policy is that of a resource.
  private static let resourceOnly: Set<String> = [
    "cloudfront", "codestar-notifications", "costalerts", "budgets", "dms", "elasticache", "rds",
    "redshift", "codebuild", "elasticloadbalancing", "logdelivery", "sqs", "alexa-appkit",
    "cognito-idp", "secretsmanager",
  ]
}

extension LintedPolicy.Use {
  /// Whether the policy says who may call.
  var namesCallers: Bool {
    switch self {
    case .trust, .resource: true
    case .permissions, .boundary, .serviceControl, .resourceControl: false
    }
  }
}

extension TrustCall {
  fileprivate var namesSource: Bool {
    if namesOrganisation { return true }
    let exact = [
      "aws:sourceaccount", "kms:calleraccount", "sts:externalid", "aws:principalaccount",
      "lambda:eventsourcetoken",
    ]
    if exact.contains(where: isExact) { return true }
    if conditions.contains(where: { $0.key.lowercased().hasPrefix("kms:encryptioncontext:") }) {
      return true
    }
    switch pin("aws:sourcearn") {
    case .exact: return true
    case .pattern(let values): return values.allSatisfy(\.namesAccountOrBucket)
    case .missing, .loose, .open, .dead: return false
    }
  }
}
