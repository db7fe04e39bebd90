import Governance
import IdentityPolicy
import Testing

/// What is known of single actions, seen through the analysis of a policy that allows one.
struct ActionKnowledgeTests {
  static let reading = [
    "s3:GetObject", "s3:ListBucket", "S3:GETOBJECT", "ec2:DescribeInstances", "iam:GetRole",
    "iam:ListUsers", "iam:GenerateCredentialReport", "iam:SimulatePrincipalPolicy",
    "dynamodb:Query", "dynamodb:Scan", "dynamodb:BatchGetItem", "dynamodb:PartiQLSelect",
    "logs:FilterLogEvents", "logs:StartQuery", "logs:StopQuery", "kms:Decrypt", "kms:DescribeKey",
    "sts:GetCallerIdentity", "sts:DecodeAuthorizationMessage", "cloudtrail:LookupEvents",
    "ecr:BatchCheckLayerAvailability", "ecr:GetAuthorizationToken", "secretsmanager:GetSecretValue",
    "ssm:GetParameter", "sqs:ReceiveMessage", "codecommit:GitPull", "cognito-idp:AdminGetUser",
    "cloudformation:ValidateTemplate", "cloudformation:DetectStackDrift", "tag:GetResources",
    "pricing:GetProducts", "rekognition:CompareFaces", "translate:TranslateText",
  ]

  static let changing = [
    "s3:PutObject", "s3:DeleteObject", "s3:CreateBucket", "ec2:RunInstances",
    "ec2:TerminateInstances", "ec2:CreateTags", "iam:CreateUser", "iam:TagRole",
    "iam:CreateServiceLinkedRole", "dynamodb:PutItem", "dynamodb:BatchWriteItem",
    "dynamodb:PartiQLInsert", "logs:PutLogEvents", "lambda:InvokeFunction", "lambda:CreateFunction",
    "sqs:SendMessage", "sqs:DeleteMessage", "sns:Publish", "cloudwatch:PutMetricData",
    "autoscaling:PutScalingPolicy", "ecr:PutImage", "ecr:PutLifecyclePolicy",
    "sagemaker:CreateTrainingJob", "sagemaker:InvokeEndpoint", "bedrock:InvokeModel",
    "states:StartExecution", "acm-pca:IssueCertificate", "elasticache:TestFailover",
    "sts:TagSession", "rds-data:ExecuteStatement",
  ]

  /// From the published lists of privilege-escalation paths.
  static let administrative = [
    "iam:PassRole", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile",
    "iam:AttachUserPolicy", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:PutUserPolicy",
    "iam:PutGroupPolicy", "iam:PutRolePolicy", "iam:AddUserToGroup", "iam:CreatePolicyVersion",
    "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy",
    "iam:DeleteRolePermissionsBoundary", "iam:CreateOpenIDConnectProvider",
    "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:AddPermission",
    "ec2:ModifyInstanceAttribute", "ec2:AssociateIamInstanceProfile",
    "ec2-instance-connect:SendSSHPublicKey", "ssm:SendCommand", "ssm:StartSession",
    "cloudformation:UpdateStack", "cloudformation:UpdateStackSet", "codebuild:StartBuild",
    "datapipeline:PutPipelineDefinition", "glue:UpdateDevEndpoint", "ecs:RunTask",
    "ecs:ExecuteCommand", "sagemaker:CreatePresignedNotebookInstanceUrl",
    "bedrock-agentcore:InvokeCodeInterpreter", "sts:AssumeRole", "s3:PutBucketPolicy",
    "s3:PutBucketAcl", "kms:PutKeyPolicy", "kms:CreateGrant", "sns:AddPermission",
    "sqs:AddPermission", "secretsmanager:PutResourcePolicy", "dynamodb:PutResourcePolicy",
    "ecr:SetRepositoryPolicy", "logs:PutResourcePolicy", "glacier:SetVaultAccessPolicy",
    "ram:CreateResourceShare", "organizations:AttachPolicy", "sso:CreateAccountAssignment",
    "eks:CreateAccessEntry", "lakeformation:GrantPermissions", "rolesanywhere:CreateTrustAnchor",
    "events:PutPermission", "backup:PutBackupVaultAccessPolicy", "newservice:PutResourcePolicy",
  ]

  @Test(arguments: reading) func `reading changes nothing`(action: String) throws {
    #expect(try Policies.allow("\"\(action)\"").privilege == .read)
  }

  @Test(arguments: changing) func `changing gives no rights`(action: String) throws {
    let analysis = try Policies.allow("\"\(action)\"")
    #expect(analysis.privilege == .write)
    #expect(analysis.administrative == 0)
  }

  @Test(arguments: administrative) func `what gives rights is administrative`(
    action: String
  ) throws {
    let analysis = try Policies.allow("\"\(action)\"")
    #expect(analysis.privilege == .admin)
    #expect(analysis.administrative == 1)
    #expect(analysis.permissions == 1)
  }

  static let withoutResourceLevel = [
    "ec2:DescribeInstances", "ec2:DescribeVpcs", "ec2:DescribeRegions", "s3:ListAllMyBuckets",
    "sts:GetCallerIdentity", "iam:ListUsers", "iam:ListRoles", "iam:GetAccountSummary",
    "kms:ListKeys", "kms:ListAliases", "cloudwatch:PutMetricData", "cloudwatch:GetMetricData",
    "cloudwatch:ListMetrics", "ecr:GetAuthorizationToken", "lambda:ListFunctions",
    "secretsmanager:ListSecrets", "tag:GetResources", "xray:PutTraceSegments",
    "autoscaling:DescribeAutoScalingGroups", "autoscaling:Describe*", "iam:ListVirtual*",
    "cloudtrail:LookupEvents", "organizations:ListAccounts", "EC2:describeinstances",
  ]

  @Test(arguments: withoutResourceLevel) func `a star that nothing can replace is unavoidable`(
    action: String
  ) throws {
    let found = try Policies.allow("\"\(action)\"").wildcards.filter { $0.kind == .resource }
    #expect(found.map(\.grade) == [.unavoidable])
  }

  static let withResourceLevel = [
    "s3:GetObject", "s3:ListBucket", "iam:GetRole", "iam:PassRole", "kms:Decrypt",
    "lambda:InvokeFunction", "dynamodb:GetItem", "secretsmanager:GetSecretValue", "sqs:SendMessage",
    "sns:Publish", "logs:PutLogEvents", "ecr:BatchGetImage", "sts:AssumeRole", "ec2:RunInstances",
    "ec2:*", "ec2:Describe*", "unknown:ListThings", "unknown:*",
  ]

  @Test(arguments: withResourceLevel) func `a star that a resource could replace is broad`(
    action: String
  ) throws {
    let found = try Policies.allow("\"\(action)\"").wildcards.filter { $0.kind == .resource }
    #expect(found.map(\.breadth) == [.broad])
  }
}
