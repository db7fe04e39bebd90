/// What is summed up of access events, an hour and a day each, so that no number reads them one by one.
///
/// Sums are in thousandths of an event, since one of a sampled log stands for many.
package enum EventMeasure: String, CaseIterable, Sendable {
  /// All events, whatever they tell.
  case calls
  /// Those whose trace is whole: of a machine policy, workload and artifact; of a person policy, principal and grant.
  case complete
  /// Those of `complete` that also tell the CI run and the call that they led to.
  case strict
  case noPolicy = "no_policy"
  case noWorkload = "no_workload"
  case noArtifact = "no_artifact"
  case noPrincipal = "no_principal"
  case noGrant = "no_grant"
  case noRun = "no_run"
  case noDownstream = "no_downstream"
  /// Calls with a token or a static key.
  case tokenCalls = "token_calls"
  /// Those of `token_calls` with one exact audience, verified at the boundary.
  case strictCalls = "strict_calls"
  /// Those of `token_calls` of which nobody told the audience.
  case unknownAudience = "unknown_audience"
  case mtlsCalls = "mtls_calls"
  case ttlQuarterHour = "ttl_15m"
  case ttlHour = "ttl_1h"
  case ttlHalfDay = "ttl_12h"
  case ttlDay = "ttl_24h"
  case ttlQuarter = "ttl_90d"
  case ttlLonger = "ttl_over_90d"
  case ttlNone = "ttl_none"
  case ttlUnknown = "ttl_unknown"
  case privileged
  /// Those of `privileged` with a second factor or a federated identity.
  case strong
  case unknownFactor = "unknown_factor"
  case jit
  case standing
  /// Those of `privileged` without a known grant: drift.
  case ungranted
}

/// The lifetime of a token, as the histogram of M7 cuts it.
package enum TokenLife: Hashable, Sendable {
  /// Whole seconds, rounded up.
  case seconds(Int)
  /// A static key.
  case endless
  case unknown

  package init(_ kind: AccessEvent.TokenKind, issued: Instant?, expires: Instant?) {
    switch (kind, issued, expires) {
    case (.key, _, _): self = .endless
    // An end before the beginning is an error of the emitter: nobody knows how long it lives.
    case (_, let issued?, let expires?) where issued <= expires:
      self = .seconds(Int((expires - issued).milliseconds + 999) / 1_000)
    default: self = .unknown
    }
  }

  package var measure: EventMeasure {
    switch self {
    case .seconds(let length):
      switch length {
      case ...900: .ttlQuarterHour
      case ...3_600: .ttlHour
      case ...43_200: .ttlHalfDay
      case ...86_400: .ttlDay
      case ...7_776_000: .ttlQuarter
      default: .ttlLonger
      }
    case .endless: .ttlNone
    case .unknown: .ttlUnknown
    }
  }

  /// The buckets in the order of a histogram.
  package static let measures: [EventMeasure] = [
    .ttlQuarterHour, .ttlHour, .ttlHalfDay, .ttlDay, .ttlQuarter, .ttlLonger, .ttlNone,
    .ttlUnknown,
  ]

  /// As a column keeps it: seconds, -1 for endless, -2 for unknown.
  package var code: Int {
    switch self {
    case .seconds(let length): length
    case .endless: -1
    case .unknown: -2
    }
  }

  package init(code: Int) {
    switch code {
    case -1: self = .endless
    case -2: self = .unknown
    default: self = .seconds(code)
    }
  }
}

/// An event as the numbers see it: what it tells, and what of that is known here.
package struct JudgedEvent: Hashable, Sendable {
  package var isHuman = false
  package var weight = 1_000
  package var knowsPolicy = false
  package var knowsWorkload = false
  package var knowsArtifact = false
  package var knowsPrincipal = false
  package var knowsGrant = false
  package var tellsRun = false
  package var tellsDownstream = false
  package var tokenKind = AccessEvent.TokenKind.unknown
  package var isStrict = false
  /// Whether anybody told for whom the token was meant, or that the boundary looked.
  package var tellsAudience = false
  package var life = TokenLife.unknown
  package var privilege = Privilege.read
  package var factor = AccessEvent.Factor.unknown
  package var coverage = AccessEvent.Coverage.none

  package init() {}

  package var isComplete: Bool {
    isHuman
      ? knowsPolicy && knowsPrincipal && knowsGrant
      : knowsPolicy && knowsWorkload && knowsArtifact
  }

  /// The sums that the event counts in, each with its weight.
  package var measures: [EventMeasure] {
    var measures: [EventMeasure] = [.calls]
    func count(_ measure: EventMeasure, _ holds: Bool) { if holds { measures.append(measure) } }
    count(.complete, isComplete)
    count(.strict, isComplete && tellsRun && tellsDownstream)
    count(.noPolicy, !knowsPolicy)
    count(.noWorkload, !isHuman && !knowsWorkload)
    count(.noArtifact, !isHuman && !knowsArtifact)
    count(.noPrincipal, isHuman && !knowsPrincipal)
    count(.noGrant, isHuman && !knowsGrant)
    count(.noRun, !tellsRun)
    count(.noDownstream, !tellsDownstream)
    count(.mtlsCalls, tokenKind == .mtls)
    if tokenKind.isToken {
      measures += [.tokenCalls, life.measure]
      count(.strictCalls, isStrict)
      count(.unknownAudience, !tellsAudience)
    }
    if privilege.isPrivileged {
      measures.append(.privileged)
      count(.strong, factor.isStrong)
      count(.unknownFactor, factor == .unknown)
      count(.jit, coverage == .jit)
      count(.standing, coverage == .standing)
      count(.ungranted, coverage == .unknown)
    }
    return measures
  }
}

/// Sums of events by measure.
package struct EventSums: Hashable, Sendable {
  /// In the order of the measures.
  package private(set) var values = [Int](repeating: 0, count: EventMeasure.allCases.count)

  package init() {}

  /// Takes sums that stand in the order of the measures.
  package init(_ values: [Int]) {
    for (place, value) in values.prefix(self.values.count).enumerated() {
      self.values[place] = value
    }
  }

  private static let places: [EventMeasure: Int] = Dictionary(
    uniqueKeysWithValues: EventMeasure.allCases.enumerated().map { ($1, $0) }
  )

  package subscript(measure: EventMeasure) -> Int {
    get { values[Self.places[measure] ?? 0] }
    set { values[Self.places[measure] ?? 0] = newValue }
  }

  package mutating func add(_ event: JudgedEvent) {
    for measure in event.measures { self[measure] += event.weight }
  }

  package static func += (left: inout EventSums, right: EventSums) {
    for place in left.values.indices { left.values[place] += right.values[place] }
  }

  /// Whole events of a measure, to the nearest.
  package func events(_ measure: EventMeasure) -> Int { (self[measure] + 500) / 1_000 }

  /// Of `part`, what share of `whole`; `nil` where there is nothing.
  package func ratio(_ part: EventMeasure, of whole: EventMeasure) -> Double? {
    self[whole] == 0 ? nil : Double(self[part]) / Double(self[whole])
  }
}
