@testable import Governance
import Testing

@Suite struct `The matrix of artifacts, stages and personas` {
  private let rules = Rules.standard

  @Test func `has a cell for each`() {
    #expect(rules.artifactMatrix.count == 5 * 4 * Persona.allCases.count)
    #expect(Set(rules.artifactMatrix).count == rules.artifactMatrix.count)
    #expect(rules.artifactMatrix.allSatisfy { $0.may.isEmpty == $0.because.isEmpty })
  }

  private func who(
    _ act: ArtifactAct,
    _ artifact: Artifact.Kind,
    _ stage: Artifact.Stage
  ) -> [String] {
    Persona.allCases.filter { rules.registry.cell(artifact, stage, $0).may.contains(act) }
      .map(\.rawValue)
  }

  @Test func `lets only the pipeline put into production`() {
    for artifact in [Artifact.Kind.modelPackage, .deployConfig, .runtimeBinary] {
      #expect(who(.promote, artifact, .production) == ["deployer", "administrator"])
    }
    #expect(who(.promote, .dataset, .production) == ["administrator"])
  }

  @Test func `lets nobody change what was registered`() {
    for stage in [Artifact.Stage.evaluation, .production, .archived] {
      #expect(who(.modify, .modelPackage, stage) == ["administrator"], "\(stage)")
    }
  }

  @Test func `keeps training data from who does not answer for it or train on it`() {
    #expect(
      who(.read, .dataset, .training)
        == ["auditor", "data_steward", "model_developer", "security", "administrator"].sorted {
          order($0) < order($1)
        }
    )
    #expect(!who(.read, .dataset, .production).contains("model_developer"))
  }

  private func order(_ word: String) -> Int {
    Persona.allCases.firstIndex { $0.rawValue == word } ?? 0
  }

  /// Two tables say who may: they must not disagree about packages.
  @Test(arguments: [
    (ArtifactAct.approve, Artifact.Stage.evaluation, Permission.approvePackage),
    (.promote, .production, .promotePackage), (.register, .evaluation, .registerArtifact),
    (.evaluate, .evaluation, .evaluatePackage),
  ])
  func `agrees with the permissions`(
    act: ArtifactAct,
    stage: Artifact.Stage,
    permission: Permission
  ) {
    #expect(
      Set(who(act, .modelPackage, stage))
        == Set(Persona.allCases.filter { rules.allows(permission, [$0]) }.map(\.rawValue))
    )
  }

  @Test func `gives the auditor reading, everywhere, and no more`() {
    for cell in rules.artifactMatrix where cell.persona == .auditor { #expect(cell.may == [.read]) }
  }

  @Test func `of an organisation comes back as it was written`() throws {
    let json = try FieldsEncoder.encode(rules.registry).json
    #expect(
      try FieldsDecoder(isStrict: true).decode(RegistryRules.self, from: json) == rules.registry
    )
  }
}

@Suite struct `Factors` {
  @Test func `are ordered from a claim to a touched key with its PIN`() {
    #expect(
      AuthenticationFactor.allCases.sorted().map(\.rawValue)
        == ["none", "os_user", "totp", "federation", "key", "touch", "touch_and_pin"]
    )
  }

  @Test func `of somebody who is only claimed are none, whatever else is said`() {
    let claimed = Context.Actor(person: SmallWorld.ada, claimed: true, factor: .touch)
    #expect(claimed.factor == .claimed)
    #expect(Context.Actor(person: SmallWorld.ada).factor == .osUser)
  }
}
