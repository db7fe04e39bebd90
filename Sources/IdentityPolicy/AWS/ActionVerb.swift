/// What an action does, as far as its name tells, in the words of a reader.
enum ActionVerb: Int, CaseIterable, Comparable {
  case anything, read, write, delete, run, use, tag, handOut, pass, takeOn

  static func < (left: ActionVerb, right: ActionVerb) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The word for a sentence, before the things that it is done to.
  var word: String {
    switch self {
    case .anything: "do anything with"
    case .read: "read"
    case .write: "write"
    case .delete: "delete"
    case .run: "run"
    case .use: "use"
    case .tag: "tag"
    case .handOut: "hand out access to"
    case .pass: "pass"
    case .takeOn: "take on"
    }
  }

  /// Whether nothing is changed by it.
  var isReading: Bool { self == .read || self == .use }

  /// How much an approver should look at it; a sentence that is cut begins with the most.
  var weight: Int {
    switch self {
    case .anything: 9
    case .handOut: 8
    case .pass, .takeOn: 7
    case .delete: 6
    case .write: 5
    case .run: 4
    case .use: 3
    case .tag: 2
    case .read: 1
    }
  }

  /// The verb of an action given in lower case, or of a pattern such as `get*`.
  init(service: String, action: String) {
    self =
      ActionVerb.special[service + ":" + action]
      ?? (SensitiveActions.givesAccess(service, action) ? .handOut : ActionVerb.named(action))
  }

  private static let special: [String: ActionVerb] = [
    "iam:passrole": .pass, "sts:assumerole": .takeOn, "sts:assumerolewithsaml": .takeOn,
    "sts:assumerolewithwebidentity": .takeOn, "sts:assumeroot": .takeOn,
    "kms:decrypt": .use, "kms:encrypt": .use, "kms:generatedatakey": .use,
    "kms:generatedatakeywithoutplaintext": .use, "kms:reencryptfrom": .use,
    "kms:reencryptto": .use, "kms:sign": .use, "kms:verify": .read, "sqs:receivemessage": .read,
    "lambda:getfunction": .read, "sts:tagsession": .tag,
    "ecs:executecommand": .run, "lambda:invokefunction": .run, "ssm:sendcommand": .run,
    "ssm:startsession": .run, "codebuild:startbuild": .run, "elasticache:testfailover": .run,
    "license-manager:checkinlicense": .use, "license-manager:checkoutlicense": .use,
  ]

  private static func named(_ action: String) -> ActionVerb {
    let name = action.hasPrefix("batch") ? action.dropFirst(5) : action[...]
    let found = prefixes.first { _, words in words.contains { name.hasPrefix($0) } }
    if let verb = found?.0 { return verb }
    return name.hasSuffix("tags") || name.hasSuffix("tagging") ? .tag : .write
  }

  private static let prefixes: [(ActionVerb, [String])] = [
    (.tag, ["tag", "untag", "addtags", "createtags", "deletetags", "removetags"]),
    (
      .read,
      [
        "adminget", "adminlist", "canceltraceretrieval", "check", "classify", "compare", "contains",
        "count", "decode", "describe", "detect", "discover", "download", "eshttpget", "eshttphead",
        "estimate", "evaluate", "filter", "generatecredentialreport", "generateorganizationsaccess",
        "generateservicelast", "get", "gitpull", "head", "isauth", "ismember", "list", "lookup",
        "partiqlselect", "peek", "poll", "preview", "probe", "query", "read", "receive",
        "recognize", "resolve", "retrieve", "sample", "scan", "search", "select", "simulate",
        "startlivetail", "startquery", "starttraceretrieval", "stoplivetail", "stopquery",
        "synthesize", "test", "translate", "validate", "verify", "view",
      ]
    ),
    (.delete, ["delete", "deregister", "destroy", "purge", "remove", "terminate"]),
    (.run, ["execute", "invoke", "run", "start"]),
  ]
}
