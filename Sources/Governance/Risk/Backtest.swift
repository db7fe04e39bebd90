/// What another model would have made of decisions that were taken: nothing is written, only compared.
///
/// Source: capability 000-66, risk models are reassessed regularly.
public struct Backtest: Hashable, Sendable {
  /// A past request as its entry has it.
  package struct Past: Hashable, Sendable {
    package var id: AccessRequest.ID
    package var submittedAt: Instant
    package var state: RequestState
    package var risk: RiskScore
    package var personUnknown: Bool
    /// Most persons of one of its sets.
    package var approvers: Int

    package init(
      id: AccessRequest.ID,
      submittedAt: Instant,
      state: RequestState,
      risk: RiskScore,
      personUnknown: Bool,
      approvers: Int
    ) {
      self.id = id
      self.submittedAt = submittedAt
      self.state = state
      self.risk = risk
      self.personUnknown = personUnknown
      self.approvers = approvers
    }
  }

  /// One request that the other model would treat differently.
  public struct Difference: Hashable, Sendable {
    /// `AR-2044`.
    public let request: AccessRequest.ID
    /// When it was made.
    public let submittedAt: Instant
    /// What became of it.
    public let state: RequestState
    /// The model that scored it then.
    public let model: String
    /// Its score then, and what it would be.
    public let score: (before: Int, after: Int)
    /// Its band then, and what it would be.
    public let band: (before: RiskScore.Band, after: RiskScore.Band)
    /// Approvers that it needed then, and would need.
    public let approvers: (before: Int, after: Int)
    /// Why it could not be asked for, `nil` where it could.
    public let stop: String?

    /// Follows the request and both scores.
    public static func == (left: Difference, right: Difference) -> Bool {
      left.request == right.request && left.score == right.score && left.band == right.band
        && left.approvers == right.approvers && left.stop == right.stop
    }

    /// Follows `==`.
    public func hash(into hasher: inout Hasher) { hasher.combine(request) }
  }

  /// The model that was tried.
  public let model: String
  /// Requests that were looked at.
  public private(set) var requests = 0
  /// Of those, how many were made before inputs were stored: nothing can be said of them.
  public private(set) var withoutInput = 0
  /// Another score, whatever follows from it.
  public private(set) var otherScore = 0
  /// Another band.
  public private(set) var otherBand = 0
  /// Another number of approvers.
  public private(set) var otherApprovers = 0
  /// Could not be asked for under the rules that were tried.
  public private(set) var stopped = 0
  /// How many moved from a band into another, or stayed: `low` to `medium`.
  public private(set) var moves: [Move: Int] = [:]
  /// Those with another score or stop, in the order in which they were made.
  public private(set) var differences: [Difference] = []

  /// From one band to another, or to the same.
  public struct Move: Hashable, Sendable {
    /// The band then.
    public let before: RiskScore.Band
    /// The band under the model that was tried.
    public let after: RiskScore.Band

    /// A move between two bands.
    public init(before: RiskScore.Band, after: RiskScore.Band) {
      self.before = before
      self.after = after
    }
  }

  private let rules: Rules

  /// Tries the model of some rules.
  package init(_ rules: Rules) {
    self.rules = rules
    model = rules.risk.model
  }

  /// Takes the next request.
  package mutating func take(_ past: Past) {
    requests += 1
    guard let input = past.risk.input else {
      withoutInput += 1
      return
    }
    let score = RiskModel(rules.risk).score(input)
    let rule = rules.elevation(
      score.band,
      personUnknown: past.personUnknown,
      traits: Self.traits(of: input, score)
    )
    let approvers = rule.needs.map(\.count).max() ?? 1
    let stop = stop(input, score, rule)
    moves[Move(before: past.risk.band, after: score.band), default: 0] += 1
    if score.score != past.risk.score { otherScore += 1 }
    if score.band != past.risk.band { otherBand += 1 }
    // What a rule answered needed nobody, whatever its band.
    let isOther = past.approvers > 0 && approvers != past.approvers
    if isOther { otherApprovers += 1 }
    if stop != nil { stopped += 1 }
    guard score.score != past.risk.score || isOther || stop != nil else { return }
    differences.append(
      Difference(
        request: past.id,
        submittedAt: past.submittedAt,
        state: past.state,
        model: past.risk.model,
        score: (past.risk.score, score.score),
        band: (past.risk.band, score.band),
        approvers: (past.approvers, approvers),
        stop: stop
      )
    )
  }

  private func stop(_ input: RiskInput, _ score: RiskScore, _ rule: Rules.Elevation) -> String? {
    if let stop = RiskModel(rules.risk).hardStops(of: input).first { return stop }
    guard let length = input.length, length > rule.maximumLength else { return nil }
    return
      "\(length.inWords) is longer than \(score.band.rawValue) access may last, \(rule.maximumLength.inWords)"
  }

  /// What an input alone tells; conditions on anything else do not hold.
  private static func traits(of input: RiskInput, _ score: RiskScore) -> Traits {
    var traits = Traits()
    traits.set(.environment, [input.environment.rawValue])
    traits.set(.dataClass, [input.dataClass.rawValue])
    traits.set(.privilege, [input.privilege.rawValue])
    traits.set(.wildcard, [input.wildcard.rawValue])
    traits.set(.band, [score.band.rawValue])
    traits.set(.risk, Int64(score.score))
    if let length = input.length { traits.set(.length, length.milliseconds) }
    traits.set(.ticket, [input.hasTicket ? "yes" : "no"])
    return traits
  }
}

extension Rules {
  /// These rules with the model of others.
  public func weighing(as other: Rules) -> Rules {
    var rules = self
    rules.risk = other.risk
    return rules
  }
}
