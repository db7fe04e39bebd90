import Documents

extension IntentAllow {
  static let fields = [
    "id", "verbs", "resources", "require", "provider", "actions", "justification",
  ]

  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: IntentAllow.fields)
    id = try fields.required("id").label()
    require =
      try fields.list("require") { (entry) throws(JSONError) in try Requirement(entry) } ?? []
    justification = try fields.optionalText("justification")
    guard fields.has("verbs") else {
      scope = try IntentAllow.providerScope(fields)
      return
    }
    for other in ["provider", "actions"] {
      guard let place = document[other] else { continue }
      throw place.mismatch(expected: "either `verbs` or `provider` with `actions`", found: "both")
    }
    scope = .neutral(
      verbs: try Verb.list(try fields.required("verbs")),
      resources: try IntentResource.list(try fields.required("resources"))
    )
  }

  private static func providerScope(_ fields: IntentFields) throws(JSONError) -> Scope {
    guard fields.has("provider") || fields.has("actions") else {
      throw fields.document.mismatch(
        expected: "the field `verbs`, or `provider` with `actions`",
        found: "neither"
      )
    }
    let provider = try fields.required("provider").word(Provider.self)
    guard fields.has("justification") else {
      throw fields.document.mismatch(
        expected: "the field `justification`: why no neutral verb will do",
        found: "no such field"
      )
    }
    return .provider(
      provider,
      actions: try fields.required("actions").filledList(),
      resources: try fields.required("resources").filledList()
    )
  }
}

extension IntentDeny {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["id", "verbs"])
    id = try fields.required("id").label()
    verbs = try Verb.list(try fields.required("verbs"))
  }
}

extension Document {
  /// Texts of which there is at least one.
  func filledList() throws(JSONError) -> [String] {
    let texts = try list { (entry) throws(JSONError) in try entry.filledText() }
    guard !texts.isEmpty else { throw mismatch(expected: "at least one", found: "an empty list") }
    return texts
  }
}

extension Verb {
  static func list(_ document: Document) throws(JSONError) -> [Verb] {
    let verbs = try document.list { (entry) throws(JSONError) in try entry.word(Verb.self) }
    guard !verbs.isEmpty else {
      throw document.mismatch(expected: "at least one verb", found: "an empty list")
    }
    return verbs
  }
}

extension Requirement {
  init(_ document: Document) throws(JSONError) {
    guard let requirement = Requirement(try document.string()) else {
      throw document.mismatch(
        expected: "`tls`, `aws:network:vpce-…` or `aws:network:vpc-…`"
      )
    }
    self = requirement
  }
}

extension IntentResource {
  static func list(_ document: Document) throws(JSONError) -> [IntentResource] {
    let resources = try document.list { (entry) throws(JSONError) in try IntentResource(entry) }
    guard !resources.isEmpty else {
      throw document.mismatch(expected: "at least one resource", found: "an empty list")
    }
    return resources
  }

  init(_ document: Document) throws(JSONError) {
    let kinds = ResourceKind.allCases.map(\.rawValue)
    let fields = try IntentFields(
      document,
      known: ["provider", "objectStore", "role", "toService"] + kinds
    )
    provider = try fields.required("provider").word(Provider.self)
    let given = (["objectStore", "role"] + kinds).filter(fields.has)
    guard given.count == 1, let only = given.first else {
      throw document.mismatch(
        expected:
          "one of `objectStore`, `role`, \(kinds.map { "`\($0)`" }.joined(separator: ", "))",
        found: given.isEmpty ? "none" : given.map { "`\($0)`" }.joined(separator: " and ")
      )
    }
    if only != "role", let place = document["toService"] {
      throw place.mismatch(expected: "`toService` beside `role` only", found: "it beside `\(only)`")
    }
    target = try IntentResource.target(only, fields, provider)
  }

  private static func target(
    _ key: String,
    _ fields: IntentFields,
    _ provider: Provider
  ) throws(JSONError) -> Target {
    let place = try fields.required(key)
    if key == "objectStore" { return .objects(try ObjectStore(place, provider)) }
    if key == "role" {
      return .role(
        name: try place.exactText(),
        toService: try fields.optional("toService") { (value) throws(JSONError) in
          try value.exactText()
        }
      )
    }
    guard let kind = ResourceKind(rawValue: key) else { throw place.mismatch(expected: "a kind") }
    return .named(kind, try place.fullName(at: provider))
  }
}

extension Document {
  /// The full name of something, by which alone its provider and account are certain.
  fileprivate func fullName(at provider: Provider) throws(JSONError) -> String {
    let text = try filledText()
    let (begin, example) =
      switch provider {
      case .aws: ("arn:", "arn:aws:sqs:eu-central-1:123456789012:jobs")
      case .azure: ("/subscriptions/", "/subscriptions/…/vaults/models")
      case .gcp: ("projects/", "projects/acme/secrets/token")
      case .kubernetes: ("", "namespace/name")
      }
    let isFull = provider == .kubernetes ? text.split(separator: "/").count == 2 : true
    guard text.hasPrefix(begin), isFull, !text.contains("'") else {
      throw mismatch(expected: "the full name, such as `\(example)`")
    }
    guard provider == .aws || !text.contains("*") else {
      throw mismatch(expected: "an exact name: \(provider.rawValue) knows no wildcards here")
    }
    return text
  }
}

extension IntentResource.ObjectStore {
  init(_ document: Document, _ provider: Provider) throws(JSONError) {
    let own: [String]
    switch provider {
    case .aws: own = ["bucket"]
    case .azure: own = ["account", "container", "subscription", "resourceGroup"]
    case .gcp: own = ["bucket", "project"]
    case .kubernetes: throw document.mismatch(expected: "a provider with object stores")
    }
    let fields = try IntentFields(document, known: own + ["prefix"])
    bucket = try fields.required(provider == .azure ? "container" : "bucket").quotable()
    let place = document["prefix"]
    prefix = try place?.string() ?? ""
    if prefix.contains(where: { "*?'$\\".contains($0) || $0.isNewline }) {
      throw (place ?? document).mismatch(expected: "the plain beginning of names, no pattern")
    }
    func optional(_ key: String) throws(JSONError) -> String? {
      try fields.optional(key) { (value) throws(JSONError) in try value.quotable() }
    }
    account = try optional("account")
    subscription = try optional("subscription")
    resourceGroup = try optional("resourceGroup")
    project = try optional("project")
  }
}

extension Document {
  /// An exact name that can stand inside quotes of any policy language.
  fileprivate func quotable() throws(JSONError) -> String {
    let text = try exactText()
    let isFit = text.replacing("{env}", with: "").utf8.allSatisfy { byte in
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || [0x2D, 0x2E, 0x5F].contains(byte)
    }
    guard isFit else { throw mismatch(expected: "a name of letters, digits, `-`, `.` and `_`") }
    return text
  }
}
