import Documents
import Governance
import IdentityPolicy

/// Turns the objects of one cluster into facts.
struct ClusterReading {
  private let inventory: ClusterInventory
  private let options: ConnectorOptions
  private let rules: [String: [ClusterRole.Rule]]
  private let rolesByID: [String: ClusterRole]
  private let boundRoles: Set<String>
  private var analyses: [String: PolicyAnalysis] = [:]
  /// Native ids of principals and unknown roles, and keys of rights, that were told.
  private var told: Set<String> = []

  init(_ inventory: ClusterInventory, options: ConnectorOptions) {
    self.inventory = inventory
    self.options = options
    boundRoles = Set(inventory.bindings.map(\.role))
    rules = ClusterRole.effectiveRules(of: inventory.roles)
    rolesByID = Dictionary(inventory.roles.map { ($0.nativeID, $0) }) { $1 }
  }

  /// Whether anything was told.
  var hasTold: Bool { !told.isEmpty }

  mutating func tell(into sink: inout some FactSink) {
    for object in inventory.others { sink.skipped("kind \(object.kind)", at: object.place) }
    for object in inventory.superseded {
      sink.skipped("object that stands again later", at: object.place)
    }
    for account in inventory.accounts { tell(account, into: &sink) }
    for role in inventory.roles { tell(role, into: &sink) }
    for binding in inventory.bindings { tell(binding, into: &sink) }
    for role in inventory.roles { tellUnbound(role, into: &sink) }
  }

  private mutating func tell(_ account: KubernetesObject, into sink: inout some FactSink) {
    let subject = RoleSubject(
      serviceAccount: account.name,
      namespace: account.home,
      position: account.document.position
    )
    var fact = subject.principal
    fact.key = account.uid ?? fact.key
    fact.owner = account.tags.owner
    fact.team = account.tags.team
    fact.email = account.tags.email
    fact.dataClass = account.tags.dataClass
    fact.environment = options.environment ?? account.tags.environment
    fact.tags = account.tags.values
    fact.createdAt = account.createdAt
    if let runners = inventory.runners[fact.nativeID] {
      fact.tags[Self.runnersTag] = runners.sorted().joined(separator: " ")
    }
    told.insert(fact.nativeID)
    sink.record(.principal(fact), at: account.place)
    sink.skip(fieldsOf: account, besides: [])
  }

  // A label cannot have two slashes, so this cannot hide one.
  private static let runnersTag = "kubernetes/run/by"

  private mutating func tell(_ role: ClusterRole, into sink: inout some FactSink) {
    let id = role.nativeID
    let rules = rules[id] ?? []
    let place = role.object.place
    var fact = PolicyFact(
      key: role.object.uid ?? id,
      nativeID: id,
      name: role.object.name,
      kind: role.isNamespaced ? .role : .clusterRole
    )
    fact.namespace = role.isNamespaced ? role.object.home : nil
    fact.createdAt = role.object.createdAt
    fact.tags = role.object.tags.values
    fact.environment = options.environment ?? role.object.tags.environment
    let text = "{\"rules\":[\(rules.map(\.canonical).joined(separator: ","))]}"
    fact.document = text
    fact.documentSHA256 = PolicyText.sha256(of: text)
    told.insert(id)
    sink.record(.policy(fact), at: place)
    sink.skip(fieldsOf: role.object, besides: ["rules", "aggregationRule"])
    for field in role.unknownFields() {
      sink.skipped(
        "unknown field `\(field.name)` of a rule",
        at: role.object.file.place(line: field.line)
      )
    }
    let analysis = PolicyAnalysis(rules.map(\.rule))
    analyses[id] = analysis
    let statements = RBACRule.statementFacts(rules.map(\.rule), policy: id, analysis: analysis)
    for statement in statements { sink.record(.statement(statement), at: place) }
  }

  private mutating func tell(_ binding: RoleBinding, into sink: inout some FactSink) {
    let place = binding.object.place
    sink.skip(fieldsOf: binding.object, besides: ["roleRef", "subjects"])
    for field in binding.unknownFields {
      sink.skipped(
        "unknown field `\(field.key)` of a binding",
        at: binding.object.file.place(line: field.position.line)
      )
    }
    tellUnknownRole(of: binding, into: &sink)
    tellEntitlement(
      role: binding.role,
      name: binding.roleName,
      resource: binding.resource,
      at: place,
      into: &sink
    )
    for subject in binding.unknownSubjects {
      sink.skipped(
        "subject of an unknown kind",
        at: binding.object.file.place(line: subject.position.line)
      )
    }
    for subject in binding.subjects {
      let subjectPlace = binding.object.file.place(line: subject.position.line)
      if told.insert(subject.nativeID).inserted {
        var fact = subject.principal
        fact.environment = options.environment
        if let runners = inventory.runners[fact.nativeID] {
          fact.tags[Self.runnersTag] = runners.sorted().joined(separator: " ")
        }
        sink.record(.principal(fact), at: subjectPlace)
      }
      let assignment = AssignmentFact(
        entitlement: binding.entitlement,
        holder: subject.nativeID,
        via: "\(binding.object.kind) \(binding.object.name)",
        createdAt: binding.object.createdAt
      )
      sink.record(.assignment(assignment), at: subjectPlace)
    }
  }

  /// A role that is bound but not in the input: named, its rules unknown.
  private mutating func tellUnknownRole(of binding: RoleBinding, into sink: inout some FactSink) {
    guard rolesByID[binding.role] == nil, told.insert(binding.role).inserted else { return }
    let isNamespaced = binding.roleKind == "Role"
    var fact = PolicyFact(
      key: binding.role,
      nativeID: binding.role,
      name: binding.roleName,
      kind: isNamespaced ? .role : .clusterRole
    )
    fact.namespace = isNamespaced ? binding.object.home : nil
    fact.environment = options.environment
    sink.record(.policy(fact), at: binding.object.place)
  }

  /// A role that nobody holds is still a right that can be given.
  private mutating func tellUnbound(_ role: ClusterRole, into sink: inout some FactSink) {
    guard !boundRoles.contains(role.nativeID) else { return }
    tellEntitlement(
      role: role.nativeID,
      name: role.object.name,
      resource: role.isNamespaced ? "namespace/\(role.object.home)" : RoleBinding.everywhere,
      at: role.object.place,
      into: &sink
    )
  }

  private mutating func tellEntitlement(
    role: String,
    name: String,
    resource: String,
    at place: String,
    into sink: inout some FactSink
  ) {
    let key = "\(role)@\(resource)"
    guard told.insert(key).inserted else { return }
    let tags = rolesByID[role]?.object.tags
    var fact =
      if let analysis = analyses[role] {
        EntitlementFact(key: key, name: name, role: role, resource: resource, analysis)
      } else {
        EntitlementFact(key: key, name: name, unknownRole: role, resource: resource)
      }
    fact.environment = options.environment ?? tags?.environment
    fact.dataClass = tags?.dataClass
    fact.owner = tags?.owner
    sink.record(.entitlement(fact), at: place)
  }
}
