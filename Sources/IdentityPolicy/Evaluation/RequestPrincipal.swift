/// Who makes a request.
package struct RequestPrincipal: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case user
    case role
    /// A session of a role, by the role's name.
    case roleSession(role: String)
    case federatedUser
    /// The root user of an account.
    case root
    case service
    /// Signed in by an identity provider, not yet by AWS.
    case federated
    case anonymous
  }

  package let kind: Kind
  /// ARN, service, provider, or `*` for nobody in particular.
  package let name: String
  /// The number of its account; `nil` where it has none.
  package let account: String?

  /// Reads an ARN, an account number, a service such as `ec2.amazonaws.com`, a provider, or `*`.
  package init?(_ text: String, account: String? = nil) {
    name = text
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    if text == "*" {
      (kind, self.account) = (.anonymous, nil)
    } else if AccountNumber.isOne(text) {
      (kind, self.account) = (.root, text)
    } else if parts.count == 6, parts[0] == "arn" {
      guard let kind = Self.kind(service: parts[2], resource: parts[5]) else { return nil }
      self.kind = kind
      let own = kind == .federated ? nil : AccountNumber.inARN(parts[4])
      self.account = account ?? own
    } else {
      guard text.contains("."), !text.contains(where: \.isWhitespace) else { return nil }
      let isService = text.hasSuffix(".amazonaws.com") || text.hasSuffix(".amazonaws.com.cn")
      kind = isService && text != "cognito-identity.amazonaws.com" ? .service : .federated
      self.account = account
    }
  }

  package init(_ kind: Kind, name: String, account: String?) {
    self.kind = kind
    self.name = name
    self.account = account
  }

  private static func kind(service: Substring, resource: Substring) -> Kind? {
    if resource == "root" { return .root }
    let parts = resource.split(separator: "/")
    guard parts.count > 1 else { return nil }
    switch (service, parts[0]) {
    case ("iam", "user"): return .user
    case ("iam", "role"): return .role
    case ("iam", "oidc-provider"), ("iam", "saml-provider"): return .federated
    case ("sts", "assumed-role"): return .roleSession(role: String(parts[1]))
    case ("sts", "federated-user"): return .federatedUser
    default: return nil
    }
  }

  /// Whether policies of its account, and those above it, speak of it.
  var isOfAccount: Bool {
    switch kind {
    case .user, .role, .roleSession, .federatedUser, .root: true
    case .service, .federated, .anonymous: false
    }
  }

  /// The last part of its name, without a path.
  var shortName: String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  /// What AWS puts into every request: `aws:PrincipalArn` and the like, where the request does not.
  func complete(_ context: inout RequestContext) {
    context.suggest("aws:principalisawsservice", kind == .service ? "true" : "false")
    guard isOfAccount else {
      if kind == .anonymous { context.suggest("aws:principaltype", "Anonymous") }
      return
    }
    context.suggest("aws:principalarn", policyARN)
    context.suggest("aws:principalaccount", account)
    context.suggest("aws:principaltype", typeName)
    if kind == .user { context.suggest("aws:username", shortName) }
  }

  /// The ARN that policies compare: a session goes by its role, the path of which its name leaves out.
  private var policyARN: String {
    guard case .roleSession(let role) = kind, let account else { return name }
    let partition = name.split(separator: ":").dropFirst().first ?? "aws"
    return "arn:\(partition):iam::\(account):role/\(role)"
  }

  private var typeName: String {
    switch kind {
    case .root: "Account"
    case .user: "User"
    case .federatedUser: "FederatedUser"
    default: "AssumedRole"
    }
  }
}
