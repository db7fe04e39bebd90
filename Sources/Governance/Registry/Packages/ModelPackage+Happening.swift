extension ModelPackage {
  /// What happens to a package.
  package enum Happening: WorkflowEvent {
    /// Everything that was known when it was registered.
    package struct Terms: Hashable, Sendable, Codable {
      package var packageGroup: String
      package var name: String
      package var release: Int
      package var digest: String
      package var owner: Person.ID
      package var riskTier: String
      package var run: String?
      package var datasetVersion: String?
      package var rollbackPlan: FreeText?
      package var developers: [Person.ID] = []
      package var committers: [Person.ID] = []
      package var registrars: [Person.ID]
    }

    /// What the pipeline found; a later look takes the place of an earlier one.
    package struct Findings: Hashable, Sendable, Codable {
      package var evaluations: [Evaluation]
      package var tests: Tests
      package var run: String?
      package var datasetVersion: String?
      package var provenance: Provenance?
      package var bundle: PolicyBundle.ID?
      package var developers: [Person.ID] = []
      package var committers: [Person.ID] = []
    }

    /// What the registrar adds when asking for a decision.
    package struct Submission: Hashable, Sendable, Codable {
      package var ticket: ChangeTicket.ID?
      package var datasetVersion: String?
      package var rollbackPlan: FreeText?
      package var developers: [Person.ID] = []
      package var by: [Person.ID]
    }

    case registered(Terms)
    case evaluated(findings: Findings, by: [Person.ID])
    case verdictRecorded(verdict: Verdict, by: [Person.ID])
    case submitted(Submission)
    case approved(by: [Person.ID], reason: FreeText?)
    case rejected(by: [Person.ID], reason: FreeText)
    /// The factor with which the deployer proved to be who they are is part of the evidence.
    case promoted(
      environment: Environment,
      replaced: ID?,
      ticket: ChangeTicket.ID,
      factor: AuthenticationFactor,
      by: [Person.ID]
    )
    /// It is the last known good, and the one that had replaced it was taken out of use.
    case restored(environment: Environment, replaced: ID?, after: ID, by: [Person.ID])
    case superseded(environment: Environment, by: ID)
    case dePromoted(reason: FreeText, incident: String?, by: [Person.ID])
    case archived(by: [Person.ID])
  }
}
