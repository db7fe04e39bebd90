import Governance

extension CloudAccount {
  /// The id under which an import keeps a user.
  func user(_ name: String) -> Principal.ID { principal(uniqueID("AIDA", name)) }
  func role(_ name: String) -> Principal.ID { principal(uniqueID("AROA", name)) }
  func group(_ name: String) -> Principal.ID { principal(uniqueID("AGPA", name)) }

  private func principal(_ key: String) -> Principal.ID {
    Principal.ID(Source.observedID("principal", .awsIAM, scope: number, key: key))
  }
}

extension InlinePolicy {
  /// The id under which an import keeps the right that a role's own policy is.
  var id: Entitlement.ID {
    let key = "\(account.arn("role/acme/\(holder)"))#inline/\(name)"
    return Entitlement.ID(
      Source.observedID("entitlement", .awsIAM, scope: account.number, key: key)
    )
  }
}

extension CloudRight {
  /// The id under which an import keeps the entitlement of this policy.
  var id: Entitlement.ID {
    Entitlement.ID(
      Source.observedID("entitlement", .awsIAM, scope: account.number, key: key)
    )
  }
}
