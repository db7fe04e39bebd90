import IdentityPolicy
import Testing

/// What takes the danger out of a right, and what only looks as if it did.
struct EscalationLimitTests {
  private static let role = #""arn:aws:iam::123456789012:role/app""#
  private static let anyRole = #""arn:aws:iam::*:role/*""#

  private static func escalates(_ policy: String) throws -> Bool {
    try Lint.policy(policy).contains { $0.family == .privilegeEscalation }
  }

  private static func deny(_ actions: String, on resources: String, if tail: String = "") -> String
  {
    "\"Effect\":\"Deny\",\"Action\":\(actions),\"Resource\":\(resources)\(tail)"
  }

  private static func allow(_ actions: String, on resources: String = "\"*\"") -> String {
    "\"Effect\":\"Allow\",\"Action\":\(actions),\"Resource\":\(resources)"
  }

  /// Ways to write a right so that it is not seen at once.
  static let disguises: [String] = [
    Lint.allow(#""*""#), Lint.allow(#""*:*""#), Lint.allow(#""iam:*""#), Lint.allow(#""IAM:?*""#),
    Lint.allow(#""iam:AttachRolePolic?""#), Lint.allow(#""iam:attachrolepolicy""#),
    Lint.allow(#""iam:Put*""#), Lint.allow(#""i*m:PutRolePolicy""#),
    Lint.allow(#""iam:AttachRolePolicy""#, on: anyRole),
    Lint.allow(#""iam:AttachRolePolicy""#, on: #""arn:aws:iam::*:*""#),
    Lint.allow(#""iam:AttachRolePolicy""#, on: #""arn:*:iam::123456789012:role/?*""#),
    Lint.allow(#""iam:AttachRolePolicy""#, on: #""arn:aws:iam::123456789012:role*""#),
    Lint.allow(#""iam:UpdateAssumeRolePolicy""#, on: #"["arn:aws:s3:::b","*role*"]"#),
    Lint.allow(#"["sts:AssumeRole"]"#, on: #""arn:aws:iam::*:role/**""#),
    Lint.statements(#""Effect":"Allow","NotAction":["aws-portal:*"],"Resource":"*""#),
    Lint.statements(#""Effect":"Allow","NotAction":"s3:*","NotResource":"arn:aws:s3:::b""#),
    Lint.statements(
      #""Effect":"Allow","Action":"iam:PassRole","NotResource":"arn:aws:iam::*:role/admin""#,
      #""Effect":"Allow","Action":"ec2:RunInstances","Resource":"*""#
    ),
  ]

  @Test(arguments: disguises) func `a disguised right is found`(policy: String) throws {
    #expect(try EscalationLimitTests.escalates(policy))
  }

  /// Conditions that the holder meets anyway.
  static let idle: [String] = [
    #""Bool":{"aws:SecureTransport":"true"}"#,
    #""Bool":{"aws:MultiFactorAuthPresent":"true"}"#,
    #""StringEquals":{"aws:RequestedRegion":"eu-west-1"}"#,
    #""DateLessThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z"}"#,
    #""IpAddress":{"aws:SourceIp":"10.0.0.0/8"}"#,
    #""StringLike":{"iam:PermissionsBoundary":"*"}"#,
    #""StringEqualsIfExists":{"iam:PermissionsBoundary":"arn:aws:iam::123456789012:policy/cap"}"#,
    #""ForAllValues:ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/ReadOnlyAccess"}"#,
    #""ArnNotEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/AdministratorAccess"}"#,
    #""ArnLike":{"iam:PolicyARN":"arn:aws:iam::aws:policy/*"}"#,
    #""StringEqualsIfExists":{"aws:ResourceTag/team":"ml"}"#,
  ]

  @Test(arguments: idle) func `a condition that the holder meets anyway changes nothing`(
    condition: String
  ) throws {
    let policy = Lint.allow(#""iam:AttachRolePolicy""#, if: condition)
    #expect(try EscalationLimitTests.escalates(policy))
  }

  /// Conditions under which nothing is gained.
  static let binding: [String] = [
    #""StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::123456789012:policy/cap"}"#,
    #""ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/ReadOnlyAccess"}"#,
    #""ArnLike":{"iam:PolicyArn":["arn:aws:iam::123456789012:policy/app-*"]}"#,
    #""ForAnyValue:StringEquals":{"aws:CalledVia":"cloudformation.amazonaws.com"}"#,
    #""Bool":{"aws:ViaAWSService":"true"}"#,
  ]

  @Test(arguments: binding) func `a condition that bounds what is given is honoured`(
    condition: String
  ) throws {
    let policy = Lint.allow(#""iam:AttachRolePolicy""#, if: condition)
    #expect(!(try EscalationLimitTests.escalates(policy)))
  }

  static let passed: [(String, Bool)] = [
    (#""StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}"#, true),
    (#""StringLike":{"iam:PassedToService":"*.amazonaws.com"}"#, true),
    (#""StringEqualsIfExists":{"iam:PassedToService":"ec2.amazonaws.com"}"#, true),
    (
      #""StringEquals":{"iam:PassedToService":["ec2.amazonaws.com","ecs-tasks.amazonaws.com"]}"#,
      false
    ),
    (#""StringLike":{"iam:PassedToService":"ec2*"}"#, false),
  ]

  @Test(arguments: passed) func `a role passed to another service runs no function`(
    condition: String,
    isFound: Bool
  ) throws {
    let text = Lint.statements(
      EscalationLimitTests.allow(#""iam:PassRole""#) + ",\"Condition\":{\(condition)}",
      EscalationLimitTests.allow(#"["lambda:CreateFunction","lambda:InvokeFunction"]"#)
    )
    #expect(try EscalationLimitTests.escalates(text) == isFound)
  }

  /// Statements beside an *Allow* of all of IAM, with whether it still escalates.
  static let denials: [(String, Bool)] = [
    (deny(#""iam:*""#, on: #""*""#), false),
    (deny(#""IAM:*""#, on: #"["arn:aws:iam::*:*"]"#), false),
    (deny(#""*""#, on: #""*""#), false),
    (#""Effect":"Deny","NotAction":"s3:*","Resource":"*""#, false),
    (deny(#""iam:*""#, on: #""arn:aws:s3:::*""#), true),
    (deny(#""iam:Attach*""#, on: #""*""#), true),
    (deny(#""iam:*""#, on: anyRole), true),
    (deny(#""iam:*""#, on: #""arn:aws:iam::123456789012:role/admin""#), true),
    (
      deny(
        #""iam:*""#,
        on: #""*""#,
        if: #","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}"#
      ), true
    ),
  ]

  @Test(arguments: denials) func `what is denied is not held`(denial: String, isFound: Bool) throws
  {
    let text = Lint.statements(EscalationLimitTests.allow(#""iam:*""#), denial)
    #expect(try EscalationLimitTests.escalates(text) == isFound)
    let split = try Lint.holding(
      Lint.statements(EscalationLimitTests.allow(#""iam:*""#)),
      Lint.statements(denial)
    )
    #expect(split.contains { $0.family == .privilegeEscalation } == isFound)
  }

  @Test func `a deny of all but a boundary is a boundary`() throws {
    let text = Lint.statements(
      EscalationLimitTests.allow(#"["iam:PutRolePolicy","iam:AttachRolePolicy"]"#),
      EscalationLimitTests.deny(
        #""iam:*""#,
        on: #""*""#,
        if:
          #","Condition":{"StringNotEquals":{"iam:PermissionsBoundary":"arn:aws:iam::123456789012:policy/cap"}}"#
      )
    )
    #expect(!(try EscalationLimitTests.escalates(text)))
  }

  @Test func `a deny of all but some roles leaves these`() throws {
    let pass = EscalationLimitTests.allow(#"["iam:PassRole","ec2:RunInstances"]"#)
    let denial =
      #""Effect":"Deny","Action":"iam:PassRole","NotResource":"arn:aws:iam::123456789012:role/app""#
    #expect(try EscalationLimitTests.escalates(Lint.statements(pass)))
    #expect(!(try EscalationLimitTests.escalates(Lint.statements(pass, denial))))
  }

  @Test func `a boundary caps what is held`() throws {
    let iam = try Lint.linted(Lint.allow(#""iam:*""#))
    func findings(under boundary: String) throws -> [LintFinding] {
      let cap = try Lint.linted(boundary, use: .boundary, file: "b.json")
      var report = LintReport()
      Linter().lint(LintedHolding(principal: "a", policies: [iam], boundaries: [cap]), &report)
      return report.findings.filter { $0.family == .privilegeEscalation }
    }
    #expect(try findings(under: Lint.allow(#""s3:*""#)).isEmpty)
    #expect(
      try findings(under: Lint.allow(#""iam:PassRole""#, on: EscalationLimitTests.role)).isEmpty
    )
    #expect(try !findings(under: Lint.allow(#""*""#)).isEmpty)
    let denying = Lint.statements(
      EscalationLimitTests.allow(#""*""#),
      EscalationLimitTests.deny(#""iam:*""#, on: #""*""#)
    )
    #expect(try findings(under: denying).isEmpty)
  }

  /// What holders need day by day.
  static let harmless: [String] = [
    Lint.allow(
      #"["iam:Get*","iam:List*","iam:GenerateCredentialReport","iam:SimulatePrincipalPolicy"]"#
    ),
    Lint.allow(#"["ec2:Describe*","s3:List*","lambda:Get*","lambda:List*","ssm:Describe*"]"#),
    Lint.allow(#""iam:CreateAccessKey""#, on: #""arn:aws:iam::*:user/${aws:username}""#),
    Lint.allow(
      #"["iam:ChangePassword","iam:UpdateLoginProfile"]"#,
      on: #""arn:aws:iam::*:user/${aws:username}""#
    ),
    Lint.allow(#""sts:AssumeRole""#, on: role),
    Lint.allow(#"["sts:AssumeRole"]"#, on: #""arn:aws:iam::123456789012:role/deploy-*""#),
    Lint.allow(
      #""lambda:UpdateFunctionCode""#,
      on: #""arn:aws:lambda:eu-west-1:123456789012:function:app""#
    ),
    Lint.allow(#""ssm:StartSession""#, if: #""StringEquals":{"aws:ResourceTag/team":"ml"}"#),
    Lint.allow(#""iam:UpdateAssumeRolePolicy""#, on: role),
    Lint.allow(#""iam:PassRole""#), Lint.allow(#""iam:CreateServiceLinkedRole""#),
    Lint.allow(#""iam:AttachRolePolicy""#, on: #""arn:aws:s3:::bucket""#),
    Lint.allow(#""ssm:SendCommand""#, on: #""arn:aws:ssm:*:*:document/*""#),
    Lint.statements(
      allow(#""iam:PassRole""#, on: role),
      allow(#"["lambda:*","ec2:RunInstances"]"#, on: #""arn:aws:lambda:*:*:function:app""#)
    ),
    Lint.statements(#""Effect":"Allow","NotAction":"iam:*","NotResource":"*""#),
    Lint.statements(#""Effect":"Deny","Action":"iam:*","Resource":"*""#),
  ]

  @Test(arguments: harmless) func `what holders need day by day is let be`(policy: String) throws {
    let found = try Lint.policy(policy).filter { $0.family == .privilegeEscalation }
    #expect(found.map(\.message) == [])
  }

  @Test func `any right on one named role weighs less, and more once it is taken on`() throws {
    func worst(_ actions: String) throws -> LintSeverity? {
      try Lint.policy(Lint.allow(actions, on: EscalationLimitTests.role))
        .filter { $0.family == .privilegeEscalation }.map(\.severity).max()
    }
    #expect(try worst(#""iam:PutRolePolicy""#) == .medium)
    #expect(try worst(#"["iam:PutRolePolicy","sts:AssumeRole"]"#) == .medium)
    let elsewhere = Lint.statements(
      EscalationLimitTests.allow(#""iam:PutRolePolicy""#, on: EscalationLimitTests.role),
      EscalationLimitTests.allow(
        #""sts:AssumeRole""#,
        on: #""arn:aws:iam::123456789012:role/other""#
      )
    )
    #expect(!(try Lint.policy(elsewhere)).contains { $0.rule == "GT043" })
  }

  @Test func `a role whose name says that it can do all is no harmless one`() throws {
    let text = Lint.statements(
      EscalationLimitTests.allow(
        #""iam:PassRole""#,
        on: #""arn:aws:iam::123456789012:role/AdministratorRole""#
      ),
      EscalationLimitTests.allow(#""ec2:RunInstances""#)
    )
    #expect(try EscalationLimitTests.escalates(text))
  }

  @Test func `who can do anything is reported once`() throws {
    let found = try Lint.policy(Lint.allow(#""*""#)).filter { $0.family == .privilegeEscalation }
    #expect(found.map(\.rule) == ["GT040"])
    #expect(found.map(\.severity) == [.critical])
  }
}
