package import Documents
package import Governance

/// Reads access events of whatever emitter in govtop's own form: a record a line, or a list of them.
package struct AccessEventsConnector: EventLog {
  package static var kind: SourceKind { .accessEvents }
  package static var lists: Set<String> { ["events"] }
  package static var besides: Set<String> { [] }

  private static let tree = FieldTree<AccessEventField>()
  /// An event stands for at most a million others.
  private static let rates = 0.000_001...1.0

  private let options: ConnectorOptions

  package init(_ options: ConnectorOptions) {
    self.options = options
  }

  package func event(
    at path: DocumentPath,
    first: String?,
    _ reader: inout JSONReader
  ) throws(JSONError) -> LoggedEvent {
    let fields = try EventFields<AccessEventField>(Self.tree, at: path, first: first, &reader)
    return LoggedEvent(
      scope: options.scope ?? "default",
      fact: try fact(fields),
      unknown: fields.others
    )
  }

  private func fact(
    _ fields: EventFields<AccessEventField>
  ) throws(JSONError) -> AccessEventFact {
    var fact = AccessEventFact(
      key: "",
      at: try fields.requiredInstant(.time),
      principal: try fields.requiredText(.principal),
      action: try fields.requiredText(.action),
      emitter: try fields.text(.emitter) ?? "unknown"
    )
    fact.isHuman = try fields.flag(.human)
    fact.resource = try fields.text(.resource)
    fact.account = try fields.text(.account)
    let told = try fields.word(.environment, among: Environment.self)
    fact.environment = options.environment ?? told
    fact.decision = try fields.word(.decision, among: AccessEvent.Decision.self) ?? .unknown
    fact.privilege = try fields.word(.privilege, among: Privilege.self) ?? .read
    fact.factor = try fields.word(.factor, among: AccessEvent.Factor.self) ?? .unknown
    fact.grant = try fields.text(.grant)
    fact.address = try fields.text(.address)
    fact.region = try fields.text(.region)
    fact.geo = try fields.text(.geo)
    fact.device = try fields.text(.device)
    fact.weight = try weight(fields)
    try tellTrace(fields, into: &fact)
    try tellToken(fields, into: &fact)
    let id = try fields.text(.id)
    fact.key = id ?? fact.content
    return fact
  }

  /// The chain from a build to what the call led to.
  private func tellTrace(
    _ fields: EventFields<AccessEventField>,
    into fact: inout AccessEventFact
  ) throws(JSONError) {
    fact.policyVersion = try fields.text(.policyVersion)
    fact.workload = try fields.text(.workload)
    fact.artifact = try fields.text(.artifact)
    fact.run = try fields.text(.run)
    fact.downstream = try fields.text(.downstream)
  }

  private func tellToken(
    _ fields: EventFields<AccessEventField>,
    into fact: inout AccessEventFact
  ) throws(JSONError) {
    fact.token = try fields.text(.tokenID)
    fact.tokenKind = try fields.word(.tokenKind, among: AccessEvent.TokenKind.self) ?? .unknown
    fact.tokenIssuedAt = try fields.instant(.tokenIssuedAt)
    fact.tokenExpiresAt = try fields.instant(.tokenExpiresAt)
    fact.audiences = try fields.texts(.audiences)
    fact.isAudienceVerified = try fields.flag(.isAudienceVerified)
    guard let issued = fact.tokenIssuedAt, let end = fact.tokenExpiresAt, end < issued else {
      return
    }
    throw fields.misfit(.tokenExpiresAt, "a time after `token.issued_at`")
  }

  /// What an event of a sampled log stands for: one of a rate of 0.1 for ten.
  private func weight(_ fields: EventFields<AccessEventField>) throws(JSONError) -> Int {
    guard let rate = try fields.number(.samplingRate) else { return 1_000 }
    guard Self.rates.contains(rate) else {
      throw fields.misfit(.samplingRate, "a rate above 0 and up to 1, such as 0.1")
    }
    return Int((1_000 / rate).rounded())
  }
}

extension AccessEventFact {
  /// What stands for an id where the emitter gives none: the same content is the same event.
  fileprivate var content: String {
    let parts: [String?] = [
      String(at.milliseconds), principal, action, resource, account, emitter,
      decision.rawValue, factor.rawValue, policyVersion, workload, artifact, run, downstream,
      grant, token, address, device,
    ]
    let text = parts.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined()
    return "sha256:\(Digest.sha256(of: text).hex)"
  }
}
