/// A holder enters workloads by name.
enum NeverEnterWorkloads: EscalationRule {
  static let id = "GT049"
  static let name = "never let a holder enter any workload"
  static let severity = LintSeverity.high
  static let gain = "enter running workloads and act with their roles"
  static let why = "Inside a workload the credentials of its role are at hand."
  static let fix = "name the workloads in `Resource`, or demand a tag with `aws:ResourceTag`"
  static let controls = ["NIST 800-53 AC-17", "NIST 800-53 AC-6"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    ssm:StartSession*
    ssm:SendCommand*
    ssm:CreateAssociation*
    ssm:CreateDocument ssm:StartAutomationExecution
    ssm:CreateDocument ssm:SendCommand*
    ec2-instance-connect:SendSSHPublicKey*
    ec2-instance-connect:SendSSHPublicKey* ec2:DescribeInstances
    ec2-instance-connect:SendSerialConsoleSSHPublicKey*
    ec2-instance-connect:OpenTunnel* ec2-instance-connect:SendSSHPublicKey*
    ecs:ExecuteCommand*
    ecs:ExecuteCommand* ecs:DescribeTasks
    bedrock-agentcore:StartCodeInterpreterSession* bedrock-agentcore:InvokeCodeInterpreter*
    bedrock-agentcore:InvokeAgentRuntimeCommand*
    sagemaker:CreatePresignedNotebookInstanceUrl*
    sagemaker:CreatePresignedDomainUrl*
    sagemaker:StartSession*
    cloud9:CreateEnvironmentMembership*
    cloud9:CreateEnvironmentToken*
    lightsail:GetInstanceAccessDetails*
    gamelift:GetInstanceAccess*
    gamelift:GetComputeAccess*
    elasticmapreduce:CreateStudioPresignedUrl*
    elasticmapreduce:GetClusterSessionCredentials*
    emr-serverless:AccessLivyEndpoints*
    codebuild:StartSandboxConnection*
    athena:StartCalculationExecution*
    airflow:CreateWebLoginToken*
    """
}
