/// Callers worth asking of a statement of a resource policy: such as it means, and their neighbours.
struct PrincipalCandidates {
  let principals: [RequestPrincipal]

  init(_ statement: PolicyStatement) {
    guard let principals = statement.principals else {
      self.principals = [TestedPolicies.holder]
      return
    }
    self.principals =
      (principals.entries.flatMap(Self.around) + Self.strangers).unique
  }

  private static let strangers = [
    RequestPrincipal(.anonymous, name: "*", account: nil),
    RequestPrincipal(
      .user,
      name: "arn:aws:iam::999999999999:user/neighbour",
      account: "999999999999"
    ),
    RequestPrincipal(.service, name: "neighbour.amazonaws.com", account: nil),
    RequestPrincipal(.federated, name: "neighbour.example", account: nil),
  ]

  private static func around(_ entry: PolicyPrincipals.Entry) -> [RequestPrincipal] {
    switch entry.kind {
    case .service:
      return [entry.name, "x" + entry.name].map {
        RequestPrincipal(.service, name: $0, account: nil)
      }
    case .federated:
      return [entry.name, entry.name + "x"].map {
        RequestPrincipal(.federated, name: $0, account: nil)
      }
    case .canonicalUser: return []
    case .aws: return accounts(entry.name)
    }
  }

  private static func accounts(_ name: String) -> [RequestPrincipal] {
    guard let principal = RequestPrincipal(name), let account = principal.account else { return [] }
    let neighbour = RequestPrincipal(
      .role,
      name: "arn:aws:iam::\(account):role/neighbour",
      account: account
    )
    guard principal.kind == .role else { return [principal, neighbour] }
    let session = "arn:aws:sts::\(account):assumed-role/\(principal.shortName)/session"
    return [principal, RequestPrincipal(session), neighbour].compactMap { $0 }
  }
}
