import Documents

/// Tells what a policy is for from what it says, where nothing around it tells.
enum PolicyUse {
  static func told(by policy: Document) -> LintedPolicy.Use {
    let statements = PolicyDocument.statementsAsWritten(policy)
    let withPrincipal = statements.filter {
      $0.present("Principal") != nil || $0.present("NotPrincipal") != nil
    }
    guard !withPrincipal.isEmpty else {
      return statements.contains(where: isTrust) ? .trust : .permissions
    }
    if withPrincipal.allSatisfy(isTrust) { return .trust }
    return .resource(service: withPrincipal.lazy.compactMap(service).first ?? "")
  }

  /// Whether it speaks of taking on a role, and of no resource: the role is the resource.
  private static func isTrust(_ statement: Document) -> Bool {
    guard statement.present("Resource") == nil, statement.present("NotResource") == nil,
      let actions = actions(of: statement)
    else { return false }
    return !actions.isEmpty
      && actions.allSatisfy { $0.hasPrefix("sts:") || Glob($0).isEverything }
      && (statement.present("Principal") ?? statement.present("NotPrincipal")) != nil
  }

  private static func service(of statement: Document) -> String? {
    actions(of: statement)?.lazy.compactMap { action in
      action.firstIndex(of: ":").map { String(action[..<$0]) }
    }.first { Glob($0).isLiteral }
  }

  private static func actions(of statement: Document) -> [String]? {
    let field = statement.present("Action") ?? statement.present("NotAction")
    return (try? field?.strings())?.map { $0.lowercased() }
  }
}
