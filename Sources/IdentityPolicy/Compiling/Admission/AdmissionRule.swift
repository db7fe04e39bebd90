package import Documents
import Governance

/// What a pod of a workload must show to be let in: one rule, for three engines and our verdict.
package struct AdmissionRule: Hashable, Sendable {
  /// Of the objects that carry the rule: `govtop-fraud-trainer-prod`.
  package let name: String
  package let workload: String
  package let namespace: String
  package let serviceAccount: String
  package let bundle: String
  /// The longest life of a projected token, in seconds.
  package let longestToken: Int
  package let audiences: [String]

  /// The annotation by which a pod names the bundle that it was approved under.
  static let bundleAnnotation = "govtop.dev/bundle"
  static let tokenSecret = "kubernetes.io/service-account-token"
  static let secretOwner = "kubernetes.io/service-account.name"

  init(_ context: CompileContext) {
    let intent = context.intent
    name = "govtop-\(intent.qualifiedName)"
    workload = intent.name
    namespace = intent.subject.kubernetes.namespace
    serviceAccount = intent.subject.kubernetes.serviceAccount
    bundle = context.bundle
    longestToken = Int(intent.token.lifetime.wholeSeconds)
    audiences = intent.token.audience
  }

  func files() -> [CompiledFile] {
    [
      CompiledFile(name: "vap.yaml", text: OutputTree.yaml(validatingPolicies)),
      CompiledFile(name: "kyverno.yaml", text: kyverno.yaml),
      CompiledFile(name: "gatekeeper.yaml", text: OutputTree.yaml(gatekeeper)),
    ]
  }

  /// One thing that a pod can lack.
  package enum Lack: String, CaseIterable, Sendable {
    case automount, token, bundle
  }

  func message(_ lack: Lack) -> String {
    switch lack {
    case .automount: "\(serviceAccount): automountServiceAccountToken must be false"
    case .token:
      "\(serviceAccount): projected tokens need an approved audience and "
        + "expirationSeconds <= \(longestToken)"
    case .bundle: "\(serviceAccount): pod must carry the approved policy bundle version"
    }
  }

  var secretMessage: String {
    "\(serviceAccount): Secrets with tokens of this service account never expire"
  }
}

extension AdmissionRule {
  /// What a pod lacks; `nil` when it does not run as this identity.
  package func lacks(of pod: Document) -> [Lack]? {
    guard Self.text(pod["spec"]?["serviceAccountName"]) == serviceAccount else { return nil }
    var lacks: [Lack] = []
    if !Self.isFalse(pod["spec"]?["automountServiceAccountToken"]) { lacks.append(.automount) }
    if !tokens(of: pod).allSatisfy(isApproved) { lacks.append(.token) }
    let carried = pod["metadata"]?["annotations"]?[Self.bundleAnnotation]
    if Self.text(carried) != bundle { lacks.append(.bundle) }
    return lacks
  }

  private func tokens(of pod: Document) -> [Document] {
    Self.elements(pod["spec"]?["volumes"]).flatMap { volume in
      Self.elements(volume["projected"]?["sources"]).compactMap { $0["serviceAccountToken"] }
    }
  }

  private func isApproved(_ token: Document) -> Bool {
    guard let audience = Self.text(token["audience"]), audiences.contains(audience),
      case .number(let seconds)? = token["expirationSeconds"]?.value
    else { return false }
    return Int(seconds).map { $0 <= longestToken } ?? false
  }

  private static func elements(_ document: Document?) -> [Document] {
    guard case .array(let elements)? = document?.value else { return [] }
    return elements
  }

  private static func text(_ document: Document?) -> String? {
    guard case .string(let text)? = document?.value else { return nil }
    return text
  }

  private static func isFalse(_ document: Document?) -> Bool {
    guard case .boolean(false)? = document?.value else { return false }
    return true
  }
}

extension AdmissionRule {
  /// The rule that an intent compiles to.
  package init(_ intent: Intent, _ settings: CompileSettings = CompileSettings()) {
    self.init(CompileContext(intent, settings))
  }
}
