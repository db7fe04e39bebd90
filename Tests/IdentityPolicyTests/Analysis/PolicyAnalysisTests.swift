import Governance
import IdentityPolicy
import Testing

struct PolicyAnalysisTests {
  /// Statements with the power that they give.
  static let powers: [(String, Privilege)] = [
    (#"{"Effect":"Allow","Action":"*","Resource":"*"}"#, .root),
    (#"{"Effect":"Allow","Action":"*:*","Resource":"arn:aws:*"}"#, .root),
    (#"{"Effect":"Allow","NotAction":"aws-portal:*","Resource":"*"}"#, .root),
    (#"{"Effect":"Allow","NotAction":["iam:*","organizations:*"],"Resource":"*"}"#, .admin),
    (#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b"}"#, .admin),
    (#"{"Effect":"Allow","Action":"iam:*","Resource":"*"}"#, .admin),
    (#"{"Effect":"Allow","Action":"IAM:passrole","Resource":"arn:aws:iam::1:role/a"}"#, .admin),
    (#"{"Effect":"Allow","Action":"s3:PutBucketPolicy","Resource":"arn:aws:s3:::b"}"#, .admin),
    (#"{"Effect":"Allow","Action":"backup:PutBackupVaultAccessPolicy","Resource":"*"}"#, .admin),
    (
      #"{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","#
        + #""Condition":{"Bool":{"aws:SecureTransport":"true"}}}"#, .admin
    ),
    (#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}"#, .admin),
    (#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/*"}"#, .admin),
    (#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::1:role/a"}"#, .write),
    (#"{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}"#, .write),
    (#"{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"*"}"#, .write),
    (#"{"Effect":"Allow","Action":"autoscaling:PutScalingPolicy","Resource":"*"}"#, .write),
    (#"{"Effect":"Allow","Action":"unknown:CreateThing","Resource":"*"}"#, .write),
    (#"{"Effect":"Allow","Action":"ec2:CreateTags","Resource":"*"}"#, .write),
    (#"{"Effect":"Allow","Action":["s3:Get*","s3:List*","ec2:Describe*"],"Resource":"*"}"#, .read),
    (#"{"Effect":"Allow","Action":["kms:Decrypt","sts:GetCallerIdentity"],"Resource":"*"}"#, .read),
    (#"{"Effect":"Allow","Action":"unknown:DescribeThing","Resource":"*"}"#, .read),
    (#"{"Effect":"Allow","Action":"nonsense","Resource":"*"}"#, .write),
    ("", .read),
  ]

  @Test(arguments: powers) func `the power of a policy follows from its actions`(
    statements: String,
    privilege: Privilege
  ) throws {
    #expect(try Policies.analysis(statements).privilege == privilege)
  }

  @Test func `an explicit deny of everywhere takes power away`() throws {
    let allow = #"{"Effect":"Allow","Action":"iam:*","Resource":"*"},"#
    let full = try Policies.analysis(allow + #"{"Effect":"Deny","Action":"iam:*","Resource":"*"}"#)
    #expect(full.administrative == 0)
    #expect(full.permissions == 0)
    let partial = try Policies.analysis(
      allow + #"{"Effect":"Deny","Action":"iam:*","Resource":"arn:aws:iam::1:role/a"}"#
    )
    #expect(partial.privilege == .admin)
    let conditional = try Policies.analysis(
      allow + #"{"Effect":"Deny","Action":"iam:*","Resource":"*","#
        + #""Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}"#
    )
    #expect(conditional.privilege == .admin)
    let unknown = try Policies.analysis(
      #"{"Effect":"Allow","Action":["x:Y","x:Z"],"Resource":"*"},"#
        + #"{"Effect":"Deny","Action":"x:y","Resource":"*"}"#
    )
    #expect(unknown.permissions == 1)
  }

  @Test func `patterns are counted as the permissions they come to`() throws {
    #expect(
      try Policies.allow(#"["s3:GetObject","s3:getobject","S3:Get*Object"]"#).permissions == 1
    )
    #expect(try Policies.allow(#"["x:One","x:Two","x:one"]"#).permissions == 2)
    #expect(try Policies.allow(#""unknown:*""#).permissions == 0)
    let everything = try Policies.allow(#""*""#)
    #expect(everything.permissions > 15_000)
    let powerUser = try Policies.analysis(
      #"{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"#
    )
    let iam = try Policies.allow(#""iam:*""#)
    #expect(powerUser.permissions + iam.permissions == everything.permissions)
    #expect(powerUser.administrative + iam.administrative == everything.administrative)
  }

  @Test func `administrative permissions are counted one by one`() throws {
    let analysis = try Policies.allow(
      #"["iam:PassRole","iam:CreateAccessKey","s3:GetObject","lambda:AddPermission"]"#
    )
    #expect(analysis.administrative == 3)
    #expect(analysis.permissions == 4)
  }

  @Test func `services and actions stand in the order of the document`() throws {
    let analysis = try Policies.analysis(
      #"{"Effect":"Allow","Action":["sqs:SendMessage","S3:GetObject"],"Resource":"*"},"#
        + #"{"Effect":"Allow","NotAction":"s3:*","Resource":"*"},"#
        + #"{"Effect":"Deny","Action":"ec2:*","Resource":"*"}"#
    )
    #expect(analysis.services == ["sqs", "s3", "*"])
    #expect(analysis.actions == ["sqs:SendMessage", "S3:GetObject", "!s3:*"])
    #expect(analysis.grades == [.everything, .confidential])
  }
}
