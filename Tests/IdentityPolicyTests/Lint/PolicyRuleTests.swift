import IdentityPolicy
import Testing

/// Rules on policies of AWS: what each must find, and where it must stay silent.
struct PolicyRuleTests {
  static let wildcards = [
    RuleCase("GT001", finds: Lint.allow(#""*""#), not: Lint.allow(#""s3:*""#)),
    RuleCase("GT001", finds: Lint.allow(#""*:*""#, on: #""arn:aws:s3:::b""#), not: deny(#""*""#)),
    RuleCase(
      "GT002",
      finds: Lint.allow(#""s3:**""#, on: #""arn:aws:s3:::b/*""#),
      not: Lint.allow(#""s3:Get*""#)
    ),
    RuleCase("GT003", finds: Lint.allow(#""*:*""#), not: Lint.allow(#""*""#)),
    RuleCase("GT003", finds: Lint.allow(#""s3:?*""#), not: Lint.allow(#""s3:*""#)),
    RuleCase("GT003", finds: Lint.allow(#""s3:**""#), not: Lint.allow(#""S3:*""#)),
    RuleCase(
      "GT003",
      finds: Lint.allow(#""iam:AttachRolePolic?""#),
      not: Lint.allow(#""iam:Attach*""#)
    ),
    RuleCase("GT003", finds: Lint.allow(#""i?m:PassRole""#), not: Lint.allow(#""iam:PassRole""#)),
    RuleCase("GT004", finds: Lint.allow(#""iam:Put*""#), not: Lint.allow(#""ec2:Describe*""#)),
    RuleCase("GT004", finds: Lint.allow(#""s3:Get*""#), not: Lint.allow(#""s3:List*""#)),
    RuleCase(
      "GT005",
      finds: Lint.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::*""#),
      not: Lint.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::b/*""#)
    ),
    RuleCase(
      "GT005",
      finds: Lint.allow(#""iam:PassRole""#, on: #""arn:aws:iam::*:role/*""#),
      not: Lint.allow(#""iam:PassRole""#, on: #""arn:aws:iam::1:role/app""#)
    ),
    // Nothing narrower can be written for these.
    RuleCase(
      "GT005",
      finds: Lint.allow(#""dynamodb:PutItem""#),
      not: Lint.allow(#"["ec2:DescribeInstances","s3:ListAllMyBuckets"]"#)
    ),
    RuleCase(
      "GT006",
      finds: Lint.statements(#""Effect":"Allow","NotAction":"iam:*","Resource":"*""#),
      not: Lint.statements(#""Effect":"Deny","NotAction":"iam:*","Resource":"*""#)
    ),
    RuleCase(
      "GT007",
      finds: Lint.statements(
        #""Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:s3:::b/*""#
      ),
      not: Lint.statements(
        #""Effect":"Deny","Action":"s3:GetObject","NotResource":"arn:aws:s3:::b/*""#
      )
    ),
    RuleCase(
      "GT008",
      finds: Lint.allow(#""sts:AssumeRole""#, on: #""arn:aws:iam::*:role/deploy""#),
      not: Lint.allow(#""sts:AssumeRole""#, on: #""arn:aws:iam::1:role/deploy""#)
    ),
    RuleCase(
      "GT010",
      finds: resource(#""Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::1:root"}"#),
      not: resource(#""Effect":"Deny","Principal":"*""#),
      use: .resource(service: "s3")
    ),
    RuleCase(
      "GT011",
      finds: Lint.allow(#""s3:ListBucket""#, on: #""arn:aws:s3:::b/x/*""#),
      not: Lint.allow(#""s3:ListBucket""#, on: #""arn:aws:s3:::b""#)
    ),
    RuleCase(
      "GT011",
      finds: Lint.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::b""#),
      not: Lint.allow(
        #"["s3:GetObject","s3:ListBucket"]"#,
        on: #"["arn:aws:s3:::b","arn:aws:s3:::b/*"]"#
      )
    ),
  ]

  static let conditions = [
    condition(
      "GT020",
      #""StringEqualsIfExists":{"iam:PassedToService":"x"}"#,
      not: #""StringEquals":{"iam:PassedToService":"x"}"#
    ),
    condition(
      "GT020",
      #""StringEqualsIfExists":{"aws:SourceVpc":"x"}"#,
      not: #""StringEqualsIfExists":{"aws:SourceVpc":"x"},"Null":{"aws:SourceVpc":"false"}"#
    ),
    condition(
      "GT021",
      #""ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"x"}"#,
      not: #""ForAnyValue:StringEquals":{"dynamodb:LeadingKeys":"x"}"#
    ),
    condition(
      "GT022",
      #""StringNotEquals":{"aws:PrincipalTag/team":"x"}"#,
      not:
        #""StringNotEquals":{"aws:PrincipalTag/team":"x"},"Null":{"aws:PrincipalTag/team":"false"}"#
    ),
    RuleCase(
      "GT023",
      finds: deny(#""iam:*""#, if: #""Bool":{"aws:MultiFactorAuthPresent":"false"}"#),
      not: deny(#""iam:*""#, if: #""BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}"#)
    ),
    condition(
      "GT024",
      #""StringLike":{"aws:PrincipalOrgID":"*"}"#,
      not: #""StringLike":{"aws:PrincipalOrgID":"o-*"}"#
    ),
    condition(
      "GT024",
      #""IpAddress":{"aws:SourceIp":"0.0.0.0/0"}"#,
      not: #""IpAddress":{"aws:SourceIp":"203.0.113.0/24"}"#
    ),
    condition(
      "GT025",
      #""Bool":{"aws:SecureTransport":"true"}"#,
      not: #""ArnEquals":{"iam:PolicyARN":"arn:aws:iam::1:policy/a"}"#,
      action: "iam:AttachRolePolicy"
    ),
    condition(
      "GT026",
      #""StringEquals":{"aws:UserAgent":"x"}"#,
      not: #""StringEquals":{"aws:SourceVpce":"x"}"#
    ),
    condition(
      "GT027",
      #""StringEquals":{"aws:PrincipalTag/repo":"repo:acme/x:*"}"#,
      not: #""StringLike":{"aws:PrincipalTag/repo":"repo:acme/x:*"}"#
    ),
    condition(
      "GT029",
      #""StringMatches":{"aws:SourceVpc":"x"}"#,
      not: #""ForAnyValue:StringLikeIfExists":{"aws:SourceVpc":"x"}"#
    ),
    condition(
      "GT030",
      #""StringEquals":{"aws:SourceVpc":[]}"#,
      not: #""StringEquals":{"aws:SourceVpc":"x"}"#
    ),
    condition(
      "GT031",
      #""StringEquals":{"aws:SourceIp":"203.0.113.0/24"}"#,
      not: #""IpAddress":{"aws:SourceIp":"203.0.113.0/24"}"#
    ),
    condition(
      "GT031",
      #""IpAddress":{"aws:SourceIp":"10.0.0.0/8"}"#,
      not: #""IpAddress":{"aws:VpcSourceIp":"10.0.0.0/8"}"#
    ),
    condition(
      "GT031",
      #""Bool":{"aws:SecureTransport":"yes"}"#,
      not: #""Bool":{"aws:SecureTransport":true}"#
    ),
    condition(
      "GT032",
      #""StringEquals":{"aws:TagKeys":"team"}"#,
      not: #""ForAnyValue:StringEquals":{"aws:TagKeys":"team"}"#
    ),
    RuleCase(
      "GT028",
      finds: old(#""arn:aws:s3:::b/${aws:username}/*""#),
      not: Lint.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::b/${aws:username}/*""#)
    ),
  ]

  static let documents = [
    RuleCase("GT120", finds: old(#""arn:aws:s3:::b/*""#), not: Lint.allow(#""s3:GetObject""#)),
    RuleCase(
      "GT121",
      finds: Lint.allow(
        "[" + (0..<400).map { #""s3:GetObject\#($0)""# }.joined(separator: ",") + "]"
      ),
      not: Lint.allow(
        "[" + (0..<200).map { #""s3:GetObject\#($0)""# }.joined(separator: ",  ") + "]"
      )
    ),
    RuleCase(
      "GT122",
      finds: Lint.statements(sid("A"), sid("A")),
      not: Lint.statements(sid("A"), sid("B"), sid(""), sid(""))
    ),
    RuleCase(
      "GT123",
      finds: Lint.statements(sid("A") + #","Conditions":{}"#),
      not: Lint.statements(sid("A") + #","Condition":{}"#)
    ),
    RuleCase("GT124", finds: Lint.allow("[]"), not: Lint.allow(#""s3:GetObject""#)),
    RuleCase("GT124", finds: Lint.statements(), not: Lint.allow(#""s3:GetObject""#)),
  ]

  @Test(arguments: wildcards + conditions + documents)
  func `a rule finds its case and is silent beside it`(_ one: RuleCase) throws {
    let found = try Lint.policy(one.found, use: one.use).filter { $0.rule == one.rule }
    #expect(!found.isEmpty, "\(one.rule) must find \(one.found)")
    let silent = try Lint.policy(one.silent, use: one.use).filter { $0.rule == one.rule }
    #expect(silent.isEmpty, "\(one.rule) must not find \(one.silent)")
  }

  @Test func `wildcards are graded by what they open`() throws {
    func severity(_ text: String, _ rule: String) throws -> LintSeverity? {
      try Lint.policy(text).first { $0.rule == rule }?.severity
    }
    #expect(try severity(Lint.allow(#""*""#), "GT001") == .critical)
    #expect(try severity(Lint.allow(#""*""#, on: #""arn:aws:s3:::b""#), "GT001") == .high)
    #expect(try severity(Lint.allow(#""iam:*""#), "GT002") == .high)
    #expect(try severity(Lint.allow(#""s3:*""#), "GT002") == .medium)
    #expect(try severity(Lint.allow(#""sns:*""#, on: #""arn:aws:sns:x:1:a""#), "GT002") == .low)
    #expect(try severity(Lint.allow(#""iam:PassRole""#), "GT005") == .high)
    #expect(try severity(Lint.allow(#""s3:GetObject""#), "GT005") == .medium)
    #expect(try severity(Lint.allow(#""s3:PutObject""#), "GT005") == .low)
    let passed = #""StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}"#
    #expect(try severity(Lint.allow(#""iam:PassRole""#, if: passed), "GT005") == .low)
  }

  @Test func `a finding names its place, its statement and the way out`() throws {
    let text = """
      {"Version": "2012-10-17",
       "Statement": [
         {"Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:*"],
          "Resource": "arn:aws:s3:::b/*"}]}
      """
    let finding = try #require(try Lint.policy(text).first { $0.rule == "GT002" })
    #expect((finding.line, finding.column) == (3, 66))
    #expect(finding.pointer == "/Statement/0/Action/1")
    #expect(finding.statement == "Read")
    #expect(finding.message == "`s3:*` allows every action of s3")
    #expect(finding.family == .wildcard && !finding.fix.isEmpty && !finding.controls.isEmpty)
  }

  @Test(arguments: [LintedPolicy.Use.boundary, .serviceControl, .resourceControl])
  func `what caps gives nothing`(use: LintedPolicy.Use) throws {
    let findings = try Lint.policy(Lint.allow(#""*""#), use: use)
    #expect(findings.filter { $0.family == .wildcard }.isEmpty)
  }

  // MARK: Short ways to write policies

  private static func condition(
    _ rule: String,
    _ found: String,
    not silent: String,
    action: String = "s3:GetObject"
  ) -> RuleCase {
    RuleCase(
      rule,
      finds: Lint.allow("\"\(action)\"", if: found),
      not: Lint.allow("\"\(action)\"", if: silent)
    )
  }

  private static func deny(_ action: String, if condition: String? = nil) -> String {
    let tail = condition.map { ",\"Condition\":{\($0)}" } ?? ""
    return Lint.statements("\"Effect\":\"Deny\",\"Action\":\(action),\"Resource\":\"*\"\(tail)")
  }

  private static func resource(_ head: String) -> String {
    Lint.statements(head + #","Action":"s3:*","Resource":"arn:aws:s3:::b/*""#)
  }

  private static func old(_ resource: String) -> String {
    #"{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":\#(resource)}}"#
  }

  private static func sid(_ sid: String) -> String {
    #""Sid":"\#(sid)","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*""#
  }
}
