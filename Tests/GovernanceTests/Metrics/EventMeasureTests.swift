import Testing

@testable import Governance

@Suite struct `Numbers over access events` {
  private let now = SmallWorld.now

  private func event(_ change: (inout JudgedEvent) -> Void) -> JudgedEvent {
    var event = JudgedEvent()
    change(&event)
    return event
  }

  private func sums(_ events: [JudgedEvent]) -> EventSums {
    var sums = EventSums()
    for event in events { sums.add(event) }
    return sums
  }

  @Test(arguments: [
    (0, EventMeasure.ttlQuarterHour), (900, .ttlQuarterHour), (901, .ttlHour), (3_600, .ttlHour),
    (3_601, .ttlHalfDay), (43_200, .ttlHalfDay), (43_201, .ttlDay), (86_400, .ttlDay),
    (86_401, .ttlQuarter), (7_776_000, .ttlQuarter), (7_776_001, .ttlLonger),
  ])
  func `a lifetime is in the bucket that it does not exceed`(
    _ seconds: Int,
    _ bucket: EventMeasure
  ) {
    #expect(TokenLife.seconds(seconds).measure == bucket)
    #expect(TokenLife(code: TokenLife.seconds(seconds).code) == .seconds(seconds))
  }

  @Test func `a static key never ends, and what nobody told is unknown`() {
    let at = now
    #expect(TokenLife(.key, issued: at, expires: at + .hours(1)) == .endless)
    #expect(TokenLife(.token, issued: at, expires: nil) == .unknown)
    #expect(TokenLife(.token, issued: nil, expires: at) == .unknown)
    #expect(TokenLife(.token, issued: at, expires: at - .seconds(1)) == .unknown)
    #expect(TokenLife(.token, issued: at, expires: at + .milliseconds(1_001)) == .seconds(2))
    for life in [TokenLife.endless, .unknown] { #expect(TokenLife(code: life.code) == life) }
  }

  @Test(arguments: [
    // human, policy, workload, artifact, principal, grant → complete
    (false, true, true, true, false, false, true), (false, false, true, true, true, true, false),
    (false, true, false, true, true, true, false), (false, true, true, false, true, true, false),
    (true, true, false, false, true, true, true), (true, false, true, true, true, true, false),
    (true, true, true, true, false, true, false), (true, true, true, true, true, false, false),
  ])
  func `a trace is whole where each of its ends is known`(
    _ human: Bool,
    _ policy: Bool,
    _ workload: Bool,
    _ artifact: Bool,
    _ principal: Bool,
    _ grant: Bool,
    _ complete: Bool
  ) {
    let one = event {
      $0.isHuman = human
      $0.knowsPolicy = policy
      $0.knowsWorkload = workload
      $0.knowsArtifact = artifact
      $0.knowsPrincipal = principal
      $0.knowsGrant = grant
    }
    #expect(one.isComplete == complete)
    #expect(one.measures.contains(.complete) == complete)
    #expect(one.measures.contains(.noPolicy) == !policy)
    #expect(one.measures.contains(.noWorkload) == (!human && !workload))
    #expect(one.measures.contains(.noArtifact) == (!human && !artifact))
    #expect(one.measures.contains(.noPrincipal) == (human && !principal))
    #expect(one.measures.contains(.noGrant) == (human && !grant))
    #expect(!one.measures.contains(.strict))
  }

  @Test func `the strict variant asks for the run and for the call behind it too`() {
    var whole = event {
      $0.knowsPolicy = true
      $0.knowsWorkload = true
      $0.knowsArtifact = true
      $0.tellsRun = true
    }
    #expect(!whole.measures.contains(.strict))
    whole.tellsDownstream = true
    #expect(whole.measures.contains(.strict))
    whole.knowsArtifact = false
    #expect(!whole.measures.contains(.strict))
  }

  @Test func `a sampled event counts for those that it stands for`() {
    var input = TraceCompleteness.Input()
    input.machines = sums([
      event {
        $0.knowsPolicy = true
        $0.knowsWorkload = true
        $0.knowsArtifact = true
        $0.weight = 10_000
      }, event { $0.weight = 3_333 }, event { _ in },
    ])
    let metric = TraceCompleteness.value(input, at: now)
    #expect(metric.denominator == 14)
    #expect(metric.numerator == 10)
    #expect(metric.value == 10_000.0 / 14_333.0)
    #expect(metric.state == .red)
  }

  @Test func `an hour counts once it has been over for a quarter of an hour`() {
    let hour = now.startOfHour
    #expect(TraceCompleteness.end(at: hour + .minutes(14)) == hour - .hours(1))
    #expect(TraceCompleteness.end(at: hour + .minutes(15)) == hour)
    #expect(Instant(milliseconds: -1).hour == -1)
    #expect(Instant(hour: -1).startOfHour == Instant(milliseconds: -3_600_000))
  }

  @Test func `keys are never strict, mutual TLS is apart, and other calls are no token calls`() {
    var input = TokenHygiene.Input()
    input.day = sums([
      event {
        $0.tokenKind = .token
        $0.isStrict = true
        $0.tellsAudience = true
        $0.life = .seconds(600)
      },
      event {
        $0.tokenKind = .key
        $0.life = .endless
      },
      event { $0.tokenKind = .mtls }, event { $0.tokenKind = .none },
      event { $0.tokenKind = .unknown },
      event {
        $0.tokenKind = .token
        $0.tellsAudience = true
      },
    ])
    let metric = TokenHygiene.value(input, at: now)
    #expect(metric.denominator == 3)
    #expect(metric.numerator == 1)
    #expect(metric.unknown == 1)
    #expect(metric.beside("mtls") == 1)
    #expect(metric.beside("no_expiry") == 1)
    let buckets = metric.shares.filter { $0.split == "ttl_calls" }
    #expect(Set(buckets.map(\.key)) == ["ttl_15m", "ttl_none", "ttl_unknown"])
    #expect(abs(buckets.reduce(0) { $0 + $1.value } - 1) < 0.000_1)
  }

  @Test func `lifetimes have percentiles from five tokens on, by nearest rank`() {
    var input = TokenHygiene.Input()
    func token(_ seconds: Int, _ count: Int) -> TokenHygiene.Tokens {
      TokenHygiene.Tokens(life: .seconds(seconds), count: count, strict: 0)
    }
    input.tokens = [token(900, 3), token(60, 1), .init(life: .endless, count: 9, strict: 0)]
    #expect(TokenHygiene.value(input, at: now).beside("ttl_p50_s") == nil)
    input.tokens.append(token(7_200, 1))
    let metric = TokenHygiene.value(input, at: now)
    #expect(metric.beside("ttl_p50_s") == 900)
    #expect(metric.beside("ttl_p95_s") == 7_200)
    #expect(metric.beside("no_expiry_tokens") == 9)
    #expect(metric.beside("tokens") == 14)
    #expect(metric.value == nil, "no calls, no share")
  }

  @Test(arguments: [
    (AccessEvent.Coverage.jit, 1, 0, 0), (.standing, 0, 1, 0), (.unknown, 0, 0, 1),
    (.other, 0, 0, 0),
  ])
  func `a privileged use counts by what covered it`(
    _ coverage: AccessEvent.Coverage,
    _ jit: Int,
    _ standing: Int,
    _ drift: Int
  ) {
    var input = JITRatio.Input()
    input.sums = sums([
      event {
        $0.privilege = .admin
        $0.coverage = coverage
      },
      event {
        $0.privilege = .write
        $0.coverage = .jit
      },
    ])
    let metric = JITRatio.value(input, at: now)
    #expect(metric.denominator == 1)
    #expect(metric.numerator == jit)
    #expect(metric.beside("standing") == standing)
    #expect(metric.unknown == drift)
  }

  @Test(arguments: [
    (AccessEvent.Factor.mfa, 1.0), (.federation, 1.0), (.none, 0.0), (.unknown, 0.0),
  ])
  func `an unknown factor is none`(_ factor: AccessEvent.Factor, _ share: Double) {
    var input = StrongAuthentication.Input()
    input.sums = sums([
      event {
        $0.privilege = .root
        $0.factor = factor
      }
    ])
    let metric = StrongAuthentication.value(input, at: now)
    #expect(metric.value == share)
    #expect(metric.unknown == (factor == .unknown ? 1 : 0))
  }

  @Test func `rotation counts what is overdue, and what nobody can tell stands beside it`() {
    var input = RotationOverdue.Input()
    input.overdueByKind = [.password: 2, .accessKey: 1]
    input.judged = 7
    input.unknown = 3
    input.production = 2
    let metric = RotationOverdue.value(input, at: now)
    #expect(metric.value == 3)
    #expect(metric.population == 10)
    #expect(metric.unknown == 3)
    #expect(metric.shares.map(\.key) == ["access_key", "password"])
    #expect(metric.state == .red)
  }

  @Test func `with nothing to measure say n/a`() {
    #expect(TraceCompleteness.value(.init(), at: now).state == .na)
    #expect(TokenHygiene.value(.init(), at: now).state == .na)
    #expect(JITRatio.value(.init(), at: now).state == .na)
    #expect(StrongAuthentication.value(.init(), at: now).state == .na)
    #expect(RotationOverdue.value(.init(), at: now).state == .na)
  }

  @Test func `what stands beside each number is what its definition names`() {
    let metrics = [
      TraceCompleteness.value(.init(), at: now), TokenHygiene.value(.init(), at: now),
      JITRatio.value(.init(), at: now), StrongAuthentication.value(.init(), at: now),
      RotationOverdue.value(.init(), at: now),
    ]
    for metric in metrics {
      #expect(MetricDefinition.named(metric.id)?.beside == metric.beside.map(\.name))
    }
  }

  @Test func `each kind of credential has a greatest age`() {
    for kind in Credential.Kind.allCases {
      #expect(CredentialAges.standard.greatest(kind) > .days(1))
    }
    #expect(Rules.standard.credentials.greatest(.accessKey) == .days(90))
  }
}
