/// A holder passes named roles, each to one service.
enum NeverPassAnyRole: EscalationRule {
  static let id = "GT047"
  static let name = "never let a holder pass any role to what it runs"
  static let severity = LintSeverity.critical
  static let gain = "run code as any role that the service may take on"
  static let why =
    "A passed role acts for whoever wrote the code, and any role is the strongest one."
  static let fix = "name the role in `Resource` and the service with `iam:PassedToService`"
  static let controls = ["NIST 800-53 AC-6", "CIS AWS 1.16", "OWASP LLM06"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    iam:PassRole* lambda:CreateFunction lambda:InvokeFunction lambda
    iam:PassRole* lambda:CreateFunction lambda:InvokeAsync lambda
    iam:PassRole* lambda:CreateFunction lambda:CreateEventSourceMapping lambda
    iam:PassRole* lambda:CreateFunction lambda:AddPermission lambda
    iam:PassRole* lambda:CreateFunction lambda:CreateFunctionUrlConfig lambda
    iam:PassRole* lambda:UpdateFunctionConfiguration lambda:InvokeFunction lambda
    iam:PassRole* ec2:RunInstances ec2
    iam:PassRole* ec2:RequestSpotInstances ec2
    iam:PassRole* ec2:RequestSpotFleet ec2 spotfleet
    iam:PassRole* ec2:CreateFleet ec2
    iam:PassRole* ec2:AssociateIamInstanceProfile ec2
    iam:PassRole* iam:AddRoleToInstanceProfile ec2:AssociateIamInstanceProfile ec2
    iam:PassRole* iam:AddRoleToInstanceProfile iam:CreateInstanceProfile \
    ec2:AssociateIamInstanceProfile ec2
    iam:PassRole* iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile ec2
    iam:PassRole* ec2:ReplaceIamInstanceProfileAssociation ec2
    iam:PassRole* autoscaling:CreateLaunchConfiguration autoscaling:CreateAutoScalingGroup ec2
    iam:PassRole* autoscaling:CreateLaunchConfiguration autoscaling:UpdateAutoScalingGroup ec2
    iam:PassRole* ec2:CreateLaunchTemplate autoscaling:CreateAutoScalingGroup ec2
    iam:PassRole* ecs:RegisterTaskDefinition ecs:RunTask ecs-tasks
    iam:PassRole* ecs:RegisterTaskDefinition ecs:StartTask ecs-tasks
    iam:PassRole* ecs:RegisterTaskDefinition ecs:CreateService ecs-tasks
    iam:PassRole* ecs:RegisterTaskDefinition ecs:UpdateService ecs-tasks
    iam:PassRole* ecs:RegisterTaskDefinition ecs:CreateTaskSet ecs-tasks
    iam:PassRole* ecs:CreateCluster ecs:RegisterTaskDefinition ecs:RunTask ecs-tasks
    iam:PassRole* ecs:CreateCluster ecs:RegisterTaskDefinition ecs:CreateService ecs-tasks
    iam:PassRole* ecs:RunTask ecs-tasks
    iam:PassRole* ecs:StartTask ecs-tasks
    iam:PassRole* ecs:RegisterContainerInstance ecs:StartTask ecs-tasks
    iam:PassRole* ecs:RegisterContainerInstance ecs:DeregisterContainerInstance \
    ecs:StartTask ecs-tasks
    iam:PassRole* glue:CreateDevEndpoint glue
    iam:PassRole* glue:CreateJob glue:StartJobRun glue
    iam:PassRole* glue:CreateJob glue:CreateTrigger glue
    iam:PassRole* glue:UpdateJob glue:StartJobRun glue
    iam:PassRole* glue:UpdateJob glue:CreateTrigger glue
    iam:PassRole* glue:CreateSession glue:RunStatement glue
    iam:PassRole* codebuild:CreateProject codebuild:StartBuild codebuild
    iam:PassRole* codebuild:CreateProject codebuild:StartBuildBatch codebuild
    iam:PassRole* codebuild:CreateProject codebuild:StartSandbox codebuild
    iam:PassRole* codebuild:UpdateProject codebuild:StartBuild codebuild
    iam:PassRole* codepipeline:CreatePipeline codepipeline
    iam:PassRole* codepipeline:UpdatePipeline codepipeline
    iam:PassRole* codestar:CreateProject codestar
    iam:PassRole* codedeploy:CreateDeploymentGroup codedeploy:CreateDeployment codedeploy
    iam:PassRole* cloudformation:CreateStack cloudformation
    iam:PassRole* cloudformation:UpdateStack cloudformation
    iam:PassRole* cloudformation:CreateStackSet cloudformation:CreateStackInstances cloudformation
    iam:PassRole* cloudformation:UpdateStackSet cloudformation
    iam:PassRole* cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet cloudformation
    iam:PassRole* servicecatalog:CreateProvisioningArtifact servicecatalog:ProvisionProduct \
    servicecatalog
    iam:PassRole* sagemaker:CreateNotebookInstance sagemaker
    iam:PassRole* sagemaker:CreateNotebookInstance \
    sagemaker:CreatePresignedNotebookInstanceUrl sagemaker
    iam:PassRole* sagemaker:CreateTrainingJob sagemaker
    iam:PassRole* sagemaker:CreateProcessingJob sagemaker
    iam:PassRole* sagemaker:CreateHyperParameterTuningJob sagemaker
    iam:PassRole* sagemaker:CreateModel sagemaker:CreateEndpointConfig \
    sagemaker:CreateEndpoint sagemaker
    iam:PassRole* sagemaker:CreateModel sagemaker:CreateTransformJob sagemaker
    iam:PassRole* sagemaker:CreatePipeline sagemaker:StartPipelineExecution sagemaker
    iam:PassRole* sagemaker:CreateUserProfile sagemaker:CreatePresignedDomainUrl sagemaker
    iam:PassRole* sagemaker:CreateDomain sagemaker:CreateUserProfile \
    sagemaker:CreatePresignedDomainUrl sagemaker
    iam:PassRole* sagemaker:CreateAutoMLJob sagemaker
    iam:PassRole* sagemaker:CreateSpace sagemaker:CreateApp sagemaker:StartSession sagemaker
    iam:PassRole* datapipeline:CreatePipeline datapipeline:PutPipelineDefinition \
    datapipeline:ActivatePipeline datapipeline elasticmapreduce ec2
    iam:PassRole* apprunner:CreateService tasks.apprunner build.apprunner apprunner
    iam:PassRole* apprunner:UpdateService tasks.apprunner build.apprunner apprunner
    iam:PassRole* bedrock-agentcore:CreateCodeInterpreter \
    bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter \
    bedrock-agentcore
    iam:PassRole* bedrock-agentcore:CreateCodeInterpreter \
    bedrock-agentcore:InvokeCodeInterpreter bedrock-agentcore
    iam:PassRole* bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:InvokeAgentRuntime \
    bedrock-agentcore
    iam:PassRole* bedrock-agentcore:UpdateAgentRuntime bedrock-agentcore
    iam:PassRole* bedrock:CreateAgent bedrock:InvokeAgent bedrock
    iam:PassRole* bedrock:CreateFlow bedrock:InvokeFlow bedrock
    iam:PassRole* batch:RegisterJobDefinition batch:SubmitJob batch ecs-tasks ec2
    iam:PassRole* batch:CreateComputeEnvironment batch:CreateJobQueue \
    batch:RegisterJobDefinition batch:SubmitJob batch ecs-tasks ec2
    iam:PassRole* elasticmapreduce:RunJobFlow elasticmapreduce ec2
    iam:PassRole* emr-serverless:CreateApplication emr-serverless:StartJobRun emr-serverless
    iam:PassRole* emr-serverless:StartJobRun emr-serverless
    iam:PassRole* emr-containers:StartJobRun emr-containers
    iam:PassRole* states:CreateStateMachine states:StartExecution states
    iam:PassRole* states:CreateStateMachine states:StartSyncExecution states
    iam:PassRole* states:UpdateStateMachine states:StartExecution states
    iam:PassRole* states:TestState states
    iam:PassRole* scheduler:CreateSchedule scheduler
    iam:PassRole* scheduler:UpdateSchedule scheduler
    iam:PassRole* events:PutRule events:PutTargets events
    iam:PassRole* pipes:CreatePipe pipes
    iam:PassRole* ssm:StartAutomationExecution ssm
    iam:PassRole* ssm:CreateDocument ssm:StartAutomationExecution ssm
    iam:PassRole* ssm:CreateAssociation ssm
    iam:PassRole* ssm:RegisterTaskWithMaintenanceWindow ssm
    iam:PassRole* ssm:CreateActivation ssm
    iam:PassRole* imagebuilder:CreateInfrastructureConfiguration \
    imagebuilder:CreateComponent imagebuilder:CreateImageRecipe imagebuilder:CreateImage ec2 \
    imagebuilder
    iam:PassRole* imagebuilder:CreateInfrastructureConfiguration \
    imagebuilder:CreateImagePipeline ec2 imagebuilder
    iam:PassRole* gamelift:CreateBuild gamelift:CreateFleet gamelift
    iam:PassRole* kinesisanalytics:CreateApplication kinesisanalytics:StartApplication \
    kinesisanalytics
    iam:PassRole* omics:CreateWorkflow omics:StartRun omics
    iam:PassRole* braket:CreateJob braket
    iam:PassRole* amplify:CreateApp amplify:CreateBranch amplify:StartJob amplify
    iam:PassRole* amplify:UpdateApp amplify:StartJob amplify
    iam:PassRole* cloud9:CreateEnvironmentEC2 cloud9
    iam:PassRole* opsworks:CreateStack opsworks:CreateInstance opsworks ec2
    iam:PassRole* elasticbeanstalk:CreateEnvironment ec2 elasticbeanstalk
    iam:PassRole* elasticbeanstalk:UpdateEnvironment ec2 elasticbeanstalk
    iam:PassRole* airflow:CreateEnvironment airflow airflow-env
    iam:PassRole* synthetics:CreateCanary lambda
    iam:PassRole* synthetics:CreateCanary synthetics:StartCanary lambda
    iam:PassRole* fis:CreateExperimentTemplate fis:StartExperiment fis
    iam:PassRole* athena:CreateWorkGroup athena:StartSession athena:StartCalculationExecution athena
    iam:PassRole* greengrass:AssociateServiceRoleToAccount greengrass
    iam:PassRole* iot:CreateTopicRule iot
    iam:PassRole* robomaker:CreateSimulationJob robomaker
    iam:PassRole* appsync:CreateDataSource appsync:CreateResolver appsync
    iam:PassRole* apigateway:POST apigateway:PUT apigateway
    iam:PassRole* deadline:CreateFleet credentials.deadline deadline
    iam:PassRole* config:PutRemediationConfigurations config:StartRemediationExecution ssm
    iam:PassRole* appstream:CreateFleet appstream:CreateStreamingURL appstream
    iam:PassRole* appstream:CreateImageBuilder appstream:CreateImageBuilderStreamingURL appstream
    iam:PassRole* datasync:CreateLocationS3 datasync:CreateTask datasync:StartTaskExecution datasync
    """
}
