/// An issuer of identity tokens that a role trusts, with what its subjects look like.
struct TokenIssuer: Sendable {
  /// As condition keys name it: `token.actions.githubusercontent.com`, an issuer with its path.
  let name: String
  private let kind: Kind?

  /// What is known of an issuer.
  private struct Kind: Sendable {
    /// The end, or the beginning, of its name.
    let mark: String
    let isPrefix: Bool
    /// The part of a subject behind which a wildcard opens nothing that matters, as what stands
    /// there differs from run to run; `nil` where a wildcard always matters.
    let openAfter: String?
    /// Whether its tokens are of people who use an app: the audience is what names the app.
    let isForPeople: Bool
    /// Claims other than `aud` that name the audience.
    let audiences: [String]
  }

  /// `nil` for a principal that is no token issuer, such as a SAML provider.
  init?(_ principal: String) {
    let resource = principal.split(separator: ":", maxSplits: 5).last.map(String.init) ?? principal
    guard !resource.hasPrefix("saml-provider/") else { return nil }
    let provider = "oidc-provider/"
    name = resource.hasPrefix(provider) ? String(resource.dropFirst(provider.count)) : principal
    guard name != "cognito-identity.amazonaws.com" else { return nil }
    let lower = name.lowercased()
    kind = TokenIssuer.kinds.first {
      $0.isPrefix ? lower.hasPrefix($0.mark) : lower == $0.mark || lower.hasSuffix("." + $0.mark)
    }
  }

  /// Issuer, then what a wildcard may follow.
  ///
  /// Sources: the documentation of each issuer.
  private static let kinds = [
    ci("token.actions.githubusercontent.com"),
    // `{repository}:{step}`: the step is new in each run.
    ci("api.bitbucket.org", after: "}:"),
    // `organization:o:project:p:workspace:w:run_phase:apply`.
    ci("app.terraform.io", after: ":run_phase:"),
    // `organization:o:pipeline:p:ref:refs/heads/main:commit:c:step:s`.
    ci("agent.buildkite.com", after: ":commit:"),
    // `org/o/project/p/user/u`.
    ci("oidc.circleci.com", after: "/user/"),
    // `space:s:stack:i:run_type:t:scope:write`.
    ci("app.spacelift.io", after: ":run_type:"),
    ci("gitlab.com"), ci("vstoken.dev.azure.com"), ci("oidc.eks."),
    Kind(
      mark: "accounts.google.com",
      isPrefix: false,
      openAfter: nil,
      isForPeople: false,
      audiences: ["oaud", "azp"]
    ),
    people("www.amazon.com"), people("graph.facebook.com"), people("cognito-idp."),
  ]

  private static func ci(_ mark: String, after: String? = nil) -> Kind {
    Kind(mark: mark, isPrefix: true, openAfter: after, isForPeople: false, audiences: [])
  }

  private static func people(_ mark: String) -> Kind {
    Kind(mark: mark, isPrefix: true, openAfter: nil, isForPeople: true, audiences: ["app_id"])
  }

  var isGitHub: Bool {
    name.contains("actions.githubusercontent.com") || name.contains("/_services/token")
  }

  var subject: String { name + ":sub" }
  var audiences: [String] { (["aud"] + (kind?.audiences ?? [])).map { "\(name):\($0)" } }

  /// Whether the subject must be given: not for the people who use an app.
  func needsSubject(audience: TrustPin) -> Bool {
    guard kind?.isForPeople != true else { return false }
    guard case .exact(let values) = audience else { return true }
    return !values.allSatisfy { $0.hasSuffix(".apps.googleusercontent.com") }
  }

  /// What a subject with a wildcard lets in too much; `nil` where it is as good as exact.
  func opening(of subject: String) -> (words: String, severity: LintSeverity)? {
    guard let wild = subject.firstIndex(where: { $0 == "*" || $0 == "?" }) else {
      return isGitHub && subject.hasSuffix(":pull_request")
        ? ("whatever a pull request of the repository runs", .medium) : nil
    }
    let given = subject[..<wild]
    if let mark = kind?.openAfter, given.contains(mark) { return nil }
    return isGitHub
      ? TokenIssuer.gitHubOpening(given, subject) : ("all that `\(subject)` matches", .medium)
  }

  private static func gitHubOpening(
    _ given: Substring,
    _ subject: String
  ) -> (words: String, severity: LintSeverity) {
    guard given.hasPrefix("repo:"), let slash = given.firstIndex(of: "/"),
      slash > given.index(given.startIndex, offsetBy: 5)
    else { return ("repositories of anyone on the platform", .critical) }
    let name = given[given.index(after: slash)...]
    guard let colon = name.firstIndex(of: ":"), colon > name.startIndex else {
      return ("every repository, branch and pull request that `\(subject)` matches", .high)
    }
    let rest = name[name.index(after: colon)...]
    return rest.isEmpty
      ? ("every branch, tag and pull request of the repository", .medium)
      : ("every ref or environment that `\(subject)` matches", .low)
  }
}
