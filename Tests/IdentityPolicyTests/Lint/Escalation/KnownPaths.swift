/// Ways to gain rights that are published, each with the rule that must name it.
///
/// After the lists of Rhino Security Labs, NCC Group (PMapper), Bishop Fox and pathfinding.cloud; the
/// policies are our own.
enum KnownPaths {
  static let all: [(rule: String, actions: [String])] = table.split(separator: "\n").map { line in
    let words = line.split(separator: " ").map(String.init)
    return (words[0], Array(words.dropFirst()))
  }

  private static let table = """
    GT041 iam:PutUserPolicy
    GT041 iam:AttachUserPolicy
    GT041 iam:PutGroupPolicy
    GT041 iam:AttachGroupPolicy
    GT041 iam:AddUserToGroup
    GT041 iam:PutRolePolicy
    GT041 iam:AttachRolePolicy
    GT042 iam:CreatePolicyVersion
    GT042 iam:SetDefaultPolicyVersion
    GT043 iam:AttachRolePolicy sts:AssumeRole
    GT043 iam:PutRolePolicy sts:AssumeRole
    GT043 iam:CreatePolicyVersion sts:AssumeRole
    GT043 iam:AttachRolePolicy iam:UpdateAssumeRolePolicy
    GT043 iam:PutRolePolicy iam:UpdateAssumeRolePolicy
    GT043 iam:CreatePolicyVersion iam:UpdateAssumeRolePolicy
    GT043 iam:AttachUserPolicy iam:CreateAccessKey
    GT043 iam:PutUserPolicy iam:CreateAccessKey
    GT043 iam:PutUserPolicy iam:UpdateLoginProfile
    GT044 iam:CreateAccessKey
    GT044 iam:CreateAccessKey iam:DeleteAccessKey
    GT044 iam:CreateLoginProfile
    GT044 iam:UpdateLoginProfile
    GT044 iam:CreateServiceSpecificCredential
    GT045 iam:UpdateAssumeRolePolicy
    GT046 sts:AssumeRole
    GT046 sts:AssumeRoot
    GT047 iam:PassRole lambda:CreateFunction lambda:InvokeFunction
    GT047 iam:PassRole lambda:CreateFunction lambda:CreateEventSourceMapping
    GT047 iam:PassRole lambda:CreateFunction lambda:AddPermission
    GT047 iam:PassRole ec2:RunInstances
    GT047 iam:PassRole ec2:RequestSpotInstances
    GT047 iam:PassRole ec2:AssociateIamInstanceProfile
    GT047 iam:PassRole autoscaling:CreateLaunchConfiguration autoscaling:CreateAutoScalingGroup
    GT047 iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:CreateService
    GT047 iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:RunTask
    GT047 iam:PassRole ecs:RegisterTaskDefinition ecs:CreateService
    GT047 iam:PassRole ecs:RegisterTaskDefinition ecs:RunTask
    GT047 iam:PassRole ecs:RegisterTaskDefinition ecs:StartTask
    GT047 iam:PassRole ecs:RegisterContainerInstance ecs:StartTask
    GT047 iam:PassRole ecs:RunTask
    GT047 iam:PassRole glue:CreateDevEndpoint
    GT047 iam:PassRole glue:CreateJob glue:StartJobRun
    GT047 iam:PassRole glue:CreateJob glue:CreateTrigger
    GT047 iam:PassRole glue:UpdateJob glue:StartJobRun
    GT047 iam:PassRole glue:UpdateJob glue:CreateTrigger
    GT047 iam:PassRole glue:CreateSession glue:RunStatement
    GT047 iam:PassRole codebuild:CreateProject codebuild:StartBuild
    GT047 iam:PassRole codebuild:CreateProject codebuild:StartBuildBatch
    GT047 iam:PassRole codepipeline:CreatePipeline
    GT047 iam:PassRole codestar:CreateProject
    GT047 iam:PassRole cloudformation:CreateStack
    GT047 iam:PassRole cloudformation:CreateStackSet cloudformation:CreateStackInstances
    GT047 iam:PassRole cloudformation:UpdateStackSet
    GT047 iam:PassRole sagemaker:CreateNotebookInstance
    GT047 iam:PassRole sagemaker:CreateTrainingJob
    GT047 iam:PassRole sagemaker:CreateProcessingJob
    GT047 iam:PassRole datapipeline:CreatePipeline datapipeline:PutPipelineDefinition \
    datapipeline:ActivatePipeline
    GT047 iam:PassRole apprunner:CreateService
    GT047 iam:PassRole bedrock-agentcore:CreateCodeInterpreter \
    bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter
    GT047 iam:PassRole bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:InvokeAgentRuntime
    GT047 iam:PassRole batch:RegisterJobDefinition batch:SubmitJob
    GT047 iam:PassRole elasticmapreduce:RunJobFlow
    GT047 iam:PassRole emr-serverless:CreateApplication emr-serverless:StartJobRun
    GT047 iam:PassRole states:CreateStateMachine states:StartExecution
    GT047 iam:PassRole scheduler:CreateSchedule
    GT047 iam:PassRole ssm:StartAutomationExecution
    GT047 iam:PassRole imagebuilder:CreateInfrastructureConfiguration \
    imagebuilder:CreateComponent imagebuilder:CreateImageRecipe imagebuilder:CreateImage
    GT047 iam:PassRole gamelift:CreateBuild gamelift:CreateFleet
    GT047 iam:PassRole kinesisanalytics:CreateApplication kinesisanalytics:StartApplication
    GT047 iam:PassRole omics:CreateWorkflow omics:StartRun
    GT047 iam:PassRole braket:CreateJob
    GT048 lambda:UpdateFunctionCode
    GT048 lambda:UpdateFunctionCode lambda:InvokeFunction
    GT048 lambda:UpdateFunctionCode lambda:AddPermission
    GT048 lambda:UpdateFunctionConfiguration
    GT048 apprunner:UpdateService
    GT048 cloudformation:UpdateStack
    GT048 cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet
    GT048 codebuild:StartBuild
    GT048 codebuild:StartBuildBatch
    GT048 codebuild:UpdateProject
    GT048 codedeploy:CreateDeployment
    GT048 ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances
    GT048 ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate
    GT048 glue:UpdateDevEndpoint
    GT048 elasticmapreduce:AddJobFlowSteps
    GT048 batch:SubmitJob
    GT048 sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance \
    sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance
    GT048 sagemaker:UpdateNotebookInstanceLifecycleConfig
    GT048 states:UpdateStateMachine
    GT049 ssm:StartSession
    GT049 ssm:SendCommand
    GT049 ssm:CreateDocument ssm:StartAutomationExecution
    GT049 ec2-instance-connect:SendSSHPublicKey ec2:DescribeInstances
    GT049 ec2-instance-connect:SendSerialConsoleSSHPublicKey
    GT049 ecs:ExecuteCommand ecs:DescribeTasks
    GT049 bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter
    GT049 sagemaker:CreatePresignedNotebookInstanceUrl
    GT049 sagemaker:CreatePresignedDomainUrl
    GT050 iam:DeleteUserPermissionsBoundary
    GT050 iam:PutRolePermissionsBoundary
    GT051 iam:CreateOpenIDConnectProvider iam:UpdateAssumeRolePolicy
    GT051 iam:UpdateSAMLProvider
    GT051 iam:PassRole rolesanywhere:CreateTrustAnchor rolesanywhere:CreateProfile
    GT051 iam:PassRole cognito-identity:SetIdentityPoolRoles
    GT051 cognito-idp:AdminAddUserToGroup
    GT052 sso:CreateAccountAssignment
    GT052 sso:PutInlinePolicyToPermissionSet
    GT052 identitystore:CreateGroupMembership
    GT052 organizations:DetachPolicy
    GT053 eks:CreateAccessEntry eks:AssociateAccessPolicy
    GT053 iam:PassRole eks:CreatePodIdentityAssociation
    """
}
