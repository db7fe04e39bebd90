/// A versioned thing under governance, identified by its digest.
public struct Artifact: Hashable, Sendable {
  /// Tag of the ids of artifacts: `AT-12`.
  public typealias ID = Identifier<Artifact>

  /// What was digested: a part that a model is made from, the model, or what runs it.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    case dataset, code
    case deployConfig = "deploy_config"
    case modelPackage = "model_package"
    case runtimeBinary = "runtime_binary"
  }

  /// The part of the lifecycle that an artifact is in; access follows it.
  public enum Stage: String, CaseIterable, Sendable, Codable {
    case training, evaluation, production, archived
  }

  /// `AT-12`.
  package let id: ID
  package let kind: Kind
  package let name: String
  /// `sha256:…`, as the system that made it tells it.
  package let digest: String
  package let stage: Stage
  package let dataClass: DataClass
  /// `low`, `medium`, `high`; `nil` blocks every promotion.
  package let riskTier: String?
  package let owner: Person.ID?
  package let registeredAt: Instant
  package var version: Int
}

/// What happened to an artifact.
package enum ArtifactEvent: Hashable, Sendable {
  case registered(
    kind: Artifact.Kind,
    name: String,
    digest: String,
    stage: Artifact.Stage,
    dataClass: DataClass,
    riskTier: String?,
    owner: Person.ID?
  )
}

extension Artifact {
  package init(id: ID, first event: ArtifactEvent, at: Instant) {
    switch event {
    case .registered(let kind, let name, let digest, let stage, let dataClass, let tier, let owner):
      self.id = id
      self.kind = kind
      self.name = name
      self.digest = digest
      self.stage = stage
      self.dataClass = dataClass
      riskTier = tier
      self.owner = owner
      registeredAt = at
      version = 1
    }
  }
}

extension ArtifactEvent {
  package var kind: String { "artifact.registered" }

  package var payload: Fields {
    switch self {
    case .registered(let kind, let name, let digest, let stage, let dataClass, let tier, let owner):
      Fields()
        .with("artifact_kind", kind.rawValue).with("name", name).with("digest", digest)
        .with("stage", stage.rawValue).with("data_class", dataClass.rawValue)
        .with("risk_tier", tier).with("owner", owner)
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    guard kind == "artifact.registered" else { return nil }
    self = .registered(
      kind: try fields.word("artifact_kind"),
      name: try fields.text("name"),
      digest: try fields.text("digest"),
      stage: try fields.word("stage"),
      dataClass: try fields.word("data_class"),
      riskTier: try fields.optionalText("risk_tier"),
      owner: try fields.optionalID("owner")
    )
  }
}
