import Governance
import Testing

/// What conditions and words are read as.
@Suite struct FilterResolutionTests {
  @Test(arguments: [
    ("who:lin", FilterPredicate.contains("lin")),
    ("who:=LIN", .equals("lin")),
    ("who:\"Lin Chen\"", .contains("lin chen")),
    ("owner:none", .isEmpty),
    ("owner:ANY", .isAny),
    ("owner:unknown", .isUnknown),
    ("owner:me", .isMe),
    ("owner:\"me\"", .contains("me")),
    ("owner:\"none\"", .contains("none")),
    ("resource:me", .contains("me")),
    ("resource:a..b", .contains("a..b")),
    ("ticket:>5", .contains(">5")),
    ("state:pending", .oneOf(["pending"])),
    ("STATE:PEND,cancel", .oneOf(["pending", "cancelled"])),
    ("class:high,critical", .oneOf(["high", "critical"])),
    ("class:crit", .oneOf(["critical"])),
    ("class:none", .isEmpty),
    ("env:unknown", .oneOf(["unknown"])),
    ("environment:p", .oneOf(["prod"])),
    ("votes:0", .number(FilterRange(from: 0, through: 0))),
    ("risk:>50", .number(FilterRange(from: 51))),
    ("risk:>=50", .number(FilterRange(from: 50))),
    ("risk:<50", .number(FilterRange(through: 49))),
    ("risk:<=50", .number(FilterRange(through: 50))),
    ("risk:25..44", .number(FilterRange(from: 25, through: 44))),
    ("risk:25..", .number(FilterRange(from: 25))),
    ("risk:..44", .number(FilterRange(through: 44))),
    ("for:8h", .length(FilterRange(from: .hours(8), through: .hours(8)))),
    ("for:>24h", .length(FilterRange(from: .hours(24) + .seconds(1)))),
    ("for:1h..8h", .length(FilterRange(from: .hours(1), through: .hours(8)))),
    ("for:<=1D4H", .length(FilterRange(through: .hours(28)))),
    ("is:mine", .flag("mine")),
    ("is:dec", .flag("decidable")),
    ("IS:SelfService", .flag("selfservice")),
  ])
  func `a condition on requests is read by the kind of its field`(
    text: String,
    expected: FilterPredicate
  ) throws {
    #expect(try FilterWorld.predicate(text, in: .requests) == expected)
  }

  @Test(arguments: ["break_glass", "break-glass", "BREAK-GLASS", "break"])
  func `minus and underscore are the same in words`(word: String) throws {
    let predicate = try FilterWorld.predicate("kind:\(word)", in: .grants)
    #expect(predicate == .oneOf(["break_glass"]))
    #expect(try FilterWorld.predicate("is:\(word)", in: .ledger) == .flag("break_glass"))
  }

  @Test func `a word in full wins over those that it begins`() throws {
    let context = try FilterWorld.context(names: ["provider": ["aws", "aws-china", "gcp"]])
    let aws = try FilterWorld.predicate("provider:aws", in: .grants, context)
    #expect(aws == .oneOf(["aws"]))
  }

  @Test func `a name is matched with those that the database knows and else taken as it is`()
    throws
  {
    let context = try FilterWorld.context(names: ["provider": ["aws", "gcp"]])
    #expect(try FilterWorld.predicate("provider:g", in: .grants, context) == .oneOf(["gcp"]))
    let complaint = FilterWorld.complaint(about: "provider:azure", in: .grants, context)
    #expect(complaint?.message == "`azure` is not one of: aws gcp")
    #expect(try FilterWorld.predicate("provider:Azure", in: .grants) == .oneOf(["azure"]))
  }

  @Test(arguments: [
    ("environment", "env"), ("ENTITLEMENT", "access"), ("entitlement_name", "access"),
    ("entitlement-name", "access"), ("requester", "by"), ("beneficiary", "who"),
    ("due_at", "due"),
  ])
  func `an alias and a JSON name stand for the field`(alias: String, name: String) throws {
    #expect(FilterSchema.requests.field(named: alias)?.name == name)
  }

  @Test func `several values mean any of them`() throws {
    #expect(
      try FilterWorld.resolved("owner:ben,none", in: .grants)
        == .or([
          .condition(field: "owner", .contains("ben")), .condition(field: "owner", .isEmpty),
        ])
    )
    #expect(
      try FilterWorld.resolved("is:mine,late", in: .grants)
        == .or([.condition(field: "is", .flag("mine")), .condition(field: "is", .flag("late"))])
    )
    #expect(
      try FilterWorld.resolved("class:none,high,low", in: .grants)
        == .or([
          .condition(field: "class", .oneOf(["high", "low"])),
          .condition(field: "class", .isEmpty),
        ])
    )
  }

  @Test func `bare words are searched in the marked fields`() throws {
    let fields = ["principal", "person", "access", "resource"]
    #expect(
      try FilterWorld.resolved("Temporary", in: .grants)
        == .text(fields: fields, contains: "temporary")
    )
    #expect(
      try FilterWorld.resolved("text:Temporary", in: .grants)
        == .text(fields: fields, contains: "temporary")
    )
    #expect(
      try FilterWorld.resolved("text:=Lin", in: .entitlements)
        == .or(["name", "action", "resource"].map { .condition(field: $0, .equals("lin")) })
    )
  }

  @Test func `nothing between quotes searches for nothing and holds for all`() throws {
    #expect(try FilterWorld.resolved("\"\"", in: .grants) == .all)
    #expect(try FilterWorld.resolved("", in: .grants) == .all)
  }

  @Test(arguments: [
    ("AR-2044", "AR-2044"), ("ar-2044", "AR-2044"), ("#18234", "#18234"), ("p-7", "P-7"),
  ])
  func `a word shaped like an id is looked up as an id as well`(word: String, id: String) throws {
    let fields = FilterSchema.requests.searchedFields
    #expect(
      try FilterWorld.resolved(word, in: .requests)
        == .or([.text(fields: fields, contains: word.lowercased()), .id(id)])
    )
  }

  @Test(arguments: ["AR-", "-2044x", "ABCD-1", "A1-2", "#", "#1a", "AR-20x", "2044"])
  func `another word is not`(word: String) throws {
    guard case .or = try FilterWorld.resolved("\"\(word)\"", in: .requests) else { return }
    Issue.record("`\(word)` was taken for an id")
  }

  @Test func `an observed id is looked up, whether its kind is a field here or not`() throws {
    let id = "principal:5be1c07a9d3f2e46"
    #expect(
      try FilterWorld.resolved("Principal:5BE1c07a9d3f2e46", in: .grants)
        == .or([.condition(field: "principal", .contains("5be1c07a9d3f2e46")), .id(id)])
    )
    let resolution = try FilterWorld.resolution(of: id, in: .groups)
    #expect(
      resolution.filter
        == .or([.text(fields: FilterSchema.groups.searchedFields, contains: id), .id(id)])
    )
  }
}

/// A word with a colon whose head is no field.
@Suite struct FilterHeadTests {
  static let searches = [
    "iam:PassRole", "s3:*", "spiffe://acme.example/train", "arn:aws:iam::123456789012:role/x",
    "states:StartExecution", "states:*", "es:/", "es:ESHttpGet", "ses:SendEmail",
    "https://acme.example", "iam:Ä",
    "a,b:c", ":x", "iam:",
  ]

  @Test(arguments: searches, FilterSchema.all)
  func `names of actions and resources are searched as text, and the note says so`(
    text: String,
    schema: FilterSchema
  ) throws {
    let resolution = try FilterWorld.resolution(of: text, in: schema)
    #expect(
      resolution.filter == .text(fields: schema.searchedFields, contains: text.lowercased())
    )
    #expect(resolution.notes.map(\.message) == ["searched as text: `\(text)`"])
    #expect(resolution.notes.first?.place.parts(of: text).marked == text)
  }

  @Test func `lists, signs and quotes are part of the text`() throws {
    let text = "xyz:=Foo,\"a b\",c"
    let resolution = try FilterWorld.resolution(of: text, in: .grants)
    #expect(resolution.notes.map(\.text) == ["xyz:=Foo,a b,c"])
  }

  @Test(arguments: [
    ("states:x", "state"), ("onwer:ben", "owner"), ("tema:x", "team"), ("iss:mine", "is"),
    ("enviromnent:prod", "env"), ("principle:x", "principal"), ("flag:mine", "is"),
  ])
  func `a slip of the hand is answered with the field`(text: String, field: String) {
    let message = FilterWorld.complaint(about: text)?.message
    #expect(message?.contains("did you mean `\(field)`?") == true, "\(message ?? "no error")")
  }

  @Test(arguments: ["xz:mine", "iz1:mine", "ownnneer:ben", "teeem:x", "abcdefgh:x"])
  func `what is farther off is text`(text: String) throws {
    #expect(try FilterWorld.resolution(of: text, in: .grants).notes.count == 1)
  }

  @Test func `no service prefix of a cloud is the name of a field`() {
    let prefixes = [
      "iam", "s3", "ec2", "sts", "kms", "states", "es", "ses", "sns", "sqs", "rds", "tag",
      "access-analyzer", "account", "health", "signer", "support", "notifications", "dax",
    ]
    for schema in FilterSchema.all {
      #expect(prefixes.allSatisfy { schema.field(named: $0) == nil }, "\(schema.kind)")
    }
  }

  @Test func `notes inside a view stand at the view`() throws {
    let context = try FilterWorld.context(views: [("roles", "   iam:PassRole")])
    let resolution = try FilterWorld.resolution(of: "lin @roles", in: .grants, context)
    #expect(resolution.notes.map(\.place) == [FilterPlace(4, 10)])
  }
}

/// Views, shipped and saved.
@Suite struct FilterViewTests {
  @Test func `a view stands for its filter in brackets`() throws {
    let context = try FilterWorld.context(views: [("urgent", "env:prod or class:high")])
    #expect(
      try FilterWorld.resolved("-@urgent lin", in: .grants, context)
        == FilterWorld.resolved("-(env:prod or class:high) lin", in: .grants)
    )
  }

  @Test func `a view may name others, twice if need be`() throws {
    let context = try FilterWorld.context(views: [("a", "@b or lin"), ("b", "env:prod")])
    #expect(
      try FilterWorld.resolved("@a @b", in: .grants, context)
        == FilterWorld.resolved("(env:prod or lin) env:prod", in: .grants)
    )
  }

  @Test func `a view of nothing wants every row`() throws {
    let context = try FilterWorld.context(views: [("everything", "")])
    #expect(try FilterWorld.resolved("@everything", in: .grants, context) == .all)
  }

  @Test func `a saved view never stands before a shipped one`() throws {
    let context = try FilterWorld.context(views: [("mine", "env:dev")])
    #expect(
      try FilterWorld.resolved("@mine", in: .grants, context)
        == .condition(field: "is", .flag("mine"))
    )
  }

  @Test(arguments: FilterSchema.all)
  func `every shipped view works on its kind`(schema: FilterSchema) throws {
    for view in schema.views {
      #expect(throws: Never.self) { try FilterWorld.resolved("@\(view.name)", in: schema) }
      #expect(try Filter.parse(view.text).description == view.text)
    }
  }
}
