import IdentityPolicy
import Testing

struct TrustRuleTests {
  private static func rules(
    _ principal: String,
    _ action: String = "sts:AssumeRole",
    _ condition: String = "",
    account: String? = nil
  ) throws -> [String] {
    let text = Lint.statements(
      "\"Effect\":\"Allow\",\"Principal\":\(principal),\"Action\":\"\(action)\""
        + (condition.isEmpty ? "" : ",\"Condition\":{\(condition)}")
    )
    var context = LintedPolicy.Context()
    context.account = account
    return try Lint.policy(text, use: .trust, context: context).filter { $0.family == .trust }
      .map(\.rule)
  }

  /// Issuers with a subject that is as exact as it can be, and one that opens too much.
  static let issuers: [(issuer: String, exact: String, open: String)] = [
    ("token.actions.githubusercontent.com", "repo:acme/a:ref:refs/heads/main", "repo:acme/*"),
    ("token.actions.githubusercontent.com", "repo:acme/a:environment:prod", "repo:acme/a:*"),
    ("token.actions.githubusercontent.com", "repo:acme/a:environment:prod", "repo:*"),
    (
      "token.actions.githubusercontent.com", "repo:acme/a:ref:refs/heads/main",
      "repo:acme/a:pull_request"
    ),
    (
      "token.actions.githubusercontent.com", "repo:acme/a:ref:refs/heads/main",
      "repo:acme*/a:ref:refs/heads/main"
    ),
    (
      "token.actions.githubusercontent.com", "repo:acme/a:ref:refs/tags/v1",
      "repo:acme/a:ref:refs/heads/*"
    ),
    ("gitlab.com", "project_path:acme/a:ref_type:branch:ref:main", "project_path:acme/*"),
    ("api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", "{1-2}:*", "*}:{3-4}"),
    (
      "app.terraform.io", "organization:acme:project:p:workspace:w:run_phase:*",
      "organization:acme:project:*:workspace:w:run_phase:apply"
    ),
    (
      "agent.buildkite.com", "organization:acme:pipeline:p:ref:refs/heads/main:commit:*",
      "organization:acme:pipeline:*"
    ),
    ("oidc.circleci.com/org/1-2", "org/1-2/project/3-4/user/*", "org/1-2/project/*"),
    ("acme.app.spacelift.io", "space:s:stack:a:run_type:TRACKED:scope:write", "space:s:*"),
    ("vstoken.dev.azure.com/1-2", "sc://acme/p/connection", "sc://acme/*"),
    (
      "oidc.eks.eu-west-1.amazonaws.com/id/ABC", "system:serviceaccount:ml:trainer",
      "system:serviceaccount:ml:*"
    ),
    ("accounts.google.com", "112233445566778899000", "1*"),
    ("idp.acme.example", "workload-1", "workload-*"),
  ]

  @Test(arguments: issuers) func `an issuer is held to audience and exact subject`(
    issuer: String,
    exact: String,
    open: String
  ) throws {
    let provider = #"{"Federated":"arn:aws:iam::123456789012:oidc-provider/\#(issuer)"}"#
    func rules(_ condition: String) throws -> [String] {
      try TrustRuleTests.rules(provider, "sts:AssumeRoleWithWebIdentity", condition)
    }
    let audience = #""StringEquals":{"\#(issuer):aud":"sts.amazonaws.com"}"#
    func subject(_ operation: String, _ value: String) -> String {
      #""\#(operation)":{"\#(issuer):sub":"\#(value)"}"#
    }
    #expect(try rules(audience + "," + subject("StringLike", exact)) == [])
    #expect(try rules(audience + "," + subject("StringLike", open)) == ["GT091"])
    #expect(try rules(audience) == ["GT091"])
    #expect(try rules(audience + "," + subject("StringLike", "*")) == ["GT091"])
    #expect(try rules(subject("StringLike", exact)) == ["GT090"])
    #expect(try rules("").sorted() == ["GT090", "GT091"])
    #expect(try rules(audience + "," + subject("StringEqualsIfExists", "a")) == ["GT097"])
    #expect(try rules(audience + "," + subject("ForAllValues:StringLike", "a")) == ["GT097"])
    #expect(try rules(audience + "," + subject("StringNotEquals", "a")) == ["GT097"])
  }

  @Test func `an exact comparison with a star lets nobody in`() throws {
    let issuer = "token.actions.githubusercontent.com"
    let found = try TrustRuleTests.rules(
      #"{"Federated":"arn:aws:iam::123456789012:oidc-provider/\#(issuer)"}"#,
      "sts:AssumeRoleWithWebIdentity",
      #""StringEquals":{"\#(issuer):aud":"sts.amazonaws.com","\#(issuer):sub":"repo:acme/a:*"}"#
    )
    #expect(found == ["GT093"])
  }

  @Test func `people who use an app have no subject that could be named`() throws {
    let pool = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a"
    let found = try TrustRuleTests.rules(
      #"{"Federated":"arn:aws:iam::123456789012:oidc-provider/\#(pool)"}"#,
      "sts:AssumeRoleWithWebIdentity",
      #""StringEquals":{"\#(pool):aud":"app"}"#
    )
    #expect(found == [])
    #expect(
      try TrustRuleTests.rules(
        #"{"Federated":"www.amazon.com"}"#,
        "sts:AssumeRoleWithWebIdentity",
        #""StringEquals":{"www.amazon.com:app_id":"amzn1.application"}"#
      ) == []
    )
  }

  /// Principal, condition and what is found, the role's own account being unknown.
  static let callers: [(String, String, [String])] = [
    (#""*""#, "", ["GT094"]), (#"{"AWS":"*"}"#, "", ["GT094"]),
    (#"{"AWS":"*"}"#, #""StringEquals":{"aws:PrincipalOrgID":"o-abc1234567"}"#, []),
    (#"{"AWS":"*"}"#, #""StringLike":{"aws:PrincipalOrgID":"o-*"}"#, ["GT094"]),
    (
      #"{"AWS":"*"}"#, #""StringEqualsIfExists":{"aws:PrincipalOrgID":"o-abc1234567"}"#,
      ["GT094", "GT097"]
    ),
    (
      #"{"AWS":"*"}"#,
      #""ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-abc1234567/r-1/ou-2/*"}"#, []
    ),
    (#"{"AWS":"*"}"#, #""StringEquals":{"sts:ExternalId":"x"}"#, ["GT094"]),
    (#"{"AWS":"*"}"#, #""ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/app"}"#, ["GT094"]),
    (
      #"{"AWS":"*"}"#, #""ArnLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/app-*"}"#, []
    ),
    (#"{"AWS":"arn:aws:iam::999988887777:root"}"#, "", ["GT095"]),
    (#"{"AWS":"999988887777"}"#, "", ["GT095"]),
    (
      #"{"AWS":["arn:aws:iam::999988887777:root"]}"#, #""StringLike":{"sts:ExternalId":"*"}"#,
      ["GT095"]
    ),
    (#"{"AWS":"999988887777"}"#, #""StringLike":{"sts:ExternalId":"acme-*"}"#, ["GT095"]),
    (#"{"AWS":"999988887777"}"#, #""StringEquals":{"sts:ExternalId":"*"}"#, ["GT093"]),
    (#"{"AWS":"999988887777"}"#, #""StringEqualsIfExists":{"sts:ExternalId":"x"}"#, ["GT097"]),
    (#"{"AWS":"999988887777"}"#, #""Bool":{"aws:SecureTransport":"true"}"#, ["GT095"]),
    (#"{"AWS":"999988887777"}"#, #""StringEquals":{"sts:ExternalId":"4f8a"}"#, []),
    (#"{"AWS":"999988887777"}"#, #""StringEquals":{"aws:PrincipalOrgID":"o-abc1234567"}"#, []),
    (#"{"AWS":"999988887777"}"#, #""Bool":{"aws:MultiFactorAuthPresent":"true"}"#, []),
    (
      #"{"AWS":"999988887777"}"#, #""BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}"#,
      ["GT095", "GT097"]
    ),
    (#"{"AWS":"arn:aws:iam::123456789012:role/app"}"#, "", []),
    (#"{"AWS":"AROAEXAMPLE"}"#, "", []),
  ]

  @Test(arguments: callers) func `callers of other accounts are held`(
    principal: String,
    condition: String,
    expected: [String]
  ) throws {
    #expect(try TrustRuleTests.rules(principal, "sts:AssumeRole", condition) == expected)
  }

  @Test func `everyone but some is everyone`() throws {
    let text = Lint.statements(
      #""Effect":"Allow","NotPrincipal":{"AWS":"123456789012"},"Action":"sts:AssumeRole""#
    )
    #expect(try Lint.policy(text, use: .trust).contains { $0.rule == "GT094" })
  }

  @Test func `a deny of all others narrows as a condition does`() throws {
    let text = Lint.statements(
      #""Effect":"Allow","Principal":"*","Action":"sts:AssumeRole""#,
      #""Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-abc1234567"}}"#
    )
    #expect(!(try Lint.policy(text, use: .trust)).contains { $0.rule == "GT094" })
  }

  @Test func `the own account is no other one`() throws {
    let own = "123456789012"
    #expect(try TrustRuleTests.rules(#"{"AWS":"123456789012"}"#, account: own) == ["GT100"])
    #expect(
      try TrustRuleTests.rules(#"{"AWS":"arn:aws:iam::123456789012:role/a"}"#, account: own) == []
    )
    #expect(
      try TrustRuleTests.rules(#"{"AWS":"arn:aws:iam::999988887777:role/a"}"#, account: own) == [
        "GT095"
      ]
    )
  }

  /// Services and conditions with whether a source is missing.
  static let services: [(String, String, Bool)] = [
    ("ec2.amazonaws.com", "", false), ("lambda.amazonaws.com", "", false),
    ("ecs-tasks.amazonaws.com", "", false), ("codebuild.amazonaws.com", "", false),
    ("sagemaker.amazonaws.com", "", false), ("pods.eks.amazonaws.com", "", false),
    ("cloudtrail.amazonaws.com", "", true), ("events.amazonaws.com", "", true),
    ("logs.eu-west-1.amazonaws.com", "", true), ("delivery.logs.amazonaws.com", "", true),
    ("firehose.amazonaws.com", #""StringEquals":{"aws:SourceAccount":"123456789012"}"#, false),
    ("sns.amazonaws.com", #""ArnLike":{"aws:SourceArn":"arn:aws:sns:*:123456789012:*"}"#, false),
    ("s3.amazonaws.com", #""ArnLike":{"aws:SourceArn":"arn:aws:s3:::bucket"}"#, false),
    ("s3.amazonaws.com", #""ArnLike":{"aws:SourceArn":"arn:aws:s3:::*"}"#, true),
    ("sns.amazonaws.com", #""ArnLike":{"aws:SourceArn":"arn:aws:sns:*:*:*"}"#, true),
    ("scheduler.amazonaws.com", #""StringEquals":{"aws:SourceOrgID":"o-abc1234567"}"#, false),
  ]

  @Test(arguments: services) func `a service that acts for any account names the source`(
    service: String,
    condition: String,
    isMissing: Bool
  ) throws {
    let found = try TrustRuleTests.rules(
      #"{"Service":"\#(service)"}"#,
      "sts:AssumeRole",
      condition
    )
    #expect(found == (isMissing ? ["GT096"] : []))
  }

  @Test func `SAML assertions are meant for AWS`() throws {
    let provider = #"{"Federated":"arn:aws:iam::123456789012:saml-provider/corp"}"#
    let good = #""StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}"#
    #expect(try TrustRuleTests.rules(provider, "sts:AssumeRoleWithSAML", good) == [])
    #expect(try TrustRuleTests.rules(provider, "sts:AssumeRoleWithSAML") == ["GT098"])
  }

  @Test func `an identity pool is named, and its users have signed in`() throws {
    let pool = #"{"Federated":"cognito-identity.amazonaws.com"}"#
    func rules(_ condition: String) throws -> [String] {
      try TrustRuleTests.rules(pool, "sts:AssumeRoleWithWebIdentity", condition)
    }
    let named = #""StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-west-1:1-2"}"#
    func amr(_ value: String) -> String {
      #""ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"\#(value)"}"#
    }
    #expect(try rules(named + "," + amr("authenticated")) == [])
    #expect(try rules(named + "," + amr("unauthenticated")) == ["GT099"])
    #expect(try rules(named) == ["GT099"])
    #expect(try rules("") == ["GT099", "GT099"])
  }

  @Test func `a statement on session tags alone takes nobody on`() throws {
    #expect(try TrustRuleTests.rules(#""*""#, "sts:TagSession") == [])
  }
}
