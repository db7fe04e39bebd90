import Documents
import Governance

/// Whom a binding names: a service account, or a user or group that the cluster only knows by name.
struct RoleSubject {
  enum Kind: String, CaseIterable {
    case serviceAccount = "ServiceAccount"
    case user = "User"
    case group = "Group"
  }

  let kind: Kind
  let name: String
  /// Of a service account.
  let namespace: String
  let position: Position

  private static let accountPrefix = "system:serviceaccount:"

  /// `nil` for a kind that Kubernetes does not know; `home` is the namespace of the binding.
  init?(_ document: Document, home: String) throws(JSONError) {
    guard let kind = Kind(rawValue: try document.string("kind")) else { return nil }
    let name = try document.string("name")
    position = document.position
    // The same account may be named as the user that it authenticates as.
    if kind == .user, let account = Self.serviceAccount(named: name) {
      (self.kind, namespace, self.name) = (.serviceAccount, account.namespace, account.name)
    } else {
      (self.kind, self.name) = (kind, name)
      namespace = try document.text("namespace") ?? home
    }
  }

  init(serviceAccount name: String, namespace: String, position: Position) {
    kind = .serviceAccount
    self.name = name
    self.namespace = namespace
    self.position = position
  }

  private static func serviceAccount(named text: String) -> (namespace: String, name: String)? {
    guard text.hasPrefix(accountPrefix) else { return nil }
    let parts = text.dropFirst(accountPrefix.count).split(separator: ":")
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }

  /// Users and groups may share a name, so these carry their kind.
  var nativeID: String {
    switch kind {
    case .serviceAccount: "\(Self.accountPrefix)\(namespace):\(name)"
    case .user: "user/\(name)"
    case .group: "group/\(name)"
    }
  }

  /// The principal, as far as its name says; names with `system:` are the cluster's own.
  var principal: PrincipalFact {
    var fact = PrincipalFact(
      key: nativeID,
      nativeID: nativeID,
      name: name,
      type: type,
      provider: "kubernetes",
      nativeKind: nativeKind
    )
    if kind == .serviceAccount { fact.namespace = namespace }
    if kind == .user, name.contains("@") { fact.email = name }
    return fact
  }

  private var type: PrincipalType {
    switch kind {
    case .serviceAccount: .workload
    case .user: name.hasPrefix("system:") ? .service : .human
    case .group: .group
    }
  }

  private var nativeKind: String {
    switch kind {
    case .serviceAccount: "service-account"
    case .user: "user"
    case .group: "group"
    }
  }
}
