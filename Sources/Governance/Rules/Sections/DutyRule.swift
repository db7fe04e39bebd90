/// Two acts in one workflow that one person must not both do.
///
/// Dynamic separation of duties: not on what somebody may do, but on what they did. Acts are kinds of entries of
/// the ledger; `package.*` stands for all of a kind of record.
public struct DutyRule: Hashable, Sendable, Codable {
  package var name: String
  /// What was done before, by the same person to the same record.
  package var after: [String]
  /// What then must not be done.
  package var not: [String]
  package var action: SeparationRule.Action
  package var rationale: String
  package var control: String?

  package init(
    name: String,
    after: [String],
    not: [String],
    action: SeparationRule.Action,
    rationale: String,
    control: String? = nil
  ) {
    self.name = name
    self.after = after
    self.not = not
    self.action = action
    self.rationale = rationale
    self.control = control
  }

  package func forbids(_ kind: String) -> Bool { not.contains { WordPattern($0).matches(kind) } }

  package func follows(_ kind: String) -> Bool { after.contains { WordPattern($0).matches(kind) } }
}

extension DutyRule {
  /// Refuses an act of somebody who did the other one on the same record before.
  ///
  /// `earlier` are the acts of the same persons on it so far: kind and sequence. An exception from this rule that
  /// is in force lets a `require_approval` pass: the override is on record.
  package func check(
    _ kind: String,
    on subject: String,
    earlier: [(kind: String, sequence: Int)],
    isExcepted: Bool,
    rulesVersion: Int
  ) throws(Refusal) -> Bool {
    guard forbids(kind), let first = earlier.first(where: { follows($0.kind) }) else {
      return false
    }
    switch action {
    case .record: return true
    case .requireApproval where isExcepted: return true
    case .requireApproval, .prune, .enforce:
      throw Refusal(
        .separationOfDuties,
        subject,
        "you did \(first.kind) on \(subject) (#\(first.sequence)): another person does \(kind) (rule \(name) v\(rulesVersion))",
        next: action == .requireApproval
          ? "let somebody else do it, or have an exception from \(name) approved"
          : "let somebody else do it"
      )
    }
  }
}
