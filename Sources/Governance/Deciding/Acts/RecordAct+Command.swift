extension RecordAct {
  /// The command by which this is done to a record that was shown.
  ///
  /// Throws where records of that kind know no such act, or where another step is next.
  package func command(
    on record: ShownRecord,
    _ words: RecordWords,
    at now: Instant
  ) throws(Refusal) -> Command {
    let named = record.named
    let command: Command? =
      switch named.prefix {
      case .item: itemCommand(record, words)
      case .campaign: campaignCommand(named, words)
      case .exception: try exceptionCommand(record, words, now)
      case .breakGlass: try emergencyCommand(named, words)
      case .drift: try findingCommand(record, words, now)
      // A scan, no person, says that a compliance finding is put right.
      case .compliance where self != .finishRemedy:
        try findingCommand(record, words, now)
      case .package: try packageCommand(named, words)
      case .ticket: try changeCommand(named, words)
      default: nil
      }
    guard let command else {
      throw Refusal(
        .notPermitted,
        named.id,
        state: named.state,
        "\(named.id) is a \(named.prefix.noun), to which that cannot be done",
        next: "the key . lists what can be done with it"
      )
    }
    return command
  }

  /// What an act says of a review item; `nil` for one that is no answer.
  package var verdict: Verdict? {
    switch self {
    case .certify: .certify
    case .end: .revoke
    case .reduce: .reduce
    case .abstain: .abstain
    default: nil
    }
  }

  private func itemCommand(_ record: ShownRecord, _ words: RecordWords) -> Command? {
    let id: ReviewItem.ID = Identifier(record.named.id)
    if let verdict {
      let shown = record.asAnswered
      return .certification(.answer(ReviewAnswer(verdict, to: [shown], comment: words.reason)))
    }
    switch self {
    case .handOver:
      return .certification(
        .reassign([id], to: Identifier(words.person ?? ""), reason: words.reason ?? "")
      )
    case .reopen: return .certification(.reopen([id]))
    case .signOff:
      return record.row.text("campaign").map { .certification(.signOff(Identifier($0))) }
    default: return nil
    }
  }

  private func campaignCommand(_ named: NamedRecord, _ words: RecordWords) -> Command? {
    let id: Campaign.ID = Identifier(named.id)
    return switch self {
    case .start: .certification(.start(id))
    case .finish: .certification(.finish(id))
    case .cancelCampaign: .certification(.cancel(id, reason: words.reason ?? ""))
    case .signOff: .certification(.signOff(id))
    default: nil
    }
  }

  private func exceptionCommand(
    _ record: ShownRecord,
    _ words: RecordWords,
    _ now: Instant
  ) throws(Refusal) -> Command? {
    let named = record.named
    switch self {
    case .approveException: return try Verb.approve.command(on: named, reason: words.reason)
    case .denyException: return try Verb.deny.command(on: named, reason: words.reason)
    case .withdrawException: return try Verb.cancel.command(on: named, reason: words.reason)
    case .revokeException: return try Verb.revoke.command(on: named, reason: words.reason)
    case .review:
      let review = ExceptionReview(
        keepUntil: words.length.map { now + $0 },
        fix: words.isToMend,
        reason: words.reason ?? "",
        seen: named.version
      )
      return .exception(.review(Identifier(named.id), review))
    case .renew: return .exception(.request(words.draft(from: record.row, renews: named.id)))
    default: return nil
    }
  }

  private func emergencyCommand(
    _ named: NamedRecord,
    _ words: RecordWords
  ) throws(Refusal) -> Command? {
    let id: BreakGlass.ID = Identifier(named.id)
    switch self {
    case .approveExtension: return try Verb.approve.command(on: named, reason: words.reason)
    case .extend:
      return .exception(
        .extend(id, length: words.length ?? .zero, reason: words.reason ?? "")
      )
    case .endEmergency: return try Verb.revoke.command(on: named, reason: words.reason)
    case .judgeEmergency:
      return .exception(
        .reviewBreakGlass(
          id,
          justified: words.isJustified,
          reason: words.reason ?? "",
          seen: named.version
        )
      )
    default: return nil
    }
  }

  private func findingCommand(
    _ record: ShownRecord,
    _ words: RecordWords,
    _ now: Instant
  ) throws(Refusal) -> Command? {
    let (id, seen) = (record.named.id, record.named.version)
    switch self {
    case .acknowledge: return try Verb.acknowledge.command(on: record.named, reason: words.reason)
    case .dismiss: return try Verb.falsePositive.command(on: record.named, reason: words.reason)
    case .remediate: return try Verb.remediate.command(on: record.named, reason: words.reason)
    case .finishRemedy:
      return .finding(.remediated(id, reason: words.reason, seen: seen))
    case .assign:
      return .finding(.assign(id, to: Identifier(words.person ?? ""), seen: seen))
    case .accept:
      let (ground, end) = (words.exception?.id ?? "", words.exception?.endsAt ?? now)
      return record.named.prefix == .drift
        ? .finding(.accept(id, exception: ground, until: end, reason: words.reason, seen: seen))
        : .finding(.waive(id, until: end, exception: ground, reason: words.reason, seen: seen))
    case .except: return .exception(.request(words.draft(from: record.row, finding: id)))
    default: return nil
    }
  }

  private func packageCommand(
    _ named: NamedRecord,
    _ words: RecordWords
  ) throws(Refusal) -> Command? {
    let (id, seen): (ModelPackage.ID, Int) = (Identifier(named.id), named.version)
    switch self {
    case .submit:
      return .package(
        .submit(id, PackageSubmission(ticket: words.ticket.map { Identifier($0) }), seen: seen)
      )
    case .approvePackage: return try Verb.approve.command(on: named, reason: words.reason)
    case .rejectPackage: return try Verb.deny.command(on: named, reason: words.reason)
    case .promote:
      return .package(
        .promote(
          id,
          to: words.environment ?? .unknown,
          change: words.ticket.map { Identifier($0) },
          seen: seen
        )
      )
    case .demote:
      return .package(
        .demote(id, reason: words.reason ?? "", incident: words.incident, seen: seen)
      )
    default: return nil
    }
  }

  private func changeCommand(
    _ named: NamedRecord,
    _ words: RecordWords
  ) throws(Refusal) -> Command? {
    var step = TicketStep()
    switch self {
    case .authorize: return try Verb.approve.command(on: named, reason: words.reason)
    case .cancelChange: return try Verb.deny.command(on: named, reason: words.reason)
    case .advance: step.outcome = words.outcome
    case .rollBack: step.outcome = .rolledBack
    default: return nil
    }
    try named.require(self)
    step.effect = words.effect
    step.evidence = words.evidence.map { $0.split(separator: " ").map(String.init) } ?? []
    return .ticket(.advance(Identifier(named.id), step, seen: named.version))
  }
}

extension NamedRecord {
  /// A change that waits for its authorization is authorized; what is rolled back was begun.
  fileprivate func require(_ act: RecordAct) throws(Refusal) {
    if act == .advance, state == TicketState.authorize.rawValue {
      throw Refusal(
        .illegalTransition,
        id,
        state: state,
        "\(id) waits for somebody to authorize it",
        next: "a yes is its next step"
      )
    }
    if act == .rollBack, state != TicketState.implement.rawValue {
      throw Refusal(
        .illegalTransition,
        id,
        state: state,
        "\(id) is \(state): only what is being implemented is rolled back",
        next: "a change that is done is taken back by another change"
      )
    }
  }
}

extension ShownRecord {
  /// A review item with the evidence that was on the screen.
  package var asAnswered: ReviewAnswer.Shown {
    ReviewAnswer.Shown(
      Identifier(named.id),
      evidence: named.digest ?? row.text("evidence_sha256") ?? "",
      dwell: dwell,
      isOpened: isOpened
    )
  }
}

extension RecordWords {
  /// A departure from a rule, filled from the record that it is asked for; a renewal keeps rule, scope and owner.
  package func draft(
    from row: RecordRow,
    finding: String? = nil,
    renews: String? = nil
  ) -> ExceptionDraft {
    let isRenewal = renews != nil
    let owner = row.text("owner")
    var draft = ExceptionDraft(
      rule: (isRenewal ? nil : rule) ?? row.text("rule") ?? row.text("kind") ?? "",
      scope: (isRenewal ? nil : scope) ?? row.text("scope") ?? row.scope,
      length: length,
      owner: Identifier((isRenewal ? owner : person) ?? owner ?? ""),
      compensatingControl: control ?? row.text("compensating_control") ?? "",
      justification: reason ?? "",
      ticket: ticket ?? row.text("ticket") ?? ""
    )
    draft.finding = finding
    draft.renews = renews.map { Identifier($0) }
    return draft
  }
}

extension RecordRow {
  /// Where a departure that this is about would hold: its resource, else its subject, in its environment.
  package var scope: String {
    func word(_ field: String, _ name: String) -> String? {
      text(name).flatMap { $0.contains(where: \.isWhitespace) ? nil : "\(field):\($0)" }
    }
    let place = word("resource", "resource") ?? word("workload", "subject_name")
    return [place, word("env", "environment")].compactMap(\.self).joined(separator: " ")
  }
}
