package import Governance

/// Who may take on a role, as its trust policy says.
package struct TrustAnalysis: Hashable, Sendable {
  /// One party that an *Allow* names, with what its conditions pin.
  package struct Party: Hashable, Sendable {
    /// The place of the statement, from 0.
    package let statement: Int
    package let kind: TrustFact.Kind
    /// ARN, account, service or provider as written.
    package let name: String
    /// Whether it lies outside the role's own account.
    package let isExternal: Bool
    /// The conditions in short; `nil` where there are none.
    package let condition: String?
    /// Whether conditions pin the caller: exact `aud` and `sub`, ExternalId, source or principal.
    package let isExact: Bool
    package let hasExternalID: Bool

    /// Whether callers are let in that the owner can hardly have meant.
    package var isLoose: Bool {
      switch kind {
      case .anyone, .federated: !isExact
      case .account, .principal: isExternal && !isExact
      case .service: false
      }
    }
  }

  package let parties: [Party]

  /// Analyses the trust policy of a role in `account`; without it every account is external.
  package init(_ policy: PolicyDocument, account: String?) {
    parties = policy.statements.filter(\.isAllow).flatMap { statement in
      TrustAnalysis.parties(of: statement, account: account)
    }
  }

  /// The parties as facts of an import.
  package func facts(role: String) -> [TrustFact] {
    parties.map { party in
      TrustFact(
        role: role,
        kind: party.kind,
        trusted: party.name,
        isExternal: party.isExternal,
        condition: party.condition,
        isExact: party.isExact
      )
    }
  }

  private static func parties(of statement: PolicyStatement, account: String?) -> [Party] {
    guard let principals = statement.principals else { return [] }
    if principals.includesEveryone {
      return [party(statement, .anyone, principals.text, isExternal: true)]
    }
    return principals.entries.map { entry in
      switch entry.kind {
      case .service: party(statement, .service, entry.name, isExternal: false)
      case .federated: party(statement, .federated, entry.name, isExternal: false)
      case .canonicalUser: party(statement, .principal, entry.name, isExternal: true)
      case .aws: party(statement, entry.name, account: account)
      }
    }
  }

  private static func party(
    _ statement: PolicyStatement,
    _ name: String,
    account: String?
  ) -> Party {
    let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let isAccountNumber = name.utf8.count == 12 && name.utf8.allSatisfy { $0 &- 0x30 < 10 }
    if isAccountNumber {
      return party(statement, .account, name, isExternal: name != account)
    }
    guard parts.count == 6 else {
      // A unique id such as `AIDA…` is what is left of a deleted principal of any account.
      return party(statement, .principal, name, isExternal: account == nil)
    }
    return party(
      statement,
      parts[5] == "root" ? .account : .principal,
      name,
      isExternal: account.map { $0 != parts[4] } ?? true
    )
  }

  private static func party(
    _ statement: PolicyStatement,
    _ kind: TrustFact.Kind,
    _ name: String,
    isExternal: Bool
  ) -> Party {
    let pins = TrustPins(statement.conditions)
    let isExact: Bool =
      switch kind {
      case .federated: pins.pinsFederation(by: name)
      case .anyone: statement.isNarrowedToKnownCallers
      case .account, .principal, .service:
        pins.hasExternalID || statement.isNarrowedToKnownCallers
      }
    return Party(
      statement: statement.index,
      kind: kind,
      name: name,
      isExternal: isExternal,
      condition: pins.short,
      isExact: isExact,
      hasExternalID: pins.hasExternalID
    )
  }
}

/// What the conditions of a trust statement hold a caller to.
private struct TrustPins {
  private let conditions: [PolicyCondition]
  private let exactKeys: Set<String>

  init(_ conditions: [PolicyCondition]) {
    self.conditions = conditions
    exactKeys = Set(conditions.filter(\.isExact).map { $0.key.lowercased() })
  }

  var hasExternalID: Bool { exactKeys.contains("sts:externalid") }

  /// Whether audience and subject are exact; SAML assertions have only an audience.
  func pinsFederation(by provider: String) -> Bool {
    let resource = provider.split(separator: ":", maxSplits: 5).last.map(String.init) ?? provider
    if resource.hasPrefix("saml-provider/") { return exactKeys.contains("saml:aud") }
    let issuer = (TrustPins.issuer(of: resource) ?? provider).lowercased()
    return exactKeys.contains("\(issuer):aud") && exactKeys.contains("\(issuer):sub")
  }

  private static func issuer(of resource: String) -> String? {
    guard resource.hasPrefix("oidc-provider/") else { return nil }
    return String(resource.dropFirst("oidc-provider/".count))
  }

  /// Such as `StringEquals sub system:serviceaccount:ml:trainer, StringLike …`, at most 200 long.
  var short: String? {
    guard !conditions.isEmpty else { return nil }
    let texts = conditions.map { condition in
      let key = condition.key.split(separator: ":").last.map(String.init) ?? condition.key
      return "\(condition.operation) \(key) \(condition.values.joined(separator: " "))"
    }
    let text = texts.joined(separator: ", ")
    return text.count > 200 ? text.prefix(199) + "…" : text
  }
}
