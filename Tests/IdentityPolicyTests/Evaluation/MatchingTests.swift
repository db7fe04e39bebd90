import Documents
import IdentityPolicy
import Testing

/// Which actions and resources a statement speaks of.
struct MatchingTests {
  /// Pattern, action, whether it matches.
  static let actions: [(String, String, Bool)] = [
    ("s3:GetObject", "s3:GetObject", true), ("S3:getobject", "s3:GetObject", true),
    ("s3:Get*", "S3:GETOBJECT", true), ("s3:*", "s3:PutObject", true), ("*", "iam:PassRole", true),
    ("*:*", "iam:PassRole", true), ("s3:Get?bject", "s3:GetObject", true),
    ("s3:GetObject", "s3:GetObjectAcl", false), ("s3:*", "s3express:CreateSession", false),
    ("s3*", "s3:GetObject", false), ("iam:?assRole", "iam:PassRole", true),
  ]

  @Test(arguments: actions) func `actions match whatever their case`(
    pattern: String,
    action: String,
    matches: Bool
  ) throws {
    let question = Question(action: action, identity: [Statement.allow(pattern)])
    #expect(try question.verdict == (matches ? .allow : .implicitDeny))
  }

  /// Pattern, resource, whether it matches.
  static let resources: [(String, String, Bool)] = [
    ("*", "*", true), ("*", "arn:aws:s3:::b/k", true),
    ("arn:aws:s3:::b/*", "arn:aws:s3:::b/k/l", true),
    ("arn:aws:s3:::b/*", "arn:aws:s3:::b", false), ("arn:aws:s3:::b", "arn:aws:s3:::b/k", false),
    ("arn:aws:s3:::b/K", "arn:aws:s3:::b/k", false), ("arn:aws:s3:::b", "*", false),
    ("arn:aws:sqs:*:1:q", "arn:aws:sqs:eu-central-1:1:q", true),
    ("arn:aws:sqs:*:q", "arn:aws:sqs:eu-central-1:1:q", false),
    ("arn:aws:sqs", "arn:aws:sqs:eu-central-1:1:q", true),
    ("arn:aws:sqs:eu-central-1", "arn:aws:sqs:eu-west-1:1:q", false),
    ("arn:aws:s3:::*", "arn:aws:s3:eu-central-1:1:accesspoint/a", false),
    ("arn:*:s3:::b", "arn:aws-cn:s3:::b", true),
    (
      "arn:aws:logs:*:1:log-group:a:*", "arn:aws:logs:eu-central-1:1:log-group:a:log-stream:b", true
    ),
    ("arn:aws:iam::*:role/a", "arn:aws:iam::1:role/b/a", false),
  ]

  @Test(arguments: resources) func `resources match part by part, and their case counts`(
    pattern: String,
    resource: String,
    matches: Bool
  ) throws {
    let question = Question(
      principal: "arn:aws:iam::1:user/a",
      resource: resource,
      owner: "1",
      identity: [Statement.allow(on: pattern)]
    )
    #expect(try question.verdict == (matches ? .allow : .implicitDeny))
  }

  @Test func `everything but a list is everything else, also of services to come`() throws {
    let notAction = Statement.policy(#""Effect":"Allow","NotAction":"iam:*","Resource":"*""#, nil)
    #expect(try Question(action: "new:Thing", identity: [notAction]).verdict == .allow)
    #expect(try Question(action: "IAM:PassRole", identity: [notAction]).verdict == .implicitDeny)
    let notResource = Statement.policy(
      #""Effect":"Deny","Action":"*","NotResource":["arn:aws:s3:::data/curated/*"]"#,
      nil
    )
    var question = Question(identity: [Statement.all, notResource])
    #expect(try question.verdict == .allow)
    question.resource = "arn:aws:s3:::data/raw/a"
    #expect(try question.verdict == .explicitDeny)
  }

  @Test func `listing needs the bucket and reading the object`() throws {
    let objects = Statement.policy(
      #""Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::data/*""#,
      nil
    )
    var question = Question(identity: [objects])
    #expect(try question.verdict == .allow)
    (question.action, question.resource) = ("s3:ListBucket", "arn:aws:s3:::data")
    #expect(try question.verdict == .implicitDeny)
  }

  @Test func `a request knows what AWS adds to it, unless it says it itself`() throws {
    let own = #"{"StringEquals":{"aws:PrincipalArn":"\#(Question.user)","aws:username":"ada"}}"#
    #expect(try Question(identity: [Statement.allow(if: own)]).verdict == .allow)
    let said = Question(context: #"{"aws:username":"bob"}"#, identity: [Statement.allow(if: own)])
    #expect(try said.verdict == .implicitDeny)
    let role = #"{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/trainer"}}"#
    let session = Question(principal: Question.session, identity: [Statement.allow(if: role)])
    #expect(try session.verdict == .allow)
  }

  /// A broken input with the phrase that its refusal must contain.
  static let refused: [(String, String)] = [
    ("[]", "expected an object"), ("{}", "the field `request`"),
    (#"{"request":{}}"#, "the field `action`"),
    (#"{"request":{"action":"s3:*","principal":"*"}}"#, "$.request.action"),
    (#"{"request":{"action":"s3","principal":"*"}}"#, "one action such as"),
    (#"{"request":{"action":"s3:GetObject"}}"#, "the field `principal`"),
    (#"{"request":{"action":"s3:GetObject","principal":"ada"}}"#, "the ARN of a user"),
    (#"{"request":{"action":"s3:GetObject","principal":"arn:aws:s3:::b"}}"#, "the ARN of a user"),
    (#"{"request":{"action":"a:B","principal":"*","context":{"k":{}}}}"#, "$.request.context.k"),
    (#"{"request":{"action":"a:B","principal":"*","ressource":"x"}}"#, "found `ressource`"),
    (#"{"request":{"action":"a:B","principal":"*"},"boundary":[]}"#, "found `boundary`"),
    (#"{"request":{"action":"a:B","principal":"*"},"scps":[{}]}"#, "$.scps[0]"),
    (
      #"{"request":{"action":"a:B","principal":"*"},"identity_policies":[{"Statement":[{}]}]}"#,
      "$.identity_policies[0].Statement[0]"
    ),
    (#"{"request":{"action":"a:B","principal":{"arn":"*","service":"x"}}}"#, "one of `arn`"),
  ]

  @Test(arguments: refused) func `a broken question is refused with its place`(
    text: String,
    phrase: String
  ) {
    let error = #expect(throws: JSONError.self) {
      try EvaluationInput(try Policies.document(text))
    }
    #expect(error?.message.contains(phrase) == true, "\(error?.message ?? "none")")
  }

  @Test func `a principal may be an object with its account`() throws {
    var question = Question(owner: Question.account, identity: [Statement.all])
    question.principal = #"{"arn":"\#(Question.user)","account":"999988887777"}"#
    #expect(try question.verdict == .implicitDeny)
    question.principal = #"{"service":"internal","account":"111122223333"}"#
    question.resourcePolicy = Statement.allow(to: #"{"Service":"internal"}"#)
    #expect(try question.verdict == .allow)
  }
}
