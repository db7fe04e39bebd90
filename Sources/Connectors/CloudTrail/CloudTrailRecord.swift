import Documents
import Governance
import IdentityPolicy

/// One CloudTrail record in govtop's terms.
struct CloudTrailRecord {
  private let fields: EventFields<CloudTrailField>

  init(_ fields: EventFields<CloudTrailField>) {
    self.fields = fields
  }

  /// The account whose log it is.
  func account() throws(JSONError) -> String? {
    try fields.text(firstOf: .recipientAccountId, .identityAccount)
  }

  func fact() throws(JSONError) -> AccessEventFact {
    let source = try fields.requiredText(.eventSource)
    let name = try fields.requiredText(.eventName)
    let service = Self.service(source)
    var fact = AccessEventFact(
      key: try fields.requiredText(.eventID),
      at: try fields.requiredInstant(.eventTime),
      principal: try principal(),
      action: "\(service):\(name)",
      emitter: source
    )
    fact.isHuman = try isHuman()
    fact.resource = resource()
    fact.account = try account()
    fact.decision = try decision()
    fact.privilege =
      try fields.text(.identityType) == "Root"
      ? .root : UsedAction.privilege(service: service, action: name)
    fact.factor = try factor(name)
    fact.address = try fields.text(.sourceIPAddress)
    fact.region = try fields.text(.awsRegion)
    fact.device = try fields.text(.userAgent)
    try tellToken(into: &fact)
    return fact
  }

  /// `signin.amazonaws.com` is `signin` in policies; two services have another name there.
  private static func service(_ source: String) -> String {
    let name = source.hasSuffix(".amazonaws.com") ? String(source.dropLast(14)) : source
    switch name {
    case "monitoring": return "cloudwatch"
    case "tagging": return "tag"
    default: return name
    }
  }

  /// A session acts as the role that it was opened for, whatever its name.
  private func principal() throws(JSONError) -> String {
    let type = try fields.text(.identityType)
    if type == "AssumedRole", let issuer = try fields.text(.issuerARN) { return issuer }
    let told = try fields.text(
      firstOf: .identityARN,
      .invokedBy,
      .identityName,
      .identityID,
      .identityAccount
    )
    return told ?? type ?? "unknown"
  }

  /// `nil` for users and roles: what stands behind them, the inventory knows.
  private func isHuman() throws(JSONError) -> Bool? {
    switch try fields.text(.identityType) {
    case "Root", "SAMLUser", "IdentityCenterUser": return true
    case "AWSService": return false
    default: return try fields.text(.eventName) == "ConsoleLogin" ? true : nil
    }
  }

  private func resource() -> String? {
    if let bucket = fields.word(.bucket) {
      return fields.word(.resourceARN)
        ?? fields.word(.object).map { "\(bucket)/\($0)" } ?? bucket
    }
    for field in CloudTrailField.resources {
      if let word = fields.word(field) { return word }
    }
    return nil
  }

  private func decision() throws(JSONError) -> AccessEvent.Decision {
    if let login = fields.word(.login) { return login == "Success" ? .allow : .deny }
    guard let code = try fields.text(.errorCode) else { return .allow }
    let refusals = ["AccessDenied", "Unauthorized", "NotAuthorized", "Forbidden"]
    return refusals.contains { code.contains($0) } ? .deny : .error
  }

  private func factor(_ name: String) throws(JSONError) -> AccessEvent.Factor {
    if fields.word(.mfaUsed) == "Yes" || fields.word(.mfa) == "true" { return .mfa }
    let federated = ["WebIdentityUser", "SAMLUser", "IdentityCenterUser"]
    if try fields.text(.identityType).map(federated.contains) ?? false { return .federation }
    if fields.word(.federatedBy) != nil { return .federation }
    if fields.word(.mfaUsed) == "No" || fields.word(.mfa) == "false" { return .none }
    // A static key proves nothing but that somebody has it.
    return try fields.text(.accessKey)?.hasPrefix("AKIA") == true ? .none : .unknown
  }

  /// The key of the call; where the call handed out a session, that one, since its end is told only here.
  private func tellToken(into fact: inout AccessEventFact) throws(JSONError) {
    if let issued = fields.word(.issuedKey) {
      fact.tokenKind = .token
      fact.token = issued
      fact.tokenIssuedAt = fact.at
      fact.tokenExpiresAt = fields.word(.issuedUntil).flatMap(Instant.init(sdkText:))
      return
    }
    guard let key = try fields.text(.accessKey) else {
      fact.tokenKind = .none
      return
    }
    fact.token = key
    fact.tokenKind = key.hasPrefix("AKIA") ? .key : .token
    if fact.tokenKind == .token { fact.tokenIssuedAt = try fields.instant(.sessionStart) }
  }
}

extension Instant {
  /// `Nov 30, 2024, 8:43:17 PM`, as the log writes the end of a session, or RFC 3339; in UTC.
  init?(sdkText text: String) {
    if let instant = Instant(rfc3339: text) {
      self = instant
      return
    }
    let words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard words.count == 5, let month = months.firstIndex(of: words[0]), let day = Int(words[1]),
      let year = Int(words[2]), CivilTime.exists(year, month + 1, day)
    else { return nil }
    let clock = words[3].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, (1...12).contains(clock[0]), (0..<60).contains(clock[1]),
      (0...60).contains(clock[2]), ["AM", "PM"].contains(words[4])
    else { return nil }
    let hour = clock[0] % 12 + (words[4] == "PM" ? 12 : 0)
    let days = CivilTime.days(year: year, month: month + 1, day: day)
    let seconds = days * 86_400 + hour * 3_600 + clock[1] * 60 + clock[2]
    self.init(milliseconds: Int64(seconds) * 1_000)
  }
}
