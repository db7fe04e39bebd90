import Documents
import Foundation
import IdentityPolicy
import Testing

/// The intent of `docs/examples/intent`, and short ways to write others.
enum IntentExample {
  /// The folder of the example, found upwards from this file.
  static let folder: URL = {
    var place = URL(fileURLWithPath: #filePath)
    while place.path != "/" {
      place.deleteLastPathComponent()
      let found = place.appendingPathComponent("docs/examples/intent")
      if FileManager.default.fileExists(atPath: found.path) { return found }
    }
    return place
  }()

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  static func base(_ environment: IntentEnvironment = .prod) throws -> Intent {
    try Intent(try document(text("fraud-trainer.yaml")).substituting(environment))
  }

  static func document(_ text: String) throws -> Document {
    try #require(try Document.documents(yaml: Array(text.utf8)).first)
  }

  /// An overlay of the example in production, given as the inside of its `spec`.
  static func overlay(_ fields: String) throws -> IntentOverlay {
    try IntentOverlay(
      document(
        "{apiVersion: govtop.dev/v1alpha1, kind: WorkloadIdentityOverlay, "
          + "metadata: {name: fraud-trainer-prod}, "
          + "spec: {extends: fraud-trainer, environment: prod, \(fields)}}"
      ).substituting(.prod)
    )
  }

  static func resolved(_ environment: IntentEnvironment = .prod) throws -> IntentFolder.Resolved {
    var intents = IntentFolder()
    for name in ["fraud-trainer.yaml", "fraud-trainer.prod.yaml", "targets.yaml"] {
      intents.add(Array(try text(name).utf8), file: name)
    }
    return intents.resolved(for: environment)
  }

  static func compiled() throws -> CompiledIntent {
    let resolved = try resolved()
    return try #require(resolved.intents.first).compiled(resolved.settings)
  }

  /// What one small identity compiles to, its `allow` list and more fields given.
  static func compiled(allow: String, _ fields: String = "") throws -> CompiledIntent {
    try small(allow: allow, fields).compiled(CompileSettings(bundle: "v1"))
  }

  static func small(allow: String, _ fields: String = "") throws -> Intent {
    try Intent(document(smallText(allow: allow, fields)))
  }

  static func smallText(allow: String, _ fields: String = "") -> String {
    """
    apiVersion: govtop.dev/v1alpha1
    kind: WorkloadIdentity
    metadata: {name: small}
    spec:
      owner: {team: ml, contacts: [ml@acme.example]}
      zone: runtime
      environment: prod
      dataClassification: internal
      subject: {kubernetes: {issuer: oidc.example/id/A, namespace: ml, serviceAccount: small}}
      token: {ttl: 1h, audience: [sts.amazonaws.com, "api://AzureADTokenExchange", pool]}
      allow: \(allow)
      \(fields)
    """
  }
}

extension CompiledIntent {
  /// One file of the output as JSON.
  func json(_ name: String) throws -> Document {
    try Document(json: Array(try #require(text(of: name), "no file \(name)").utf8))
  }

  func yaml(_ name: String) throws -> [Document] {
    try Document.documents(yaml: Array(try #require(text(of: name), "no file \(name)").utf8))
  }
}
