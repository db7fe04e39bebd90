public import Governance

extension Store {
  /// The way from a CI run to the calls of what it built: a row a hop, as far as records exist.
  ///
  /// `reference` is the id of a package, bundle, change, workload identity or artifact, a digest, or a run. A hop
  /// of which nothing is known says which field of which record is missing, and who should send it.
  ///
  /// - Throws: `Refusal` where no record bears the reference.
  public func trace(_ reference: String, as viewer: Operator) async throws -> [RecordRow] {
    try await look(as: viewer) { connection, _ in
      try Trace(connection, reference).hops()
    }
  }
}

/// The records of one way, found from any of them.
private struct Trace {
  private let connection: any Connection
  private var artifact: Artifact?
  private var model: ModelPackage?
  private var ticket: ChangeTicket?
  private var bundle: PolicyBundle?
  private var workload: WorkloadIdentity?

  init(_ connection: any Connection, _ reference: String) throws {
    self.connection = connection
    try begin(reference)
    try completePackage()
    if artifact == nil, let package = model {
      artifact = try connection.artifacts(where: "digest = ?", [.text(package.digest)]).first
    }
    if ticket == nil { ticket = try model?.ticket.flatMap { try one("id = ?", $0.text) } }
    if bundle == nil { bundle = try model?.bundle.flatMap { try one("id = ?", $0.text) } }
    if workload == nil, let name = bundle?.workload {
      workload = try one("name = ? and state <> 'decommissioned'", name)
    }
  }

  /// The record that a reference names; where it names several, the one that is nearest to the run.
  private mutating func begin(_ reference: String) throws {
    let id = reference.uppercased()
    model = try one("id = ?", id) ?? one("digest = ?", reference) ?? one("run = ?", reference)
    guard model == nil else { return }
    artifact =
      try connection.artifacts(where: "id = ?", [.text(id)]).first
      ?? connection.artifacts(where: "digest = ?", [.text(reference)]).first
    bundle = try one("id = ?", id) ?? one("digest = ?", reference)
    ticket = try one("id = ?", id)
    workload = try one("id = ?", id) ?? one("name = ?", reference)
    guard artifact == nil, bundle == nil, ticket == nil, workload == nil else { return }
    throw Refusal(
      .notFound,
      reference,
      "no package, artifact, bundle, change, workload or run is called `\(reference)`",
      next: "govtop list packages shows runs and digests"
    )
  }

  /// The package of the record that the way was found from.
  private mutating func completePackage() throws {
    guard model == nil else { return }
    if bundle == nil, let workload {
      bundle = try one("workload = ? and state = 'enforced'", workload.name)
    }
    model =
      try artifact.flatMap { try one("digest = ?", $0.digest) }
      ?? bundle.flatMap { try one("bundle = ?", $0.id.text) }
      ?? ticket.flatMap { try one("ticket = ?", $0.id.text) }
  }

  private func one<Workflow: WorkflowRecord>(
    _ condition: String,
    _ argument: String
  ) throws -> Workflow? {
    try connection.records(Workflow.self, where: condition, [.text(argument)]).last
  }

  // MARK: The hops

  func hops() throws -> [RecordRow] {
    [
      run, built, provenance, registered, change, policy, identity, try calls(),
    ]
  }

  private var run: RecordRow {
    guard let run = model?.run else {
      return .hop(
        "run",
        missing: of(model, "run"),
        from: "the pipeline: govtop package evaluate --run"
      )
    }
    return .hop("run", id: run)
  }

  private var built: RecordRow {
    guard let artifact else {
      return .hop(
        "artifact",
        missing: model.map { "an artifact with digest \($0.digest)" } ?? "the digest",
        from: "whoever builds it: govtop artifact register"
      )
    }
    return .hop(
      "artifact",
      id: artifact.id.text,
      name: artifact.name,
      at: artifact.registeredAt,
      state: artifact.stage.rawValue,
      digest: artifact.digest
    )
  }

  private var provenance: RecordRow {
    guard let statement = model?.provenance else {
      return .hop(
        "provenance",
        missing: of(model, "provenance"),
        from: "the build system: govtop package evaluate --provenance"
      )
    }
    return .hop(
      "provenance",
      id: statement.statement,
      name: "\(statement.level) by \(statement.signer)"
    )
  }

  private var registered: RecordRow {
    guard let package = model else {
      return .hop(
        "package",
        missing: "a package with this digest",
        from: "the pipeline: govtop package register"
      )
    }
    return .hop(
      "package",
      id: package.id.text,
      name: package.name,
      at: package.registeredAt,
      state: package.state.rawValue,
      digest: package.digest
    )
  }

  private var change: RecordRow {
    guard let ticket else {
      return .hop(
        "change",
        missing: of(model, "ticket"),
        from: "who submits it: govtop package submit --ticket"
      )
    }
    return .hop(
      "change",
      id: ticket.id.text,
      name: ticket.external,
      at: ticket.createdAt,
      state: ticket.state.rawValue
    )
  }

  private var policy: RecordRow {
    guard let bundle else {
      return .hop(
        "bundle",
        missing: of(model, "bundle"),
        from: "who tests its identity: govtop package evaluate --bundle"
      )
    }
    return .hop(
      "bundle",
      id: bundle.id.text,
      name: "\(bundle.workload) revision \(bundle.revision)",
      at: bundle.createdAt,
      state: bundle.state.rawValue,
      digest: bundle.digest
    )
  }

  private var identity: RecordRow {
    guard let workload else {
      return .hop(
        "workload",
        missing: bundle.map { "a workload identity named \($0.workload)" }
          ?? "the bundle's workload",
        from: "its owner: govtop workload propose"
      )
    }
    return .hop(
      "workload",
      id: workload.id.text,
      name: workload.name,
      at: workload.registeredAt ?? workload.proposedAt,
      state: workload.state.rawValue
    )
  }

  /// The last call that any source tells of the workload's account.
  private func calls() throws -> RecordRow {
    guard let workload,
      let account = try connection.lastRow(.principal, workload.principal.text)
    else {
      return .hop("events", missing: "the workload's principal", from: "an import of its account")
    }
    let name = try account.text("name")
    guard let used = try account.optionalInstant("last_used_at") else {
      return .hop(
        "events",
        name: name,
        missing: "last_used_at of \(workload.principal.text)",
        from: "an import with usage of \(try account.text("source_id"))"
      )
    }
    return .hop("events", id: workload.principal.text, name: name, at: used)
  }

  private func of(_ package: ModelPackage?, _ field: String) -> String {
    package.map { "\(field) of \($0.id.text)" } ?? "\(field) of the package"
  }
}

extension RecordRow {
  /// One step of the way, or what is missing of it.
  fileprivate static func hop(
    _ hop: String,
    id: String? = nil,
    name: String? = nil,
    at: Instant? = nil,
    state: String? = nil,
    digest: String? = nil,
    missing: String? = nil,
    from sender: String? = nil
  ) -> RecordRow {
    RecordRow(
      id: hop,
      [
        ("hop", .text(hop)), ("id", .or(id)), ("name", .or(name)), ("at", .or(at)),
        ("state", .or(state)), ("digest", .or(digest)), ("missing", .or(missing)),
        ("sender", .or(sender)),
      ]
    )
  }
}
