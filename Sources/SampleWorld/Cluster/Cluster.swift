import Governance

/// A cluster of acme-ai as a stream of manifests.
struct Cluster: Sendable {
  enum Name: String, CaseIterable, Sendable {
    case prod = "prod-ml"
    case stage = "stage-ml"
  }

  let name: Name
  /// Bindings that somebody made or took away, by the days before the end.
  let daysAgo: Double
  let created: Instant

  var file: SourceFile {
    let manifests =
      TextTable(accounts).rows.map(account) + TextTable(Self.roles).rows.map(role)
      + TextTable(bindings).rows.filter(isThere).map(binding)
    return SourceFile(
      name: "\(name.rawValue)/rbac.yaml",
      bytes: Array(manifests.map { "---\n" + $0 }.joined().utf8)
    )
  }

  /// The key under which an import keeps a role where it is bound.
  static func right(_ role: String, in place: String, of cluster: Name) -> Entitlement.ID {
    Entitlement.ID(
      Source.observedID(
        "entitlement",
        .kubernetesRBAC,
        scope: cluster.rawValue,
        key: "clusterrole/\(role)@\(place)"
      )
    )
  }

  static func user(_ handle: String, of cluster: Name) -> Principal.ID {
    let email = Roster.byHandle[handle]?.email ?? handle
    return Principal.ID(
      Source.observedID(
        "principal",
        .kubernetesRBAC,
        scope: cluster.rawValue,
        key: "user/\(email)"
      )
    )
  }

  /// Whose names the bindings of a cluster mention.
  static func users(of cluster: Name) -> [String] {
    cluster == .prod ? ["olga", "dario", "kai", "clara", "emre"] : ["emre", "paulo", "lea"]
  }

  // MARK: Manifests

  private func account(_ row: TextTable.Row) -> String {
    """
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: \(row.text(1))
      namespace: \(row.text(0))
      creationTimestamp: "\(created)"
      labels:
        team: \(row.text(3))
      annotations:
        acme.example/owner: \(row.text(2))

    """
  }

  private func role(_ row: TextTable.Row) -> String {
    let rules = row.cells.dropFirst(2).map { rule in
      let parts = rule.split(separator: " ").map { part in
        "["
          + part.split(separator: ",", omittingEmptySubsequences: false)
          .map { "\"\($0 == "core" ? "" : $0)\"" }.joined(separator: ", ") + "]"
      }
      return "- verbs: \(parts[0])\n  apiGroups: \(parts[1])\n  resources: \(parts[2])\n"
    }
    return """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata:
        name: \(row.text(0))
        creationTimestamp: "\(created)"
        annotations:
          acme.example/owner: \(row.text(1))
      rules:
      \(rules.joined())
      """
  }

  private func binding(_ row: TextTable.Row) -> String {
    let namespace = row[0]
    let kind = namespace == nil ? "ClusterRoleBinding" : "RoleBinding"
    let subjects = row.words(3).map(subject)
    return """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: \(kind)
      metadata:
        name: \(row.text(1))
      \(namespace.map { "  namespace: \($0)\n" } ?? "")\
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: ClusterRole
        name: \(row.text(2))
      subjects:
      \(subjects.joined())
      """
  }

  /// `fraud-prod:serving` is a service account, `@mlops` a group, any other word a person's handle.
  private func subject(_ word: String) -> String {
    let parts = word.split(separator: ":").map(String.init)
    if parts.count == 2 {
      return "- kind: ServiceAccount\n  name: \(parts[1])\n  namespace: \(parts[0])\n"
    }
    let group = word.hasPrefix("@")
    let name =
      group ? "acme:\(word.dropFirst())" : Roster.byHandle[word]?.email ?? word
    return """
      - kind: \(group ? "Group" : "User")
        apiGroup: rbac.authorization.k8s.io
        name: "\(name)"

      """
  }

  private func isThere(_ row: TextTable.Row) -> Bool {
    Span(from: row.number(4).map(Double.init), until: row.number(5).map(Double.init))
      .holds(daysAgo: daysAgo)
  }

  // MARK: What stands in them

  private var accounts: String { name == .prod ? Self.prodAccounts : Self.stageAccounts }
  private var bindings: String { name == .prod ? Self.prodBindings : Self.stageBindings }

  /// namespace, name, owner, team.
  private static let prodAccounts = """
    fraud-prod | serving | elif | ml-fraud
    fraud-prod | trainer | kai | ml-fraud
    fraud-prod | monitor | diego | ml-fraud
    fraud-prod | canary | jonas | ml-fraud
    ranking-prod | serving | clara | ml-ranking
    ranking-prod | trainer | yuki | ml-ranking
    ranking-prod | shadow | farid | ml-ranking
    ranking-prod | monitor | chen | ml-ranking
    ml-platform | pipeline | emre | mlops
    ml-platform | operator | dario | mlops
    monitoring | prometheus | olga | platform
    kube-system | autoscaler | olga | platform
    kube-system | legacy-operator | hugo | platform
    """

  private static let stageAccounts = """
    fraud-stage | trainer | kai | ml-fraud
    ranking-stage | trainer | yuki | ml-ranking
    ml-platform | pipeline | emre | mlops
    """

  /// name, owner, then rules as verbs, groups and resources.
  private static let roles = """
    view-workloads | olga | get,list,watch core pods,services,configmaps | get,list,watch apps,batch deployments,jobs
    edit-workloads | dario | get,list,watch,create,update,patch,delete apps,batch deployments,jobs
    debug-pods | olga | create core pods/exec | get,list core pods,pods/log
    read-metrics | olga | get,list,watch core nodes,pods,endpoints
    scale-nodes | olga | get,list,watch,update core nodes
    run-pipelines | emre | * batch jobs
    read-model-secrets | dario | get,list core secrets
    legacy-operator | hugo | * * *
    """

  /// namespace, name, role, subjects, from, until.
  private static let prodBindings = """
    - | prometheus | read-metrics | monitoring:prometheus
    - | autoscaler | scale-nodes | kube-system:autoscaler
    - | legacy-operator | legacy-operator | kube-system:legacy-operator
    - | platform-view | view-workloads | @platform olga
    fraud-prod | serving | view-workloads | fraud-prod:serving fraud-prod:monitor
    fraud-prod | training | edit-workloads | fraud-prod:trainer kai
    fraud-prod | secrets | read-model-secrets | fraud-prod:serving
    ranking-prod | serving | view-workloads | ranking-prod:serving ranking-prod:monitor clara
    ranking-prod | training | edit-workloads | ranking-prod:trainer
    ranking-prod | debugging | debug-pods | olga
    ranking-prod | debugging-emre | debug-pods | emre | - | 160
    ml-platform | pipelines | run-pipelines | ml-platform:pipeline dario
    ml-platform | operations | edit-workloads | ml-platform:operator @mlops emre
    """

  private static let stageBindings = """
    fraud-stage | training | edit-workloads | fraud-stage:trainer
    ranking-stage | training | edit-workloads | ranking-stage:trainer lea
    ml-platform | pipelines | run-pipelines | ml-platform:pipeline emre paulo
    """
}
