package import Documents

extension IntentOverlay {
  static let fields = [
    "extends", "environment", "zone", "dataClassification", "subject", "token", "allow", "deny",
    "egress", "breakGlass", "owner", "expires", "tests",
  ]

  /// Reads an overlay strictly, with texts substituted already.
  package init(_ document: Document) throws(JSONError) {
    self.document = document
    let spec = try IntentFields(
      try IntentEnvelope(document, kind: IntentOverlay.kind).spec,
      known: IntentOverlay.fields
    )
    name = try IntentEnvelope.metadata(of: document).required("name").label()
    extends = try spec.required("extends").label()
    environment = try spec.required("environment").word(IntentEnvironment.self)
    guard environment != .base else {
      throw try spec.required("environment").mismatch(expected: "`dev`, `stage` or `prod`")
    }
    zone = try spec.optional("zone") { (value) throws(JSONError) in
      try value.word(IntentZone.self)
    }
    classification = try spec.optional("dataClassification") { (value) throws(JSONError) in
      try value.word(Classification.self)
    }
    subject = try spec.optional("subject") { (value) throws(JSONError) in try Subject(value) }
    let token = try spec.optional("token") { (value) throws(JSONError) in try Token(value) }
    (lifetime, audience, automount) = (token?.lifetime, token?.audience, token?.automount)
    allow = try spec.list("allow") { (entry) throws(JSONError) in try Allow(entry) } ?? []
    if let list = spec.document["allow"] { try Document.refuseTwice(allow.map(\.id), in: list) }
    deny = try spec.list("deny") { (entry) throws(JSONError) in try IntentDeny(entry) }
    let egress = try spec.optional("egress") { (value) throws(JSONError) in try Egress(value) }
    (egressMode, hosts) = (egress?.mode, egress?.hosts)
    breakGlass = try spec.optional("breakGlass") { (value) throws(JSONError) in
      try BreakGlass(value)
    }
    recertifyEvery = try spec.optional("owner") { (value) throws(JSONError) in
      try IntentFields(value, known: ["recertifyEvery"]).required("recertifyEvery").length()
    }
    expires = try spec.optional("expires") { (value) throws(JSONError) in try value.moment() }
    tests = try spec.list("tests") { (entry) throws(JSONError) in try IntentTest(entry) } ?? []
  }
}

/// Some fields of a token.
private struct Token {
  let lifetime: Duration?
  let audience: [String]?
  let automount: Bool?

  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["ttl", "audience", "automount"])
    lifetime = try fields.optional("ttl") { (value) throws(JSONError) in try value.length() }
    audience = try fields.list("audience") { (entry) throws(JSONError) in try entry.audience() }
    automount = try fields.optional("automount") { (value) throws(JSONError) in
      try value.boolean()
    }
  }
}

/// Some fields of an egress.
private struct Egress {
  let mode: IntentEgress.Mode?
  let hosts: [String]?

  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["mode", "hosts"])
    mode = try fields.optional("mode") { (value) throws(JSONError) in
      try value.word(IntentEgress.Mode.self)
    }
    hosts = try fields.list("hosts") { (entry) throws(JSONError) in try entry.exactText() }
  }
}

extension IntentOverlay.Subject {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["kubernetes", "spiffe"])
    spiffe = try fields.optionalText("spiffe")
    guard let cluster = document["kubernetes"] else { return }
    let own = try IntentFields(cluster, known: ["issuer", "namespace", "serviceAccount"])
    issuer = try own.optionalText("issuer")
    namespace = try own.optionalText("namespace")
    serviceAccount = try own.optionalText("serviceAccount")
  }
}

extension IntentOverlay.Allow {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: IntentAllow.fields)
    self.init(id: try fields.required("id").label())
    verbs = try fields.optional("verbs") { (value) throws(JSONError) in try Verb.list(value) }
    provider = try fields.optional("provider") { (value) throws(JSONError) in
      try value.word(Provider.self)
    }
    actions = try fields.optional("actions") { (value) throws(JSONError) in
      try value.filledList()
    }
    require = try fields.list("require") { (entry) throws(JSONError) in try Requirement(entry) }
    _ = try fields.optionalText("justification")
    guard let place = document["resources"] else { return }
    try read(resources: place)
  }

  /// Neutral resources, provider patterns, or the transform that is refused with advice later.
  private mutating func read(resources place: Document) throws(JSONError) {
    if case .object = place.value {
      _ = try IntentFields(place, known: ["suffix", "prefix"])
      isRenaming = true
      return
    }
    if case .string? = try place.elements().first?.value {
      patterns = try place.filledList()
    } else {
      resources = try IntentResource.list(place)
    }
  }
}

extension IntentOverlay.BreakGlass {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: IntentBreakGlass.fields)
    maxLifetime = try fields.optional("maxTTL") { (value) throws(JSONError) in
      try value.length()
    }
    if let review = document["postReview"] ?? document["approvers"] {
      let own = try IntentFields(review, known: ["within", "min", "groups"])
      within = try own.optional("within") { (value) throws(JSONError) in try value.length() }
      minimum = try own.optional("min") { (value) throws(JSONError) in try value.count() }
      groups = try own.optional("groups") { (value) throws(JSONError) in try value.filledList() }
    }
    if let requires = document["requires"] {
      let own = try IntentFields(requires, known: ["ticket", "mfa", "rationaleMinChars"])
      ticket = try own.optionalText("ticket")
      mfa = try own.optional("mfa") { (value) throws(JSONError) in try value.boolean() }
      rationaleMinimum = try own.optional("rationaleMinChars") { (value) throws(JSONError) in
        try value.count()
      }
    }
    grants = try fields.list("grants") { (entry) throws(JSONError) in
      try IntentBreakGlass.Grant(entry)
    }
  }
}
