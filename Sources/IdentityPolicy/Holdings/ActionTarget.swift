/// What an action acts on, as the ARNs of a policy name it.
///
/// Whether a pattern is broad is asked of ARNs that nobody has chosen: a pattern that takes in two of
/// them takes in any, however it is written.
struct ActionTarget: Hashable, Sendable {
  /// `arn:aws:iam::A:role/N` with `A` for the account, `R` for the region and `N` for a name;
  /// `nil` where the kind is not known.
  private let template: String?
  /// Documents say what is run, instances where; only these are the target.
  private let isInstance: Bool

  private static let probes = ["q7zk", "x/w3yv"]

  /// Takes an action in lower case, such as `iam:passrole`.
  init(_ action: String) {
    let parts = action.split(separator: ":", maxSplits: 1).map(String.init)
    template = ActionTarget.template(service: parts[0], action: parts.count == 2 ? parts[1] : "")
    isInstance = ["ssm:sendcommand", "ssm:startsession", "ssm:createassociation"].contains(action)
  }

  private static func template(service: String, action: String) -> String? {
    switch service {
    case "iam": "arn:aws:iam::A:\(identity(action))/N"
    case "sts":
      action == "assumeroot" ? "arn:aws:iam::A:root" : "arn:aws:iam::A:role/N"
    case "s3": action.contains("object") ? "arn:aws:s3:::N/k" : "arn:aws:s3:::N"
    case "secretsmanager": "arn:aws:secretsmanager:R:A:secret:N"
    case "dynamodb": "arn:aws:dynamodb:R:A:table/N"
    case "kms": "arn:aws:kms:R:A:key/N"
    case "ssm" where action.hasPrefix("getparameter"): "arn:aws:ssm:R:A:parameter/N"
    case "lambda" where action.contains("function"): "arn:aws:lambda:R:A:function:N"
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
  func isSameKind(as other: ActionTarget) -> Bool { template != nil && template == other.template }

  /// Whether a pattern can name such a thing at all.
  func applies(_ pattern: String) -> Bool {
    if isInstance { return !pattern.contains(":document/") && !pattern.contains(":session/") }
    guard let template else { return true }
    let parts = ActionTarget.parts(pattern)
    let own = ActionTarget.parts(template).map { part in
      part.replacing("A", with: "*").replacing("R", with: "*").replacing("N", with: "*")
        .replacing("/k", with: "/*")
    }
    // A wildcard does not reach over a colon: parts are compared one by one.
    guard parts.count == own.count else {
      return Glob(pattern).overlaps(Glob(own.joined(separator: ":")))
    }
    return zip(own, parts).dropFirst(2).allSatisfy { Glob($0).overlaps(Glob($1)) }
  }

  private static func parts(_ arn: String) -> [Substring] {
    arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
  }

  /// Whether a pattern takes in any such thing, in one account at least.
  func isBroad(_ pattern: String) -> Bool {
    guard let template else { return ResourcePattern(pattern).width != .named }
    let glob = Glob(pattern)
    if glob.isEverything { return true }
    let arn = ActionTarget.placed(template, like: pattern)
    return ActionTarget.probes.allSatisfy { glob.matches(arn.replacing("N", with: $0)) }
  }

  /// Whether what an inner pattern names is named by an outer one as well.
  func covers(_ outer: String, _ inner: String) -> Bool {
    isBroad(outer) || Glob(outer).covers(Glob(inner))
  }

  /// The template in the partition, region and account that a pattern asks for.
  private static func placed(_ template: String, like pattern: String) -> String {
    let parts = ActionTarget.parts(pattern)
    func literal(_ index: Int, else other: String) -> String {
      guard parts.count == 6, !parts[index].isEmpty, Glob(parts[index]).isLiteral else {
        return other
      }
      return String(parts[index])
    }
    return template.replacing("aws", with: literal(1, else: "aws"), maxReplacements: 1)
      .replacing("A", with: literal(4, else: "123456789012"))
      .replacing("R", with: literal(3, else: "eu-west-9"))
  }
}
