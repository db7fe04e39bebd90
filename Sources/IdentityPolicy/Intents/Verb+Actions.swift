extension Verb {
  /// The actions of a provider that it stands for; `nil` where there are none: an error.
  package func actions(at provider: Provider) -> [String]? {
    let table =
      switch provider {
      case .aws: Self.aws
      case .azure: Self.azure
      case .gcp: Self.gcp
      case .kubernetes: Self.kubernetes
      }
    return table[self]
  }

  /// Names of the service authorization reference; `DeleteMessage` acknowledges a message.
  private static let aws: [Verb: [String]] = [
    .objectRead: ["s3:GetObject"],
    .objectList: ["s3:ListBucket"],
    .objectCreate: ["s3:PutObject"],
    .objectOverwrite: ["s3:PutObject"],
    .objectDelete: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
    .objectShare: [
      "s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock",
      "s3:PutObjectAcl", "s3:PutObjectVersionAcl",
    ],
    .secretRead: ["secretsmanager:GetSecretValue"],
    .secretRotate: ["secretsmanager:PutSecretValue", "secretsmanager:RotateSecret"],
    .keyEncrypt: ["kms:Encrypt", "kms:GenerateDataKey"],
    .keyDecrypt: ["kms:Decrypt"],
    .queueSend: ["sqs:SendMessage"],
    .queueReceive: ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"],
    .tableRead: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"],
    .tableWrite: ["dynamodb:PutItem", "dynamodb:UpdateItem"],
    .registryPull: [
      "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer",
    ],
    .registryPush: [
      "ecr:BatchCheckLayerAvailability", "ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload",
      "ecr:PutImage", "ecr:UploadLayerPart",
    ],
    .modelInvoke: ["bedrock:InvokeModel", "sagemaker:InvokeEndpoint"],
    .modelRegister: ["sagemaker:CreateModelPackage"],
    .modelApprove: ["sagemaker:UpdateModelPackage"],
    .modelDeploy: [
      "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:UpdateEndpoint",
    ],
    .jobStart: ["batch:SubmitJob", "sagemaker:CreateTrainingJob"],
    .jobStop: ["batch:TerminateJob", "sagemaker:StopTrainingJob"],
    .jobInspect: ["sagemaker:DescribeTrainingJob"],
    .logWrite: ["logs:CreateLogStream", "logs:PutLogEvents"],
    .identityPass: ["iam:PassRole"],
    .identityAssume: ["sts:AssumeRole"],
    .identityAdmin: [
      "iam:Add*", "iam:Attach*", "iam:Change*", "iam:Create*", "iam:Deactivate*", "iam:Delete*",
      "iam:Detach*", "iam:Put*", "iam:Remove*", "iam:Set*", "iam:Tag*", "iam:Untag*",
      "iam:Update*", "iam:Upload*",
    ],
  ]

  private static let blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs"
  private static let messages = "Microsoft.Storage/storageAccounts/queueServices/queues/messages"
  private static let entities = "Microsoft.Storage/storageAccounts/tableServices/tables/entities"

  /// Reading and listing are one data action, told apart by a suboperation in the condition.
  private static let azure: [Verb: [String]] = [
    .objectRead: ["\(blobs)/read"],
    .objectList: ["\(blobs)/read"],
    .objectCreate: ["\(blobs)/add/action"],
    .objectOverwrite: ["\(blobs)/write"],
    .objectDelete: ["\(blobs)/delete"],
    .secretRead: ["Microsoft.KeyVault/vaults/secrets/getSecret/action"],
    .secretRotate: ["Microsoft.KeyVault/vaults/secrets/setSecret/action"],
    .keyEncrypt: [
      "Microsoft.KeyVault/vaults/keys/encrypt/action",
      "Microsoft.KeyVault/vaults/keys/wrap/action",
    ],
    .keyDecrypt: [
      "Microsoft.KeyVault/vaults/keys/decrypt/action",
      "Microsoft.KeyVault/vaults/keys/unwrap/action",
    ],
    .queueSend: ["\(messages)/add/action"],
    .queueReceive: ["\(messages)/process/action"],
    .tableRead: ["\(entities)/read"],
    .tableWrite: ["\(entities)/add/action", "\(entities)/update/action"],
    .registryPull: ["Microsoft.ContainerRegistry/registries/pull/read"],
    .registryPush: ["Microsoft.ContainerRegistry/registries/push/write"],
    .modelInvoke: [
      "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action"
    ],
    .identityPass: ["Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"],
  ]

  /// Creating does not overwrite here: overwriting also needs the permission to delete.
  private static let gcp: [Verb: [String]] = [
    .objectRead: ["storage.objects.get"],
    .objectList: ["storage.objects.list"],
    .objectCreate: ["storage.objects.create"],
    .objectOverwrite: ["storage.objects.create", "storage.objects.delete"],
    .objectDelete: ["storage.objects.delete"],
    .objectShare: ["storage.buckets.setIamPolicy", "storage.objects.setIamPolicy"],
    .secretRead: ["secretmanager.versions.access"],
    .secretRotate: ["secretmanager.versions.add"],
    .keyEncrypt: ["cloudkms.cryptoKeyVersions.useToEncrypt"],
    .keyDecrypt: ["cloudkms.cryptoKeyVersions.useToDecrypt"],
    .queueSend: ["pubsub.topics.publish"],
    .queueReceive: ["pubsub.subscriptions.consume"],
    .tableRead: ["bigquery.tables.getData"],
    .tableWrite: ["bigquery.tables.updateData"],
    .registryPull: ["artifactregistry.repositories.downloadArtifacts"],
    .registryPush: ["artifactregistry.repositories.uploadArtifacts"],
    .modelInvoke: ["aiplatform.endpoints.predict"],
    .modelRegister: ["aiplatform.models.upload"],
    .modelDeploy: ["aiplatform.endpoints.deploy"],
    .jobStart: ["aiplatform.customJobs.create"],
    .jobStop: ["aiplatform.customJobs.cancel"],
    .jobInspect: ["aiplatform.customJobs.get"],
    .logWrite: ["logging.logEntries.create"],
    .identityPass: ["iam.serviceAccounts.actAs"],
    .identityAssume: ["iam.serviceAccounts.getAccessToken"],
    .identityAdmin: [
      "iam.roles.create", "iam.roles.delete", "iam.roles.update", "iam.serviceAccountKeys.create",
      "iam.serviceAccounts.create", "iam.serviceAccounts.setIamPolicy",
      "resourcemanager.projects.setIamPolicy",
    ],
  ]

  /// As `verb:group/resource`, the group left out for the core.
  private static let kubernetes: [Verb: [String]] = [
    .secretRead: ["get:secrets"],
    .jobStart: ["create:batch/jobs"],
    .jobStop: ["delete:batch/jobs"],
    .jobInspect: ["get:batch/jobs"],
    .identityAssume: ["create:serviceaccounts/token"],
  ]
}
