/// What a reviewer, or the deadline, says about an item.
public enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
  /// The access remains appropriate.
  case certify
  /// It ends.
  case revoke
  /// It ends as it is; less of it is asked for anew.
  case reduce
  /// The reviewer cannot judge it.
  case abstain
  /// Nobody signed an answer before the deadline.
  case noResponse = "no_response"

  /// Whether the access ends by it.
  package var isDenial: Bool { self == .revoke || self == .reduce }
  /// Whether it leaves open what becomes of the access.
  package var isUndecided: Bool { self == .abstain || self == .noResponse }
}

/// What becomes of access that nobody decided about.
public enum Silence: String, CaseIterable, Hashable, Sendable, Codable {
  case revoke, keep, escalate
}

/// How the answers of several reviewers of one stage make one verdict; the names are midPoint's.
public enum StageStrategy: String, CaseIterable, Hashable, Sendable, Codable {
  case oneAcceptAccepts, allMustAccept, oneDenyDenies
  /// Silence certifies: never for privileged access.
  case acceptedIfNotDenied

  /// The verdict that answers make, or `nil` while it can still change.
  ///
  /// Once it is over, nobody else will answer.
  package func verdict(of answers: [Verdict], among reviewers: Int, isOver: Bool) -> Verdict? {
    let isComplete = isOver || answers.count >= reviewers
    let denial = answers.contains(.revoke) ? Verdict.revoke : answers.first(where: \.isDenial)
    switch self {
    case .oneAcceptAccepts:
      if answers.contains(.certify) { return .certify }
      return isComplete ? denial ?? undecided(answers) : nil
    case .allMustAccept:
      if let denial { return denial }
      guard isComplete else { return nil }
      let all = answers.count >= reviewers && answers.allSatisfy { $0 == .certify }
      return all && !answers.isEmpty ? .certify : undecided(answers)
    case .oneDenyDenies:
      if let denial { return denial }
      guard isComplete else { return nil }
      return answers.contains(.certify) ? .certify : undecided(answers)
    case .acceptedIfNotDenied:
      if let denial { return denial }
      return isComplete ? .certify : nil
    }
  }

  private func undecided(_ answers: [Verdict]) -> Verdict {
    answers.contains(.abstain) ? .abstain : .noResponse
  }
}
