import Governance
import IdentityPolicy
import Testing

struct TrustAnalysisTests {
  static let own = "123456789012"

  private static func trust(_ statement: String, account: String? = own) throws -> TrustAnalysis {
    TrustAnalysis(try Policies.allowing(statement), account: account)
  }

  /// Principals as JSON with what they are and whether they lie outside the account.
  static let principals: [(String, TrustFact.Kind, Bool)] = [
    (#""*""#, .anyone, true),
    (#"{"AWS":"*"}"#, .anyone, true),
    (#"{"AWS":"123456789012"}"#, .account, false),
    (#"{"AWS":"arn:aws:iam::123456789012:root"}"#, .account, false),
    (#"{"AWS":"999988887777"}"#, .account, true),
    (#"{"AWS":"arn:aws-us-gov:iam::999988887777:root"}"#, .account, true),
    (#"{"AWS":"arn:aws:iam::123456789012:role/app"}"#, .principal, false),
    (#"{"AWS":"arn:aws:iam::999988887777:user/ada"}"#, .principal, true),
    (#"{"AWS":"AIDAEXAMPLE"}"#, .principal, false),
    (#"{"Service":"lambda.amazonaws.com"}"#, .service, false),
    (#"{"Federated":"cognito-identity.amazonaws.com"}"#, .federated, false),
    (#"{"CanonicalUser":"79a59df900b949e5"}"#, .principal, true),
  ]

  @Test(arguments: principals) func `a trusted party is what its name says`(
    principal: String,
    kind: TrustFact.Kind,
    isExternal: Bool
  ) throws {
    let trust = try TrustAnalysisTests.trust(
      "\"Principal\":\(principal),\"Action\":\"sts:AssumeRole\""
    )
    #expect(trust.parties.map(\.kind) == [kind])
    #expect(trust.parties.map(\.isExternal) == [isExternal])
  }

  @Test func `without an own account every account is external`() throws {
    let trust = try TrustAnalysisTests.trust(
      #""Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole""#,
      account: nil
    )
    #expect(trust.parties.map(\.isExternal) == [true])
  }

  /// A principal and conditions, with whether the caller is pinned, and whether it is loose.
  static let pins: [(String, String, Bool, Bool)] = [
    (#""*""#, "{}", false, true),
    (#""*""#, #"{"StringEquals":{"aws:PrincipalOrgID":"o-abc1234567"}}"#, true, false),
    (#""*""#, #"{"StringEquals":{"sts:ExternalId":"x"}}"#, false, true),
    (#"{"AWS":"999988887777"}"#, "{}", false, true),
    (#"{"AWS":"999988887777"}"#, #"{"StringEquals":{"sts:ExternalId":"x"}}"#, true, false),
    (#"{"AWS":"999988887777"}"#, #"{"StringLike":{"sts:ExternalId":"*"}}"#, false, true),
    (#"{"AWS":"999988887777"}"#, #"{"StringEqualsIfExists":{"sts:ExternalId":"x"}}"#, false, true),
    (#"{"AWS":"123456789012"}"#, "{}", false, false),
    (#"{"Service":"ec2.amazonaws.com"}"#, "{}", false, false),
    (
      #"{"Service":"sns.amazonaws.com"}"#, #"{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:r:1:t"}}"#,
      true, false
    ),
  ]

  @Test(arguments: pins) func `conditions pin a caller or leave it loose`(
    principal: String,
    condition: String,
    isExact: Bool,
    isLoose: Bool
  ) throws {
    let trust = try TrustAnalysisTests.trust(
      "\"Principal\":\(principal),\"Action\":\"sts:AssumeRole\",\"Condition\":\(condition)"
    )
    #expect(trust.parties.map(\.isExact) == [isExact])
    #expect(trust.parties.map(\.isLoose) == [isLoose])
  }

  /// Conditions on a federation by GitHub, written without the issuer, with whether they pin it.
  static let federations: [(String, Bool)] = [
    (
      #"{"StringEquals":{"@:aud":"sts.amazonaws.com","@:sub":"repo:acme/a:ref:refs/heads/main"}}"#,
      true
    ),
    (
      #"{"StringEquals":{"@:AUD":"sts.amazonaws.com"},"StringLike":{"@:sub":"repo:acme/a:environment:prod"}}"#,
      true
    ),
    (
      #"{"StringEquals":{"@:aud":"sts.amazonaws.com"},"StringLike":{"@:sub":"repo:acme/*"}}"#, false
    ),
    (#"{"StringEquals":{"@:aud":"sts.amazonaws.com"}}"#, false),
    (#"{"StringEquals":{"@:sub":"repo:acme/a:ref:refs/heads/main"}}"#, false),
    (#"{"StringEquals":{"other:aud":"a","other:sub":"b"}}"#, false),
    (#"{"ForAllValues:StringEquals":{"@:aud":"a","@:sub":"b"}}"#, false),
    ("{}", false),
  ]

  @Test(arguments: federations) func `federation needs an exact audience and subject`(
    condition: String,
    isExact: Bool
  ) throws {
    let issuer = "token.actions.githubusercontent.com"
    let arn = "arn:aws:iam::123456789012:oidc-provider/\(issuer)"
    let trust = try TrustAnalysisTests.trust(
      "\"Principal\":{\"Federated\":\"\(arn)\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\","
        + "\"Condition\":" + condition.replacing("@", with: issuer)
    )
    #expect(trust.parties.map(\.isExact) == [isExact])
    #expect(trust.parties.map(\.isLoose) == [!isExact])
  }

  @Test func `an issuer with a path and a SAML provider are pinned by their own keys`() throws {
    let eks = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE"
    let oidc = try TrustAnalysisTests.trust(
      "\"Principal\":{\"Federated\":\"arn:aws:iam::123456789012:oidc-provider/\(eks)\"},"
        + "\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Condition\":{\"StringEquals\":"
        + "{\"\(eks):aud\":\"sts.amazonaws.com\",\"\(eks):sub\":\"system:serviceaccount:ml:trainer\"}}"
    )
    #expect(oidc.parties.map(\.isExact) == [true])
    #expect(
      oidc.parties.map(\.condition)
        == ["StringEquals aud sts.amazonaws.com, StringEquals sub trainer"].map { _ in
          "StringEquals aud sts.amazonaws.com, StringEquals sub system:serviceaccount:ml:trainer"
        }
    )
    let saml = try TrustAnalysisTests.trust(
      #""Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/corp"},"#
        + #""Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":"#
        + #"{"SAML:aud":"https://signin.aws.amazon.com/saml"}}"#
    )
    #expect(saml.parties.map(\.isExact) == [true])
  }

  @Test func `each principal of each Allow is a party, a Deny none`() throws {
    let policy = try Policies.policy(
      """
      {"Statement":[
        {"Effect":"Allow","Principal":{"AWS":["999988887777","123456789012"],"Service":"ec2.amazonaws.com"},
         "Action":"sts:AssumeRole"},
        {"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"},
        {"Effect":"Allow","NotPrincipal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}
      """
    )
    let facts = TrustAnalysis(policy, account: TrustAnalysisTests.own).facts(role: "r")
    #expect(
      facts.map(\.trusted) == [
        "999988887777", "123456789012", "ec2.amazonaws.com", "!123456789012",
      ]
    )
    #expect(facts.map(\.kind) == [.account, .account, .service, .anyone])
    #expect(facts.allSatisfy { $0.role == "r" && $0.condition == nil })
  }
}
