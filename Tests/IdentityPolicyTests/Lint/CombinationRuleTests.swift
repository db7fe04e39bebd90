import IdentityPolicy
import Testing

struct CombinationRuleTests {
  private static func rules(_ policies: [String]) throws -> [String] {
    let linted = try policies.map { try Lint.linted($0) }
    var report = LintReport()
    Linter().lint(LintedHolding(principal: "alice", policies: linted), &report)
    return report.findings.filter { $0.family == .combination }.map(\.rule)
  }

  /// Two policies of one holder, with the rule that finds them together.
  static let pairs: [(String, String, String)] = [
    (
      "GT110", Lint.allow(#""s3:PutObject""#, on: #""arn:aws:s3:::prod-orders/*""#),
      Lint.allow(#""ec2:CreateRoute""#)
    ),
    (
      "GT110", Lint.allow(#""dynamodb:PutItem""#),
      Lint.allow(#""ec2:AuthorizeSecurityGroupEgress""#)
    ),
    (
      "GT110",
      Lint.allow(#""dynamodb:PutItem""#, if: #""StringEquals":{"aws:ResourceTag/env":"prod"}"#),
      Lint.allow(#""ec2:*""#)
    ),
    (
      "GT111", Lint.allow(#""codebuild:StartBuild""#, on: #""arn:aws:codebuild:r:1:project/a""#),
      Lint.allow(#""ecs:UpdateService""#, on: #""arn:aws:ecs:r:1:service/c/a""#)
    ),
    ("GT111", Lint.allow(#""ecr:PutImage""#), Lint.allow(#""lambda:UpdateFunctionCode""#)),
    (
      "GT112", Lint.allow(#""sagemaker:CreateModelPackage""#),
      Lint.allow(#""sagemaker:UpdateModelPackage""#)
    ),
    (
      "GT112", Lint.allow(#""codecommit:CreatePullRequest""#),
      Lint.allow(#""codecommit:UpdatePullRequestApprovalState""#)
    ),
    ("GT113", Lint.allow(#""kms:PutKeyPolicy""#), Lint.allow(#""kms:Decrypt""#)),
    (
      "GT113", Lint.allow(#""kms:ScheduleKeyDeletion""#, on: #""arn:aws:kms:r:1:key/a""#),
      Lint.allow(#""kms:Encrypt""#)
    ),
    (
      "GT114", Lint.allow(#""cloudtrail:StopLogging""#),
      Lint.allow(#""iam:PassRole""#, on: #""arn:aws:iam::123456789012:role/a""#)
    ),
    ("GT114", Lint.allow(#""guardduty:DeleteDetector""#), Lint.allow(#""ssm:SendCommand""#)),
    ("GT115", Lint.allow(#""s3:DeleteObject""#), Lint.allow(#""backup:DeleteRecoveryPoint""#)),
  ]

  @Test(arguments: pairs) func `two rights in one hand are found, either alone is not`(
    rule: String,
    one: String,
    other: String
  ) throws {
    #expect(try CombinationRuleTests.rules([one, other]).contains(rule))
    #expect(!(try CombinationRuleTests.rules([one])).contains(rule))
    #expect(!(try CombinationRuleTests.rules([other])).contains(rule))
  }

  @Test(arguments: pairs) func `what is denied is in no hand`(
    rule: String,
    one: String,
    other: String
  ) throws {
    let denial = Lint.statements(#""Effect":"Deny","Action":"*","Resource":"*""#)
    #expect(try CombinationRuleTests.rules([one, other, denial]) == [])
  }

  static let apart: [(String, String, String)] = [
    (
      "GT110", Lint.allow(#""s3:PutObject""#, on: #""arn:aws:s3:::dev-orders/*""#),
      Lint.allow(#""ec2:CreateRoute""#)
    ),
    (
      "GT110", Lint.allow(#""s3:PutObject""#, on: #""arn:aws:s3:::product-list/*""#),
      Lint.allow(#""ec2:CreateRoute""#)
    ),
    (
      "GT110",
      Lint.allow(#""dynamodb:PutItem""#, if: #""StringEquals":{"aws:ResourceTag/env":"dev"}"#),
      Lint.allow(#""ec2:CreateRoute""#)
    ),
    ("GT110", Lint.allow(#""s3:GetObject""#), Lint.allow(#""ec2:CreateRoute""#)),
    (
      "GT113", Lint.allow(#""kms:PutKeyPolicy""#, on: #""arn:aws:kms:r:1:key/a""#),
      Lint.allow(#""kms:Decrypt""#, on: #""arn:aws:kms:r:1:key/b""#)
    ),
    ("GT114", Lint.allow(#""cloudtrail:StopLogging""#), Lint.allow(#""iam:GetRole""#)),
    (
      "GT112", Lint.allow(#""sagemaker:DescribeModelPackage""#),
      Lint.allow(#""sagemaker:UpdateModelPackage""#)
    ),
  ]

  @Test(arguments: apart) func `rights that do not meet are let be`(
    rule: String,
    one: String,
    other: String
  ) throws {
    #expect(!(try CombinationRuleTests.rules([one, other])).contains(rule))
  }

  @Test func `where the environment is not named, the message says so`() throws {
    let policy = Lint.allow(#"["s3:PutObject","ec2:CreateRoute"]"#)
    let found = try Lint.policy(policy).first { $0.rule == "GT110" }
    #expect(found?.message.contains("any environment, production among them") == true)
  }
}
