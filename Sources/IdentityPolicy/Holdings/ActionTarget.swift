/// What an action acts on, as the ARNs of a policy name it.
///
/// Whether a pattern is broad is asked of ARNs that nobody has chosen: a pattern that takes in two
/// of them takes in any, however it is written.
struct ActionTarget: Hashable, Sendable {
  /// The kind of thing; `nil` where it is not known.
  private let kind: Kind?
  /// Documents say what is run, instances where; only these are the target.
  private let isInstance: Bool

  /// A kind of thing, such as the roles of IAM.
  private struct Kind: Hashable {
    let service: String
    /// All such things, by what follows the account: `role/*`.
    let all: Glob
    /// Two that nobody has chosen, by what follows the account, and whole.
    let probes: [String]
    let wholeProbes: [String]
    let whole: Glob

    /// Takes `role/N` with `N` for a name.
    init(_ service: String, _ rest: String, isRegional: Bool = true, hasAccount: Bool = true) {
      self.service = service
      let beginning =
        "arn:aws:\(service):\(isRegional ? "eu-west-9" : ""):\(hasAccount ? "123456789012" : ""):"
      all = Glob(rest.replacing("N", with: "*").replacing("/k", with: "/*"))
      probes = ["q7zk", "x/w3yv"].map { rest.replacing("N", with: $0) }
      wholeProbes = probes.map { beginning + $0 }
      whole = Glob(beginning + rest.replacing("N", with: "*"))
    }
  }

  /// Takes an action in lower case, such as `iam:passrole`.
  init(_ action: String) {
    let parts = action.split(separator: ":", maxSplits: 1).map(String.init)
    kind = ActionTarget.kind(service: parts[0], action: parts.count == 2 ? parts[1] : "")
    isInstance = ["ssm:sendcommand", "ssm:startsession", "ssm:createassociation"].contains(action)
  }

  private static func kind(service: String, action: String) -> Kind? {
    switch service {
    case "iam": Kind("iam", identity(action) + "/N", isRegional: false)
    case "sts": Kind("iam", action == "assumeroot" ? "root" : "role/N", isRegional: false)
    case "s3":
      Kind("s3", action.contains("object") ? "N/k" : "N", isRegional: false, hasAccount: false)
    case "secretsmanager": Kind(service, "secret:N")
    case "dynamodb": Kind(service, "table/N")
    case "kms": Kind(service, "key/N")
    case "ssm" where action.hasPrefix("getparameter"): Kind(service, "parameter/N")
    case "lambda" where action.contains("function"): Kind(service, "function:N")
    default: nil
    }
  }

  private static func identity(_ action: String) -> String {
    if action.contains("policyversion") { return "policy" }
    if action.contains("group") { return "group" }
    if action.contains("role") { return "role" }
    if action.contains("openid") { return "oidc-provider" }
    return action.contains("samlprovider") ? "saml-provider" : "user"
  }

  /// Whether it is known to be the same kind of thing as the target of another action.
  func isSameKind(as other: ActionTarget) -> Bool { kind != nil && kind == other.kind }

  /// Whether a pattern can name such a thing at all.
  func applies(_ pattern: String) -> Bool {
    if pattern == "*" { return true }
    if isInstance { return !pattern.contains(":document/") && !pattern.contains(":session/") }
    guard let kind else { return true }
    // A wildcard does not reach over a colon: parts are compared one by one.
    guard let (service, rest) = ActionTarget.parts(pattern) else {
      return Glob(pattern).overlaps(kind.whole)
    }
    return Glob(service).matches(kind.service) && Glob(rest).overlaps(kind.all)
  }

  /// Whether a pattern takes in any such thing, in one region of one account at least.
  func isBroad(_ pattern: String) -> Bool {
    if pattern == "*" { return true }
    guard let kind else { return ResourcePattern(pattern).width != .named }
    guard let (service, rest) = ActionTarget.parts(pattern) else {
      return kind.wholeProbes.allSatisfy(Glob(pattern).matches)
    }
    return Glob(service).matches(kind.service) && kind.probes.allSatisfy(Glob(rest).matches)
  }

  /// Whether what an inner pattern names is named by an outer one as well.
  func covers(_ outer: String, _ inner: String) -> Bool {
    isBroad(outer) || Glob(outer).covers(Glob(inner))
  }

  /// The service of an ARN, and what follows its account; `nil` where it is cut short.
  private static func parts(_ arn: String) -> (service: Substring, rest: Substring)? {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 ? (parts[2], parts[5]) : nil
  }
}
