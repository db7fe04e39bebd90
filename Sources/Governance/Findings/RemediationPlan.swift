/// The steps by which a finding is put right, and how many of them are done.
package struct RemediationPlan: Hashable, Sendable {
  package enum Step: String, CaseIterable, Hashable, Sendable {
    case acknowledge, assign, begin, finish, prove

    /// What is done in it, and by whom.
    package var words: String {
      switch self {
      case .acknowledge: "its owner says that it was seen: govtop acknowledge"
      case .assign: "somebody answers for it: govtop assign"
      case .begin: "begin with its playbook"
      case .finish: "say that the work is done"
      case .prove: "the next import, or the next scan, no longer shows it"
      }
    }
  }

  package let steps: [Step]
  /// Steps behind it; the next one is the one at this place.
  package let done: Int

  /// Throws for what is no finding, or needs no remedy any more.
  package init(of record: NamedRecord) throws(Refusal) {
    switch record.prefix {
    case .drift:
      steps = [.acknowledge, .begin, .finish, .prove]
      done = try Self.done(DriftState(rawValue: record.state), record)
    case .compliance:
      steps = [.assign, .begin, .prove]
      done = try Self.done(ComplianceState(rawValue: record.state), record)
    default:
      throw Refusal(
        .notPermitted,
        record.id,
        state: record.state,
        "\(record.id) is a \(record.prefix.noun): only findings are put right so",
        next: "govtop list drift is:open, govtop list findings"
      )
    }
  }

  private static func done(
    _ state: DriftState?,
    _ record: NamedRecord
  ) throws(Refusal) -> Int {
    switch state {
    case .detected: 0
    case .acknowledged: 1
    case .remediating: 2
    case .remediated, .autoReverted: 3
    case .accepted, .falsePositive, .verified, nil: throw closed(record)
    }
  }

  private static func done(
    _ state: ComplianceState?,
    _ record: NamedRecord
  ) throws(Refusal) -> Int {
    switch state {
    case .open: 0
    case .assigned: 1
    case .remediating: 2
    case .waived, .resolved, nil: throw closed(record)
    }
  }

  private static func closed(_ record: NamedRecord) -> Refusal {
    Refusal(
      .alreadyClosed,
      record.id,
      state: record.state,
      "\(record.id) is \(record.state): nothing is left to put right",
      next: "govtop list findings and govtop list drift show what is open"
    )
  }

  /// The command of a step, of the next one where none is named.
  ///
  /// Throws where another step is next, or where no person takes it.
  package func command(
    step number: Int?,
    on record: NamedRecord,
    reason: String?
  ) throws(Refusal) -> Command {
    let place = number.map { $0 - 1 } ?? done
    guard place == done, steps.indices.contains(place) else {
      throw Refusal(
        .illegalTransition,
        record.id,
        state: record.state,
        "step \(place + 1) of \(record.id) is not next: \(done) of \(steps.count) are done",
        next: "take step \(done + 1): \(steps[min(done, steps.count - 1)].words)"
      )
    }
    let (id, seen) = (record.id, record.version)
    switch steps[place] {
    case .acknowledge: return .finding(.acknowledge(id, reason: reason, seen: seen))
    case .begin: return .finding(.remediate(id, reason: reason, seen: seen))
    case .finish: return .finding(.remediated(id, reason: reason, seen: seen))
    case .assign:
      throw Refusal(
        .missingField,
        id,
        state: record.state,
        "nobody answers for \(id) yet",
        next: "govtop assign \(id) PERSON"
      )
    case .prove:
      throw Refusal(
        .illegalTransition,
        id,
        state: record.state,
        "\(id) is \(record.state): what is left is proof, which no person gives",
        next: "import the source again, or record the next evaluation"
      )
    }
  }
}
