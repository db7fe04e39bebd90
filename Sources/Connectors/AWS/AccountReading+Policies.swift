import Documents
import Governance
import IdentityPolicy

extension AccountReading {
  /// Tells a managed policy, its versions, and the right that it is.
  func tell(
    _ policy: IAMPolicy,
    withParts: Bool,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    var fact = try policy.fact()
    fact.environment = environment(policy.tags)
    let place = file.place(policy.document.path)
    sink.record(.policy(fact), at: place)
    try skipParts(of: policy.document, repeatedTags: policy.repeatedTags, in: file, into: &sink)
    guard withParts else { return }
    for version in policy.versions {
      sink.skip(membersOf: version.document, besides: AccountList.versionFields, in: file)
      let versionFact = PolicyVersionFact(
        policy: fact.nativeID,
        version: version.id,
        isDefault: version.isDefault,
        createdAt: version.createdAt,
        documentSHA256: version.text?.sha256
      )
      sink.record(.policyVersion(versionFact), at: file.place(version.document.path))
    }
    guard let text = policy.text else {
      sink.skipped("policy without its document in force", at: place)
      sink.record(.entitlement(unknownEntitlement(fact)), at: place)
      return
    }
    let analysis = PolicyAnalysis(text.policy)
    text.tell(analysis, of: fact.nativeID, in: file, at: place, into: &sink)
    var entitlement = entitlement(fact, text, analysis)
    entitlement.owner = policy.tags.owner
    entitlement.dataClass = policy.tags.dataClass
    sink.record(.entitlement(entitlement), at: place)
  }

  /// Tells a policy that is attached but not in the export: named, its document unknown.
  mutating func tellUnknownPolicy(
    _ field: Document,
    name: String?,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    guard let arn = ARN(try field.string()) else {
      throw field.mismatch(expected: "the ARN of a policy")
    }
    guard !index.holds(arn.text), toldUnknown.insert(arn.text).inserted else { return }
    var policy = PolicyFact(
      key: arn.text,
      nativeID: arn.text,
      name: name ?? arn.name,
      kind: arn.isManagedByAWS ? .providerManaged : .customerManaged
    )
    policy.environment = options.environment
    sink.record(.policy(policy), at: file.place(field.path))
    sink.record(.entitlement(unknownEntitlement(policy)), at: file.place(field.path))
  }

  /// The right that a policy is, with what it comes to.
  func entitlement(
    _ policy: PolicyFact,
    _ text: PolicyText,
    _ analysis: PolicyAnalysis
  ) -> EntitlementFact {
    EntitlementFact(
      key: policy.nativeID,
      name: policy.name,
      policy: policy.nativeID,
      resource: text.onlyResource ?? scope,
      provider: "aws",
      actions: analysis.shortActions,
      words: analysis.words,
      permissions: analysis.permissions,
      administrative: analysis.administrative,
      privilege: analysis.privilege,
      broadActions: analysis.hasBroadActions,
      broadResources: analysis.hasBroadResources,
      environment: policy.environment
    )
  }

  // What is not known is taken for the worst that is usual, as with environments.
  private func unknownEntitlement(_ policy: PolicyFact) -> EntitlementFact {
    EntitlementFact(
      key: policy.nativeID,
      name: policy.name,
      policy: policy.nativeID,
      resource: scope,
      provider: "aws",
      actions: "",
      words: "unknown: the export names this policy without its document",
      permissions: 0,
      administrative: 0,
      privilege: .admin,
      environment: policy.environment
    )
  }
}

extension PolicyAnalysis {
  /// The first actions for a list, and how many more there are.
  var shortActions: String {
    let shown = actions.prefix(5).joined(separator: ", ")
    return actions.count > 5 ? "\(shown), +\(actions.count - 5)" : shown
  }
}
