/// A holder does not change the code of workloads at will.
enum NeverChangeRunningCode: EscalationRule {
  static let id = "GT048"
  static let name = "never let a holder change what existing workloads run"
  static let severity = LintSeverity.high
  static let gain = "run code as an existing workload"
  static let why =
    "The code of a workload acts with the workload's role, and nothing is passed that "
    + "anyone could check."
  static let fix = "name the workloads in `Resource`, or let the pipeline alone change them"
  static let controls = ["NIST 800-53 CM-5", "NIST 800-53 AC-6"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    lambda:UpdateFunctionCode*
    lambda:UpdateFunctionCode* lambda:InvokeFunction
    lambda:UpdateFunctionCode* lambda:AddPermission
    lambda:UpdateFunctionCode* lambda:CreateFunctionUrlConfig
    lambda:UpdateFunctionConfiguration*
    lambda:UpdateFunctionConfiguration* lambda:PublishLayerVersion
    apprunner:UpdateService*
    apprunner:StartDeployment* ecr:PutImage*
    cloudformation:UpdateStack*
    cloudformation:CreateChangeSet* cloudformation:ExecuteChangeSet*
    cloudformation:UpdateStackSet*
    codebuild:StartBuild*
    codebuild:StartBuildBatch*
    codebuild:UpdateProject*
    codebuild:UpdateProject* codebuild:StartBuild
    codebuild:StartSandbox*
    codedeploy:CreateDeployment*
    codepipeline:UpdatePipeline*
    datapipeline:PutPipelineDefinition*
    ec2:ModifyInstanceAttribute* ec2:StopInstances* ec2:StartInstances*
    ec2:CreateLaunchTemplateVersion* ec2:ModifyLaunchTemplate*
    ec2:CreateLaunchTemplateVersion* autoscaling:UpdateAutoScalingGroup*
    ecs:RegisterTaskDefinition ecs:UpdateService* iam:PassRole ecs-tasks
    elasticbeanstalk:UpdateEnvironment*
    elasticbeanstalk:CreateApplicationVersion* elasticbeanstalk:UpdateEnvironment*
    elasticmapreduce:AddJobFlowSteps*
    batch:SubmitJob*
    glue:UpdateDevEndpoint*
    glue:UpdateJob* glue:StartJobRun
    glue:RunStatement*
    kinesisanalytics:UpdateApplication*
    amplify:UpdateApp* amplify:StartJob
    sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance* \
    sagemaker:UpdateNotebookInstance* sagemaker:StartNotebookInstance*
    sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:UpdateNotebookInstance* \
    sagemaker:StartNotebookInstance*
    sagemaker:UpdateNotebookInstanceLifecycleConfig*
    sagemaker:CreateStudioLifecycleConfig sagemaker:UpdateDomain*
    sagemaker:CreateStudioLifecycleConfig sagemaker:UpdateUserProfile*
    sagemaker:UpdatePipeline* sagemaker:StartPipelineExecution
    ssm:UpdateDocument* ssm:UpdateDocumentDefaultVersion*
    ssm:UpdateAssociation*
    states:UpdateStateMachine*
    states:UpdateStateMachine* states:StartExecution
    synthetics:UpdateCanary*
    airflow:CreateCliToken*
    airflow:UpdateEnvironment*
    bedrock-agentcore:UpdateAgentRuntime* iam:PassRole bedrock-agentcore
    opsworks:CreateDeployment*
    """
}
