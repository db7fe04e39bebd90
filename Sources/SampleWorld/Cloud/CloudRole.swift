import Governance

/// A role of one of the accounts: a workload, a pipeline, an outsider or a service.
struct CloudRole: Sendable {
  /// Who may take it on; the trust policies of the export are written from it.
  enum Trust: Sendable {
    case service(String)
    /// A service account of a cluster, exactly.
    case workload(String)
    /// A repository of a forge, exactly.
    case repository(String)
    /// Any branch of any repository: what a pipeline gets in a hurry.
    case anyRepository
    case account(String, externalID: String?)
    case role(String)
  }

  enum Use: Sendable {
    case daily
    case days(Int)
    case never
    case unknown
  }

  let name: String
  let account: CloudAccount
  let path: String
  let owner: String?
  let team: String?
  let trust: Trust
  let use: Use
  let rights: [String]
  let span: Span
  let boundary: String?

  static func all(in account: CloudAccount) -> [CloudRole] { account == .prod ? ofProd : ofStage }

  private static let ofProd = TextTable(prod).rows.map { role($0, .prod) }
  private static let ofStage = TextTable(stage).rows.map { role($0, .stage) }

  private static func role(_ row: TextTable.Row, _ account: CloudAccount) -> CloudRole {
    CloudRole(
      name: row.text(0),
      account: account,
      path: row.text(0).hasPrefix("AWSServiceRole") ? "/aws-service-role/" : "/acme/",
      owner: row[1],
      team: row[2],
      trust: trust(row.words(3)),
      use: use(row.text(4)),
      rights: row.words(5),
      span: Span(from: row.number(6).map(Double.init), until: row.number(7).map(Double.init)),
      boundary: row[8]
    )
  }

  private static func trust(_ words: [String]) -> Trust {
    let name = words.dropFirst().first ?? ""
    return switch words.first {
    case "workload": .workload(name)
    case "repository": name == "*" ? .anyRepository : .repository(name)
    case "account": .account(name, externalID: words.dropFirst(2).first)
    case "role": .role(name)
    default: .service(name)
    }
  }

  private static func use(_ word: String) -> Use {
    switch word {
    case "daily": .daily
    case "never": .never
    default: Int(word).map { .days($0) } ?? .unknown
    }
  }

  /// name, owner, team, trust, use, rights, from, until, boundary; `daily`, `never`, `?` or days ago.
  private static let prod = """
    fraud-serving | elif | ml-fraud | workload fraud-prod:serving | daily | features-read models-read keys-use
    fraud-trainer | kai | ml-fraud | workload fraud-prod:trainer | 3 | training-jobs features-read
    fraud-deployer | elif | ml-fraud | repository acme/fraud-models | 4 | models-read
    fraud-backfill | priya | ml-fraud | service sagemaker | 96 | features-write
    fraud-monitor | diego | ml-fraud | workload fraud-prod:monitor | daily | logs-read
    fraud-canary | jonas | ml-fraud | workload fraud-prod:canary | 1 | models-read
    ranking-serving | clara | ml-ranking | workload ranking-prod:serving | daily | features-read models-read
    ranking-trainer | yuki | ml-ranking | workload ranking-prod:trainer | 2 | training-jobs
    ranking-shadow | farid | ml-ranking | workload ranking-prod:shadow | 41 | models-read
    ranking-exporter | lea | ml-ranking | service sagemaker | 178 | warehouse-export
    ranking-monitor | chen | ml-ranking | workload ranking-prod:monitor | daily | logs-read
    ml-train-gpu | yuki | mlops | service sagemaker | never | models-read | 24
    ml-train-exec | dario | mlops | service sagemaker | 1 | training-jobs images-pull keys-use
    ml-deploy | dario | mlops | role ci-github | 1 | deploy-endpoints models-read | - | - | ml-boundary
    ml-registry-sync | iris | mlops | service lambda | 6 | models-read
    ml-image-builder | grace | mlops | repository acme/images | daily | images-push images-pull
    ml-batch | emre | mlops | service sagemaker | 12 | features-read models-publish
    ml-notebooks | linh | mlops | service sagemaker | 9 | models-read
    ml-evaluator | paulo | mlops | service sagemaker | 2 | models-read
    label-sync | marta | data | service lambda | 214 | raw-labels-read
    label-export | ines | data | service lambda | 133 | raw-labels-read warehouse-export | - | 70
    warehouse-loader | zoe | data | service glue | daily | warehouse-export keys-use
    warehouse-compactor | mateo | data | service glue | daily | warehouse-query
    feature-ingest | fatima | data | service glue | daily | features-write
    feature-audit | viktor | data | service lambda | never | features-read
    trail-shipper | ravi | security | service cloudtrail | daily | trail-read
    secret-rotator | sofia | security | service lambda | 5 | secrets-read
    vendor-scan | mei | security | account 999988887777 | 63 | logs-read
    vendor-labels | ines | data | account 888877776666 acme-4711 | 8 | raw-labels-read | 300
    break-glass-admin | ben | platform | account 111122223333 | 51 | -
    ci-github | ben | platform | repository acme/platform | daily | images-push cluster-view
    ci-legacy | marta | platform | repository * | ? | function-rollout
    temp-migration | hugo | platform | service dms | ? | -
    scaling-agent | olga | platform | workload kube-system:autoscaler | daily | machines-operate cluster-view
    backup-runner | tariq | platform | service backup | 1 | keys-use
    dns-controller | wei | platform | workload kube-system:dns | daily | cluster-view
    cost-reporter | rosa | finance | service lambda | 7 | billing-view
    queue-worker | olga | platform | service lambda | daily | queues-operate
    old-etl | hugo | data | service glue | 305 | warehouse-query | - | 128
    AWSServiceRoleForSageMaker | - | - | service sagemaker | daily | -
    """

  private static let stage = """
    stage-fraud-trainer | kai | ml-fraud | service sagemaker | 2 | stage-training eval-read
    stage-ranking-trainer | yuki | ml-ranking | service sagemaker | 1 | stage-training eval-read
    stage-deployer | dario | mlops | repository acme/platform | daily | stage-deploy
    stage-evaluator | paulo | mlops | service sagemaker | 3 | eval-read eval-write
    stage-debugger | ben | platform | account 444455556666 | 30 | stage-debug
    sandbox-runner | chen | ml-ranking | service sagemaker | 15 | sandbox-notebooks sandbox-data-read
    sandbox-loader | bo | data | service glue | 88 | sandbox-tables
    load-test | tariq | platform | service lambda | 120 | stage-deploy
    """
}
