import Documents
import Governance
import IdentityPolicy

extension AccountReading {
  /// Tells a user, group or role, and with its parts what it belongs to, holds and trusts.
  mutating func tell(
    _ holder: IAMHolder,
    key: String,
    withParts: Bool,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    var principal = try holder.principal(key: key)
    principal.environment = environment(holder.tags)
    let place = file.place(holder.document.path)
    sink.record(.principal(principal), at: place)
    try skipParts(of: holder.document, repeatedTags: holder.repeatedTags, in: file, into: &sink)
    guard withParts else { return }
    try tellMemberships(of: holder, in: file, into: &sink)
    try tellBoundary(of: holder, in: file, into: &sink)
    try tellAttachments(of: holder, in: file, into: &sink)
    try tellInlinePolicies(of: holder, key: key, in: file, into: &sink)
    try tellTrust(of: holder, key: key, in: file, into: &sink)
  }

  private mutating func tellMemberships(
    of holder: IAMHolder,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    for group in try holder.document.listed("GroupList") {
      let name = try group.string()
      let place = file.place(group.path)
      let arn = index.groupARN(named: name) ?? holder.arn.sibling("group/\(name)")
      if index.groupARN(named: name) == nil, toldUnknown.insert(arn).inserted {
        var principal = PrincipalFact(
          key: arn,
          nativeID: arn,
          name: name,
          type: .group,
          provider: "aws",
          nativeKind: "group"
        )
        principal.environment = options.environment
        sink.record(.principal(principal), at: place)
      }
      sink.record(.membership(MembershipFact(member: holder.arn.text, group: arn)), at: place)
    }
  }

  private mutating func tellBoundary(
    of holder: IAMHolder,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    guard let boundary = try holder.boundary() else { return }
    sink.skip(membersOf: boundary, besides: AccountList.boundaryFields, in: file)
    let arn = try boundary.required("PermissionsBoundaryArn")
    try tellUnknownPolicy(arn, name: nil, in: file, into: &sink)
  }

  private mutating func tellAttachments(
    of holder: IAMHolder,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    for attachment in try holder.document.listed("AttachedManagedPolicies") {
      sink.skip(membersOf: attachment, besides: AccountList.attachmentFields, in: file)
      let arn = try attachment.required("PolicyArn")
      let name = try attachment.text("PolicyName")
      try tellUnknownPolicy(arn, name: name, in: file, into: &sink)
      let assignment = AssignmentFact(
        entitlement: try arn.string(),
        holder: holder.arn.text,
        via: "attached"
      )
      sink.record(.assignment(assignment), at: file.place(attachment.path))
    }
  }

  private func tellInlinePolicies(
    of holder: IAMHolder,
    key: String,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    for inline in try holder.document.listed(holder.list.inlineField) {
      sink.skip(membersOf: inline, besides: AccountList.inlineFields, in: file)
      let name = try inline.string("PolicyName")
      let text = try PolicyText(inline.required("PolicyDocument"))
      let place = file.place(inline.path)
      var policy = PolicyFact(
        key: "\(key)#inline/\(name)",
        nativeID: "\(holder.arn.text)#inline/\(name)",
        name: name,
        kind: .inline
      )
      policy.holder = holder.arn.text
      policy.environment = environment(holder.tags)
      policy.documentSHA256 = text.sha256
      policy.document = text.canonical
      sink.record(.policy(policy), at: place)
      let analysis = PolicyAnalysis(text.policy)
      text.tell(analysis, of: policy.nativeID, in: file, at: place, into: &sink)
      var entitlement = entitlement(policy, text, analysis)
      entitlement.owner = holder.tags.owner
      entitlement.dataClass = holder.tags.dataClass
      sink.record(.entitlement(entitlement), at: place)
      let assignment = AssignmentFact(
        entitlement: policy.nativeID,
        holder: holder.arn.text,
        via: "inline"
      )
      sink.record(.assignment(assignment), at: place)
    }
  }

  private func tellTrust(
    of holder: IAMHolder,
    key: String,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    guard let document = holder.document.present("AssumeRolePolicyDocument") else { return }
    let text = try PolicyText(document)
    let place = file.place(document.path)
    var policy = PolicyFact(
      key: "\(key)#trust",
      nativeID: "\(holder.arn.text)#trust",
      name: holder.name,
      kind: .trust
    )
    policy.holder = holder.arn.text
    policy.environment = environment(holder.tags)
    policy.documentSHA256 = text.sha256
    policy.document = text.canonical
    sink.record(.policy(policy), at: place)
    text.tell(PolicyAnalysis(text.policy), of: policy.nativeID, in: file, at: place, into: &sink)
    let account = holder.arn.account ?? index.account
    for trust in TrustAnalysis(text.policy, account: account).facts(role: holder.arn.text) {
      sink.record(.trust(trust), at: place)
    }
  }
}

extension ARN {
  /// Another resource of the same account: `arn:aws:iam::123456789012:group/admins`.
  fileprivate func sibling(_ resource: String) -> String {
    text.dropLast(self.resource.count) + resource
  }
}
