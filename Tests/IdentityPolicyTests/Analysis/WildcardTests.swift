import Governance
import IdentityPolicy
import Testing

struct WildcardTests {
  /// Actions of an *Allow* on one named bucket, with how their one wildcard is graded.
  static let actions: [(String, WildcardGrade, GradedWildcard.Breadth)] = [
    ("*", .everything, .broad), ("*:*", .everything, .broad), ("**", .everything, .broad),
    ("?*", .everything, .broad), ("*:?*", .everything, .broad),
    ("sqs:*", .service, .broad), ("sqs:**", .service, .broad), ("sqs:?*", .service, .broad),
    ("SQS:*", .service, .broad), ("nosuchservice:*", .service, .broad),
    ("iam:*", .escalation, .broad), ("s3:*", .service, .broad),
    ("iam:AttachRolePolic?", .escalation, .partial), ("iam:Pass*", .escalation, .partial),
    ("lambda:Update*", .escalation, .partial), ("*:Pass*", .escalation, .partial),
    ("s3:Get*", .confidential, .partial), ("secretsmanager:*Value", .confidential, .partial),
    ("ec2:Describe*", .prefix, .partial), ("sqs:List*", .prefix, .partial),
    ("sqs:Sen?Message", .prefix, .partial),
  ]

  @Test(arguments: actions) func `an action pattern is graded by what it opens`(
    pattern: String,
    grade: WildcardGrade,
    breadth: GradedWildcard.Breadth
  ) throws {
    let analysis = try Policies.allow("\"\(pattern)\"", on: "\"arn:aws:s3:::b/x\"")
    #expect(analysis.wildcards.map(\.grade) == [grade])
    #expect(analysis.wildcards.map(\.breadth) == [breadth])
    #expect(analysis.wildcards.map(\.pattern) == [pattern])
    #expect(analysis.wildcards.map(\.kind) == [.action])
  }

  @Test(arguments: ["s3:GetObject", "unknown:Thing", "nonsense", ":", "", "a:b:c"])
  func `what is written out is no wildcard`(action: String) throws {
    let analysis = try Policies.allow("\"\(action)\"", on: "\"arn:aws:s3:::b/x\"")
    #expect(analysis.wildcards.isEmpty)
  }

  /// Resources of an *Allow* of one action, with how their wildcard is graded, if there is one.
  static let resources: [(String, String, WildcardGrade?, GradedWildcard.Breadth)] = [
    ("s3:PutObject", "*", .service, .broad), ("s3:PutObject", "?*", .service, .broad),
    ("s3:GetObject", "*", .confidential, .broad), ("iam:*", "*", .escalation, .broad),
    ("sqs:*", "*", .service, .broad), ("*", "*", .everything, .broad),
    ("*", "arn:aws:s3:::*", .service, .broad),
    ("s3:GetObject", "arn:aws:s3:::*", .confidential, .broad),
    ("s3:GetObject", "arn:aws:s3:::*/*", .confidential, .broad),
    ("s3:PutObject", "arn:*", .service, .broad), ("s3:PutObject", "arn:aws:*", .service, .broad),
    ("s3:PutObject", "arn:aws:s3:*", .service, .broad),
    ("s3:PutObject", "arn:*:*:*:*:*", .service, .broad),
    ("iam:PassRole", "*", .escalation, .broad),
    ("iam:PassRole", "arn:aws:iam::*:role/*", .escalation, .partial),
    ("iam:PassRole", "arn:aws:iam::123456789012:role/**", .escalation, .partial),
    ("dynamodb:GetItem", "arn:aws:dynamodb:*:1:table/*", .confidential, .partial),
    ("dynamodb:PutItem", "arn:aws:dynamodb:*:1:table/*", .prefix, .partial),
    ("sns:Publish", "arn:aws:sns:us-east-1:1:*", .service, .broad),
    ("s3:GetObject", "arn:aws:s3:::bucket/*", nil, .broad),
    ("s3:GetObject", "arn:aws:s3:::bucket*", nil, .broad),
    ("iam:PassRole", "arn:aws:iam::1:role/app-*", nil, .broad),
    ("logs:PutLogEvents", "arn:aws:logs:*:1:log-group:/app/*", nil, .broad),
    ("s3:ListAllMyBuckets", "*", .unavoidable, .unavoidable),
    ("ec2:DescribeInstances", "*", .unavoidable, .unavoidable),
    ("iam:ListR*", "*", .service, .broad),
    ("unknown:Thing", "*", .service, .broad),
  ]

  @Test(arguments: resources) func `a resource pattern is graded by what may be done to it`(
    action: String,
    resource: String,
    grade: WildcardGrade?,
    breadth: GradedWildcard.Breadth
  ) throws {
    let analysis = try Policies.allow("\"\(action)\"", on: "\"\(resource)\"")
    let found = analysis.wildcards.filter { $0.kind == .resource }
    #expect(found.map(\.grade) == (grade.map { [$0] } ?? []))
    #expect(found.map(\.breadth) == (grade.map { _ in [breadth] } ?? []))
  }

  @Test func `one action with resource-level permission makes the star avoidable`() throws {
    let mixed = try Policies.allow(#"["s3:ListAllMyBuckets","s3:PutObject"]"#)
    #expect(mixed.wildcards.map(\.breadth) == [.broad])
    let unavoidable = try Policies.allow(#"["s3:ListAllMyBuckets","sts:GetCallerIdentity"]"#)
    #expect(unavoidable.wildcards.map(\.breadth) == [.unavoidable])
    #expect(unavoidable.broadPatterns == 0)
    #expect(!unavoidable.hasBroadResources)
  }

  @Test func `negated lists of an Allow are broad, once each`() throws {
    let analysis = try Policies.analysis(
      #"{"Effect":"Allow","NotAction":["aws-portal:*","x:y"],"NotResource":["a","b"]}"#
    )
    #expect(analysis.wildcards.map(\.pattern) == ["!aws-portal:* x:y", "!a b"])
    #expect(analysis.wildcards.map(\.grade) == [.everything, .everything])
    #expect(analysis.broadPatterns == 2)
    #expect(analysis.hasBroadActions && analysis.hasBroadResources)
  }

  @Test func `a Deny opens nothing`() throws {
    let analysis = try Policies.analysis(
      #"{"Effect":"Deny","Action":"*","Resource":"*","Principal":"*"}"#
    )
    #expect(analysis.wildcards.isEmpty)
    #expect(analysis.words == "nothing")
  }

  /// Conditions under which the principal `*` is allowed, and whether anyone is let in.
  static let principals: [(String, Bool)] = [
    ("", true),
    (#","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abc1234567"}}"#, false),
    (#","Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:us-east-1:1:t"}}"#, false),
    (#","Condition":{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-abc1234567"}}"#, true),
    (#","Condition":{"Bool":{"aws:SecureTransport":"true"}}"#, true),
    (#","Condition":{"StringLike":{"aws:PrincipalArn":"*"}}"#, true),
  ]

  @Test(arguments: principals) func `everyone as principal is broad unless pinned`(
    condition: String,
    isBroad: Bool
  ) throws {
    let analysis = try Policies.analysis(
      #"{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:a:1:q""#
        + condition + "}"
    )
    #expect(analysis.wildcards.map(\.kind) == (isBroad ? [.principal] : []))
  }

  @Test func `statements become facts with the counts of the metric`() throws {
    let policy = try Policies.policy(
      """
      {"Statement":[
        {"Sid":"A","Effect":"Allow","Action":["s3:*","ec2:Describe*"],"Resource":["*","arn:aws:s3:::b"]},
        {"Effect":"Allow","Action":"ec2:DescribeInstances","Resource":"*",
         "Condition":{"Bool":{"aws:SecureTransport":"true"}}},
        {"Effect":"Deny","NotAction":"iam:*","Resource":"*"}]}
      """
    )
    let facts = policy.statementFacts(policy: "p", analysis: PolicyAnalysis(policy))
    #expect(facts.map(\.index) == [0, 1, 2])
    #expect(facts.map(\.broadActions) == [1, 0, 0])
    #expect(facts.map(\.broadResources) == [1, 0, 0])
    #expect(facts.map(\.prefixes) == [1, 0, 0])
    #expect(facts.map(\.unavoidable) == [0, 1, 0])
    #expect(facts.map(\.grade) == [.service, .unavoidable, nil])
    #expect(facts.map(\.isAllow) == [true, true, false])
    #expect(facts.map(\.hasCondition) == [false, true, false])
    #expect(facts.map(\.actions) == ["s3:* ec2:Describe*", "ec2:DescribeInstances", "!iam:*"])
    #expect(facts.map(\.sid) == ["A", nil, nil])
  }
}
