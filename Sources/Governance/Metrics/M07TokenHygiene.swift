/// M7: the share of token-authenticated calls whose token names one exact audience that the boundary verified.
///
/// A static key never ends and is never strict; a token for several audiences is not strict; calls over
/// mutual TLS have no audience and are counted apart. By calls and by tokens, since each hides the other.
package enum TokenHygiene: DefinedMetric {
  package static let window = Duration.hours(24)
  package static let longWindow = Duration.days(7)

  /// Tokens of one lifetime that were issued in the window.
  package struct Tokens: Hashable, Sendable {
    package let life: TokenLife
    package let count: Int
    /// All of whose calls were strict.
    package let strict: Int

    package init(life: TokenLife, count: Int, strict: Int) {
      self.life = life
      self.count = count
      self.strict = strict
    }
  }

  package struct Input: Hashable, Sendable {
    /// Calls of the last 24 hours.
    package var day = EventSums()
    /// Calls of the last 7 days.
    package var week = EventSums()
    /// Tokens issued in the last 24 hours, by lifetime, each once.
    package var tokens: [Tokens] = []

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let calls = input.day.events(.tokenCalls)
    let tokens = input.tokens.reduce(0) { $0 + $1.count }
    return Metric(
      id: "M7",
      name: "token_hygiene",
      definitionVersion: definition.version,
      at: now,
      unit: .ratio,
      value: input.day.ratio(.strictCalls, of: .tokenCalls),
      numerator: input.day.events(.strictCalls),
      denominator: calls,
      target: .init(better: .higher, value: 0.99, amber: 0.95),
      better: .higher,
      population: calls,
      unknown: input.day.events(.unknownAudience),
      beside: [
        ("tokens", tokens), ("strict_tokens", input.tokens.reduce(0) { $0 + $1.strict }),
        ("mtls", input.day.events(.mtlsCalls)), ("no_expiry", input.day.events(.ttlNone)),
        ("no_expiry_tokens", count(input, .ttlNone)),
        ("week", input.week.events(.tokenCalls)),
        ("week_strict", input.week.events(.strictCalls)),
      ] + lifetimes(input.tokens),
      shares: shares(input, tokens),
      note: calls == 0 ? "no call with a token in 24 hours" : nil
    )
  }

  /// Median and 95th percentile of the lifetimes, by nearest rank, in seconds; none under five.
  private static func lifetimes(_ tokens: [Tokens]) -> [(name: String, value: Int?)] {
    var ranked: [(seconds: Int, count: Int)] = []
    for token in tokens {
      if case .seconds(let length) = token.life { ranked.append((length, token.count)) }
    }
    ranked.sort { $0.seconds < $1.seconds }
    let count = ranked.reduce(0) { $0 + $1.count }
    func nearest(_ percent: Int) -> Int? {
      guard count >= 5 else { return nil }
      var left = max(1, (count * percent + 99) / 100)
      for (seconds, count) in ranked {
        left -= count
        if left <= 0 { return seconds }
      }
      return ranked.last?.seconds
    }
    return [("ttl_p50_s", nearest(50)), ("ttl_p95_s", nearest(95))]
  }

  private static func shares(_ input: Input, _ tokens: Int) -> [Metric.Share] {
    var shares: [Metric.Share] = []
    for measure in TokenLife.measures where input.day[measure] > 0 {
      shares.append(
        .init(
          split: "ttl_calls",
          key: measure.rawValue,
          value: Double(input.day[measure]) / Double(input.day[.tokenCalls])
        )
      )
    }
    for measure in TokenLife.measures {
      let count = count(input, measure)
      guard count > 0 else { continue }
      shares.append(
        .init(
          split: "ttl_tokens",
          key: measure.rawValue,
          value: Double(count) / Double(tokens)
        )
      )
    }
    if tokens > 0 {
      let strict = input.tokens.reduce(0) { $0 + $1.strict }
      shares.append(
        .init(split: "variant", key: "by_tokens", value: Double(strict) / Double(tokens))
      )
    }
    if let week = input.week.ratio(.strictCalls, of: .tokenCalls) {
      shares.append(.init(split: "variant", key: "7d", value: week))
    }
    return shares
  }

  private static func count(_ input: Input, _ measure: EventMeasure) -> Int {
    input.tokens.reduce(0) { $0 + ($1.life.measure == measure ? $1.count : 0) }
  }
}
