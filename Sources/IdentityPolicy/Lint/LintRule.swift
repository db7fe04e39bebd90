/// One rule of the linter: what it is called, why it exists and how what it finds is mended.
///
/// A rule has no state: its type is the rule, its file bears its name, its kind says what it looks at.
package protocol LintRule: Sendable {
  /// `GT` and three digits, never used again for another rule.
  static var id: String { get }
  /// A sentence in the imperative, such as "name the actions".
  static var name: String { get }
  static var family: LintFamily { get }
  /// The worst that it reports; a finding may be graded lower.
  static var severity: LintSeverity { get }
  static var why: String { get }
  static var fix: String { get }
  /// The controls that it serves: NIST 800-53, CIS, OWASP LLM, ATLAS.
  static var controls: [String] { get }
}

/// A rule on one policy of AWS.
package protocol PolicyRule: LintRule {
  static func check(_ policy: LintedPolicy, _ report: inout LintReport)
}

/// A rule on all that one principal holds together, so that what is split is found.
package protocol HoldingRule: LintRule {
  static func check(_ holding: LintedHolding, _ report: inout LintReport)
}

/// A rule on one object of Kubernetes, which may look at those beside it.
package protocol ManifestRule: LintRule {
  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  )
}

/// A rule on one policy, key or identity provider of Google Cloud.
package protocol GCPRule: LintRule {
  static func check(_ object: LintedGCPObject, _ report: inout LintReport)
}

/// A rule on one role definition, assignment or federated credential of Azure.
package protocol AzureRule: LintRule {
  static func check(_ object: LintedAzureObject, _ report: inout LintReport)
}
