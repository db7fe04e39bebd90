import Governance

/// A managed policy of one of the accounts: what people ask for.
struct CloudRight: Sendable {
  let name: String
  let account: CloudAccount
  /// A handle or a team; `nil` where nobody answers for it.
  let owner: String?
  let environment: Environment
  let dataClass: DataClass
  /// What its analysis has to come to.
  let level: Privilege
  let actions: [String]
  let resources: [String]
  /// How many versions the account still keeps.
  let versions: Int

  var key: String { account.arn("policy/acme/\(name)") }

  static let all: [CloudRight] = TextTable(text).rows.compactMap(right)

  static let byName: [String: CloudRight] =
    Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func all(in account: CloudAccount) -> [CloudRight] { all.filter { $0.account == account } }

  private static func right(_ row: TextTable.Row) -> CloudRight? {
    guard let environment = Environment(rawValue: row.text(1)),
      let dataClass = DataClass(rawValue: row.text(3)), let level = Privilege(rawValue: row.text(4))
    else { return nil }
    let account = environment == .prod ? CloudAccount.prod : .stage
    return CloudRight(
      name: row.text(0),
      account: account,
      owner: row[2],
      environment: environment,
      dataClass: dataClass,
      level: level,
      actions: row.words(5),
      resources: row.words(6).map { account.resource($0) },
      versions: row.number(7) ?? 1
    )
  }

  /// name, environment, owner, data class, level, actions, resources (`s3/…` for ARNs), versions kept.
  private static let text = """
    features-read | prod | ines | confidential | read | s3:GetObject s3:ListBucket | s3/acme-prod-features s3/acme-prod-features/* | 2
    features-write | prod | ines | confidential | write | s3:GetObject s3:PutObject | s3/acme-prod-features/* | 3
    features-cleanup | prod | - | restricted | admin | s3:DeleteObject s3:PutBucketPolicy | s3/acme-prod-features s3/acme-prod-features/*
    raw-labels-read | prod | ines | restricted | read | s3:GetObject | s3/acme-prod-raw-labels/* | 2
    models-read | prod | mlops | internal | read | s3:GetObject s3:ListBucket | s3/acme-prod-models s3/acme-prod-models/*
    models-publish | prod | mlops | confidential | write | s3:PutObject s3:DeleteObject | s3/acme-prod-models/* | 2
    training-jobs | prod | mlops | confidential | write | sagemaker:StartPipelineExecution sagemaker:StopPipelineExecution sagemaker:DescribePipelineExecution | sagemaker/pipeline/training | 3
    training-admin | prod | mlops | restricted | admin | sagemaker:CreateTrainingJob sagemaker:StopTrainingJob iam:PassRole | sagemaker/training-job/gpu-* iam/role/ml-train-exec
    deploy-endpoints | prod | mlops | confidential | write | sagemaker:CreateEndpoint sagemaker:UpdateEndpoint sagemaker:DeleteEndpoint | sagemaker/endpoint/fraud-scoring | 3
    ranking-serving-operate | prod | clara | confidential | write | sagemaker:UpdateEndpointWeightsAndCapacities sagemaker:InvokeEndpoint | sagemaker/endpoint/ranking
    warehouse-query | prod | data | confidential | read | athena:GetQueryExecution athena:GetQueryResults | athena/workgroup/analytics | 2
    warehouse-export | prod | ines | restricted | write | s3:GetObject s3:PutObject | s3/acme-prod-warehouse/exports/*
    logs-read | prod | ben | internal | read | logs:GetLogEvents logs:FilterLogEvents | logs/log-group:/acme/*
    secrets-read | prod | mei | restricted | read | secretsmanager:GetSecretValue | secretsmanager/secret:scoring-a1B2c3
    keys-use | prod | mei | confidential | read | kms:Decrypt kms:GenerateDataKey | kms/key/7d1c2b54-0f6e-4c2b-9a53-1e2f3a4b5c6d
    iam-operator | prod | platform | confidential | admin | iam:AttachRolePolicy iam:UpdateAssumeRolePolicy | iam/role/acme/* | 2
    function-rollout | prod | platform | confidential | admin | lambda:UpdateFunctionCode lambda:PublishVersion | lambda/function:acme-scoring
    session-shell | prod | platform | confidential | admin | ssm:StartSession | ec2/instance/i-0ac3f1d29b7e40518 | 2
    break-glass-shell | prod | platform | confidential | admin | ssm:StartSession | ec2/instance/i-0ac3f1d29b7e40518
    machines-operate | prod | platform | internal | write | ec2:StartInstances ec2:StopInstances ec2:RebootInstances | ec2/instance/i-0ac3f1d29b7e40518
    cluster-view | prod | ben | internal | read | eks:DescribeCluster | eks/cluster/prod-ml
    images-push | prod | mlops | internal | write | ecr:PutImage ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload | ecr/repository/acme/*
    images-pull | prod | mlops | internal | read | ecr:BatchGetImage ecr:GetDownloadUrlForLayer | ecr/repository/acme/*
    queues-operate | prod | platform | internal | write | sqs:SendMessage sqs:PurgeQueue | sqs/acme-scoring
    billing-view | prod | felix | internal | read | ce:GetCostAndUsage budgets:ViewBudget | budgets/budget/acme
    trail-read | prod | mei | confidential | read | s3:GetObject s3:GetObjectVersion | s3/acme-prod-trail/*
    eval-read | stage | ml-fraud | internal | read | s3:GetObject s3:ListBucket | s3/acme-stage-eval s3/acme-stage-eval/*
    eval-write | stage | clara | internal | write | s3:GetObject s3:PutObject | s3/acme-stage-eval/* | 2
    stage-training | stage | mlops | confidential | write | sagemaker:StartPipelineExecution sagemaker:StopPipelineExecution | sagemaker/pipeline/stage
    stage-deploy | stage | dario | internal | write | sagemaker:CreateEndpoint sagemaker:UpdateEndpoint | sagemaker/endpoint/stage | 2
    stage-debug | stage | ben | internal | admin | ssm:StartSession | ec2/instance/i-07e2b94c1d5f3a680
    sandbox-notebooks | dev | ml-ranking | internal | write | sagemaker:StartNotebookInstance sagemaker:StopNotebookInstance | sagemaker/notebook-instance/sandbox
    sandbox-data-read | dev | data | public | read | s3:GetObject s3:ListBucket | s3/acme-sandbox-data s3/acme-sandbox-data/*
    sandbox-results-read | dev | data | public | read | s3:GetObject s3:ListBucket | s3/acme-sandbox-results s3/acme-sandbox-results/*
    sandbox-logs-read | dev | data | internal | read | logs:GetLogEvents | logs/log-group:/acme/sandbox/*
    sandbox-tables | dev | data | public | write | dynamodb:PutItem dynamodb:GetItem | dynamodb/table/sandbox-trials
    """
}
