import Documents
import IdentityPolicy
import Testing

/// What the compilers of Azure and Google Cloud guarantee.
struct CloudCompilerTests {
  private let container =
    "{provider: azure, objectStore: {account: acct, container: data, prefix: in/, subscription: s, resourceGroup: g}}"

  private func condition(_ verbs: String, _ prefix: String = "in/") throws -> String {
    let compiled = try IntentExample.compiled(
      allow:
        "[{id: a, verbs: [\(verbs)], resources: [\(container.replacing("in/", with: "'\(prefix)'"))]}]"
    )
    let azure = try compiled.json("azure.json")
    return try azure["roleAssignments"]?[0]?.optionalString("condition") ?? ""
  }

  private let blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs"

  @Test func `every data action of a role has a guard`() throws {
    for verbs in [
      "object.read", "object.list", "object.read, object.list", "object.create",
      "object.read, object.overwrite, object.delete", "object.list, object.create",
    ] {
      let compiled = try IntentExample.compiled(
        allow: "[{id: a, verbs: [\(verbs)], resources: [\(container)]}]"
      )
      let azure = try compiled.json("azure.json")
      let permissions = try #require(azure["roleDefinitions"]?[0]?["permissions"]?[0])
      let condition = try #require(azure["roleAssignments"]?[0]?["condition"]).string()
      for action in try permissions.required("dataActions").strings() {
        #expect(condition.contains("!(ActionMatches{'\(action)'"), "\(verbs)")
      }
      #expect(try permissions.required("actions").strings().isEmpty)
      #expect(try permissions.required("notActions").strings().isEmpty)
      #expect(condition.count { $0 == "(" } == condition.count { $0 == ")" })
    }
  }

  @Test func `reading without listing refuses lists, and the other way round`() throws {
    let read = try condition("object.read")
    #expect(
      read.hasSuffix(
        " AND (!(ActionMatches{'\(blobs)/read'} AND SubOperationMatches{'Blob.List'}))"
      )
    )
    let list = try condition("object.list")
    #expect(
      list.hasPrefix("(!(ActionMatches{'\(blobs)/read'} AND NOT SubOperationMatches{'Blob.List'}))")
    )
    #expect(list.contains("@Request[\(blobs):prefix] StringLike 'in/*'"))
    #expect(try condition("object.read, object.list", "").isEmpty)
    #expect(try condition("object.read", "").hasPrefix("(!(ActionMatches"))
  }

  @Test func `writing opens no delete and no move`() throws {
    let compiled = try IntentExample.compiled(
      allow: "[{id: a, verbs: [object.create, object.overwrite], resources: [\(container)]}]"
    )
    let azure = try compiled.json("azure.json")
    let actions = try #require(azure["roleDefinitions"]?[0]?["permissions"]?[0]?["dataActions"])
      .strings()
    #expect(actions == ["\(blobs)/add/action", "\(blobs)/write"])
  }

  @Test func `the credential is exact, and ids follow from names`() throws {
    let compiled = try IntentExample.compiled()
    let azure = try compiled.json("azure.json")
    let credential = try #require(azure["federatedIdentityCredential"])
    #expect(try credential.string("subject") == "system:serviceaccount:ml-prod:fraud-trainer")
    #expect(try credential.required("audiences").strings() == ["api://AzureADTokenExchange"])
    let assignment = try #require(azure["roleAssignments"]?[0])
    let id = try assignment.string("name")
    #expect(id.count == 36 && Array(id)[14] == "5")
    #expect(
      try IntentExample.compiled().json("azure.json")["roleAssignments"]?[0]?.string("name") == id
    )
    #expect(try assignment.string("scope").hasSuffix("/containers/datasets-prod"))
    #expect(try assignment.string("principalId") == "11111111-1111-1111-1111-111111111111")
  }

  @Test func `known names have known ids of version 5`() {
    #expect(NameUUID.version5("http://www.example.com/") == "fcde3c85-2270-590f-9e7c-ee003d65e0e2")
  }

  @Test func `bindings are of version 3 and name one subject`() throws {
    let gcp = try IntentExample.compiled().json("gcp.json")
    let policy = try #require(gcp["policy"])
    #expect(try policy.required("version").integer() == 3)
    let binding = try #require(policy["bindings"]?[0])
    #expect(
      try binding.required("members").strings() == [
        "principal://iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/acme/subject/system:serviceaccount:ml-prod:fraud-trainer"
      ]
    )
    let expression = try #require(binding["condition"]).string("expression")
    #expect(expression.hasPrefix("request.time < timestamp('2026-07-01T00:00:00Z') && ("))
    #expect(
      expression.contains(
        "resource.name.startsWith('projects/_/buckets/acme-ml-datasets-prod/objects/curated/')"
      )
    )
    #expect(
      expression.contains(
        "api.getAttribute('storage.googleapis.com/objectListPrefix', '').startsWith('curated/')"
      )
    )
    let provider = try #require(gcp["workloadIdentityPoolProvider"])
    #expect(
      try provider.string("attributeCondition")
        == "assertion.sub == 'system:serviceaccount:ml-prod:fraud-trainer'"
    )
    #expect(try provider["oidc"]?.required("allowedAudiences").strings() == ["gcp-wif-acme"])
    #expect(try gcp["apply"]?.string("note").contains("etag") == true)
    #expect(try gcp["apply"]?.required("requestedPolicyVersion").integer() == 3)
  }

  @Test func `no condition stands on a basic role, and creating does not overwrite`() throws {
    let store = "{provider: gcp, objectStore: {bucket: b, prefix: in/, project: p}}"
    for (verbs, role) in [
      ("object.read, object.list", "roles/storage.objectViewer"),
      ("object.create", "roles/storage.objectCreator"),
      ("object.read", "projects/p/roles/govtop_small_prod_a_object"),
    ] {
      let gcp = try IntentExample.compiled(
        allow: "[{id: a, verbs: [\(verbs)], resources: [\(store)]}]"
      ).json("gcp.json")
      let binding = try #require(gcp["policy"]?["bindings"]?[0])
      #expect(try binding.string("role") == role)
      let custom = try #require(gcp["customRoles"]).elements()
      #expect(custom.isEmpty == role.hasPrefix("roles/"))
      if let own = custom.first {
        #expect(try own.required("includedPermissions").strings() == ["storage.objects.get"])
      }
    }
  }

  @Test func `denies name permissions under their services`() throws {
    let gcp = try IntentExample.compiled().json("gcp.json")
    let rule = try #require(gcp["denyPolicy"]?["rules"]?[0]?["denyRule"])
    let permissions = try rule.required("deniedPermissions").strings()
    #expect(permissions.contains("storage.googleapis.com/objects.delete"))
    #expect(permissions.contains("cloudresourcemanager.googleapis.com/projects.setIamPolicy"))
    #expect(try rule.required("deniedPrincipals").strings().allSatisfy { !$0.contains("*") })
  }

  @Test func `what has a policy of its own is bound there`() throws {
    let gcp = try IntentExample.compiled(
      allow:
        "[{id: a, verbs: [secret.read], resources: [{provider: gcp, secret: projects/p/secrets/token}]}]",
      "expires: 2030-01-01"
    ).json("gcp.json")
    let own = try #require(gcp["resourcePolicies"]?[0])
    #expect(try own.string("resource") == "projects/p/secrets/token")
    #expect(
      try own["policy"]?["bindings"]?[0]?["condition"]?.string("expression")
        == "request.time < timestamp('2030-01-01T00:00:00Z')"
    )
  }
}
