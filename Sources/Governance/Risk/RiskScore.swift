package import Documents

/// An additive score from 0 to 100 that shows each factor's share; the shares always sum to the score.
public struct RiskScore: Hashable, Sendable {
  /// What a score asks for: from 25 medium, from 45 high, from 70 critical.
  public enum Band: String, CaseIterable, Comparable, Sendable, Codable {
    case low, medium, high, critical

    package init(score: Int) {
      switch score {
      case ..<25: self = .low
      case ..<45: self = .medium
      case ..<70: self = .high
      default: self = .critical
      }
    }

    /// The letter that lists show: `71 C`.
    public var letter: String { String(rawValue.prefix(1)).uppercased() }

    /// Less risk is less.
    public static func < (left: Band, right: Band) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// One row of the explanation.
  public struct Contribution: Hashable, Sendable {
    /// `environment`, `privilege`, …, or `clamp` and `floor`, which make the rows sum to the score.
    public let factor: String
    /// Already capped at the factor's maximum; a clean history takes points away.
    public let points: Int
    /// Why, in a few words: `prod`, `3 administrative permissions`.
    public let because: String
    /// The record behind it.
    public let record: String?

    package init(factor: String, points: Int, because: String, record: String? = nil) {
      self.factor = factor
      self.points = points
      self.because = because
      self.record = record
    }
  }

  /// What the score would be if one thing were asked for differently.
  public struct Counterfactual: Hashable, Sendable {
    /// In words: `for 1h`.
    public let change: String
    /// From 0 to 100, all else unchanged.
    public let score: Int
    /// Decides which rule would open it.
    public let band: Band
    /// How many approvers it would need.
    public let approvers: Int

    package init(change: String, score: Int, band: Band, approvers: Int) {
      self.change = change
      self.score = score
      self.band = band
      self.approvers = approvers
    }
  }

  /// `risk-v1`.
  public let model: String
  /// From 0 to 100: the sum of ``contributions``.
  public let score: Int
  /// Rows with points, highest first, then `clamp` or `floor` if one bites.
  public let contributions: [Contribution]
  /// Shorter lengths that would lower the score, the longest first.
  public let counterfactuals: [Counterfactual]

  /// Follows from the score alone; the rules choose by it who must agree.
  public var band: Band { Band(score: score) }

  package init(
    model: String,
    score: Int,
    contributions: [Contribution],
    counterfactuals: [Counterfactual] = []
  ) {
    self.model = model
    self.score = score
    self.contributions = contributions
    self.counterfactuals = counterfactuals
  }
}

extension RiskScore {
  package var json: JSONValue {
    Fields()
      .with("model", model).with("score", score)
      .with(
        "factors",
        objects: contributions.map {
          Fields().with("factor", $0.factor).with("points", $0.points)
            .with("because", $0.because).with("record", $0.record).json
        }
      )
      .with(
        "counterfactuals",
        objects: counterfactuals.map {
          Fields().with("change", $0.change).with("score", $0.score)
            .with("approvers", $0.approvers).json
        }
      ).json
  }

  package init(_ json: JSONValue) throws(EventFormatError) {
    let fields = try Fields(json)
    var contributions: [Contribution] = []
    for row in try fields.objects("factors") {
      let row = try Fields(row)
      contributions.append(
        Contribution(
          factor: try row.text("factor"),
          points: try row.integer("points"),
          because: try row.text("because"),
          record: try row.optionalText("record")
        )
      )
    }
    var counterfactuals: [Counterfactual] = []
    for row in try fields.objects("counterfactuals") {
      let row = try Fields(row)
      let score = try row.integer("score")
      counterfactuals.append(
        Counterfactual(
          change: try row.text("change"),
          score: score,
          band: Band(score: score),
          approvers: try row.integer("approvers")
        )
      )
    }
    self.init(
      model: try fields.text("model"),
      score: try fields.integer("score"),
      contributions: contributions,
      counterfactuals: counterfactuals
    )
  }
}
