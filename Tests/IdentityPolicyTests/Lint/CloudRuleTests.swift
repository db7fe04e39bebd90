import IdentityPolicy
import Testing

/// Rules on Google Cloud and Azure: what each must find, and where it must stay silent.
struct CloudRuleTests {
  static let gcp = [
    RuleCase("GT170", finds: bound("roles/owner"), not: bound("roles/storage.objectViewer")),
    RuleCase(
      "GT171",
      finds: bound("roles/x", to: "allUsers"),
      not: bound("roles/x", to: "group:a@b.c")
    ),
    RuleCase(
      "GT172",
      finds: bound("roles/x", to: pool + "/*"),
      not: bound("roles/x", to: pool + "/attribute.repository/acme/x")
    ),
    RuleCase(
      "GT173",
      finds: bound("roles/x", version: 1, if: "request.time < x"),
      not: bound("roles/x", version: 3, if: "request.time < x")
    ),
    RuleCase("GT173", finds: bound("roles/x_withcond_0a1b"), not: bound("roles/x")),
    RuleCase(
      "GT174",
      finds: bound("roles/iam.serviceAccountTokenCreator"),
      not: bound("roles/iam.serviceAccountViewer")
    ),
    RuleCase(
      "GT175",
      finds: #"{"name":"k","keyType":"USER_MANAGED"}"#,
      not: #"{"name":"k","keyType":"SYSTEM_MANAGED"}"#
    ),
    RuleCase(
      "GT175",
      finds: #"{"type":"service_account","client_email":"a@b","private_key":"x"}"#,
      not: bound("roles/x")
    ),
    RuleCase(
      "GT176",
      finds: bound("roles/editor", version: 3, if: "x"),
      not: bound("roles/x", version: 3, if: "x")
    ),
    RuleCase(
      "GT177",
      finds: #"{"attributeMapping":{"google.subject":"assertion.sub"}}"#,
      not: #"{"attributeMapping":{},"attributeCondition":"assertion.repository=='a/b'"}"#
    ),
    RuleCase(
      "GT178",
      finds: bound(
        "roles/storage.objectViewer",
        version: 3,
        if: "resource.name.startsWith('projects/_/buckets/b/objects/c/')"
      ),
      not: bound(
        "roles/storage.objectCreator",
        version: 3,
        if: "resource.name.startsWith('projects/_/buckets/b/objects/c/')"
      )
    ),
    RuleCase(
      "GT179",
      finds: bound("roles/resourcemanager.projectIamAdmin"),
      not: bound("roles/browser")
    ),
    RuleCase(
      "GT181",
      finds: bound("roles/x", to: "deleted:user:a@b.c?uid=1"),
      not: bound("roles/x")
    ),
    RuleCase(
      "GT182",
      finds: bound("roles/x", to: "user:a@gmail.com"),
      not: bound("roles/x", to: "user:a@acme.example")
    ),
  ]

  private static let scope = "/subscriptions/0/resourceGroups/ml"
  private static let reader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"
  private static let guarded =
    "((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'})) OR (@Resource[x] StringLike 'a'))"

  static let azure = [
    RuleCase(
      "GT190",
      finds: assigned("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
      not: assigned(reader)
    ),
    RuleCase(
      "GT190",
      finds:
        #"{"principalName":"a","roleDefinitionName":"User Access Administrator","scope":"/subscriptions/0"}"#,
      not: #"{"principalName":"a","roleDefinitionName":"Reader","scope":"/subscriptions/0"}"#
    ),
    RuleCase(
      "GT191",
      finds: role(actions: "*"),
      not: role(actions: "Microsoft.Storage/storageAccounts/read")
    ),
    RuleCase("GT192", finds: assigned(reader, scope: "/subscriptions/0"), not: assigned(reader)),
    RuleCase(
      "GT192",
      finds: assigned(reader, scope: "/providers/Microsoft.Management/managementGroups/m"),
      not: assigned(reader)
    ),
    RuleCase(
      "GT193",
      finds: assigned("ba92f5b4-2d11-453d-a403-e96b0029c9fe", if: guarded),
      not: assigned(reader, if: guarded)
    ),
    RuleCase(
      "GT194",
      finds: role(actions: "*", not: "Microsoft.Authorization/*/write"),
      not: role(actions: "*")
    ),
    RuleCase(
      "GT195",
      finds: role(actions: "Microsoft.Authorization/*"),
      not: role(actions: "Microsoft.Authorization/*/read")
    ),
    RuleCase(
      "GT195",
      finds: role(actions: "*/write"),
      not: role(
        actions: "*/write",
        not: "microsoft.authorization/*/write",
        "Microsoft.ManagedIdentity/*/write"
      )
    ),
    RuleCase(
      "GT196",
      finds: role(data: "*"),
      not: role(data: "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read")
    ),
    RuleCase(
      "GT197",
      finds: federated("repo:acme/x:*"),
      not: federated("repo:acme/x:environment:prod")
    ),
    RuleCase("GT197", finds: federated("a", audience: "api://other"), not: federated("a")),
    RuleCase("GT198", finds: role(actions: "a/b/read", scope: "/"), not: role(actions: "a/b/read")),
    RuleCase(
      "GT200",
      finds: assigned("ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
      not: assigned(reader)
    ),
  ]

  @Test(arguments: gcp + azure) func `a rule finds its case and is silent beside it`(
    _ one: RuleCase
  ) {
    func count(_ text: String) -> Int {
      let outcome = LintRunTests.outcome(("c.json", text))
      #expect(outcome.problems.isEmpty && outcome.unknown.isEmpty)
      return outcome.findings.count { $0.rule == one.rule }
    }
    #expect(count(one.found) > 0, "\(one.rule) must find \(one.found)")
    #expect(count(one.silent) == 0, "\(one.rule) must not find \(one.silent)")
  }

  @Test func `an asset of an inventory, a list of them and a line each are read`() {
    let asset = #"{"name":"//x","asset_type":"t","iam_policy":\#(Self.bound("roles/owner"))}"#
    for text in [asset, "[\(asset)]", "\(asset)\n\(asset.replacing("owner", with: "browser"))\n"] {
      let outcome = LintRunTests.outcome(("a.json", text))
      #expect(outcome.findings.filter { $0.rule == "GT170" }.count == 1)
    }
  }

  @Test func `a plan of Terraform is read for every cloud`() {
    let plan = """
      {"planned_values":{"root_module":{"resources":[
        {"address":"g","type":"google_project_iam_member",
         "values":{"role":"roles/owner","member":"allUsers","condition":[]}},
        {"address":"z","type":"azurerm_role_assignment",
         "values":{"role_definition_name":"Owner","scope":"/subscriptions/0","principal_id":"1"}}]}}}
      """
    let rules = LintRunTests.outcome(("p.json", plan)).findings.map(\.rule)
    #expect(rules == ["GT170", "GT171", "GT190", "GT192"])
  }

  // MARK: Short ways to write bindings and roles

  private static let pool =
    "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/acme"

  private static func bound(
    _ role: String,
    to member: String = "group:a@acme.example",
    version: Int = 3,
    if condition: String? = nil
  ) -> String {
    let tail = condition.map { #","condition":{"title":"t","expression":"\#($0)"}"# } ?? ""
    return
      #"{"version":\#(version),"bindings":[{"role":"\#(role)","members":["\#(member)"]\#(tail)}]}"#
  }

  private static func assigned(
    _ role: String,
    scope: String = scope,
    if condition: String? = nil
  ) -> String {
    let tail = condition.map { #","conditionVersion":"2.0","condition":"\#($0)""# } ?? ""
    return
      #"{"principalId":"1","roleDefinitionId":"/x/roleDefinitions/\#(role)","scope":"\#(scope)"\#(tail)}"#
  }

  private static func role(
    actions: String? = nil,
    data: String? = nil,
    not excepted: String...,
    scope: String = "/subscriptions/0"
  ) -> String {
    func list(_ texts: [String]) -> String {
      "[" + texts.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    return
      #"{"roleName":"r","roleType":"CustomRole","assignableScopes":["\#(scope)"],"permissions":[{"#
      + #""actions":\#(list(actions.map { [$0] } ?? [])),"notActions":\#(list(excepted)),"#
      + #""dataActions":\#(list(data.map { [$0] } ?? []))}]}"#
  }

  private static func federated(
    _ subject: String,
    audience: String = "api://AzureADTokenExchange"
  ) -> String {
    #"{"name":"f","issuer":"https://x","subject":"\#(subject)","audiences":["\#(audience)"]}"#
  }
}
