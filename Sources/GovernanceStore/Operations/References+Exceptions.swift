import Governance

extension Connection {
  /// The exception that something is to rest on until a moment: there, in force, and not over before.
  ///
  /// A refusal names those that are in force.
  func exception(
    _ word: String,
    until: Instant? = nil,
    for subject: String,
    at now: Instant
  ) throws -> ExceptionFact {
    guard IDPrefix(of: word) == .exception,
      let exception = try records(
        PolicyException.self,
        where: "id = ?",
        [.text(word.uppercased())]
      ).first
    else {
      throw Refusal(
        .notFound,
        subject,
        "there is no exception `\(word)`",
        next: try candidates(at: now)
      )
    }
    guard exception.isInForce(at: now) else {
      let state = exception.state(at: now)
      throw Refusal(
        .expired,
        subject,
        state: state.rawValue,
        state == .expired
          ? "\(exception.id) expired at \(exception.expiresAt)"
          : "\(exception.id) is \(state.rawValue): nothing rests on it",
        next: try candidates(at: now)
      )
    }
    let end = until ?? exception.expiresAt
    guard end <= exception.expiresAt else {
      throw Refusal(
        .limit,
        subject,
        "\(exception.id) ends at \(exception.expiresAt), before \(end)",
        next: "end it by then, or have \(exception.id) renewed first"
      )
    }
    return ExceptionFact(id: exception.id.text, endsAt: end)
  }

  /// Which exceptions could have been meant.
  private func candidates(at now: Instant) throws -> String {
    let active = try rows(
      """
      select id from policy_exception
      where state in ('approved', 'active') and starts_at <= ? and expires_at > ?
      order by expires_at, id
      limit 6
      """,
      [.init(now), .init(now)]
    ).map { try $0.text("id") }
    guard !active.isEmpty else { return "none is in force: govtop except asks for one" }
    let more = active.count > 5 ? " and more: govtop list exceptions state:active" : ""
    return "these are in force: \(active.prefix(5).joined(separator: " "))\(more)"
  }

  /// What rests on an exception that somebody ends before its time is open again.
  func findings(
    uncoveredBy exception: PolicyException.ID,
    in system: SystemContext
  ) throws -> [Event] {
    let drift: [DriftFinding] = try records(
      where: "state = 'accepted' and exception = ?",
      [.init(exception)]
    )
    let compliance: [ComplianceFinding] = try records(
      where: "state = 'waived' and exception = ?",
      [.init(exception)]
    )
    return drift.flatMap {
      DriftFinding.follow($0, exceptionEnded: exception.text, in: system)
    }
      + compliance.flatMap {
        ComplianceFinding.follow($0, exceptionEnded: exception.text, in: system)
      }
  }
}
