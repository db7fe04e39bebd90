import Governance

/// Compiles an intent to policies of AWS: permissions, trust, boundary, role, break-glass.
struct AWSCompiler {
  let context: CompileContext

  init(_ context: CompileContext) { self.context = context }

  var intent: Intent { context.intent }

  /// The account that is declared, or else the only one that the intent itself names.
  var account: String {
    context.settings.awsAccount ?? accountOfResources ?? "${AWS_ACCOUNT_ID}"
  }

  private var accountOfResources: String? {
    let names = intent.allow.flatMap { entry -> [String] in
      switch entry.scope {
      case .provider(.aws, _, let resources): resources
      case .provider: []
      case .neutral(_, let resources): resources.compactMap(\.awsName)
      }
    }
    let accounts = Set(names.compactMap { ResourcePattern($0).accountNumber })
    return accounts.count == 1 ? accounts.first : nil
  }

  func arn(_ service: String, _ rest: String) -> String {
    "arn:\(context.settings.awsPartition):\(service)::\(service == "s3" ? "" : account):\(rest)"
  }

  func roleARN(_ name: String) -> String {
    name.hasPrefix("arn:") ? name : arn("iam", "role/\(name)")
  }

  func files() throws(CompileFailure) -> [CompiledFile] {
    var files: [CompiledFile] = []
    let parts = try AWSPolicySize.split(permissions)
    for (index, part) in parts.enumerated() {
      let number = parts.count == 1 ? "" : "-\(index + 1)"
      files.append(Self.file("aws-permissions\(number).json", AWSStatement.policy(part)))
    }
    files.append(Self.file("aws-trust.json", trust))
    files.append(Self.file("aws-boundary.json", AWSStatement.policy(try boundary())))
    files.append(Self.file("aws-role.json", role(policies: parts.count)))
    let emergency = breakGlass
    if !emergency.isEmpty {
      let parts = try AWSPolicySize.split(emergency)
      guard parts.count == 1 else {
        throw CompileFailure(
          message: "the break-glass grants are larger than one policy of AWS holds"
        )
      }
      files.append(Self.file("aws-break-glass.json", AWSStatement.policy(emergency)))
    }
    return files
  }

  private static func file(_ name: String, _ tree: OutputTree) -> CompiledFile {
    CompiledFile(name: name, text: tree.json)
  }

  /// Allows in the order of the intent, then denies.
  var permissions: [AWSStatement] {
    let allows = context.allows(at: .aws).flatMap { entry in
      statements(of: entry).map { statement in
        var statement = statement
        statement.conditions += limits(of: entry)
        return statement
      }
    }
    return Self.withUniqueSids(allows + denies)
  }

  var denies: [AWSStatement] {
    intent.deny.compactMap { rule in
      let actions = Set(rule.verbs.flatMap { $0.actions(at: .aws) ?? [] }).sorted()
      guard !actions.isEmpty else { return nil }
      let id = rule.id.hasPrefix("no-") ? String(rule.id.dropFirst(3)) : rule.id
      return AWSStatement(
        sid: "Deny" + AWSStatement.sid(id),
        isAllow: false,
        actions: actions,
        resources: ["*"]
      )
    }
  }

  /// What holds for every statement of an allow: its requirements, and the end of the identity.
  private func limits(of entry: IntentAllow) -> [(operation: String, key: String, values: [String])]
  {
    var limits: [(operation: String, key: String, values: [String])] = []
    for requirement in entry.require {
      switch requirement {
      case .tls: limits.append(("Bool", "aws:SecureTransport", ["true"]))
      case .awsNetwork(let id):
        limits.append(("StringEquals", AWSNetwork.conditionKey(id), [id]))
      }
    }
    if let expires = intent.expires {
      limits.append(("DateLessThan", "aws:CurrentTime", [expires.description]))
    }
    return limits
  }

  /// A second statement of a name gets a number, in the order of the file.
  private static func withUniqueSids(_ statements: [AWSStatement]) -> [AWSStatement] {
    var seen: [String: Int] = [:]
    return statements.map { statement in
      var statement = statement
      let count = (seen[statement.sid] ?? 0) + 1
      seen[statement.sid] = count
      if count > 1 { statement.sid += "x\(count)" }
      return statement
    }
  }
}

extension IntentResource {
  /// The name of a resource of AWS, if it is a full one.
  fileprivate var awsName: String? {
    guard provider == .aws else { return nil }
    switch target {
    case .objects: return nil
    case .role(let name, _): return name.hasPrefix("arn:") ? name : nil
    case .named(_, let name): return name
    }
  }
}

extension ResourcePattern {
  /// The 12 digits of the account, if the pattern names one.
  var accountNumber: String? {
    guard parts.count == 6, parts[4].utf8.count == 12, parts[4].allSatisfy(\.isNumber) else {
      return nil
    }
    return String(parts[4])
  }
}
