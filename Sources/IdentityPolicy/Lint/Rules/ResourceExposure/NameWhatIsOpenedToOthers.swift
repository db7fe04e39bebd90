/// A holder changes the policies of named resources.
enum NameWhatIsOpenedToOthers: ReachRule {
  static let id = "GT080"
  static let name = "name what a holder may open to others"
  static let family = LintFamily.resourceExposure
  static let severity = LintSeverity.high
  static let gain = "open any resource to whom it likes"
  static let why = "The policy of a resource admits others without a change to any identity."
  static let fix =
    "name the resources in `Resource`, or leave their policies to the pipeline that "
    + "creates them"
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 AC-6"]

  static let actions = WatchedSet(table: table)

  static let table = """
    acm-pca:CreatePermission acm-pca:PutPolicy
    aoss:CreateAccessPolicy aoss:UpdateAccessPolicy
    aps:PutResourcePolicy
    appsync:PutResourcePolicy
    backup:PutBackupVaultAccessPolicy
    bedrock:PutResourcePolicy
    bedrock-agentcore:PutResourcePolicy
    cloudfront:PutResourcePolicy
    cloudhsm:PutResourcePolicy
    cloudtrail:PutResourcePolicy
    codeartifact:PutDomainPermissionsPolicy codeartifact:PutRepositoryPermissionsPolicy
    codebuild:PutResourcePolicy
    comprehend:PutResourcePolicy
    dsql:PutClusterPolicy
    dynamodb:PutResourcePolicy dynamodb:DeleteResourcePolicy
    ec2:PutResourcePolicy ec2:ModifyVpcEndpointServicePermissions
    ec2:CreateNetworkInterfacePermission
    ecr:SetRepositoryPolicy ecr:DeleteRepositoryPolicy ecr:PutRegistryPolicy
    ecr-public:SetRepositoryPolicy
    elasticfilesystem:PutFileSystemPolicy elasticfilesystem:DeleteFileSystemPolicy
    es:UpdateElasticsearchDomainConfig es:UpdateDomainConfig es:AuthorizeVpcEndpointAccess
    events:PutPermission
    fsx:PutResourcePolicy
    glacier:SetVaultAccessPolicy glacier:DeleteVaultAccessPolicy
    glue:PutResourcePolicy
    iot:AttachPolicy iot:AttachPrincipalPolicy
    iotsitewise:CreateAccessPolicy iotsitewise:UpdateAccessPolicy
    kafka:PutClusterPolicy
    kinesis:PutResourcePolicy
    kms:PutKeyPolicy kms:CreateGrant
    lakeformation:GrantPermissions lakeformation:BatchGrantPermissions
    lakeformation:PutDataLakeSettings
    lambda:AddPermission lambda:AddLayerVersionPermission
    lex:CreateResourcePolicy lex:UpdateResourcePolicy
    logs:PutResourcePolicy logs:PutDestinationPolicy
    mediastore:PutContainerPolicy
    network-firewall:PutResourcePolicy
    networkmanager:PutResourcePolicy
    organizations:PutResourcePolicy
    osis:PutResourcePolicy
    payment-cryptography:PutResourcePolicy
    qbusiness:PutResourcePolicy
    quicksight:UpdateDashboardPermissions quicksight:UpdateDataSetPermissions
    quicksight:UpdateDataSourcePermissions
    ram:CreateResourceShare ram:AssociateResourceShare ram:UpdateResourceShare
    redshift:PutResourcePolicy redshift:AuthorizeDataShare
    redshift-serverless:PutResourcePolicy
    s3:PutBucketPolicy s3:DeleteBucketPolicy s3:PutAccessPointPolicy
    s3:PutMultiRegionAccessPointPolicy s3:PutAccessGrantsInstanceResourcePolicy
    s3:CreateAccessGrant s3:PutAccessPointPolicyForObjectLambda
    s3express:PutBucketPolicy
    s3-outposts:PutBucketPolicy s3-outposts:PutAccessPointPolicy
    s3tables:PutTableBucketPolicy s3tables:PutTablePolicy
    s3vectors:PutVectorBucketPolicy
    sagemaker:PutModelPackageGroupPolicy
    schemas:PutResourcePolicy
    secretsmanager:PutResourcePolicy secretsmanager:DeleteResourcePolicy
    serverlessrepo:PutApplicationPolicy
    servicecatalog:CreatePortfolioShare
    servicediscovery:PutResourcePolicy
    ses:PutIdentityPolicy ses:CreateEmailIdentityPolicy
    signer:AddProfilePermission
    sns:AddPermission sns:SetTopicAttributes
    sqs:AddPermission sqs:SetQueueAttributes
    ssm:PutResourcePolicy ssm:ModifyDocumentPermission
    ssm-incidents:PutResourcePolicy
    vpc-lattice:PutResourcePolicy vpc-lattice:PutAuthPolicy
    waf:PutPermissionPolicy
    wafv2:PutPermissionPolicy
    xray:PutResourcePolicy
    """
}
