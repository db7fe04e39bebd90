/// What a persona does with an artifact.
public enum ArtifactAct: String, CaseIterable, Comparable, Sendable, Codable {
  case read, use, modify, register, evaluate, approve, promote, retire

  /// In the order of a life.
  public static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// Lets a persona do something with artifacts of some types at some stages.
public struct MatrixRule: Hashable, Sendable, Codable {
  package var persona: Persona
  package var may: [ArtifactAct]
  package var artifacts: [Artifact.Kind]
  package var stages: [Artifact.Stage]
  package var because: String

  package init(
    _ persona: Persona,
    _ may: [ArtifactAct],
    _ artifacts: [Artifact.Kind] = Artifact.Kind.allCases,
    at stages: [Artifact.Stage] = Artifact.Stage.allCases,
    because: String
  ) {
    self.persona = persona
    self.may = may
    self.artifacts = artifacts
    self.stages = stages
    self.because = because
  }
}

/// One cell of the matrix: what a persona may do with a type of artifact at a stage, and why.
public struct MatrixCell: Hashable, Sendable {
  /// What it is about.
  public let artifact: Artifact.Kind
  /// Where in its life it is.
  public let stage: Artifact.Stage
  /// Who.
  public let persona: Persona
  /// In the order of a life; empty where nothing is allowed.
  public let may: [ArtifactAct]
  /// The reasons of the rules that allow it.
  public let because: [String]
}

extension RegistryRules {
  /// What a persona may do with artifacts of a type at a stage.
  package func cell(
    _ artifact: Artifact.Kind,
    _ stage: Artifact.Stage,
    _ persona: Persona
  ) -> MatrixCell {
    let rules = matrix.filter {
      $0.persona == persona && $0.artifacts.contains(artifact) && $0.stages.contains(stage)
    }
    return MatrixCell(
      artifact: artifact,
      stage: stage,
      persona: persona,
      may: Set(rules.flatMap(\.may)).sorted(),
      because: rules.map(\.because)
    )
  }

  /// Every cell, artifacts first, then stages, then personas.
  package var cells: [MatrixCell] {
    Artifact.Kind.allCases.flatMap { artifact in
      Artifact.Stage.allCases.flatMap { stage in
        Persona.allCases.map { cell(artifact, stage, $0) }
      }
    }
  }

  /// Whether one of the personas may; an administrator of a bootstrapped organisation holds them all.
  package func allows(
    _ act: ArtifactAct,
    _ artifact: Artifact.Kind,
    at stage: Artifact.Stage,
    _ personas: Set<Persona>
  ) -> Bool {
    personas.contains { cell(artifact, stage, $0).may.contains(act) }
  }

  static let standardMatrix: [MatrixRule] =
    Persona.allCases.map { persona in
      MatrixRule(
        persona,
        [.read],
        persona == .auditor || persona == .security || persona == .administrator
          ? Artifact.Kind.allCases : [.code, .deployConfig, .modelPackage, .runtimeBinary],
        because: "what is decided about is seen; training data only by those who answer for it"
      )
    } + builders + deciders

  private static let builders: [MatrixRule] = [
    MatrixRule(
      .dataSteward,
      [.read, .modify, .register, .approve, .retire],
      [.dataset],
      because: "who answers for data says what is in it and how long it is kept"
    ),
    MatrixRule(
      .modelDeveloper,
      [.read, .use],
      [.dataset],
      at: [.training, .evaluation],
      because: "models are trained on data; nobody builds on what production holds"
    ),
    MatrixRule(
      .modelDeveloper,
      [.use, .modify],
      [.code, .deployConfig, .modelPackage],
      at: [.training],
      because: "who builds changes what is built, until it is registered"
    ),
    MatrixRule(
      .registrar,
      [.register, .retire],
      [.code, .deployConfig, .modelPackage, .runtimeBinary],
      because: "the registrar advances packages, and never decides about them"
    ),
  ]

  private static let deciders: [MatrixRule] = [
    MatrixRule(
      .deployer,
      [.use, .evaluate],
      [.code, .deployConfig, .modelPackage, .runtimeBinary],
      at: [.training, .evaluation],
      because: "the pipeline tests what it is given"
    ),
    MatrixRule(
      .deployer,
      [.use, .promote],
      [.deployConfig, .modelPackage, .runtimeBinary],
      at: [.evaluation, .production],
      because: "only the pipeline puts into production: NIST 800-53 CM-5"
    ),
    MatrixRule(
      .approver,
      [.approve],
      [.code, .deployConfig, .modelPackage, .runtimeBinary],
      at: [.evaluation],
      because: "somebody who built none of it says yes: NIST 800-53 CM-3"
    ),
    MatrixRule(
      .security,
      [.approve],
      [.code, .deployConfig, .modelPackage, .runtimeBinary],
      at: [.evaluation],
      because: "security approves like any approver"
    ),
    MatrixRule(
      .policyAdmin,
      [.modify],
      [.deployConfig],
      at: [.training],
      because: "policies are part of what is deployed"
    ),
    MatrixRule(
      .breakGlassResponder,
      [.use],
      [.deployConfig, .runtimeBinary],
      at: [.production],
      because: "in an emergency somebody must reach what runs, inside a grant that ends"
    ),
    MatrixRule(
      .administrator,
      ArtifactAct.allCases,
      because: "the first administrator does everything until others can: an open finding"
    ),
  ]
}

extension Rules {
  /// Every cell of who may do what with which artifact at which stage.
  public var artifactMatrix: [MatrixCell] { registry.cells }
}
