/// A holder does not hand data to other accounts.
enum NeverShareDataOutside: ReachRule {
  static let id = "GT062"
  static let name = "never let a holder share data with other accounts"
  static let family = LintFamily.dataExfiltration
  static let severity = LintSeverity.high
  static let gain = "hand data to any other account"
  static let why =
    "A share leaves no copy behind in the account and no trace of what is read from it."
  static let fix =
    "name what may be shared in `Resource`, and with whom by conditions such as "
    + "`ram:Principal`"
  static let controls = ["NIST 800-53 AC-4", "NIST 800-53 AC-21"]

  static let actions = WatchedSet(table: table)

  static let table = """
    ec2:ModifySnapshotAttribute ec2:ModifyImageAttribute ec2:ModifyFpgaImageAttribute
    rds:ModifyDBSnapshotAttribute rds:ModifyDBClusterSnapshotAttribute
    docdb-elastic:CreateClusterSnapshot
    redshift:AuthorizeSnapshotAccess redshift:AuthorizeDataShare
    redshift-serverless:PutResourcePolicy
    ram:CreateResourceShare ram:AssociateResourceShare ram:UpdateResourceShare
    ecr:SetRepositoryPolicy ecr:PutRegistryPolicy
    ecr-public:PutImage
    lambda:AddLayerVersionPermission
    ssm:ModifyDocumentPermission
    appstream:UpdateImagePermissions
    workspaces:UpdateWorkspaceImagePermission
    lakeformation:GrantPermissions lakeformation:BatchGrantPermissions
    cleanrooms:CreateCollaboration
    glue:PutResourcePolicy
    omics:CreateShare omics:PutS3AccessPolicy
    quicksight:UpdateDataSetPermissions quicksight:UpdateDataSourcePermissions
    sagemaker:PutModelPackageGroupPolicy
    """
}
