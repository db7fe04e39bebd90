/// A holder sets no access lists and lifts no block on public access.
enum NeverLiftPublicAccessBlocks: ReachRule {
  static let id = "GT081"
  static let name = "never let a holder make things public"
  static let family = LintFamily.resourceExposure
  static let severity = LintSeverity.high
  static let gain = "make things public"
  static let why =
    "An access list or a lifted block opens data to the internet, past every policy that "
    + "was reviewed."
  static let fix =
    "leave blocks to the organisation, and access lists out of use "
    + "(`BucketOwnerEnforced`)"
  static let controls = ["NIST 800-53 AC-3", "CIS AWS 2.1.4"]

  static let actions = WatchedSet(table: table)

  static let table = """
    s3:PutBucketAcl s3:PutObjectAcl s3:PutObjectVersionAcl s3:PutBucketPublicAccessBlock
    s3:PutAccountPublicAccessBlock s3:PutAccessPointPublicAccessBlock
    s3:PutBucketOwnershipControls
    s3-outposts:PutObjectAcl
    ec2:DisableImageBlockPublicAccess ec2:DisableSnapshotBlockPublicAccess
    elasticmapreduce:PutBlockPublicAccessConfiguration
    lambda:CreateFunctionUrlConfig lambda:UpdateFunctionUrlConfig
    """
}
