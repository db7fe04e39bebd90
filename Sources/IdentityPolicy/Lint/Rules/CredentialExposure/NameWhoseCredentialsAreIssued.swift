/// A holder is handed credentials of named things alone.
///
/// After the list of cloudsplaining, and what has come since.
enum NameWhoseCredentialsAreIssued: ReachRule {
  static let id = "GT070"
  static let name = "name whose credentials are issued"
  static let family = LintFamily.credentialExposure
  static let severity = LintSeverity.high
  static let gain = "be handed credentials of others"
  static let why =
    "A returned credential is copied where no policy reaches, and works until it ends by "
    + "itself."
  static let fix = "name the user, cluster or database in `Resource`"
  static let controls = ["NIST 800-53 IA-5", "NIST 800-53 AC-6"]

  static let actions = WatchedSet(table: table)

  static let table = """
    chime:CreateApiKey
    codepipeline:PollForJobs
    codeconnections:GetConnectionToken
    codestar-connections:GetConnectionToken
    cognito-identity:GetOpenIdToken cognito-identity:GetOpenIdTokenForDeveloperIdentity
    cognito-identity:GetCredentialsForIdentity
    cognito-idp:AdminInitiateAuth
    connect:GetFederationToken connect:AdminGetEmergencyAccessToken
    ec2:GetPasswordData ec2:CreateKeyPair
    eks-auth:AssumeRoleForPodIdentity
    elasticmapreduce:GetClusterSessionCredentials
    emr-containers:GetManagedEndpointSessionCredentials
    gamelift:RequestUploadCredentials gamelift:GetComputeAuthToken
    gamelift:GetInstanceAccess
    grafana:CreateWorkspaceApiKey grafana:CreateWorkspaceServiceAccountToken
    iam:CreateAccessKey iam:CreateLoginProfile iam:CreateServiceSpecificCredential
    iam:ResetServiceSpecificCredential iam:UpdateAccessKey iam:UpdateLoginProfile
    iot:CreateKeysAndCertificate
    bedrock-agentcore:GetResourceOauth2Token bedrock-agentcore:GetResourceApiKey
    bedrock-agentcore:GetWorkloadAccessToken
    lightsail:GetInstanceAccessDetails lightsail:GetRelationalDatabaseMasterUserPassword
    lightsail:CreateBucketAccessKey lightsail:DownloadDefaultKeyPair
    lightsail:CreateContainerServiceRegistryLogin
    mediapackage:RotateChannelCredentials mediapackage:RotateIngestEndpointCredentials
    rds-db:connect
    redshift:GetClusterCredentials redshift:GetClusterCredentialsWithIAM
    redshift-serverless:GetCredentials
    s3:GetDataAccess
    sts:AssumeRole sts:AssumeRoot sts:GetFederationToken
    transfer:ImportSshPublicKey
    appsync:CreateApiKey
    deadline:AssumeFleetRoleForRead deadline:AssumeQueueRoleForUser
    airflow:CreateCliToken
    signin:CreateOAuth2Token
    memorydb:Connect
    elasticache:Connect
    """
}
