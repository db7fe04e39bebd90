/// The JSON Schema of intents and overlays, for editors; what it says is what the reader takes.
package enum IntentSchema {
  package static var json: String { tree.json }

  static var tree: OutputTree {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "https://govtop.dev/schemas/v1alpha1/intent.json",
      "title": "govtop identity intents",
      "oneOf": [
        document(Intent.kind, metadata: ["name", "labels"], spec: base),
        document(IntentOverlay.kind, metadata: ["name"], spec: overlay),
        document(CompileSettings.kind, metadata: ["name"], spec: targets),
      ],
    ]
  }

  private static func document(
    _ kind: String,
    metadata: [String],
    spec: OutputTree
  ) -> OutputTree {
    object(
      [
        ("apiVersion", ["const": .text(Intent.apiVersion)]), ("kind", ["const": .text(kind)]),
        (
          "metadata",
          object([("name", label), ("labels", ["type": "object"])], required: ["name"])
        ), ("spec", spec),
      ],
      required: ["apiVersion", "kind", "metadata", "spec"]
    )
  }

  static let base = spec(
    first: [],
    required: ["owner", "zone", "environment", "dataClassification", "subject", "token", "allow"],
    isBase: true
  )

  static let overlay = spec(
    first: [("extends", label)],
    required: ["extends", "environment"],
    isBase: false
  )

  private static func spec(
    first: [(String, OutputTree)],
    required: [String],
    isBase: Bool
  ) -> OutputTree {
    func needs(_ names: [String]) -> [String] { isBase ? names : [] }
    let owner: OutputTree =
      isBase
      ? object(
        [
          ("team", text), ("contacts", texts), ("recertifyEvery", length),
          ("lastRecertified", text),
        ],
        required: ["team", "contacts"]
      ) : object([("recertifyEvery", length)], required: ["recertifyEvery"])
    return object(
      first + [
        ("owner", owner), ("zone", words(IntentZone.self)),
        ("environment", words(IntentEnvironment.self)),
        ("dataClassification", words(Classification.self)),
        ("subject", subject(needs)), ("token", token(needs)),
        ("allow", list(allow(isBase))),
        ("deny", list(object([("id", label), ("verbs", verbs)], required: ["id", "verbs"]))),
        (
          "egress",
          object(
            [("mode", words(IntentEgress.Mode.self)), ("hosts", texts)],
            required: needs(["mode"])
          )
        ),
        ("breakGlass", breakGlass(needs)), ("expires", text), ("tests", list(test)),
      ],
      required: required
    )
  }

  private static func subject(_ needs: ([String]) -> [String]) -> OutputTree {
    let names = ["issuer", "namespace", "serviceAccount"]
    return object(
      [
        ("kubernetes", object(names.map { ($0, text) }, required: needs(names))),
        ("spiffe", ["type": "string", "pattern": "^spiffe://[^*?]+$"]),
      ],
      required: needs(["kubernetes"])
    )
  }

  private static func token(_ needs: ([String]) -> [String]) -> OutputTree {
    object(
      [("ttl", length), ("audience", texts), ("automount", flag)],
      required: needs(["ttl", "audience"])
    )
  }

  private static func allow(_ isBase: Bool) -> OutputTree {
    object(
      [
        ("id", label), ("verbs", verbs), ("provider", words(Provider.self)), ("actions", texts),
        (
          "resources",
          ["type": .list(isBase ? ["array"] : ["array", "object"]), "items": resource]
        ),
        (
          "require",
          list(["type": "string", "pattern": "^(tls|aws:network:vpce?-[A-Za-z0-9-]+)$"])
        ), ("justification", text),
      ],
      required: isBase ? ["id", "resources"] : ["id"]
    )
  }

  private static func breakGlass(_ needs: ([String]) -> [String]) -> OutputTree {
    let review = object(
      [("within", length), ("min", count), ("groups", texts)],
      required: needs(["min", "groups"])
    )
    let grant = object(
      [("verbs", verbs), ("resources", list(resource))],
      required: ["verbs", "resources"]
    )
    return object(
      [
        ("maxTTL", length), ("postReview", review), ("approvers", review),
        (
          "requires",
          object(
            [("ticket", text), ("mfa", flag), ("rationaleMinChars", count)],
            required: []
          )
        ), ("grants", list(grant)),
      ],
      required: needs(["maxTTL"])
    )
  }

  private static let targets = object(
    [
      ("bundle", text), ("aws", object([("account", text), ("partition", text)], required: [])),
      ("azure", object([("principalId", text)], required: [])),
      ("gcp", object([("projectNumber", text), ("pool", label)], required: [])),
    ],
    required: []
  )
}

extension IntentSchema {
  private static let text: OutputTree = ["type": "string", "minLength": 1]
  private static let texts = list(text)
  private static let flag: OutputTree = ["type": "boolean"]
  private static let count: OutputTree = ["type": "integer", "minimum": 0, "maximum": 10_000]
  private static let label: OutputTree = [
    "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]|\\{env\\})*$", "maxLength": 63,
  ]
  private static let length: OutputTree = [
    "type": "string", "pattern": "^([0-9]+(m|h|d|w|mo|y))+$",
  ]
  private static let verbs = list(words(Verb.self))

  private static let resource: OutputTree = {
    let store = [
      "bucket", "prefix", "account", "container", "subscription", "resourceGroup", "project",
    ]
    let own: [(String, OutputTree)] =
      [
        ("provider", words(Provider.self)),
        ("objectStore", object(store.map { ($0, ["type": "string"]) }, required: [])),
        ("role", text), ("toService", text),
      ] + ResourceKind.allCases.map { ($0.rawValue, text) }
    return [
      "anyOf": [["type": "string"], object(own, required: ["provider"])]
    ]
  }()

  private static let test = object(
    [
      ("name", text), ("action", text), ("resource", text), ("context", ["type": "object"]),
      ("expect", words(IntentTest.Expected.self)),
    ],
    required: ["name", "action", "resource", "expect"]
  )

  private static func list(_ items: OutputTree) -> OutputTree {
    ["type": "array", "items": items]
  }

  private static func words<Word: RawRepresentable<String> & CaseIterable>(
    _: Word.Type
  ) -> OutputTree {
    ["enum": .texts(Word.allCases.map(\.rawValue))]
  }

  private static func object(
    _ properties: [(String, OutputTree)],
    required: [String]
  ) -> OutputTree {
    var members: [(String, OutputTree)] = [
      ("type", "object"), ("additionalProperties", false), ("properties", .map(properties)),
    ]
    if !required.isEmpty { members.append(("required", .texts(required))) }
    return .map(members)
  }
}
