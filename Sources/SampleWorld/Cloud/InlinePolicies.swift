/// Policies that sit inside one role or user, most of them written in a hurry.
struct InlinePolicy: Sendable {
  let name: String
  let account: CloudAccount
  let holder: String
  let statements: [CloudPolicies.Statement]
  let span: Span

  static let all: [InlinePolicy] = [
    InlinePolicy(
      name: "deploy-anything",
      account: .prod,
      holder: "ci-legacy",
      statements: [
        .init(sid: "UnblockRelease", actions: ["ec2:*", "iam:PassRole"], resources: ["*"])
      ],
      span: Span()
    ),
    InlinePolicy(
      name: "migrate",
      account: .prod,
      holder: "temp-migration",
      statements: [.init(sid: "Temporary", actions: ["dms:*"], resources: ["*"])],
      span: Span()
    ),
    InlinePolicy(
      name: "scan-raw",
      account: .prod,
      holder: "vendor-scan",
      statements: [
        .init(
          actions: ["s3:*"],
          resources: ["arn:aws:s3:::acme-prod-raw/*", "arn:aws:s3:::acme-prod-raw-labels/*"]
        )
      ],
      span: Span()
    ),
    InlinePolicy(
      name: "notebook-admin",
      account: .prod,
      holder: "ml-notebooks",
      statements: [
        .init(
          actions: ["sagemaker:*"],
          resources: [CloudAccount.prod.resource("sagemaker/notebook-instance/acme-*")]
        )
      ],
      span: Span(until: 47)
    ),
    InlinePolicy(
      name: "read-all-logs",
      account: .prod,
      holder: "ranking-monitor",
      statements: [
        .init(actions: ["logs:GetLogEvents", "logs:GetQueryResults"], resources: ["*"])
      ],
      span: Span(from: 240)
    ),
    InlinePolicy(
      name: "put-metrics",
      account: .prod,
      holder: "fraud-monitor",
      statements: [.init(actions: ["cloudwatch:PutMetricData"], resources: ["*"])],
      span: Span()
    ),
    InlinePolicy(
      name: "describe",
      account: .prod,
      holder: "scaling-agent",
      statements: [
        .init(actions: ["ec2:DescribeInstances", "ec2:DescribeTags"], resources: ["*"])
      ],
      span: Span()
    ),
    InlinePolicy(
      name: "read-shards",
      account: .prod,
      holder: "warehouse-compactor",
      statements: [
        .init(
          actions: ["glue:Get*", "glue:BatchGet*"],
          resources: [CloudAccount.prod.resource("glue/table/warehouse/*")]
        )
      ],
      span: Span()
    ),
    InlinePolicy(
      name: "unblock-labels",
      account: .prod,
      holder: "label-sync",
      statements: [
        .init(sid: "MLOPS298", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::*"])
      ],
      span: Span(from: 18)
    ),
    InlinePolicy(
      name: "hotfix-endpoints",
      account: .prod,
      holder: "fraud-deployer",
      statements: [
        .init(
          actions: ["sagemaker:*"],
          resources: [CloudAccount.prod.resource("sagemaker/endpoint/fraud-*")]
        )
      ],
      span: Span(from: 9)
    ),
    InlinePolicy(
      name: "own-bucket",
      account: .stage,
      holder: "sandbox-runner",
      statements: [.init(actions: ["s3:*"], resources: ["arn:aws:s3:::acme-sandbox-data/*"])],
      span: Span()
    ),
  ]
}
