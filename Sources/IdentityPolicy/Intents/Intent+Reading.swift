package import Documents
import Governance

extension Intent {
  static let fields = [
    "owner", "zone", "environment", "dataClassification", "subject", "token", "allow", "deny",
    "egress", "breakGlass", "expires", "tests",
  ]

  /// Reads a `WorkloadIdentity` strictly: the first field that does not fit is told with its place.
  package init(_ document: Document) throws(JSONError) {
    let spec = try IntentFields(
      try IntentEnvelope(document, kind: Intent.kind).spec,
      known: Intent.fields
    )
    let metadata = try IntentEnvelope.metadata(of: document)
    name = try metadata.required("name").label()
    labels = try metadata.optional("labels") { (map) throws(JSONError) in try map.texts() } ?? [:]
    owner = try IntentOwner(try spec.required("owner"))
    zone = try spec.required("zone").word(IntentZone.self)
    environment = try spec.required("environment").word(IntentEnvironment.self)
    classification = try spec.required("dataClassification").word(Classification.self)
    subject = try IntentSubject(try spec.required("subject"))
    token = try IntentToken(try spec.required("token"))
    allow = try spec.required("allow").list { (entry) throws(JSONError) in try IntentAllow(entry) }
    try Document.refuseTwice(allow.map(\.id), in: try spec.required("allow"))
    deny = try spec.list("deny") { (entry) throws(JSONError) in try IntentDeny(entry) } ?? []
    if let list = spec.document["deny"] { try Document.refuseTwice(deny.map(\.id), in: list) }
    egress = try spec.optional("egress") { (value) throws(JSONError) in try IntentEgress(value) }
    breakGlass = try spec.optional("breakGlass") { (value) throws(JSONError) in
      try IntentBreakGlass(value)
    }
    expires = try spec.optional("expires") { (value) throws(JSONError) in try value.moment() }
    tests = try spec.list("tests") { (entry) throws(JSONError) in try IntentTest(entry) } ?? []
  }
}

/// What every document of ours begins with.
struct IntentEnvelope {
  let spec: Document

  init(_ document: Document, kind: String) throws(JSONError) {
    let fields = try IntentFields(document, known: ["apiVersion", "kind", "metadata", "spec"])
    let version = try fields.required("apiVersion")
    guard try version.string() == Intent.apiVersion else {
      throw version.mismatch(expected: "`\(Intent.apiVersion)`")
    }
    let own = try fields.required("kind")
    guard try own.string() == kind else { throw own.mismatch(expected: "`\(kind)`") }
    spec = try fields.required("spec")
  }

  static func metadata(of document: Document) throws(JSONError) -> IntentFields {
    try IntentFields(try document.required("metadata"), known: ["name", "labels"])
  }
}

extension Document {
  /// A mapping from texts to texts.
  func texts() throws(JSONError) -> [String: String] {
    var texts: [String: String] = [:]
    for member in try members() { texts[member.key] = try member.value.string() }
    return texts
  }

  /// Ids name an entry across base and overlays, so each stands once.
  static func refuseTwice(_ ids: [String], in list: Document) throws(JSONError) {
    var seen: Set<String> = []
    for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
      throw (list[index]?["id"] ?? list).mismatch(expected: "each id once", found: "`\(id)` again")
    }
  }

  /// The tree with `{env}` replaced by the name of an environment in every text.
  package func substituting(_ environment: IntentEnvironment) -> Document {
    let value: Value =
      switch value {
      case .string(let text):
        .string(text.contains("{") ? text.replacing("{env}", with: environment.rawValue) : text)
      case .array(let elements): .array(elements.map { $0.substituting(environment) })
      case .object(let members):
        .object(
          members.map {
            Member(key: $0.key, position: $0.position, value: $0.value.substituting(environment))
          }
        )
      case .null, .boolean, .number: value
      }
    return Document(value, at: position, path: path)
  }
}

extension IntentOwner {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(
      document,
      known: ["team", "contacts", "recertifyEvery", "lastRecertified"]
    )
    team = try fields.text("team")
    let list = try fields.required("contacts")
    contacts = try list.list { (entry) throws(JSONError) in try entry.filledText() }
    guard !contacts.isEmpty else { throw list.mismatch(expected: "at least one contact") }
    recertifyEvery = try fields.optional("recertifyEvery") { (value) throws(JSONError) in
      try value.length()
    }
    lastRecertified = try fields.optional("lastRecertified") { (value) throws(JSONError) in
      try value.moment()
    }
  }
}

extension IntentSubject {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["kubernetes", "spiffe"])
    kubernetes = try Kubernetes(try fields.required("kubernetes"))
    spiffe = try fields.optional("spiffe") { (value) throws(JSONError) in
      let text = try value.exactText()
      guard text.hasPrefix("spiffe://"), text.utf8.count > 9 else {
        throw value.mismatch(expected: "a SPIFFE id such as `spiffe://example.org/ns/a/sa/b`")
      }
      return text
    }
  }
}

extension IntentSubject.Kubernetes {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["issuer", "namespace", "serviceAccount"])
    let place = try fields.required("issuer")
    let text = try place.exactText()
    issuer = text.hasPrefix("https://") ? String(text.dropFirst(8)) : text
    guard !issuer.isEmpty, !issuer.contains("://"), !issuer.contains("'") else {
      throw place.mismatch(expected: "the issuer of the cluster's tokens, an https address")
    }
    namespace = try fields.required("namespace").label()
    serviceAccount = try fields.required("serviceAccount").label()
  }
}

extension IntentToken {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["ttl", "audience", "automount"])
    lifetime = try fields.required("ttl").length()
    let list = try fields.required("audience")
    audience = try list.list { (entry) throws(JSONError) in try entry.audience() }
    guard !audience.isEmpty else { throw list.mismatch(expected: "at least one audience") }
    automount =
      try fields.optional("automount") { (value) throws(JSONError) in try value.boolean() } ?? false
  }
}

extension Document {
  /// An audience, which policy languages hold in quotes and patterns.
  func audience() throws(JSONError) -> String {
    let text = try exactText()
    let isFit = text.utf8.allSatisfy { byte in
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
        || [0x2D, 0x2E, 0x5F, 0x3A, 0x2F, 0x40, 0x7E].contains(byte)
    }
    guard isFit else { throw mismatch(expected: "letters, digits and `-._:/@~`") }
    return text
  }
}

extension IntentEgress {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["mode", "hosts"])
    mode = try fields.required("mode").word(Mode.self)
    hosts =
      try fields.list("hosts") { (entry) throws(JSONError) in try entry.exactText() } ?? []
    guard mode == .open || fields.has("hosts") else {
      throw document.mismatch(expected: "the field `hosts` of an allowlist", found: "no such field")
    }
  }
}

extension IntentTest {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(
      document,
      known: ["name", "action", "resource", "context", "expect"]
    )
    name = try fields.text("name")
    action = try fields.text("action")
    resource = try fields.text("resource")
    context =
      try fields.optional("context") { (map) throws(JSONError) in try map.texts() } ?? [:]
    expected = try fields.required("expect").word(Expected.self)
  }
}
