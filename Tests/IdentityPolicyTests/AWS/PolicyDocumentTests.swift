import Documents
import IdentityPolicy
import Testing

struct PolicyDocumentTests {
  static let json = """
    {"Version":"2012-10-17","Id":"x","Statement":[
      {"Sid":"One","Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::b/*"],
       "Condition":{"Bool":{"aws:SecureTransport":true},"StringLike":{"s3:prefix":["a/*","b/*"]}}}]}
    """

  @Test func `a policy is read with all that its statements say`() throws {
    let policy = try Policies.policy(PolicyDocumentTests.json)
    let statement = try #require(policy.statements.first)
    #expect(policy.version == "2012-10-17")
    #expect(policy.id == "x")
    #expect(statement.sid == "One")
    #expect(statement.isAllow)
    #expect(statement.actions == .only(["s3:GetObject"]))
    #expect(statement.resources == .only(["arn:aws:s3:::b/*"]))
    #expect(statement.principals == nil)
    #expect(
      statement.conditions == [
        PolicyCondition(operation: "Bool", key: "aws:SecureTransport", values: ["true"]),
        PolicyCondition(operation: "StringLike", key: "s3:prefix", values: ["a/*", "b/*"]),
      ]
    )
    #expect(policy.ignored.isEmpty)
  }

  @Test func `scalars, a single statement and a missing version are read`() throws {
    let policy = try Policies.policy(
      #"{"Statement":{"Effect":"Deny","NotAction":"iam:*","NotResource":"a"}}"#
    )
    #expect(policy.version == "2008-10-17")
    #expect(policy.statements.first?.isAllow == false)
    #expect(policy.statements.first?.actions == .allBut(["iam:*"]))
    #expect(policy.statements.first?.resources == .allBut(["a"]))
    #expect(policy.statements.first?.actions.text == "!iam:*")
  }

  @Test func `a policy in a text is read, plain or URL-encoded`() throws {
    let plain = Document(
      .string(PolicyDocumentTests.json),
      at: Position(line: 7, column: 3),
      path: .root
    )
    let encoded = PolicyDocumentTests.json.utf8.map { byte in
      "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    let other = Document(.string(encoded), at: Position(line: 7, column: 3), path: .root)
    #expect(try PolicyDocument(plain).statements.first?.sid == "One")
    #expect(try PolicyDocument(other).statements.first?.sid == "One")
    let mixed = "%7B%22Statement%22:[]}"
    #expect(try PolicyDocument(Policies.document("\"\(mixed)\"")).statements.isEmpty)
  }

  @Test func `principals are read in each form`() throws {
    let policy = try Policies.allowing(
      #""Principal":"*","Action":"a:b""#,
      #""Principal":{"AWS":["111122223333","*"],"Service":"ec2.amazonaws.com"},"Action":"a:b""#,
      #""NotPrincipal":{"AWS":"arn:aws:iam::1:user/a"},"Action":"a:b""#
    )
    let principals = policy.statements.map(\.principals)
    #expect(principals[0]?.includesEveryone == true)
    #expect(principals[1]?.entries.map(\.name) == ["111122223333", "*", "ec2.amazonaws.com"])
    #expect(principals[1]?.entries.map(\.kind) == [.aws, .aws, .service])
    #expect(principals[1]?.includesEveryone == true)
    #expect(principals[2]?.isNegated == true)
    #expect(principals[2]?.text == "!arn:aws:iam::1:user/a")
  }

  @Test func `fields that AWS does not know are counted, not read`() throws {
    let policy = try Policies.policy(
      #"{"statement":[],"Statement":[{"Effect":"Allow","Action":"a:b","action":"*","Note":1}]}"#
    )
    #expect(policy.statements.first?.actions == .only(["a:b"]))
    #expect(policy.ignored == ["$.statement", "$.Statement[0].action", "$.Statement[0].Note"])
  }

  /// Each broken policy with the phrase that its error must contain.
  static let refused: [(String, String)] = [
    ("[]", "expected an object, found an array"),
    ("{}", "expected the field `Statement`"),
    (#"{"Statement":"x"}"#, "($.Statement): expected an array"),
    (#"{"Statement":[3]}"#, "($.Statement[0]): expected an object"),
    (#"{"Version":"2020-01-01","Statement":[]}"#, "($.Version)"),
    (#"{"Version":2012,"Statement":[]}"#, "expected a text, found the number `2012`"),
    (#"{"Statement":[{"Action":"a:b"}]}"#, "expected the field `Effect`"),
    (
      #"{"Statement":[{"Effect":"allow","Action":"a:b"}]}"#,
      "expected `Allow` or `Deny`, found the text `allow`"
    ),
    (
      #"{"Statement":[{"Effect":"Allow"}]}"#,
      "expected the field `Action` or `NotAction`, found neither"
    ),
    (
      #"{"Statement":[{"Effect":"Allow","action":"*"}]}"#, "found `action`, which AWS does not know"
    ),
    (#"{"Statement":[{"Effect":"Allow","Action":[1]}]}"#, "($.Statement[0].Action[0])"),
    (#"{"Statement":[{"Effect":"Allow","Action":{}}]}"#, "a text or an array of texts"),
    (#"{"Statement":[{"Effect":"Allow","Action":"a:b","NotAction":"c:d"}]}"#, "found both"),
    (
      #"{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*","NotResource":"x"}]}"#,
      "found both"
    ),
    (
      #"{"Statement":[{"Effect":"Allow","Action":"a:b","Principal":"x"}]}"#,
      "expected `*` or an object"
    ),
    (#"{"Statement":[{"Effect":"Allow","Action":"a:b","Principal":{"aws":"*"}}]}"#, "found `aws`"),
    (
      #"{"Statement":[{"Effect":"Allow","Action":"a:b","Principal":"*","NotPrincipal":"*"}]}"#,
      "found both"
    ),
    (#"{"Statement":[{"Effect":"Allow","Action":"a:b","Condition":["x"]}]}"#, "expected an object"),
    (
      #"{"Statement":[{"Effect":"Allow","Action":"a:b","Condition":{"Bool":{"k":{}}}}]}"#,
      "($.Statement[0].Condition.Bool.k)"
    ),
    (#""Statement""#, "expected a policy as JSON, plain or URL-encoded"),
    (#""%7B%2""#, "expected a policy as JSON, plain or URL-encoded"),
    (#""%7B%ZZ""#, "expected a policy as JSON, plain or URL-encoded"),
    (#""{\"Statement\":[}""#, "expected a policy as JSON ($.Statement[0]: a value)"),
    (#""{\"Statement\":[],\"Statement\":[]}""#, "each key once"),
  ]

  @Test(arguments: refused) func `a broken policy is refused with its place`(
    text: String,
    phrase: String
  ) {
    let error = #expect(throws: JSONError.self) { try Policies.policy(text) }
    #expect(error?.message.contains(phrase) == true, "\(error?.message ?? "no error")")
  }

  static let conditions: [(String, String, [String], Bool)] = [
    ("StringEquals", "aws:PrincipalOrgID", ["o-1"], true),
    ("ForAnyValue:StringEquals", "aws:PrincipalOrgID", ["o-1"], true),
    ("StringLike", "sub", ["repo:a/b:ref:refs/heads/main"], true),
    ("ArnLike", "aws:PrincipalArn", ["arn:aws:iam::1:role/a"], true),
    ("StringLike", "sub", ["repo:a/*"], false),
    ("StringLike", "sub", ["exact", "wid?"], false),
    ("StringEqualsIfExists", "aws:PrincipalOrgID", ["o-1"], false),
    ("ForAllValues:StringEquals", "aws:PrincipalOrgID", ["o-1"], false),
    ("StringNotEquals", "aws:PrincipalOrgID", ["o-1"], false),
    ("StringEquals", "aws:PrincipalOrgID", [], false),
    ("Null", "aws:PrincipalOrgID", ["false"], false),
  ]

  @Test(arguments: conditions) func `only a condition that must hold pins its key`(
    operation: String,
    key: String,
    values: [String],
    isExact: Bool
  ) {
    let condition = PolicyCondition(operation: operation, key: key, values: values)
    #expect(condition.isExact == isExact)
  }
}
