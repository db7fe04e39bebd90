import Documents
import Governance

@testable import GovernanceStore

/// Records that a test holds, handed over a piece at a time.
actor ListedRecords: LogRecords {
  private var pieces: [[LoggedEvent]]
  /// Thrown in place of the piece with this number.
  private let failure: (piece: Int, error: InputProblem)?
  private var place = 0

  init(_ events: [LoggedEvent], piece: Int = 700, failing failure: (Int, InputProblem)? = nil) {
    pieces = stride(from: 0, to: events.count, by: piece).map {
      Array(events[$0..<min($0 + piece, events.count)])
    }
    self.failure = failure.map { (piece: $0.0, error: $0.1) }
  }

  func next() throws -> [LoggedEvent] {
    defer { place += 1 }
    if let failure, failure.piece == place { throw failure.error }
    return pieces.isEmpty ? [] : pieces.removeFirst()
  }

  func total() -> (digest: Digest, bytes: Int) { (Digest.sha256(of: "\(place)"), place) }
}

extension Store {
  /// Imports events of one scope.
  @discardableResult
  func takeEvents(
    _ facts: [AccessEventFact],
    kind: SourceKind = .accessEvents,
    scope: String = "mesh",
    piece: Int = 700
  ) async throws -> [ImportReport] {
    let events = facts.map { LoggedEvent(scope: scope, fact: $0) }
    return try await importLog(kind, as: .user("root"), from: ListedRecords(events, piece: piece))
  }

  func metric(_ id: String, _ environment: Environment? = nil) async throws -> Metric? {
    try await metrics(environment: environment).first { $0.id == id }
  }
}

/// What a random log may name: things that the lived-in world knows, and things that it does not.
struct EventNames: Sendable {
  var principals: [String] = ["ghost", "arn:aws:iam::1:role/unseen"]
  var policies: [String] = ["PB-999", "nobody@3"]
  var workloads: [String] = ["WI-999", "shadow"]
  var artifacts: [String] = ["sha256:\(String(repeating: "0", count: 64))"]
  var grants: [String] = ["GR-999"]

  /// The same with what a database knows, under each of its names.
  init(_ store: Store) async throws {
    func texts(_ sql: String) async throws -> [String] {
      try await store.ask(sql).flatMap { row in
        row.compactMap { if case .text(let text) = $0 { text } else { nil } }
      }
    }
    principals += try await texts("select native_id from principal_now order by 1")
    policies += try await texts("select id, digest from policy_bundle order by 1")
    workloads += try await texts("select id, name from workload_identity order by 1")
    artifacts += try await texts("select digest from artifact order by 1")
    artifacts += try await texts("select digest from model_package order by 1")
    grants += try await texts("select id from access_grant order by 1")
  }

  func fact(
    _ number: Int,
    before now: Instant,
    using random: inout SeededRandom
  ) -> AccessEventFact {
    func some<Value>(_ values: [Value], using random: inout SeededRandom) -> Value? {
      Bool.random(using: &random) ? values.randomElement(using: &random) : nil
    }
    let age = [100, 2_000, 90_000, 700_000, 3_000_000].randomElement(using: &random) ?? 1
    var fact = AccessEventFact(
      key: "e-\(number)",
      at: now - .seconds(Int.random(in: 0...age, using: &random)),
      principal: principals.randomElement(using: &random) ?? "ghost",
      action: "s3:GetObject",
      emitter: ["gateway", "sidecar", "broker"].randomElement(using: &random) ?? "gateway"
    )
    fact.isHuman = some([true, false], using: &random)
    fact.environment = some(Environment.allCases, using: &random)
    fact.decision = AccessEvent.Decision.allCases.randomElement(using: &random) ?? .unknown
    fact.privilege = Privilege.allCases.randomElement(using: &random) ?? .read
    fact.factor = AccessEvent.Factor.allCases.randomElement(using: &random) ?? .unknown
    fact.policyVersion = some(policies, using: &random)
    fact.workload = some(workloads, using: &random)
    fact.artifact = some(artifacts, using: &random)
    fact.run = some(["run-1"], using: &random)
    fact.downstream = some(["call-1"], using: &random)
    fact.grant = some(grants, using: &random)
    fact.tokenKind = AccessEvent.TokenKind.allCases.randomElement(using: &random) ?? .unknown
    fact.token = some((1...30).map { "t-\($0)" }, using: &random)
    fact.tokenIssuedAt = some([fact.at - .minutes(5)], using: &random)
    fact.tokenExpiresAt = some(
      [900, 3_600, 40_000, 80_000, 800_000, 9_000_000].map { fact.at + .seconds($0 - 300) },
      using: &random
    )
    fact.audiences = some([[], ["a"], ["a"], ["a", "b"]], using: &random)
    fact.isAudienceVerified = some([true, true, false], using: &random)
    fact.weight = [1_000, 1_000, 10_000, 3_333].randomElement(using: &random) ?? 1_000
    return fact
  }
}

/// Random numbers that come again for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
