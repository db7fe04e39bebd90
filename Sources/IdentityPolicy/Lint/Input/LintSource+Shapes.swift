import Documents

extension LintSource {
  /// Adds what a value is, or what known things lie inside it.
  mutating func add(_ document: Document) {
    switch document.value {
    case .object: if !addKnown(document) { addMembers(of: document) }
    case .array(let elements): for element in elements { add(element) }
    case .string(let text): if LintSource.isPolicyText(text) { add(policy: document) }
    case .null, .boolean, .number: break
    }
  }

  private mutating func addKnown(_ document: Document) -> Bool {
    if isAWS(document) { return addAWS(document) }
    if document.present("apiVersion") != nil, document.present("kind") != nil {
      addManifest(document)
      return true
    }
    return addGCP(document) || addAzure(document)
  }

  private func isAWS(_ document: Document) -> Bool {
    ["Statement", "UserDetailList", "RoleDetailList", "GroupDetailList", "Resources"]
      .contains { document.present($0) != nil }
      || LintSource.hasPolicyVersion(document) || TerraformPlan.isPlan(document)
  }

  private mutating func addAWS(_ document: Document) -> Bool {
    if document.present("Statement") != nil || LintSource.hasPolicyVersion(document) {
      add(policy: document)
    } else if TerraformPlan.isPlan(document) {
      TerraformPlan(document).add(to: &self)
    } else if CloudFormation.isTemplate(document) {
      CloudFormation(document).add(to: &self)
    } else if document.present("Resources") == nil {
      AccountDetails(document).add(to: &self)
    } else {
      return false
    }
    return true
  }

  /// A policy whose `Statement` is misspelled or missing is still a policy.
  private static func hasPolicyVersion(_ document: Document) -> Bool {
    guard case .string(let version) = document.present("Version")?.value else { return false }
    return ["2012-10-17", PolicyDocument.versionWhenMissing].contains(version)
  }

  private mutating func addMembers(of document: Document) {
    guard case .object(let members) = document.value else { return }
    for member in members {
      if let use = use(of: member.key, in: document) {
        addPolicy(member.value, use: use, in: document)
      } else {
        add(member.value)
      }
    }
  }

  /// Adds what stands where a policy belongs, with the names that stand beside it.
  private mutating func addPolicy(
    _ value: Document,
    use: LintedPolicy.Use?,
    in document: Document
  ) {
    var context = LintedPolicy.Context()
    func text(_ keys: String...) -> String? {
      keys.lazy.compactMap { try? document.optionalString($0) }.first
    }
    context.name = text("PolicyName")
    context.owner = text("RoleName", "UserName", "GroupName", "Arn", "ARN", "repositoryName")
    context.isInline = context.name != nil && context.owner != nil
    context.account = text("Arn", "ARN").flatMap(ARN.account)
    add(policy: value, use: use, context: context)
  }

  /// For a key under which only a policy can stand: what it is for, `.some(nil)` where its words tell.
  private func use(of key: String, in document: Document) -> LintedPolicy.Use?? {
    guard let value = document.present(key) else { return nil }
    switch key {
    case "AssumeRolePolicyDocument": return .some(.trust)
    case "PolicyDocument": return .some(nil)
    case "Content" where document.present("PolicySummary") != nil:
      return .some(LintSource.organisationUse(document))
    default:
      guard case .string(let text) = value.value, LintSource.isPolicyText(text) else { return nil }
      return .some(nil)
    }
  }

  private static func organisationUse(_ document: Document) -> LintedPolicy.Use {
    let type = try? document.present("PolicySummary")?.optionalString("Type")
    return type == "RESOURCE_CONTROL_POLICY" ? .resourceControl : .serviceControl
  }

  /// Whether a text holds a policy, as JSON or URL-encoded.
  static func isPolicyText(_ text: String) -> Bool {
    let start = text.prefix { $0.isWhitespace || $0 == "{" || $0 == "%" }
    guard !start.isEmpty, start.contains(where: { $0 != " " }) else { return false }
    return text.contains("Statement")
  }
}

/// Reads names of AWS resources.
enum ARN {
  /// The account of an ARN; `nil` where it has none.
  static func account(_ text: String) -> String? {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, !parts[4].isEmpty else { return nil }
    return String(parts[4])
  }
}
