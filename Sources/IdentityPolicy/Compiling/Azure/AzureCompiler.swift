import Documents
import Governance

/// Compiles an intent to Azure: custom roles, assignments with conditions, a federated credential.
struct AzureCompiler {
  let context: CompileContext

  init(_ context: CompileContext) { self.context = context }

  var intent: Intent { context.intent }

  /// One role at one scope, with the clauses that its condition needs.
  struct Grant {
    let allow: IntentAllow
    let scope: String
    let verbs: [Verb]
    /// The prefixes of names; empty for what is no object store.
    let prefixes: [String]

    var subscription: String {
      "/" + scope.split(separator: "/").prefix(2).joined(separator: "/")
    }

    var actions: [String] { Set(verbs.flatMap { $0.actions(at: .azure) ?? [] }).sorted() }
  }

  var tree: OutputTree {
    [
      "federatedIdentityCredential": credential,
      "roleDefinitions": .list(grants.map(role)),
      "roleAssignments": .list(grants.map(assignment)),
    ]
  }

  /// The subject is compared exactly, with regard to case; Azure knows no wildcard there.
  private var credential: OutputTree {
    let subject = intent.subject.kubernetes
    return [
      "name": .text(intent.qualifiedName), "issuer": .text(subject.issuerURL),
      "subject": .text(subject.tokenSubject), "audiences": [.text(Audiences.azure)],
    ]
  }

  /// A grant for each allow and scope, in the order of the intent.
  var grants: [Grant] {
    context.allows(at: .azure).flatMap { allow -> [Grant] in
      let resources = allow.resources(of: .azure)
      let scopes = resources.map(\.azureScope).uniqued
      return scopes.flatMap { scope -> [Grant] in
        let own = resources.filter { $0.azureScope == scope }
        let families = own.map(\.family).uniqued
        return families.map { family in
          let prefixes = own.filter { $0.family == family }.compactMap(\.objectStore?.prefix)
          return Grant(
            allow: allow,
            scope: scope,
            verbs: allow.verbs.filter { $0.family == family },
            prefixes: prefixes.uniqued
          )
        }
      }
    }
  }

  private func roleName(_ grant: Grant) -> String {
    "govtop \(intent.qualifiedName) \(grant.allow.id)"
      + (grant.verbs.first.map { " \($0.family)" } ?? "")
  }

  /// The id follows from the name, so that compiling again changes nothing.
  private func roleID(_ grant: Grant) -> String {
    let id = NameUUID.version5("\(grant.scope)|\(roleName(grant))")
    return "\(grant.subscription)/providers/Microsoft.Authorization/roleDefinitions/\(id)"
  }

  private func role(_ grant: Grant) -> OutputTree {
    let data = grant.actions.filter(AzureConditions.isDataAction)
    return [
      "id": .text(roleID(grant)), "roleName": .text(roleName(grant)),
      "description": .text("\(intent.owner.team): \(grant.verbs.map(\.rawValue).inWords)"),
      "assignableScopes": [.text(grant.subscription)],
      "permissions": [
        [
          "actions": .texts(grant.actions.filter { !data.contains($0) }), "notActions": [],
          "dataActions": .texts(data), "notDataActions": [],
        ]
      ],
    ]
  }

  /// Without a declared principal its federated subject stands for it in the id.
  private var principalKey: String {
    context.settings.azurePrincipal
      ?? "\(intent.subject.kubernetes.issuerURL)|\(intent.subject.kubernetes.tokenSubject)"
  }

  private func assignment(_ grant: Grant) -> OutputTree {
    let role = roleID(grant)
    var members: [(String, OutputTree)] = [
      ("name", .text(NameUUID.version5("\(grant.scope)|\(principalKey)|\(role)"))),
      ("principalType", "ServicePrincipal"),
      ("principalId", .text(context.settings.azurePrincipal ?? "${AZURE_PRINCIPAL_ID}")),
      ("roleDefinitionId", .text(role)), ("scope", .text(grant.scope)),
    ]
    if let condition = AzureConditions.condition(grant.verbs, grant.prefixes) {
      members += [("conditionVersion", "2.0"), ("condition", .text(condition))]
    }
    return .map(members)
  }
}

extension IntentResource {
  /// Where a role is assigned: the container, or the resource under its own name.
  fileprivate var azureScope: String {
    switch target {
    case .objects(let store):
      "/subscriptions/\(store.subscription ?? "")/resourceGroups/\(store.resourceGroup ?? "")"
        + "/providers/Microsoft.Storage/storageAccounts/\(store.account ?? "")"
        + "/blobServices/default/containers/\(store.bucket)"
    case .role(let name, _), .named(_, let name): name
    }
  }
}
