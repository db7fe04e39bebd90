/// Who registers a model or a change does not approve it.
enum NeverRegisterAndApprove: CombinationRule {
  static let id = "GT112"
  static let name = "never register and approve in one hand"
  static let severity = LintSeverity.high
  static let gain = "register something and approve it"
  static let why = "An approval of one's own work is none."
  static let fix = "leave the approval status to the approver's role alone"
  static let controls = ["NIST 800-53 AC-5", "NIST 800-53 CM-3", "OWASP LLM03"]

  static let first = halves(table)[0]
  static let second = halves(table)[1]

  static let table = """
    sagemaker:CreateModelPackage sagemaker:CreateModelPackageGroup
    codecommit:CreatePullRequest codepipeline:StartPipelineExecution
    ssm:StartChangeRequestExecution servicecatalog:CreateProvisioningArtifact
    bedrock:CreateCustomModel

    sagemaker:UpdateModelPackage codepipeline:PutApprovalResult
    codecommit:UpdatePullRequestApprovalState codecommit:OverridePullRequestApprovalRules
    ssm:SendAutomationSignal servicecatalog:UpdateProvisioningArtifact
    """
}
