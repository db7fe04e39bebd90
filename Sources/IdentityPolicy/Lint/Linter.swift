/// Runs the rules over what was read.
package struct Linter: Sendable {
  /// The ids of the rules that are run; `nil` for all.
  private let chosen: Set<String>?

  package init(rules: Set<String>? = nil) {
    chosen = rules
  }

  private func isRun(_ rule: any LintRule.Type) -> Bool {
    chosen?.contains(rule.id) ?? true
  }

  /// Runs the rules on one policy.
  package func lint(_ policy: LintedPolicy, _ report: inout LintReport) {
    for rule in LintRegistry.policyRules where isRun(rule) { rule.check(policy, &report) }
  }

  /// Runs the rules on what one principal holds.
  package func lint(_ holding: LintedHolding, _ report: inout LintReport) {
    for rule in LintRegistry.holdingRules where isRun(rule) { rule.check(holding, &report) }
  }

  /// Runs the rules on all objects of Kubernetes together.
  package func lint(_ manifests: LintedManifests, _ report: inout LintReport) {
    for manifest in manifests.manifests {
      for rule in LintRegistry.manifestRules where isRun(rule) {
        rule.check(manifest, among: manifests, &report)
      }
    }
  }

  package func lint(_ object: LintedGCPObject, _ report: inout LintReport) {
    for rule in LintRegistry.gcpRules where isRun(rule) { rule.check(object, &report) }
  }

  package func lint(_ object: LintedAzureObject, _ report: inout LintReport) {
    for rule in LintRegistry.azureRules where isRun(rule) { rule.check(object, &report) }
  }
}
