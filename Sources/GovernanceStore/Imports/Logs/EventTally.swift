import Documents
import Governance

/// What derived tables say of events, summed up as the events pass by.
struct EventTally: Sendable {
  struct Bucket: Hashable, Sendable {
    /// An hour or a day since 1970.
    let period: Int
    let source: String
    let emitter: String
    let environment: Environment
    let isHuman: Bool
  }

  struct User: Hashable, Sendable {
    let principal: String
    let source: String
  }

  /// When a principal was last seen, and in how many events.
  struct Use: Hashable, Sendable {
    var lastAt: Instant
    var calls = 0
  }

  private(set) var hours: [Bucket: EventSums] = [:]
  private(set) var tokens: [Int64: TokenUse] = [:]
  private(set) var uses: [User: Use] = [:]

  mutating func add(_ row: SQLRow, of source: String) throws {
    let event = try JudgedEvent(row)
    let at = try row.instant("at")
    let bucket = Bucket(
      period: at.hour,
      source: source,
      emitter: try row.text("emitter"),
      environment: try row.word("environment"),
      isHuman: event.isHuman
    )
    hours[bucket, default: EventSums()].add(event)
    try addToken(row, event, bucket, at)
    guard try row.text("decision") != AccessEvent.Decision.deny.rawValue else { return }
    let user = User(principal: try row.text("principal"), source: source)
    var use = uses[user] ?? Use(lastAt: at)
    use.lastAt = max(use.lastAt, at)
    use.calls += 1
    uses[user] = use
  }

  /// The sums of the hours, a day each.
  var days: [Bucket: EventSums] {
    var days: [Bucket: EventSums] = [:]
    for (bucket, sums) in hours {
      let day = Bucket(
        period: Instant(hour: bucket.period).day,
        source: bucket.source,
        emitter: bucket.emitter,
        environment: bucket.environment,
        isHuman: bucket.isHuman
      )
      days[day, default: EventSums()] += sums
    }
    return days
  }

  private mutating func addToken(
    _ row: SQLRow,
    _ event: JudgedEvent,
    _ bucket: Bucket,
    _ at: Instant
  ) throws {
    guard event.tokenKind.isToken, let token = try row.optionalText("token") else { return }
    let use = TokenUse(
      source: bucket.source,
      token: token,
      environment: bucket.environment,
      firstAt: at,
      lastAt: at,
      issuedAt: try row.optionalInstant("token_issued_at"),
      expiresAt: try row.optionalInstant("token_expires_at"),
      isKey: event.tokenKind == .key,
      calls: 1,
      strictCalls: event.isStrict ? 1 : 0
    )
    tokens[use.id] = tokens[use.id]?.joined(with: use) ?? use
  }
}

/// A token with all that its events told; joining is the same in whatever order.
struct TokenUse: Hashable, Sendable {
  let source: String
  let token: String
  /// Of its first event.
  var environment: Environment
  var firstAt: Instant
  var lastAt: Instant
  var issuedAt: Instant?
  var expiresAt: Instant?
  var isKey: Bool
  var calls: Int
  var strictCalls: Int

  var id: Int64 {
    let digest = Digest.sha256(of: "\(source)\u{0}\(token)")
    return digest.bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }

  /// The hour of its issuance, or in which it was first seen where nobody tells that.
  var hour: Int { (issuedAt ?? firstAt).hour }

  var life: TokenLife { TokenLife(isKey ? .key : .token, issued: issuedAt, expires: expiresAt) }

  /// Whether each of its calls was strict.
  var isStrict: Bool { calls == strictCalls }

  func joined(with other: TokenUse) -> TokenUse {
    var joined = self
    if (other.firstAt, other.environment.rawValue) < (firstAt, environment.rawValue) {
      joined.environment = other.environment
    }
    joined.firstAt = min(firstAt, other.firstAt)
    joined.lastAt = max(lastAt, other.lastAt)
    joined.issuedAt = [issuedAt, other.issuedAt].compactMap { $0 }.min()
    joined.expiresAt = [expiresAt, other.expiresAt].compactMap { $0 }.max()
    joined.isKey = isKey || other.isKey
    joined.calls += other.calls
    joined.strictCalls += other.strictCalls
    return joined
  }
}

extension JudgedEvent {
  /// As a stored row tells it.
  init(_ row: SQLRow) throws(StoreError) {
    self.init()
    isHuman = try row.flag("is_human")
    weight = try row.integer("weight")
    knowsPolicy = try row.flag("policy_known")
    knowsWorkload = try row.flag("workload_known")
    knowsArtifact = try row.flag("artifact_known")
    knowsPrincipal = !row.isNull("principal_id")
    knowsGrant = try row.flag("grant_known")
    tellsRun = !row.isNull("run")
    tellsDownstream = !row.isNull("downstream")
    tokenKind = try row.word("token_kind")
    privilege = try row.word("privilege")
    factor = try row.word("factor")
    coverage = try row.word("coverage")
    guard tokenKind.isToken else { return }
    let audiences = try row.optionalText("audiences")
    let isVerified = row["audience_verified"] == .integer(1)
    tellsAudience = audiences != nil || !row.isNull("audience_verified")
    let isOne = audiences.map { !$0.isEmpty && !$0.utf8.contains(0x0A) } ?? false
    isStrict = tokenKind == .token && isOne && isVerified
    life = TokenLife(
      tokenKind,
      issued: try row.optionalInstant("token_issued_at"),
      expires: try row.optionalInstant("token_expires_at")
    )
  }
}
