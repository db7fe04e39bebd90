/// A holder does not copy whole stores to places of its choice.
enum NeverCopyWholeStores: ReachRule {
  static let id = "GT063"
  static let name = "never let a holder copy whole stores away"
  static let family = LintFamily.dataExfiltration
  static let severity = LintSeverity.medium
  static let gain = "copy whole stores to a place of its choice"
  static let why =
    "Replication and export go on by themselves, and move more than anyone could read."
  static let fix =
    "name the stores in `Resource`; leave replication to the pipeline that sets up stores"
  static let controls = ["NIST 800-53 AC-4", "NIST 800-53 SC-7(10)"]
  static let allowsKnownNetworks = true

  static let actions = WatchedSet(table: table)

  static let table = """
    s3:PutReplicationConfiguration s3:ReplicateObject s3:CreateJob
    dynamodb:ExportTableToPointInTime dynamodb:CreateGlobalTable dynamodb:UpdateGlobalTable
    rds:StartExportTask
    ec2:ExportImage ec2:CreateStoreImageTask ec2:CreateInstanceExportTask
    ec2:CreateTrafficMirrorSession
    backup:StartCopyJob backup:PutBackupVaultAccessPolicy
    ecr:PutReplicationConfiguration
    logs:CreateExportTask logs:PutSubscriptionFilter logs:PutDestination
    datasync:CreateTask datasync:StartTaskExecution
    dms:StartReplicationTask
    redshift:EnableSnapshotCopy
    secretsmanager:ReplicateSecretToRegions
    firehose:UpdateDestination
    snowball:CreateJob
    storagegateway:CreateNFSFileShare storagegateway:CreateSMBFileShare
    codecommit:PutRepositoryTriggers
    """
}
