package import Governance

extension Deliberation {
  /// Loads what a command on a package needs, and asks the domain.
  func decide(_ command: PackageCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .register(let draft): return try register(draft, context)
    case .evaluate(let id, let findings, let seen):
      return try evaluate(id, findings, seen, context)
    case .attest(let id, let verdict, let seen):
      return try ModelPackage.attest(
        connection.modelPackage(id),
        verdict,
        seen: seen,
        in: context
      )
    case .submit(let id, let submission, let seen):
      return try submit(id, submission, seen, context)
    case .approve(let decision):
      let package = try connection.modelPackage(decision.package)
      return try ModelPackage.approve(
        package,
        decision,
        facts: PackageFacts(ticket: try package.ticket.map { try connection.changeTicket($0) }),
        in: context
      )
    case .reject(let decision):
      let package = try connection.modelPackage(decision.package)
      return try ModelPackage.reject(package, decision, in: context)
    case .promote(let id, let environment, let change, let seen):
      return try promote(id, environment, change, seen, context)
    case .demote(let id, let reason, let incident, let seen):
      return try demote(id, reason, incident, seen, context)
    case .archive(let id, let seen):
      return try ModelPackage.archive(
        connection.modelPackage(id),
        lastKnownGoodOf: connection.holder(of: id),
        seen: seen,
        in: context
      )
    }
  }

  private func register(_ draft: PackageDraft, _ context: Context) throws -> [Event] {
    var draft = draft
    let owner = try connection.person(draft.owner)
    draft.owner = owner.id
    draft.developers = try draft.developers.map { try connection.person($0).id }
    draft.committers = try draft.committers.map { try connection.person($0).id }
    let facts = PackageFacts(
      existing: try connection.records(
        ModelPackage.self,
        where: "digest = ?",
        [.text(draft.digest)]
      )
      .first?.id,
      lastRelease: try connection.count(
        "select coalesce(max(release), 0) from model_package where package_group = ?",
        [.text(draft.group)]
      ),
      owner: owner
    )
    return try ModelPackage.register(draft, facts: facts, in: context)
  }

  private func evaluate(
    _ id: ModelPackage.ID,
    _ findings: PackageFindings,
    _ seen: Int?,
    _ context: Context
  ) throws -> [Event] {
    var findings = findings
    findings.developers = try findings.developers.map { try connection.person($0).id }
    findings.committers = try findings.committers.map { try connection.person($0).id }
    let bundle = try findings.bundle.map { try connection.policyBundle($0) }
    return try ModelPackage.evaluate(
      connection.modelPackage(id),
      findings,
      facts: PackageFacts(bundle: bundle),
      seen: seen,
      in: context
    )
  }

  private func submit(
    _ id: ModelPackage.ID,
    _ submission: PackageSubmission,
    _ seen: Int?,
    _ context: Context
  ) throws -> [Event] {
    var submission = submission
    submission.developers = try submission.developers.map { try connection.person($0).id }
    let ticket = try submission.ticket.map { try connection.changeTicket($0) }
    return try ModelPackage.submit(
      connection.modelPackage(id),
      submission,
      facts: PackageFacts(ticket: ticket),
      seen: seen,
      in: context
    )
  }

  private func promote(
    _ id: ModelPackage.ID,
    _ environment: Environment,
    _ change: ChangeTicket.ID?,
    _ seen: Int?,
    _ context: Context
  ) throws -> [Event] {
    let package = try connection.modelPackage(id)
    let bundle = try package.bundle.map { try connection.policyBundle($0) }
    let facts = PromotionFacts(
      ticket: try (change ?? package.ticket).map { try connection.changeTicket($0) },
      current: try connection.livePackage(of: package.packageGroup, in: environment),
      bundle: bundle,
      enforced: try bundle.flatMap {
        try connection.enforcedBundle(of: $0.workload, in: environment)
      }
    )
    return try ModelPackage.promote(
      package,
      to: environment,
      facts: facts,
      seen: seen,
      in: context
    )
  }

  private func demote(
    _ id: ModelPackage.ID,
    _ reason: String,
    _ incident: String?,
    _ seen: Int?,
    _ context: Context
  ) throws -> [Event] {
    let package = try connection.modelPackage(id)
    return try ModelPackage.demote(
      package,
      reason: reason,
      incident: incident,
      lastKnownGood: package.places.compactMap(\.replaced).map { try connection.modelPackage($0) },
      seen: seen,
      in: context
    )
  }
}

extension Connection {
  package func modelPackage(_ id: ModelPackage.ID) throws -> ModelPackage {
    try registered(id, called: "package", list: "packages")
  }

  /// What runs in a place now.
  package func livePackage(
    of group: String,
    in environment: Environment
  ) throws(StoreError) -> ModelPackage? {
    let flag: String? =
      switch environment {
      case .dev: "in_dev"
      case .stage: "in_stage"
      case .prod: "in_prod"
      case .unknown: nil
      }
    guard let flag else { return nil }
    return try records(
      ModelPackage.self,
      where: "package_group = ? and \(flag) = 1",
      [.text(group)]
    ).first
  }

  /// The package in use that would give way to this one again.
  fileprivate func holder(of id: ModelPackage.ID) throws -> ModelPackage.ID? {
    let package = try modelPackage(id)
    let live = try records(
      ModelPackage.self,
      where: "package_group = ? and (in_dev = 1 or in_stage = 1 or in_prod = 1)",
      [.text(package.packageGroup)]
    )
    return live.first { $0.places.contains { $0.replaced == id } }?.id
  }

  /// A record of the registry by its id.
  func registered<Workflow: RegistryRecord>(
    _ id: Identifier<Workflow>,
    called what: String,
    list: String
  ) throws -> Workflow {
    guard let record = try records(Workflow.self, where: "id = ?", [.init(id)]).first else {
      throw Refusal(
        .notFound,
        id.text,
        "there is no \(what) `\(id)`",
        next: "govtop list \(list) shows them"
      )
    }
    return record
  }
}

extension PackageCommand {
  /// What the actor must be allowed to do, for the personas that the entry names.
  var permissions: Set<Permission> {
    switch self {
    case .register, .submit, .archive: [.registerArtifact]
    case .evaluate, .attest: [.evaluatePackage]
    case .approve, .reject: [.approvePackage]
    case .promote: [.promotePackage]
    case .demote: [.demotePackage]
    }
  }
}
