/// How a statement of a resource policy speaks of who asks.
enum PrincipalMatch: Comparable {
  /// Its account: whether the principal may is then left to that account's policies.
  case account
  /// The role behind the session.
  case role
  /// The principal itself, or everyone.
  case direct
}

extension PolicyPrincipals {
  /// How the principal is meant; `nil` where it is not.
  ///
  /// `NotPrincipal` speaks of whoever it does not list by name, role or account.
  func match(_ principal: RequestPrincipal) -> PrincipalMatch? {
    let named = entries.compactMap { $0.match(principal) }.max()
    guard isNegated else { return named }
    return named == nil ? .direct : nil
  }
}

extension PolicyPrincipals.Entry {
  fileprivate func match(_ principal: RequestPrincipal) -> PrincipalMatch? {
    switch kind {
    case .aws: name == "*" ? .direct : awsMatch(principal)
    case .service: principal.kind == .service && principal.name == name ? .direct : nil
    case .federated: principal.kind == .federated && principal.name == name ? .direct : nil
    // Nothing in a request tells the canonical id of its account.
    case .canonicalUser: nil
    }
  }

  private func awsMatch(_ principal: RequestPrincipal) -> PrincipalMatch? {
    guard principal.isOfAccount else { return nil }
    if let account = accountNumber {
      guard principal.account == account else { return nil }
      return principal.kind == .root ? .direct : .account
    }
    if name == principal.name { return .direct }
    guard case .roleSession(let role) = principal.kind else { return nil }
    return namesRole(role, of: principal.account) ? .role : nil
  }

  /// The account that the entry stands for: its number, or its root.
  private var accountNumber: String? {
    if AccountNumber.isOne(name) { return name }
    let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[5] == "root" ? String(parts[4]) : nil
  }

  /// A session does not tell the path of its role, and names of roles are unique in an account.
  private func namesRole(_ role: String, of account: String?) -> Bool {
    let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[2] == "iam", parts[5].hasPrefix("role/") else { return false }
    return account.map { $0 == parts[4] } ?? false
      && parts[5].split(separator: "/").last.map { $0 == role } ?? false
  }
}
