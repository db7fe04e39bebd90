/// Who builds what runs does not put it into place.
///
/// Source: the personas of build and deployment are disjoint (NIST 800-53 AC-5).
enum NeverBuildAndDeploy: CombinationRule {
  static let id = "GT111"
  static let name = "never build and deploy in one hand"
  static let severity = LintSeverity.medium
  static let gain = "build what runs and put it into place"
  static let why = "Nobody else sees what goes into production."
  static let fix = "give building to the build role and deployment to the deployment role"
  static let controls = ["NIST 800-53 AC-5", "NIST 800-53 CM-5", "NIST 800-218 PO.5"]

  static let first = halves(table)[0]
  static let second = halves(table)[1]

  static let table = """
    codebuild:StartBuild codebuild:StartBuildBatch codebuild:UpdateProject
    codebuild:CreateProject ecr:PutImage imagebuilder:CreateImage
    imagebuilder:StartImagePipelineExecution codeartifact:PublishPackageVersion
    signer:StartSigningJob signer:SignPayload lambda:PublishLayerVersion
    sagemaker:CreateModelPackage

    ecs:UpdateService ecs:CreateService codedeploy:CreateDeployment apprunner:UpdateService
    apprunner:StartDeployment lambda:UpdateFunctionCode lambda:UpdateAlias
    cloudformation:UpdateStack cloudformation:ExecuteChangeSet
    elasticbeanstalk:UpdateEnvironment sagemaker:UpdateEndpoint sagemaker:CreateEndpoint
    autoscaling:StartInstanceRefresh eks:UpdateNodegroupVersion appconfig:StartDeployment
    greengrass:CreateDeployment
    """
}
