import Documents

/// A template of CloudFormation: the policies in its resources, and who holds them.
struct CloudFormation {
  private struct Resource {
    let name: String
    let type: String
    let properties: Document
  }

  private let resources: [Resource]

  init(_ template: Document) {
    let members = (try? template.present("Resources")?.members()) ?? []
    resources = members.compactMap { member in
      guard let type = try? member.value.optionalString("Type"),
        let properties = member.value.present("Properties")
      else { return nil }
      return Resource(
        name: member.key,
        type: type,
        properties: IntrinsicFunction.resolved(properties)
      )
    }
  }

  static func isTemplate(_ document: Document) -> Bool {
    guard case .object(let members) = document.present("Resources")?.value else { return false }
    if document.present("AWSTemplateFormatVersion") != nil { return true }
    return members.contains { member in
      (try? member.value.optionalString("Type"))?.contains("::") == true
    }
  }

  func add(to source: inout LintSource) {
    source.markKnown()
    var held: [String: [LintedPolicy]] = [:]
    for resource in resources {
      switch resource.type {
      case "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group":
        addHolder(resource, &held, &source)
      case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy",
        "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy":
        addPolicy(resource, &held, &source)
      default: addDocuments(of: resource, &source)
      }
    }
    for (holder, policies) in held.sorted(by: { $0.key < $1.key }) {
      source.add(LintedHolding(principal: holder, policies: policies))
    }
  }

  private func context(_ resource: Resource) -> LintedPolicy.Context {
    var context = LintedPolicy.Context()
    context.owner = resource.name
    context.account = "{AccountId}"
    return context
  }

  private func addHolder(
    _ resource: Resource,
    _ held: inout [String: [LintedPolicy]],
    _ source: inout LintSource
  ) {
    var context = context(resource)
    if let trust = resource.properties.present("AssumeRolePolicyDocument") {
      source.add(policy: trust, use: .trust, context: context)
    }
    context.isInline = true
    for inline in (try? resource.properties.optionalElements("Policies")) ?? [] {
      guard let document = inline.present("PolicyDocument") else { continue }
      context.name = try? inline.optionalString("PolicyName")
      if let policy = source.policy(document, use: .permissions, context: context) {
        source.add(held: [policy])
        held[resource.name, default: []].append(policy)
      }
    }
  }

  private func addPolicy(
    _ resource: Resource,
    _ held: inout [String: [LintedPolicy]],
    _ source: inout LintSource
  ) {
    guard let document = resource.properties.present("PolicyDocument") else { return }
    var context = context(resource)
    context.name = resource.name
    context.isInline = resource.type != "AWS::IAM::ManagedPolicy"
    guard let policy = source.policy(document, use: .permissions, context: context) else { return }
    let holders = holders(of: resource)
    guard !holders.isEmpty else {
      source.add(policy)
      return
    }
    source.add(held: [policy])
    for holder in holders { held[holder, default: []].append(policy) }
  }

  /// The logical names of those it is attached to, from its own side or from theirs.
  private func holders(of policy: Resource) -> [String] {
    let named = ["Roles", "Users", "Groups", "RoleName", "UserName", "GroupName"].flatMap {
      (try? policy.properties.present($0)?.strings()) ?? []
    }
    let attaching = resources.filter { holder in
      let arns = (try? holder.properties.present("ManagedPolicyArns")?.strings()) ?? []
      return arns.contains("{\(policy.name)}") || arns.contains("{\(policy.name).PolicyArn}")
    }
    return named.map(logicalName) + attaching.map(\.name)
  }

  private func logicalName(_ name: String) -> String {
    let isReference = name.hasPrefix("{") && name.hasSuffix("}")
    let bare = isReference ? String(name.dropFirst().dropLast()) : name
    let holder = resources.first { resource in
      resource.name == bare
        || ["RoleName", "UserName", "GroupName"].contains {
          (try? resource.properties.optionalString($0)) == bare
        }
    }
    return holder?.name ?? bare
  }

  /// Policies of resources, which stand under several names: whatever has statements is one.
  private func addDocuments(of resource: Resource, _ source: inout LintSource) {
    guard case .object(let members) = resource.properties.value else { return }
    for member in members where member.value.present("Statement") != nil {
      let isOrganisation = resource.type == "AWS::Organizations::Policy"
      source.add(
        policy: member.value,
        use: isOrganisation ? .serviceControl : nil,
        context: context(resource)
      )
    }
  }
}
