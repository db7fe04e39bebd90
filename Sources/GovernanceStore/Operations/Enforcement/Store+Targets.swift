public import Governance

/// The right to run one command for one subject, until it lapses.
public struct TargetClaim: Hashable, Sendable {
  /// What is to be done.
  public let task: TargetTask
  /// What does it.
  public let command: TargetCommand
  /// What looks afterwards whether it is done.
  public let verify: TargetCommand?
  /// Tells this claim from every other on the same subject.
  let holder: String
}

extension Store {
  /// What targets have to do now and a command of this host can, at most `limit` of each operation.
  public func targetTasks(
    _ commands: TargetCommands,
    limit: Int = 500
  ) async throws -> [(task: TargetTask, command: TargetCommand)] {
    let now = options.clock()
    return try await engine.read { connection in
      let queue = TargetQueue(connection: connection, now: now)
      var found: [(task: TargetTask, command: TargetCommand)] = []
      for operation in [TargetOperation.quarantine, .revoke, .revert, .activate] {
        let subjects = try queue.subjects(
          for: operation,
          of: commands.sources(for: operation),
          after: "",
          limit: limit
        )
        for subject in subjects {
          guard let task = try queue.task(subject), let fits = commands.command(for: task)
          else { continue }
          found.append((task, fits.run))
        }
      }
      return found
    }
  }

  /// Claims the next task behind a subject, so that no other enforcer runs a command for it too.
  ///
  /// The claim lapses with the time limit of its command: what a dead enforcer left is taken over then.
  public func claimTask(
    _ operation: TargetOperation,
    after last: inout String,
    _ commands: TargetCommands,
    from origin: Origin
  ) async throws -> TargetClaim? {
    while true {
      let (now, place) = (options.clock(), last)
      let next = try await engine.read { connection in
        try TargetQueue(connection: connection, now: now).subjects(
          for: operation,
          of: commands.sources(for: operation),
          after: place,
          limit: 1
        ).first
      }
      guard let next else { return nil }
      last = next
      if let claim = try await claim(next, commands, origin) { return claim }
    }
  }

  private func claim(
    _ subject: String,
    _ commands: TargetCommands,
    _ origin: Origin
  ) async throws -> TargetClaim? {
    let options = options
    return try await engine.write { connection in
      let now = options.clock()
      let queue = TargetQueue(connection: connection, now: now)
      guard let task = try queue.task(subject), let fits = commands.command(for: task) else {
        return nil
      }
      let holder = options.randomBytes(16).map { String($0, radix: 16) }.joined(separator: ".")
      let taken = try connection.row(
        """
        insert into target_claim (subject, holder, claimed_at, lapses_at) values (?, ?, ?, ?)
        on conflict (subject) do update
        set holder = excluded.holder, claimed_at = excluded.claimed_at,
          lapses_at = excluded.lapses_at
        where target_claim.lapses_at <= excluded.claimed_at
        returning subject
        """,
        [
          .text(subject), .text(holder), .init(now),
          .init(now + fits.run.lease + (fits.verify?.timeLimit ?? .zero)),
        ]
      )
      guard taken != nil else { return nil }
      guard try begin(task, connection, origin) else {
        try connection.endClaim(subject, holder)
        return nil
      }
      return TargetClaim(task: task, command: fits.run, verify: fits.verify, holder: holder)
    }
  }

  /// Records what goes before a run; `false` where nothing is to run after all.
  private func begin(
    _ task: TargetTask,
    _ connection: any Connection,
    _ origin: Origin
  ) throws -> Bool {
    guard task.operation == .revoke || task.operation == .activate else { return true }
    let deliberation = try ofRule(connection, origin)
    let grant = try connection.grant(Identifier(task.subject))
    let facts = try connection.targetFacts(for: grant, at: deliberation.now)
    let (events, isToRun) = Grant.begin(grant, facts: facts, in: deliberation.system)
    try deliberation.record(events)
    _ = try deliberation.finish()
    return isToRun
  }

  /// Records how a run ended, and what follows from it; `false` where the claim had lapsed and was taken over.
  public func settle(
    _ claim: TargetClaim,
    _ outcome: TargetOutcome,
    by command: TargetCommand,
    from origin: Origin
  ) async throws -> Bool {
    try await engine.write { connection in
      // What nobody decided here keeps its claim when it fails: until that lapses nobody tries again.
      let isHeld = claim.task.operation == .revert && !outcome.isSuccess
      guard !isHeld else { return true }
      guard try connection.endClaim(claim.task.subject, claim.holder) else { return false }
      let deliberation = try ofRule(connection, origin)
      let run = outcome.run(of: command.name, claim.task.operation, in: deliberation.system)
      let failures = claim.task.attempts + 1
      let retryAt = claim.command.nextTry(afterFailures: failures, at: deliberation.now)
      try deliberation.record(follow(run, claim, retryAt, deliberation))
      _ = try deliberation.finish()
      return true
    }
  }

  private func follow(
    _ run: TargetRun,
    _ claim: TargetClaim,
    _ retryAt: Instant?,
    _ deliberation: Deliberation
  ) throws -> [Event] {
    let (connection, subject) = (deliberation.connection, claim.task.subject)
    switch claim.task.operation {
    case .quarantine:
      let quarantine = try connection.quarantine(Identifier(subject))
      return Quarantine.ran(run, for: quarantine, retryAt: retryAt)
    case .revert:
      return DriftFinding.autoRevert(
        try connection.drift(subject),
        by: "\(run.target) sha256:\(run.outputDigest)",
        in: deliberation.system
      )
    case .revoke, .activate, .verify:
      let grant = try connection.grant(Identifier(subject))
      return Grant.ran(run, for: grant, retryAt: retryAt, in: deliberation.system)
    }
  }

  private func ofRule(_ connection: any Connection, _ origin: Origin) throws -> Deliberation {
    try Deliberation(
      connection,
      at: options.clock(),
      stamp: .rule,
      origin: origin,
      options: options
    )
  }
}

extension Connection {
  /// Gives a claim back; `false` where it is another's by now.
  @discardableResult
  fileprivate func endClaim(_ subject: String, _ holder: String) throws(StoreError) -> Bool {
    try row(
      "delete from target_claim where subject = ? and holder = ? returning subject",
      [.text(subject), .text(holder)]
    ) != nil
  }
}
