/// Who deletes data cannot delete its backups.
enum NeverDeleteDataAndBackups: CombinationRule {
  static let id = "GT115"
  static let name = "never delete data and its backups in one hand"
  static let severity = LintSeverity.high
  static let gain = "delete data and what it could be restored from"
  static let why = "One hand, or one stolen credential, is then the end of the data."
  static let fix = "keep backups in an account of their own, with a vault lock"
  static let controls = ["NIST 800-53 CP-9(8)", "NIST 800-53 AC-5"]

  static let first = halves(table)[0]
  static let second = halves(table)[1]

  static let table = """
    s3:DeleteObject s3:DeleteBucket dynamodb:DeleteTable rds:DeleteDBInstance
    rds:DeleteDBCluster ec2:DeleteVolume elasticfilesystem:DeleteFileSystem
    fsx:DeleteFileSystem redshift:DeleteCluster

    backup:DeleteRecoveryPoint backup:DeleteBackupVault
    backup:DeleteBackupVaultLockConfiguration rds:DeleteDBSnapshot rds:DeleteDBClusterSnapshot
    rds:DeleteDBInstanceAutomatedBackup dynamodb:DeleteBackup fsx:DeleteBackup
    redshift:DeleteClusterSnapshot
    """
}
