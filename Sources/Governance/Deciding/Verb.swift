/// The record that somebody means, as it was shown to them.
package struct NamedRecord: Hashable, Sendable {
  package var id: String
  package var prefix: IDPrefix
  /// As it stands at the moment of the look.
  package var state: String
  package var version: Int
  /// Of requests and packages: the hash of what was shown; of review items, of their evidence.
  package var digest: String?
  /// Whether one person has asked for what a second one must agree to.
  package var isHalfDone: Bool

  package init(
    _ id: String,
    _ prefix: IDPrefix,
    state: String,
    version: Int,
    digest: String? = nil,
    isHalfDone: Bool = false
  ) {
    self.id = id
    self.prefix = prefix
    self.state = state
    self.version = version
    self.digest = digest
    self.isHalfDone = isHalfDone
  }
}

/// What a person says to a record, whatever kind it is: the id tells which command that is.
package enum Verb: String, CaseIterable, Sendable {
  case approve, deny, cancel, revoke, acknowledge, remediate
  case falsePositive = "false-positive"

  /// The command by which this is said to a record that was shown.
  ///
  /// Throws where records of that kind are not spoken to so, or where nobody asked for what it would agree to.
  package func command(
    on record: NamedRecord,
    reason: String?
  ) throws(Refusal) -> Command {
    let command: Command? =
      switch self {
      case .approve: try approval(record, reason)
      case .deny: denial(record, reason)
      case .cancel: cancellation(record, reason)
      case .revoke: revocation(record, reason)
      case .acknowledge, .remediate, .falsePositive: finding(record, reason)
      }
    guard let command else { throw unfit(record) }
    return command
  }

  /// The kinds of record that this is said to.
  package var prefixes: [IDPrefix] {
    switch self {
    case .approve: [.request, .exception, .breakGlass, .package, .ticket, .drift, .campaign]
    case .deny: [.request, .exception, .package, .ticket, .bundle]
    case .cancel: [.request, .exception, .ticket, .campaign]
    case .revoke: [.grant, .exception, .breakGlass]
    case .acknowledge, .falsePositive: [.drift]
    case .remediate: [.drift, .compliance]
    }
  }

  private func unfit(_ record: NamedRecord) -> Refusal {
    Refusal(
      .notPermitted,
      record.id,
      state: record.state,
      "\(record.id) is a \(record.prefix.noun), to which nobody says \(rawValue)",
      next: "\(rawValue) is for: \(prefixes.map(\.noun).joined(separator: ", "))"
    )
  }

  private func approval(
    _ record: NamedRecord,
    _ reason: String?
  ) throws(Refusal) -> Command? {
    switch record.prefix {
    case .request: return .approve(decision(record, reason))
    case .exception:
      return .exception(.approve(Identifier(record.id), reason: reason, seen: record.version))
    case .breakGlass:
      return .exception(
        .approveExtension(Identifier(record.id), reason: reason, seen: record.version)
      )
    case .package: return .package(.approve(packageDecision(record, reason)))
    case .ticket: return try authorization(record)
    case .drift:
      try requireHalf(record, "called a false positive", "govtop false-positive \(record.id)")
      return .finding(.falsePositive(record.id, reason: reason, seen: record.version))
    case .campaign:
      try requireHalf(record, "asked to cancel", "govtop cancel \(record.id)")
      return .certification(.cancel(Identifier(record.id), reason: reason ?? ""))
    default: return nil
    }
  }

  /// To approve a change is to authorize it; its other steps are no approval.
  private func authorization(_ record: NamedRecord) throws(Refusal) -> Command {
    guard record.state == TicketState.authorize.rawValue else {
      throw Refusal(
        .illegalTransition,
        record.id,
        state: record.state,
        "\(record.id) is \(record.state): a change is approved while it is in authorize",
        next: "its next step: govtop change advance \(record.id)"
      )
    }
    return .ticket(.advance(Identifier(record.id), TicketStep(), seen: record.version))
  }

  private func requireHalf(
    _ record: NamedRecord,
    _ done: String,
    _ first: String
  ) throws(Refusal) {
    guard !record.isHalfDone else { return }
    throw Refusal(
      .illegalTransition,
      record.id,
      state: record.state,
      "nobody has \(done) \(record.id): there is nothing for a second person to agree to",
      next: "a first person says it: \(first)"
    )
  }

  private func denial(_ record: NamedRecord, _ reason: String?) -> Command? {
    switch record.prefix {
    case .request: .deny(decision(record, reason))
    case .exception:
      .exception(.deny(Identifier(record.id), reason: reason ?? "", seen: record.version))
    case .package: .package(.reject(packageDecision(record, reason)))
    case .bundle:
      .bundle(.reject(Identifier(record.id), reason: reason ?? "", seen: record.version))
    case .ticket:
      .ticket(.cancel(Identifier(record.id), reason: reason ?? "", seen: record.version))
    default: nil
    }
  }

  private func cancellation(_ record: NamedRecord, _ reason: String?) -> Command? {
    switch record.prefix {
    case .request: .cancel(Identifier(record.id), reason: reason)
    case .exception: .exception(.cancel(Identifier(record.id), reason: reason))
    case .ticket:
      .ticket(.cancel(Identifier(record.id), reason: reason ?? "", seen: record.version))
    case .campaign: .certification(.cancel(Identifier(record.id), reason: reason ?? ""))
    default: nil
    }
  }

  private func revocation(_ record: NamedRecord, _ reason: String?) -> Command? {
    let reason = reason ?? ""
    return switch record.prefix {
    case .grant: .revoke(Identifier(record.id), reason: reason, seen: record.version)
    case .exception:
      .exception(.revoke(Identifier(record.id), reason: reason, seen: record.version))
    case .breakGlass:
      .exception(.endBreakGlass(Identifier(record.id), reason: reason, seen: record.version))
    default: nil
    }
  }

  private func finding(_ record: NamedRecord, _ reason: String?) -> Command? {
    let (id, seen) = (record.id, record.version)
    return switch (self, record.prefix) {
    case (.acknowledge, .drift): .finding(.acknowledge(id, reason: reason, seen: seen))
    case (.falsePositive, .drift): .finding(.falsePositive(id, reason: reason, seen: seen))
    case (.remediate, .drift), (.remediate, .compliance):
      .finding(.remediate(id, reason: reason, seen: seen))
    default: nil
    }
  }

  private func decision(_ record: NamedRecord, _ reason: String?) -> Decision {
    Decision(
      request: Identifier(record.id),
      seenVersion: record.version,
      seenDigest: record.digest,
      reason: reason
    )
  }

  private func packageDecision(_ record: NamedRecord, _ reason: String?) -> PackageDecision {
    PackageDecision(
      package: Identifier(record.id),
      seenVersion: record.version,
      seenDigest: record.digest,
      reason: reason
    )
  }
}
