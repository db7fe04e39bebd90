import Documents

extension IntentBreakGlass {
  static let fields = ["maxTTL", "postReview", "approvers", "requires", "grants"]

  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: IntentBreakGlass.fields)
    maxLifetime = try fields.required("maxTTL").length()
    postReview = try PostReview(try IntentBreakGlass.review(fields))
    requires =
      try fields.optional("requires") { (value) throws(JSONError) in try Requires(value) }
      ?? Requires(ticket: nil, mfa: false, rationaleMinimum: 0)
    grants = try fields.list("grants") { (entry) throws(JSONError) in try Grant(entry) } ?? []
  }

  /// `approvers` is what the first version called it: nobody approves, they look at it afterwards.
  private static func review(_ fields: IntentFields) throws(JSONError) -> Document {
    guard let former = fields.document["approvers"] else {
      return try fields.required("postReview")
    }
    guard !fields.has("postReview") else {
      throw former.mismatch(expected: "`postReview` alone", found: "`approvers` beside it")
    }
    return former
  }
}

extension IntentBreakGlass.PostReview {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["within", "min", "groups"])
    within = try fields.optional("within") { (value) throws(JSONError) in try value.length() }
    minimum = try fields.required("min").count()
    groups = try fields.required("groups").filledList()
  }
}

extension IntentBreakGlass.Requires {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["ticket", "mfa", "rationaleMinChars"])
    ticket = try fields.optionalText("ticket")
    mfa = try fields.optional("mfa") { (value) throws(JSONError) in try value.boolean() } ?? false
    rationaleMinimum =
      try fields.optional("rationaleMinChars") { (value) throws(JSONError) in try value.count() }
      ?? 0
  }
}

extension IntentBreakGlass.Grant {
  init(_ document: Document) throws(JSONError) {
    let fields = try IntentFields(document, known: ["verbs", "resources"])
    verbs = try Verb.list(try fields.required("verbs"))
    resources = try IntentResource.list(try fields.required("resources"))
  }
}

extension Document {
  /// A whole number from 0 to 10,000.
  func count() throws(JSONError) -> Int {
    guard let count = Int(exactly: try integer()), (0...10_000).contains(count) else {
      throw mismatch(expected: "a whole number from 0 to 10,000")
    }
    return count
  }
}
