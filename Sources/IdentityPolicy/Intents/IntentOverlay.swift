package import Documents
import Governance

/// What one environment narrows of a base; a field that is `nil` is left as it is.
///
/// Kind `WorkloadIdentityOverlay`.
package struct IntentOverlay: Sendable {
  package static let kind = "WorkloadIdentityOverlay"

  /// Some fields of a subject, which may only repeat the base.
  struct Subject: Hashable, Sendable {
    var issuer: String?
    var namespace: String?
    var serviceAccount: String?
    var spiffe: String?
  }

  /// Some fields of an allow, found by its id.
  struct Allow: Hashable, Sendable {
    var id: String
    var verbs: [Verb]?
    var resources: [IntentResource]?
    var actions: [String]?
    var patterns: [String]?
    var provider: Provider?
    var require: [Requirement]?
    /// A transform of names, which narrows nothing.
    var isRenaming = false
  }

  struct BreakGlass: Hashable, Sendable {
    var maxLifetime: Duration?
    var within: Duration?
    var minimum: Int?
    var groups: [String]?
    var ticket: String?
    var mfa: Bool?
    var rationaleMinimum: Int?
    var grants: [IntentBreakGlass.Grant]?
  }

  package let name: String
  package let extends: String
  package let environment: IntentEnvironment
  let zone: IntentZone?
  let classification: Classification?
  let subject: Subject?
  let lifetime: Duration?
  let audience: [String]?
  let automount: Bool?
  let allow: [Allow]
  let deny: [IntentDeny]?
  let egressMode: IntentEgress.Mode?
  let hosts: [String]?
  let breakGlass: BreakGlass?
  let recertifyEvery: Duration?
  let expires: Instant?
  let tests: [IntentTest]
  /// As written, for the places of its fields.
  package let document: Document
}
