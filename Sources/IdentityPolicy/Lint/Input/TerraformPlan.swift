import Documents

/// A plan of Terraform as JSON: the policies that it would write, and who would hold them.
struct TerraformPlan {
  private struct Resource {
    let address: String
    let type: String
    let values: Document
  }

  private let resources: [Resource]

  init(_ plan: Document) {
    let state = plan.present("planned_values") ?? plan.present("values")
    let planned = state?.present("root_module").map(TerraformPlan.resources) ?? []
    resources = planned.isEmpty ? TerraformPlan.changes(plan) : planned
  }

  static func isPlan(_ document: Document) -> Bool {
    document.present("planned_values") != nil || document.present("resource_changes") != nil
      || document.present("terraform_version") != nil
  }

  private static func resources(of module: Document) -> [Resource] {
    let own = (try? module.optionalElements("resources")) ?? []
    let children = (try? module.optionalElements("child_modules")) ?? []
    return own.compactMap { resource($0, $0.present("values")) } + children.flatMap(resources)
  }

  private static func changes(_ plan: Document) -> [Resource] {
    ((try? plan.optionalElements("resource_changes")) ?? []).compactMap {
      resource($0, $0.present("change")?.present("after"))
    }
  }

  private static func resource(_ entry: Document, _ values: Document?) -> Resource? {
    guard let values, let type = try? entry.optionalString("type") else { return nil }
    let address = (try? entry.optionalString("address")) ?? nil
    return Resource(address: address ?? type, type: type, values: values)
  }

  func add(to source: inout LintSource) {
    source.markKnown()
    var held: [String: [LintedPolicy]] = [:]
    for resource in resources {
      if resource.type.hasPrefix("google_") {
        addGoogle(resource, &source)
      } else if resource.type.hasPrefix("azurerm_") {
        addAzure(resource, &source)
      } else {
        addPolicies(resource, &held, &source)
      }
    }
    for (holder, policies) in held.sorted(by: { $0.key < $1.key }) {
      source.add(LintedHolding(principal: holder, policies: policies))
    }
  }

  /// Attributes of AWS resources that hold a policy as a text.
  private static let attributes = [
    "policy", "assume_role_policy", "access_policy", "access_policies", "repository_policy",
    "resource_policy", "content", "inline_policy", "policy_document",
  ]

  private func addPolicies(
    _ resource: Resource,
    _ held: inout [String: [LintedPolicy]],
    _ source: inout LintSource
  ) {
    if resource.type == "aws_iam_role" || resource.type == "aws_iam_user" {
      for inline in (try? resource.values.optionalElements("inline_policy")) ?? [] {
        guard let document = inline.present("policy") else { continue }
        addHeld(document, by: holder(resource, "name"), resource, &held, &source)
      }
    }
    for attribute in TerraformPlan.attributes {
      guard let value = resource.values.present(attribute), case .string(let text) = value.value,
        LintSource.isPolicyText(text)
      else { continue }
      let owner = ["role", "user", "group"].first { resource.values.present($0) != nil }
      if resource.type.hasPrefix("aws_iam_"), let owner {
        addHeld(value, by: holder(resource, owner), resource, &held, &source)
      } else {
        source.add(
          policy: value,
          use: use(of: attribute, resource),
          context: context(resource)
        )
      }
    }
  }

  private func holder(_ resource: Resource, _ field: String) -> String {
    ((try? resource.values.optionalString(field)) ?? nil) ?? resource.address
  }

  private func addHeld(
    _ document: Document,
    by holder: String,
    _ resource: Resource,
    _ held: inout [String: [LintedPolicy]],
    _ source: inout LintSource
  ) {
    var context = context(resource)
    context.owner = holder
    context.isInline = true
    if let policy = source.policy(document, use: .permissions, context: context) {
      source.add(held: [policy])
      held[holder, default: []].append(policy)
    }
  }

  private func context(_ resource: Resource) -> LintedPolicy.Context {
    var context = LintedPolicy.Context()
    context.name = resource.address
    return context
  }

  private func use(of attribute: String, _ resource: Resource) -> LintedPolicy.Use? {
    if attribute == "assume_role_policy" { return .trust }
    guard resource.type == "aws_organizations_policy" else { return nil }
    let type = try? resource.values.optionalString("type")
    return type == "RESOURCE_CONTROL_POLICY" ? .resourceControl : .serviceControl
  }

  private func addGoogle(_ resource: Resource, _ source: inout LintSource) {
    let isBinding =
      resource.type.contains("_iam_member") || resource.type.contains("_iam_binding")
    let isProvider = resource.type == "google_iam_workload_identity_pool_provider"
    let isKey = resource.type == "google_service_account_key"
    source.keep { (source) throws(JSONError) in
      if isBinding {
        source.add(gcp: try LintedGCPObject(planned: resource.values, file: source.file))
      } else if isProvider || isKey {
        source.add(
          gcp: try LintedGCPObject(
            resource.values,
            file: source.file,
            kind: isKey ? .serviceAccountKey : .poolProvider
          )
        )
      }
    }
  }

  private func addAzure(_ resource: Resource, _ source: inout LintSource) {
    let kinds: [String: LintedAzureObject.Kind] = [
      "azurerm_role_assignment": .assignment, "azurerm_role_definition": .definition,
      "azurerm_federated_identity_credential": .federatedCredential,
    ]
    guard let kind = kinds[resource.type] else { return }
    source.add(azure: LintedAzureObject(resource.values, file: source.file, kind: kind))
  }
}
