/// A score with all that it rests on: its rows, what no source told, and what would lower it.
public struct RiskExplanation: Hashable, Sendable {
  /// The request or grant.
  public let id: String
  /// As it was stored; the rows sum to it.
  public let score: RiskScore
  /// When it was computed: for a request when it was made, for a grant now.
  public let at: Instant
  /// The rule that opened it.
  public let rule: String
  /// The version of the rules in which ``rule`` stood.
  public let rulesVersion: Int
  /// Factors of which nothing is known, with why; they add no points.
  public let unknowns: [Unknown]
  /// What no score excuses.
  public let hardStops: [String]
  /// Whether what it was computed from was stored with it.
  public var hasInput: Bool { score.input != nil }

  /// One factor that no source feeds.
  public struct Unknown: Hashable, Sendable {
    /// As in the rows of a score.
    public let factor: String
    /// What is missing, in words.
    public let because: String
  }

  /// Explains a score by the weights that made it.
  package init(
    id: String,
    score: RiskScore,
    at: Instant,
    rule: String,
    rulesVersion: Int,
    weights: RiskWeights
  ) {
    self.id = id
    self.score = score
    self.at = at
    self.rule = rule
    self.rulesVersion = rulesVersion
    unknowns =
      score.input?.unknowns(weights).map { Unknown(factor: $0.factor, because: $0.because) } ?? []
    hardStops = score.input.map { RiskModel(weights).hardStops(of: $0) } ?? []
  }
}

/// What a rule opened in place of persons.
public struct OpenedReport: Hashable, Sendable {
  /// Grants of all times.
  public let all: Int
  /// Of those, of the last 30 days.
  public let lastMonth: Int
  /// Of all, those that open access now.
  public let live: Int
  /// Of all, those that somebody ended before their time.
  public let endedEarly: Int

  package init(all: Int, lastMonth: Int, live: Int, endedEarly: Int) {
    self.all = all
    self.lastMonth = lastMonth
    self.live = live
    self.endedEarly = endedEarly
  }
}

extension Rules {
  /// Whether a name is that of something that opens access without another person.
  public func opensAlone(_ name: String) -> Bool {
    name == AccessRequest.selfService
      || automatic.contains { $0.name == name && $0.decision == .approve }
  }
}
