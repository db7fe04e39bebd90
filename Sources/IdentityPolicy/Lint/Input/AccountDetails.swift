import Documents

/// What `get-account-authorization-details` writes: who holds which policies.
struct AccountDetails {
  private let details: Document

  init(_ details: Document) {
    self.details = details
  }

  /// Adds every policy once, and for each principal what it holds together.
  func add(to source: inout LintSource) {
    let (attached, caps) = allAttached()
    let managed = managedPolicies(attached: attached, caps: caps, &source)
    let groups = groupPolicies(&source, managed)
    for (list, kind) in [("UserDetailList", "User"), ("RoleDetailList", "Role")] {
      for entry in entries(list, &source) {
        let holding = holding(of: entry, kind, managed, groups, &source)
        if !holding.policies.isEmpty { source.add(holding) }
      }
    }
    for (arn, policy) in managed.sorted(by: { $0.key < $1.key }) where !policy.context.isAWSManaged
    {
      // Nobody here can mend what AWS wrote; what it gives is judged where somebody holds it.
      if attached.contains(arn) { source.add(held: [policy]) } else { source.add(policy) }
    }
  }

  private func entries(_ list: String, _ source: inout LintSource) -> [Document] {
    var entries: [Document] = []
    let details = details
    source.keep { (_) throws(JSONError) in entries = try details.optionalElements(list) }
    return entries
  }

  /// The ARNs of the managed policies that somebody holds, and of those that cap somebody.
  private func allAttached() -> (held: Set<String>, caps: Set<String>) {
    let holders = ["UserDetailList", "RoleDetailList", "GroupDetailList"].flatMap {
      (try? details.optionalElements($0)) ?? []
    }
    return (Set(holders.flatMap(attached)), Set(holders.compactMap(boundary)))
  }

  private func boundary(of entry: Document) -> String? {
    (try? entry.present("PermissionsBoundary")?.optionalString("PermissionsBoundaryArn")) ?? nil
  }

  private func context(_ entry: Document, owner: String) -> LintedPolicy.Context {
    var context = LintedPolicy.Context()
    let arn = try? entry.optionalString("Arn")
    context.owner = (try? entry.optionalString(owner)) ?? arn
    context.account = arn.flatMap(ARN.account)
    context.isInline = true
    return context
  }

  /// The default version of each managed policy, by ARN; of those of AWS only what somebody holds.
  private func managedPolicies(
    attached: Set<String>,
    caps: Set<String>,
    _ source: inout LintSource
  ) -> [String: LintedPolicy] {
    var policies: [String: LintedPolicy] = [:]
    for entry in entries("Policies", &source) {
      guard let arn = try? entry.optionalString("Arn"),
        ARN.account(arn) != "aws" || attached.contains(arn) || caps.contains(arn)
      else { continue }
      let versions = (try? entry.optionalElements("PolicyVersionList")) ?? []
      let isDefault = { (version: Document) in
        (try? version.optionalBoolean("IsDefaultVersion")) == true
      }
      guard let document = (versions.first(where: isDefault) ?? versions.first)?.present("Document")
      else { continue }
      var context = LintedPolicy.Context()
      context.name = try? entry.optionalString("PolicyName") ?? arn
      context.account = ARN.account(arn)
      context.isAWSManaged = context.account == "aws"
      let isCap = caps.contains(arn) && !attached.contains(arn)
      policies[arn] = source.policy(
        document,
        use: isCap ? .boundary : .permissions,
        context: context
      )
    }
    return policies
  }

  private func groupPolicies(
    _ source: inout LintSource,
    _ managed: [String: LintedPolicy]
  ) -> [String: [LintedPolicy]] {
    var groups: [String: [LintedPolicy]] = [:]
    for entry in entries("GroupDetailList", &source) {
      guard let name = try? entry.optionalString("GroupName") else { continue }
      let inline = inlinePolicies(entry, "Group", &source)
      source.add(held: inline)
      groups[name] = inline + attached(entry).compactMap { managed[$0] }
    }
    return groups
  }

  private func holding(
    of entry: Document,
    _ kind: String,
    _ managed: [String: LintedPolicy],
    _ groups: [String: [LintedPolicy]],
    _ source: inout LintSource
  ) -> LintedHolding {
    let context = context(entry, owner: "\(kind)Name")
    if let trust = entry.present("AssumeRolePolicyDocument") {
      source.add(policy: trust, use: .trust, context: context)
    }
    let inline = inlinePolicies(entry, kind, &source)
    source.add(held: inline)
    let names = (try? entry.present("GroupList")?.strings()) ?? []
    return LintedHolding(
      principal: context.owner ?? "",
      policies: inline + attached(entry).compactMap { managed[$0] }
        + names.flatMap { groups[$0] ?? [] },
      boundaries: [boundary(of: entry).flatMap { managed[$0] }].compactMap { $0 }
    )
  }

  private func inlinePolicies(
    _ entry: Document,
    _ kind: String,
    _ source: inout LintSource
  ) -> [LintedPolicy] {
    ((try? entry.optionalElements("\(kind)PolicyList")) ?? []).compactMap { inline in
      guard let document = inline.present("PolicyDocument") else { return nil }
      var context = context(entry, owner: "\(kind)Name")
      context.name = try? inline.optionalString("PolicyName")
      return source.policy(document, use: .permissions, context: context)
    }
  }

  private func attached(_ entry: Document) -> [String] {
    ((try? entry.optionalElements("AttachedManagedPolicies")) ?? []).compactMap {
      try? $0.optionalString("PolicyArn")
    }
  }
}
