/// The one list of all rules, by family and in the order of their ids.
package enum LintRegistry {
  package static let all: [any LintRule.Type] =
    (WildcardRules.all + ConditionRules.all + EscalationRules.all + ExfiltrationRules.all
    + CredentialRules.all + ExposureRules.all + TrustRules.all + CombinationRules.all
    + MetadataRules.all + TokenRules.all + KubernetesRules.all + GCPRules.all + AzureRules.all)
    .sorted { $0.id < $1.id }

  static let policyRules = all.compactMap { $0 as? any PolicyRule.Type }
  static let holdingRules = all.compactMap { $0 as? any HoldingRule.Type }
  static let manifestRules = all.compactMap { $0 as? any ManifestRule.Type }
  static let gcpRules = all.compactMap { $0 as? any GCPRule.Type }
  static let azureRules = all.compactMap { $0 as? any AzureRule.Type }

  /// The rule of an id, in any case.
  package static func rule(_ id: String) -> (any LintRule.Type)? {
    all.first { $0.id == id.uppercased() }
  }
}
