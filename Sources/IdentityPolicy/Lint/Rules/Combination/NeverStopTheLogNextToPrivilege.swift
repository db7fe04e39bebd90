/// Who is privileged cannot stop what records it.
enum NeverStopTheLogNextToPrivilege: CombinationRule {
  static let id = "GT114"
  static let name = "never stop the log next to privilege"
  static let severity = LintSeverity.high
  static let gain = "stop what records the account and do privileged things"
  static let why = "What is not recorded cannot be reviewed, and this holder decides what is."
  static let fix =
    "deny stopping and deleting trails, recorders and detectors to all but the security "
    + "account"
  static let controls = ["NIST 800-53 AU-9(4)", "NIST 800-53 AC-5", "CIS AWS 3.1"]

  static let first = halves(table)[0]
  static let second = halves(table)[1]

  static let table = """
    cloudtrail:StopLogging cloudtrail:DeleteTrail cloudtrail:UpdateTrail
    cloudtrail:PutEventSelectors cloudtrail:DeleteEventDataStore
    cloudtrail:StopEventDataStoreIngestion config:StopConfigurationRecorder
    config:DeleteConfigurationRecorder config:DeleteDeliveryChannel guardduty:DeleteDetector
    guardduty:UpdateDetector guardduty:DisassociateFromMasterAccount
    guardduty:DisassociateFromAdministratorAccount securityhub:DisableSecurityHub
    access-analyzer:DeleteAnalyzer macie2:DisableMacie inspector2:Disable
    detective:DeleteGraph ec2:DeleteFlowLogs logs:DeleteLogGroup logs:DeleteLogStream
    logs:PutRetentionPolicy s3:PutLifecycleConfiguration wafv2:DeleteLoggingConfiguration

    iam:PassRole iam:PutRolePolicy iam:AttachRolePolicy iam:PutUserPolicy iam:AttachUserPolicy
    iam:CreatePolicyVersion iam:UpdateAssumeRolePolicy iam:CreateAccessKey
    iam:CreateLoginProfile iam:CreateUser iam:CreateRole sts:AssumeRole ssm:StartSession
    ssm:SendCommand kms:PutKeyPolicy kms:ScheduleKeyDeletion s3:PutBucketPolicy
    secretsmanager:GetSecretValue lambda:UpdateFunctionCode organizations:DetachPolicy
    sso:CreateAccountAssignment rds:DeleteDBInstance s3:DeleteBucket dynamodb:DeleteTable
    """
}
