import IdentityPolicy
import Testing

/// Rules on actions that are harmless on a named thing and not on any.
struct ReachRuleTests {
  static let found: [(String, String)] = [
    ("GT060", Lint.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::*""#)),
    ("GT060", Lint.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::*/*""#)),
    ("GT060", Lint.allow(#""s3:*""#)), ("GT060", Lint.allow(#""s3:Get*""#)),
    ("GT060", Lint.allow(#""dynamodb:Scan""#, on: #""arn:aws:dynamodb:*:*:table/*""#)),
    ("GT060", Lint.allow(#""s3:GetObject""#, if: #""Bool":{"aws:SecureTransport":"true"}"#)),
    (
      "GT060",
      Lint.statements(#""Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:s3:::a/*""#)
    ),
    ("GT060", Lint.statements(#""Effect":"Allow","NotAction":"iam:*","Resource":"*""#)),
    ("GT061", Lint.allow(#""secretsmanager:GetSecretValue""#)),
    ("GT061", Lint.allow(#""ssm:GetParameter*""#, on: #""arn:aws:ssm:*:*:parameter/*""#)),
    ("GT061", Lint.allow(#""kms:Decrypt""#, on: #""arn:aws:kms:eu-west-1:123456789012:key/*""#)),
    ("GT062", Lint.allow(#""ec2:ModifySnapshotAttribute""#)),
    ("GT062", Lint.allow(#""ram:*""#)), ("GT062", Lint.allow(#""rds:ModifyDBSnapshotAttribute""#)),
    ("GT062", Lint.allow(#""ecr:SetRepositoryPolicy""#)),
    ("GT063", Lint.allow(#""s3:PutReplicationConfiguration""#)),
    ("GT063", Lint.allow(#""rds:StartExportTask""#)),
    ("GT070", Lint.allow(#""redshift:GetClusterCredentials""#)),
    ("GT070", Lint.allow(#""iam:CreateAccessKey""#)), ("GT070", Lint.allow(#""rds-db:connect""#)),
    ("GT070", Lint.allow(#""ec2:GetPasswordData""#)),
    ("GT070", Lint.allow(#""cognito-identity:GetCredentialsForIdentity""#)),
    ("GT071", Lint.allow(#""ecr:GetAuthorizationToken""#)),
    ("GT080", Lint.allow(#""s3:PutBucketPolicy""#)), ("GT080", Lint.allow(#""kms:PutKeyPolicy""#)),
    ("GT080", Lint.allow(#""sns:AddPermission""#)),
    ("GT080", Lint.allow(#""secretsmanager:PutResourcePolicy""#)),
    ("GT080", Lint.allow(#""lambda:AddPermission""#, on: #""arn:aws:lambda:*:*:function:*""#)),
    ("GT081", Lint.allow(#""s3:PutObjectAcl""#)),
    ("GT081", Lint.allow(#""s3:PutBucketPublicAccessBlock""#)),
    ("GT081", Lint.allow(#""ec2:DisableSnapshotBlockPublicAccess""#)),
  ]

  @Test(arguments: found) func `a broad right is found`(rule: String, policy: String) throws {
    #expect(try Lint.policy(policy).contains { $0.rule == rule })
  }

  static let silent: [(String, String)] = [
    ("GT060", Lint.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::curated/*""#)),
    ("GT060", Lint.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::curated-*/*""#)),
    ("GT060", Lint.allow(#""s3:ListAllMyBuckets""#)), ("GT060", Lint.allow(#""s3:PutObject""#)),
    (
      "GT060",
      Lint.allow(#""s3:GetObject""#, if: #""StringEquals":{"s3:ExistingObjectTag/open":"yes"}"#)
    ),
    ("GT060", Lint.allow(#""s3:GetObject""#, if: #""StringEquals":{"aws:SourceVpce":"vpce-1"}"#)),
    (
      "GT060",
      Lint.allow(
        #""dynamodb:Query""#,
        if: #""ForAnyValue:StringEquals":{"dynamodb:LeadingKeys":"a"}"#
      )
    ),
    (
      "GT060",
      Lint.statements(
        #""Effect":"Allow","Action":"s3:*","Resource":"*""#,
        #""Effect":"Deny","Action":"s3:Get*","Resource":"*""#
      )
    ),
    (
      "GT061",
      Lint.allow(
        #""secretsmanager:GetSecretValue""#,
        on: #""arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-*""#
      )
    ),
    ("GT061", Lint.allow(#""secretsmanager:ListSecrets""#)),
    (
      "GT061",
      Lint.allow(
        #""kms:Decrypt""#,
        if: #""StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}"#
      )
    ),
    ("GT062", Lint.allow(#""ec2:CreateSnapshot""#)),
    ("GT070", Lint.allow(#""iam:CreateAccessKey""#, on: #""arn:aws:iam::*:user/${aws:username}""#)),
    ("GT070", Lint.allow(#""ecr:GetAuthorizationToken""#)),
    ("GT080", Lint.allow(#""s3:PutBucketPolicy""#, on: #""arn:aws:s3:::app""#)),
    ("GT080", Lint.allow(#""s3:GetBucketPolicy""#)),
    ("GT081", Lint.allow(#""s3:GetBucketAcl""#)),
    ("GT081", Lint.allow(#""s3:PutObjectAcl""#, on: #""arn:aws:s3:::app/*""#)),
  ]

  @Test(arguments: silent) func `a narrow right is let be`(rule: String, policy: String) throws {
    #expect(!(try Lint.policy(policy)).contains { $0.rule == rule })
  }

  @Test func `a deny in another policy of the holder counts`() throws {
    let read = Lint.allow(#""s3:GetObject""#)
    let denial = Lint.statements(#""Effect":"Deny","Action":"s3:GetObject","Resource":"*""#)
    #expect(try Lint.holding(read).contains { $0.rule == "GT060" })
    #expect(!(try Lint.holding(read, denial)).contains { $0.rule == "GT060" })
  }

  @Test func `a finding names actions and resource, each statement once`() throws {
    let policy = Lint.allow(#"["s3:GetObject","s3:GetObjectVersion"]"#, on: #"["arn:aws:s3:::*"]"#)
    let found = try Lint.policy(policy).filter { $0.rule == "GT060" }
    #expect(
      found.map(\.message) == [
        "the holder can read the content of any store: `s3:GetObject`, `s3:GetObjectVersion` on "
          + "`arn:aws:s3:::*`"
      ]
    )
    #expect(found.map(\.statement) == ["0"])
  }

  /// Policies of a bucket, given by principal and condition, with whether they open it.
  static let buckets: [(String, String, Bool)] = [
    (#""Principal":"*""#, "", true), (#""Principal":{"AWS":"*"}"#, "", true),
    (#""NotPrincipal":{"AWS":"123456789012"}"#, "", true),
    (#""Principal":{"AWS":["123456789012","*"]}"#, "", true),
    (#""Principal":"*""#, #""Bool":{"aws:SecureTransport":"true"}"#, true),
    (#""Principal":"*""#, #""StringLike":{"aws:PrincipalOrgID":"o-*"}"#, true),
    (#""Principal":"*""#, #""StringEqualsIfExists":{"aws:PrincipalOrgID":"o-abc1234567"}"#, true),
    (#""Principal":"*""#, #""IpAddress":{"aws:SourceIp":"0.0.0.0/0"}"#, true),
    (#""Principal":"*""#, #""StringEquals":{"aws:PrincipalOrgID":"o-abc1234567"}"#, false),
    (#""Principal":"*""#, #""StringEquals":{"aws:SourceVpce":"vpce-1"}"#, false),
    (#""Principal":"*""#, #""IpAddress":{"aws:SourceIp":"203.0.113.0/24"}"#, false),
    (#""Principal":"*""#, #""StringEquals":{"aws:PrincipalAccount":"123456789012"}"#, false),
    (
      #""Principal":"*""#,
      #""ArnLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/app-*"}"#, false
    ),
    (#""Principal":{"AWS":"123456789012"}"#, "", false),
    (#""Principal":{"Service":"cloudtrail.amazonaws.com"}"#, "", false),
  ]

  @Test(arguments: buckets) func `a resource is open to everyone or not`(
    principal: String,
    condition: String,
    isOpen: Bool
  ) throws {
    let text = Lint.statements(
      "\"Effect\":\"Allow\",\(principal),\"Action\":\"s3:GetObject\","
        + "\"Resource\":\"arn:aws:s3:::b/*\",\"Condition\":{\(condition)}"
    )
    let found = try Lint.policy(text, use: .resource(service: "s3"))
    #expect(found.contains { $0.rule == "GT082" } == isOpen)
  }
}
