import Documents

extension ModelPackage {
  /// Asks for a decision, once nothing is missing.
  package static func submit(
    _ package: ModelPackage,
    _ submission: PackageSubmission,
    facts: PackageFacts,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.registerArtifact, for: package.id.text)
    try package.requireStep(to: .pendingApproval, "submitted")
    try package.requireSeen(seen)
    let event = Happening.submitted(
      Happening.Submission(
        ticket: submission.ticket,
        datasetVersion: submission.datasetVersion,
        rollbackPlan: context.text(submission.rollbackPlan),
        developers: submission.developers.sorted(),
        by: context.persons
      )
    )
    var after = package
    after.apply(event, at: context.now)
    try package.requireComplete(after, context.rules.registry)
    if let ticket = facts.ticket {
      try ticket.requireCovers(package.id.text, [.new, .assess, .authorize, .scheduled])
    }
    return [Event(package.id, event)]
  }

  private func requireComplete(
    _ after: ModelPackage,
    _ rules: RegistryRules
  ) throws(Refusal) {
    let missing = after.missing(rules)
    guard missing.isEmpty else {
      throw refusal(
        .missingField,
        "\(id) lacks \(missing.map(\.rawValue).joined(separator: ", "))",
        next: "give \(missing.map(\.supply).joined(separator: ", "))"
      )
    }
    try requireTestsPass()
  }

  private func requireTestsPass() throws(Refusal) {
    if let tests, !tests.isPass {
      throw refusal(
        .hardStop,
        "\(tests.passed) of \(tests.total) identity-policy tests of \(id) passed: it goes nowhere",
        next: "mend what fails, then govtop package evaluate \(id)"
      )
    }
    if let failed = evaluations.first(where: { !$0.passed }) {
      throw refusal(
        .hardStop,
        "the test `\(failed.name)` of \(id) failed: it goes nowhere",
        next: "mend what fails, then govtop package evaluate \(id)"
      )
    }
  }

  /// Lets a package go into use; never by somebody who had a part in making it.
  package static func approve(
    _ package: ModelPackage,
    _ decision: PackageDecision,
    facts: PackageFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try package.requireDecider(to: .approved, "approved", decision, context)
    try package.requireTestsPass()
    if context.rules.registry.required.contains(.approvalTicket) {
      guard let ticket = facts.ticket else {
        throw package.refusal(
          .missingField,
          "\(package.id) has no change under which it could go into use",
          next: "govtop change create, then submit it again"
        )
      }
      try ticket.requireCovers(package.id.text, [.authorize, .scheduled])
    }
    return [
      Event(
        package.id,
        .approved(by: context.persons, reason: context.text(decision.reason))
      )
    ]
  }

  /// Says no, with a reason.
  package static func reject(
    _ package: ModelPackage,
    _ decision: PackageDecision,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try package.requireDecider(to: .rejected, "rejected", decision, context)
    let words = try package.words(decision.reason, "a rejection needs a reason", in: context)
    return [Event(package.id, .rejected(by: context.persons, reason: words))]
  }

  private func requireDecider(
    to next: PackageState,
    _ doing: String,
    _ decision: PackageDecision,
    _ context: Context
  ) throws(Refusal) {
    try requireStep(to: next, doing)
    let parts = [
      ("developed", developers), ("committed to", committers), ("registered", registrars),
    ]
    for (part, persons) in parts {
      try requireOther(
        than: persons,
        "you \(part) \(id): developer, registrar and committer do not decide about it",
        next: "another approver can",
        in: context
      )
    }
    try context.require(.approvePackage, for: id.text)
    try context.require(.approve, .modelPackage, at: .evaluation, for: id.text)
    guard decision.seenVersion == version,
      decision.seenDigest.map({ $0 == contentDigest.hex }) ?? true
    else {
      throw refusal(
        .staleView,
        "\(id) is not what you saw: you saw version \(decision.seenVersion), it is at \(version)",
        next: "look again, then decide"
      )
    }
  }
}

extension Context {
  /// Refuses what the matrix of artifacts, stages and personas does not have.
  func require(
    _ act: ArtifactAct,
    _ artifact: Artifact.Kind,
    at stage: Artifact.Stage,
    for subject: String
  ) throws(Refusal) {
    guard !rules.registry.allows(act, artifact, at: stage, actor.personas) else { return }
    let allowing = Persona.allCases.filter {
      rules.registry.cell(artifact, stage, $0).may.contains(act)
    }
    throw Refusal(
      .missingPersona,
      subject,
      "\(actor.person.handle) may not \(act.rawValue) a \(artifact.rawValue) in \(stage.rawValue)",
      next: "one of these may: \(allowing.map(\.rawValue).joined(separator: ", "))"
    )
  }
}
