package import Documents

/// An additive score from 0 to 100 that shows each factor's share; the shares always sum to the score.
public struct RiskScore: Hashable, Sendable {
  /// What a score asks for; where each begins is for the rules to say.
  public enum Band: String, CaseIterable, Comparable, Sendable, Codable {
    case low, medium, high, critical

    /// By the borders that ship.
    package init(score: Int) {
      self = RiskWeights.standard.bands.band(of: score)
    }

    /// Written only where the borders of the model are not the shipped ones, as before they could change.
    fileprivate func written(_ score: Int) -> String? {
      self == Band(score: score) ? nil : rawValue
    }

    fileprivate init(_ fields: Fields, _ score: Int) throws(EventFormatError) {
      guard try fields.optionalText("band") != nil else {
        self = Band(score: score)
        return
      }
      self = try fields.word("band")
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
  /// What would lower the score: shorter lengths first, then other changes, then all of them together.
  public let counterfactuals: [Counterfactual]
  /// As the model had its borders then; the rules choose by it who must agree.
  public let band: Band
  /// What it was computed from; `nil` for a score that was stored before inputs were, or for a row that is derived.
  package let input: RiskInput?

  package init(
    model: String,
    score: Int,
    band: Band? = nil,
    contributions: [Contribution],
    counterfactuals: [Counterfactual] = [],
    input: RiskInput? = nil
  ) {
    self.model = model
    self.score = score
    self.band = band ?? Band(score: score)
    self.contributions = contributions
    self.counterfactuals = counterfactuals
    self.input = input
  }

  /// The same score with what would lower it, and what it was computed from.
  package func with(_ counterfactuals: [Counterfactual], of input: RiskInput) -> RiskScore {
    RiskScore(
      model: model,
      score: score,
      band: band,
      contributions: contributions,
      counterfactuals: counterfactuals,
      input: input
    )
  }
}

extension RiskScore {
  package var json: JSONValue {
    Fields()
      .with("model", model).with("score", score).with("band", band.written(score))
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
            .with("band", $0.band.written($0.score)).with("approvers", $0.approvers).json
        }
      )
      .with("input", json: input.flatMap { try? FieldsEncoder.encode($0).json }).json
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
          band: try Band(row, score),
          approvers: try row.integer("approvers")
        )
      )
    }
    let score = try fields.integer("score")
    self.init(
      model: try fields.text("model"),
      score: score,
      band: try Band(fields, score),
      contributions: contributions,
      counterfactuals: counterfactuals,
      input: try fields.object["input"].map { json throws(EventFormatError) in
        try FieldsDecoder().decode(RiskInput.self, from: json)
      }
    )
  }
}
