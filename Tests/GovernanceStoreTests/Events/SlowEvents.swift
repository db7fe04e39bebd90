import Governance

@testable import GovernanceStore

/// The numbers over events, counted one by one from what went in; shares no code with the sums.
struct SlowEvents {
  private struct Grant {
    let principal: String
    let kind: String
    let isPrivileged: Bool
    let from: Int64
    let until: Int64
  }

  struct Token {
    var issued: Instant?
    var first: Instant
    var expires: Instant?
    var isKey = false
    var isStrict = true

    var seconds: Int? {
      guard !isKey, let issued, let expires, issued <= expires else { return nil }
      return Int((expires - issued).milliseconds / 1_000)
    }
  }

  private let facts: [AccessEventFact]
  private let now: Instant
  private var ids: [String: String] = [:]
  private var humans: Set<String> = []
  private var places: [String: Environment] = [:]
  private var machines: Set<String> = []
  private var policies: Set<String> = []
  private var workloads: Set<String> = []
  private var artifacts: Set<String> = []
  private var grants: [String: Grant] = [:]

  init(_ facts: [AccessEventFact], _ store: Store, now: Instant) async throws {
    self.facts = facts
    self.now = now
    for row in try await store.ask("select native_id, id, type, environment from principal_now") {
      let (name, id, type, place) = (row[0].description, row[1].description, row[2], row[3])
      ids[name] = min(ids[name] ?? id, id)
      guard ids[name] == id else { continue }
      humans.remove(name)
      if type == .text("human") { humans.insert(name) }
      if type == .text("workload") || type == .text("service") { machines.insert(name) }
      places[name] = Environment(rawValue: place.description)
    }
    func words(_ sql: String) async throws -> Set<String> {
      Set(try await store.ask(sql).flatMap { $0.map(\.description) })
    }
    policies = try await words("select id, digest from policy_bundle")
    workloads = try await words("select id, name from workload_identity")
    artifacts = try await words("select digest from artifact")
    artifacts.formUnion(try await words("select digest from model_package"))
    for row in try await store.ask(
      "select id, principal, kind, is_privileged, starts_at, ends_at, over_at from access_row"
    ) {
      guard case .integer(let from) = row[4] else { continue }
      let ends = [row[5], row[6]].map { if case .integer(let end) = $0 { end } else { Int64.max } }
      grants[row[0].description] = Grant(
        principal: row[1].description,
        kind: row[2].description,
        isPrivileged: row[3] == .integer(1),
        from: from,
        until: min(ends[0], ends[1])
      )
    }
  }

  static func rounded(_ thousandths: Int) -> Int { (thousandths + 500) / 1_000 }

  static func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }

  private func isHuman(_ fact: AccessEventFact) -> Bool {
    fact.isHuman ?? humans.contains(fact.principal)
  }

  private func place(_ fact: AccessEventFact) -> Environment {
    fact.environment ?? places[fact.principal] ?? .unknown
  }

  private func these(_ environment: Environment?, hours: Int) -> [AccessEventFact] {
    let end = (now.milliseconds / 3_600_000 + 1) * 3_600_000
    let start = end - Int64(hours) * 3_600_000
    return facts.filter { fact in
      (start..<end).contains(fact.at.milliseconds)
        && (environment == nil || place(fact) == environment)
    }
  }

  private func weight(_ facts: [AccessEventFact]) -> Int { facts.reduce(0) { $0 + $1.weight } }

  func trace(_ environment: Environment?, human: Bool) -> (complete: Int, all: Int) {
    let end = (now.milliseconds - 900_000) / 3_600_000 * 3_600_000
    let start = end - 24 * 3_600_000
    let those = facts.filter { fact in
      (start..<end).contains(fact.at.milliseconds) && isHuman(fact) == human
        && (environment == nil || place(fact) == environment)
    }
    let complete = those.filter { fact in
      guard let policy = fact.policyVersion, policies.contains(policy) else { return false }
      if human {
        return ids[fact.principal] != nil && fact.grant.map { grants[$0] != nil } ?? false
      }
      guard let workload = fact.workload, let artifact = fact.artifact else { return false }
      return (workloads.contains(workload) || machines.contains(workload))
        && artifacts.contains(artifact)
    }
    return (weight(complete), weight(those))
  }

  func strict(_ environment: Environment?, hours: Int) -> (strict: Int, all: Int) {
    let those = these(environment, hours: hours).filter {
      $0.tokenKind == .token || $0.tokenKind == .key
    }
    return (weight(those.filter(isStrict)), weight(those))
  }

  private func isStrict(_ fact: AccessEventFact) -> Bool {
    fact.tokenKind == .token && (fact.audiences ?? []).count == 1
      && fact.isAudienceVerified == true
  }

  func mtls(_ environment: Environment?) -> Int {
    weight(these(environment, hours: 24).filter { $0.tokenKind == .mtls })
  }

  func privileged(
    _ environment: Environment?,
    hours: Int
  ) -> (all: Int, jit: Int, standing: Int, drift: Int) {
    var sums = (all: 0, jit: 0, standing: 0, drift: 0)
    for fact in these(environment, hours: hours) where isPrivileged(fact) {
      sums.all += fact.weight
      switch coverage(fact) {
      case "jit": sums.jit += fact.weight
      case "standing": sums.standing += fact.weight
      case "drift": sums.drift += fact.weight
      default: break
      }
    }
    return sums
  }

  func strong(_ environment: Environment?) -> (strong: Int, all: Int) {
    let those = these(environment, hours: 24 * 7).filter {
      isPrivileged($0) && [.prod, .unknown].contains(place($0))
    }
    return (
      weight(those.filter { $0.factor == .mfa || $0.factor == .federation }), weight(those)
    )
  }

  private func isPrivileged(_ fact: AccessEventFact) -> Bool {
    fact.privilege == .admin || fact.privilege == .root
  }

  private func coverage(_ fact: AccessEventFact) -> String {
    let at = fact.at.milliseconds
    let holder = ids[fact.principal]
    var kinds = Set(
      grants.values.filter {
        $0.isPrivileged && $0.principal == holder && $0.from <= at && at < $0.until
      }.map(\.kind)
    )
    if let name = fact.grant {
      guard let grant = grants[name], grant.from <= at, at < grant.until,
        holder == nil || grant.principal == holder
      else { return "drift" }
      kinds.insert(grant.kind)
    }
    if kinds.isEmpty { return "drift" }
    return kinds.contains("standing") ? "standing" : kinds.contains("jit") ? "jit" : "other"
  }

  /// Tokens issued in the last hours, or first seen in them where nobody tells when they were issued.
  func tokens(hours: Int) -> [Token] {
    var tokens: [String: Token] = [:]
    for fact in facts where fact.tokenKind == .token || fact.tokenKind == .key {
      guard let name = fact.token else { continue }
      var token = tokens[name] ?? Token(issued: nil, first: fact.at, expires: nil)
      token.first = min(token.first, fact.at)
      token.issued = [token.issued, fact.tokenIssuedAt].compactMap { $0 }.min()
      token.expires = [token.expires, fact.tokenExpiresAt].compactMap { $0 }.max()
      token.isKey = token.isKey || fact.tokenKind == .key
      token.isStrict = token.isStrict && isStrict(fact)
      tokens[name] = token
    }
    let end = (now.milliseconds / 3_600_000 + 1) * 3_600_000
    let start = end - Int64(hours) * 3_600_000
    return tokens.values.filter { (start..<end).contains(($0.issued ?? $0.first).milliseconds) }
  }
}
