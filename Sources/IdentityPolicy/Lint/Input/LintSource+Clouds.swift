import Documents

extension LintSource {
  /// Adds an object of Kubernetes, or each of a list.
  mutating func addManifest(_ document: Document) {
    if let items = document.present("items"),
      (try? document.string("kind"))?.hasSuffix("List") == true
    {
      keep { (source) throws(JSONError) in
        for item in try items.elements() { source.addManifest(item) }
      }
      return
    }
    keep { (source) throws(JSONError) in
      source.add(try LintedManifest(document, file: source.file))
    }
  }

  /// Adds what Google Cloud writes; `false` when this is nothing of it.
  mutating func addGCP(_ document: Document) -> Bool {
    guard let (value, kind) = LintSource.gcpShape(document) else { return false }
    keep { (source) throws(JSONError) in
      source.add(gcp: try LintedGCPObject(value, file: source.file, kind: kind))
    }
    return true
  }

  private static func gcpShape(_ document: Document) -> (Document, LintedGCPObject.Kind)? {
    if case .array = document.present("bindings")?.value { return (document, .policy) }
    if let policy = document.present("iam_policy") ?? document.present("iamPolicy") {
      return (policy, .policy)
    }
    if document.present("private_key") != nil, document.present("client_email") != nil {
      return (document, .keyFile)
    }
    let data = document.present("resource")?.present("data") ?? document
    if data.present("keyType") != nil { return (data, .serviceAccountKey) }
    let isProvider =
      document.present("attributeMapping") != nil || document.present("attributeCondition") != nil
    return isProvider ? (document, .poolProvider) : nil
  }

  /// Adds what Azure writes; `false` when this is nothing of it.
  mutating func addAzure(_ document: Document) -> Bool {
    guard let kind = LintSource.azureKind(document) else { return false }
    add(azure: LintedAzureObject(document, file: file, kind: kind))
    return true
  }

  private static func azureKind(_ document: Document) -> LintedAzureObject.Kind? {
    let object = LintedAzureObject(document, file: "", kind: .definition)
    let hasActions = ["actions", "dataActions"].contains { object.field($0) != nil }
    if object.field("permissions") != nil || hasActions,
      object.field("assignableScopes") != nil || object.field("roleName") != nil
    {
      return .definition
    }
    if object.field("principalId") != nil || object.field("principalName") != nil,
      object.field("roleDefinitionId") != nil || object.field("roleDefinitionName") != nil
    {
      return .assignment
    }
    let isCredential =
      object.field("issuer") != nil && object.field("audiences") != nil
      && (object.field("subject") != nil || object.field("claimsMatchingExpression") != nil)
    return isCredential ? .federatedCredential : nil
  }
}
