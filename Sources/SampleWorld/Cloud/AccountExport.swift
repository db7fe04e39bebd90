import Governance

/// One account as `iam get-account-authorization-details` shows it at a moment.
struct AccountExport: Sendable {
  let account: CloudAccount
  let calendar: StoryCalendar
  let at: Instant
  /// Rights of users that requests opened and that hold at this moment.
  let opened: [(user: String, right: String)]
  /// What a scenario changes outside of any decision.
  let tampering: Bool

  var file: SourceFile {
    let document = JSONText.object([
      ("UserDetailList", .list(users.map(json))),
      ("GroupDetailList", .list(CloudGroup.all(in: account).map(json))),
      ("RoleDetailList", .list(roles.map(json))),
      ("Policies", .list(policies)),
      ("IsTruncated", .flag(false)),
    ])
    return SourceFile(name: "\(account.name).json", bytes: document.bytes)
  }

  private var daysAgo: Double { Double((calendar.now - at).milliseconds) / 86_400_000 }

  private var users: [CloudUser] {
    CloudUser.all(in: account).filter { $0.span.holds(daysAgo: daysAgo) }
  }

  private var roles: [CloudRole] {
    CloudRole.all(in: account).filter { $0.span.holds(daysAgo: daysAgo) }
  }

  // MARK: Users, groups, roles

  private func json(_ user: CloudUser) -> JSONText {
    var rights = CloudHolding.ofUsers
      .filter { $0.account == account && $0.holder == user.name && $0.span.holds(daysAgo: daysAgo) }
      .map(\.right)
    rights += mishaps(.attached, user.name).map(\.detail).filter { !rights.contains($0) }
    for open in opened where open.user == user.name && !rights.contains(open.right) {
      rights.append(open.right)
    }
    var members = head("User", user.name, "/acme/", "AIDA", created: user.created(calendar))
    let groups = CloudGroup.all(in: account).filter { $0.members.contains(user.name) }
    members.append(("GroupList", .strings(groups.map(\.name))))
    members.append(("AttachedManagedPolicies", attached(rights, changesPassword: user.isHuman)))
    members.append(("UserPolicyList", inline(user.name)))
    members.append(("Tags", tags(user.tags)))
    if let used = used(user.use) { members.append(("PasswordLastUsed", .string(used.description))) }
    return .object(members)
  }

  private func json(_ group: CloudGroup) -> JSONText {
    var members = head("Group", group.name, "/acme/", "AGPA", created: calendar.ago(days: 700))
    members.append(("GroupPolicyList", .list([])))
    members.append(("AttachedManagedPolicies", attached(group.rights)))
    return .object(members)
  }

  private func json(_ role: CloudRole) -> JSONText {
    let created = calendar.ago(days: role.span.from.map { Int($0) } ?? 500 + role.name.utf8.count)
    var members = head("Role", role.name, role.path, "AROA", created: created)
    let stranger = mishaps(.trusted, role.name).first?.detail
    let trust =
      stranger.map { CloudRole.Trust.account($0, externalID: nil) }
      ?? (tampering && role.name == "ml-deploy"
        ? CloudRole.Trust.account("991122334455", externalID: nil) : role.trust)
    members.append(("AssumeRolePolicyDocument", CloudPolicies.trust(trust, in: account)))
    members.append(("InstanceProfileList", .list([])))
    members.append(("RolePolicyList", inline(role.name)))
    let isAdministrator =
      ["break-glass-admin", "temp-migration"].contains(role.name)
      || (tampering && role.name == "ci-legacy")
    members.append(
      ("AttachedManagedPolicies", attached(role.rights, isAdministrator: isAdministrator))
    )
    if let boundary = role.boundary, mishaps(.unbounded, role.name).isEmpty {
      members.append(
        (
          "PermissionsBoundary",
          .object([
            ("PermissionsBoundaryType", .string("Policy")),
            ("PermissionsBoundaryArn", .string(account.arn("policy/acme/\(boundary)"))),
          ])
        )
      )
    }
    members.append(("Tags", tags(tags(of: role))))
    if let lastUsed = lastUsed(role.use) { members.append(("RoleLastUsed", lastUsed)) }
    return .object(members)
  }

  private func mishaps(_ kind: Mishap.Kind, _ subject: String) -> [Mishap] {
    Mishap.all.filter {
      $0.kind == kind && $0.account == account && $0.subject == subject
        && $0.holds(daysAgo: daysAgo)
    }
  }

  private func tags(of role: CloudRole) -> [(String, String)] {
    let isDisowned = !mishaps(.disowned, role.name).isEmpty
    var tags = role.tags.filter { !isDisowned || $0.0 != "owner" && $0.0 != "team" }
    if role.name == "vendor-scan" {
      let isLater = !mishaps(.pushedOut, role.name).isEmpty
      let end = calendar.now + .days(isLater ? 120 : 20)
      tags.append(("exception-expires", end.dateText))
    }
    return tags
  }

  private func head(
    _ kind: String,
    _ name: String,
    _ path: String,
    _ prefix: String,
    created: Instant
  ) -> [(String, JSONText)] {
    [
      ("Path", .string(path)), ("\(kind)Name", .string(name)),
      ("\(kind)Id", .string(account.uniqueID(prefix, name))),
      ("Arn", .string(account.arn("\(kind.lowercased())\(path)\(name)"))),
      ("CreateDate", .string(created.description)),
    ]
  }

  private func attached(
    _ rights: [String],
    changesPassword: Bool = false,
    isAdministrator: Bool = false
  ) -> JSONText {
    var list = rights.map { ($0, account.arn("policy/acme/\($0)")) }
    if changesPassword {
      list.append(("IAMUserChangePassword", "arn:aws:iam::aws:policy/IAMUserChangePassword"))
    }
    if isAdministrator {
      list.append(("AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess"))
    }
    return .list(
      list.map { .object([("PolicyName", .string($0.0)), ("PolicyArn", .string($0.1))]) }
    )
  }

  private func inline(_ holder: String) -> JSONText {
    let policies = InlinePolicy.all.filter {
      $0.account == account && $0.holder == holder && $0.span.holds(daysAgo: daysAgo)
    }
    return .list(
      policies.map {
        .object([
          ("PolicyName", .string($0.name)),
          ("PolicyDocument", CloudPolicies.document($0.statements)),
        ])
      }
    )
  }

  private func tags(_ tags: [(String, String)]) -> JSONText {
    .list(tags.map { .object([("Key", .string($0.0)), ("Value", .string($0.1))]) })
  }

  /// The provider leaves the field out where it has no telemetry, and the date where there was no use.
  private func lastUsed(_ use: CloudRole.Use) -> JSONText? {
    if case .unknown = use { return nil }
    guard let used = used(use) else { return .object([]) }
    return .object([
      ("LastUsedDate", .string(used.description)), ("Region", .string("eu-central-1")),
    ])
  }

  private func used(_ use: CloudRole.Use) -> Instant? {
    switch use {
    case .daily: at - .minutes(95)
    case .days(let days):
      // Somebody idle today was not idle when the last use was still to come.
      min(calendar.ago(days: days), at - .hours(3))
    case .never, .unknown: nil
    }
  }

  // MARK: Policies

  private var policies: [JSONText] {
    let own = CloudRight.all(in: account).map { right in
      policy(
        right.name,
        account.arn("policy/acme/\(right.name)"),
        path: "/acme/",
        id: account.uniqueID("ANPA", right.name),
        documents: documents(of: right),
        tags: right.tags
      )
    }
    let boundary = policy(
      "ml-boundary",
      account.arn("policy/acme/ml-boundary"),
      path: "/acme/",
      id: account.uniqueID("ANPA", "ml-boundary"),
      documents: [CloudPolicies.boundary(account)],
      tags: [("owner", "mei"), ("environment", account == .prod ? "prod" : "stage")]
    )
    return own + [boundary, managed("IAMUserChangePassword", CloudPolicies.changePassword)]
      + (account == .prod ? [managed("AdministratorAccess", CloudPolicies.administrator)] : [])
  }

  private func documents(of right: CloudRight) -> [JSONText] {
    let own = (1...right.versions).map { CloudPolicies.document(of: right, version: $0) }
    let more = mishaps(.widened, right.name).map(\.detail)
    guard !more.isEmpty else { return own }
    return own + [
      CloudPolicies.document([
        CloudPolicies.Statement(actions: right.actions + more, resources: right.resources)
      ])
    ]
  }

  private func managed(_ name: String, _ document: JSONText) -> JSONText {
    policy(
      name,
      "arn:aws:iam::aws:policy/\(name)",
      path: "/",
      id: CloudAccount.prod.uniqueID("ANPA", name),
      documents: [document],
      tags: []
    )
  }

  private func policy(
    _ name: String,
    _ arn: String,
    path: String,
    id: String,
    documents: [JSONText],
    tags list: [(String, String)]
  ) -> JSONText {
    let versions = documents.enumerated().reversed().map { place, document in
      JSONText.object([
        ("Document", document), ("VersionId", .string("v\(place + 1)")),
        ("IsDefaultVersion", .flag(place + 1 == documents.count)),
        ("CreateDate", .string(calendar.ago(days: 900 - 90 * place).description)),
      ])
    }
    return .object([
      ("PolicyName", .string(name)), ("PolicyId", .string(id)), ("Arn", .string(arn)),
      ("Path", .string(path)), ("DefaultVersionId", .string("v\(documents.count)")),
      ("AttachmentCount", .number(1)), ("PermissionsBoundaryUsageCount", .number(0)),
      ("IsAttachable", .flag(true)), ("CreateDate", .string(calendar.ago(days: 900).description)),
      ("UpdateDate", .string(calendar.ago(days: 990 - 90 * documents.count).description)),
      ("PolicyVersionList", .list(versions)), ("Tags", tags(list)),
    ])
  }
}

extension CloudRight {
  fileprivate var tags: [(String, String)] {
    [("environment", environment.rawValue), ("data-classification", dataClass.rawValue)]
      + (owner.map { [("owner", $0)] } ?? [])
  }
}

extension CloudRole {
  fileprivate var tags: [(String, String)] {
    var tags: [(String, String)] = []
    if let owner { tags.append(("owner", owner)) }
    if let team { tags.append(("team", team)) }
    tags.append(("environment", account == .prod ? "prod" : "stage"))
    if name == "temp-migration" { tags.append(("note", HostileText.tag)) }
    return tags
  }
}
