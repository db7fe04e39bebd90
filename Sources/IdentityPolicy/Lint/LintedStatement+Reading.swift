extension LintedPolicy.Use {
  /// Whether an Allow in such a policy gives something, rather than capping it.
  var grants: Bool {
    switch self {
    case .permissions, .trust, .resource: true
    case .boundary, .serviceControl, .resourceControl: false
    }
  }
}

extension LintedStatement {
  /// Whether a condition demands that the key is there.
  func demands(_ key: String) -> Bool {
    let key = key.lowercased()
    return statement.conditions.contains { condition in
      guard condition.key.lowercased() == key else { return false }
      let shape = condition.shape
      if shape.base == "null" { return condition.values.map { $0.lowercased() } == ["false"] }
      return !shape.ifExists && !shape.forAllValues && !shape.isNegated
    }
  }

  /// Whether a holder can gain rights by it.
  var opensEscalation: Bool {
    isAllow
      && (statement.actions.isNegated
        || analysed.actions.contains(where: SensitiveActions.opensEscalation))
  }

  /// Whether a holder gains rights or reads confidential data by it.
  var isDangerous: Bool {
    opensEscalation || analysed.actions.contains(where: SensitiveActions.opensConfidential)
  }

  /// Whether it takes in an action, given in lower case.
  func opens(_ service: String, _ action: String) -> Bool {
    !statement.actions.isNegated
      && analysed.actions.contains { $0.matches(service: service, action: action) }
  }

  /// Whether a condition holds the resource to known accounts.
  var pinsAccount: Bool {
    statement.conditions.contains { condition in
      condition.isExact
        && ["aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths"]
          .contains(condition.key.lowercased())
    }
  }

  /// Whether a condition holds the resource to a tag or to another mark of its own.
  var pinsResource: Bool {
    statement.conditions.contains { condition in
      let key = condition.key.lowercased()
      return condition.isExact
        && (key.contains(":resourcetag/") || key == "iam:passedtoservice"
          || key == "iam:policyarn" || key == "iam:permissionsboundary")
    }
  }
}

extension ActionPattern {
  /// Whether it stands for some actions of a service, neither all nor one.
  var isPrefix: Bool { !isEverything && !isWholeService && !isLiteral }

  /// Whether all that it begins with is a verb of looking.
  var isReading: Bool {
    ["get", "list", "describe", "view", "search", "check", "lookup", "query"]
      .contains { actionText.hasPrefix($0) }
  }

  /// Such as `s3`, or "several services".
  var shownServices: String { serviceName ?? "several services" }
}

extension ResourcePattern {
  /// Whether the account of the ARN is open.
  var hasAnyAccount: Bool { account.map { Glob($0).isEverything } ?? false }
}

extension [String] {
  /// The first three with back-ticks, and how many more.
  var listed: String {
    let shown = prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    return count > 3 ? "\(shown) and \(count - 3) more" : shown
  }
}
