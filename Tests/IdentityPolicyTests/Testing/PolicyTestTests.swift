import Documents
import IdentityPolicy
import Testing

/// Tests written by hand, run against the policies that were compiled.
struct PolicyTestTests {
  private func passes(_ text: String, on policy: String = SampleOutput.permissions) throws -> Bool {
    let test = try PolicyTest(try Policies.document(text))
    return try SampleOutput.tested(policy).run(test).isPassed
  }

  private static let secure = #""aws:SecureTransport":"true""#

  /// Tests as an intent has them: what they do not name is as the policy wants it.
  static let intents = [
    #"{"name":"reads","action":"s3:GetObject","resource":"arn:aws:s3:::datasets-prod/curated/a","context":{\#(secure)},"expect":"allow"}"#,
    #"{"name":"no raw","action":"s3:GetObject","resource":"arn:aws:s3:::datasets-prod/raw/a","context":{\#(secure)},"expect":"deny"}"#,
    #"{"name":"no plain","action":"s3:GetObject","resource":"arn:aws:s3:::datasets-prod/curated/a","context":{"aws:SecureTransport":"false"},"expect":"deny"}"#,
    #"{"name":"expired","action":"s3:GetObject","resource":"arn:aws:s3:::datasets-prod/curated/a","context":{"aws:CurrentTime":"2026-07-02T00:00:00Z"},"expect":"deny"}"#,
    #"{"name":"no network","action":"s3:GetObject","resource":"arn:aws:s3:::datasets-prod/curated/a","context":{"aws:SourceVpce":null},"expect":"deny"}"#,
    #"{"name":"no delete","action":"s3:DeleteObject","resource":"arn:aws:s3:::artifacts-prod/fraud/m","expect":"explicit-deny"}"#,
    #"{"name":"lists curated","action":"s3:ListBucket","resource":"arn:aws:s3:::datasets-prod","context":{"s3:prefix":"raw/"},"expect":"deny"}"#,
    #"{"name":"passes to one","action":"iam:PassRole","resource":"arn:aws:iam::123456789012:role/fraud-exec","context":{"iam:PassedToService":"lambda.amazonaws.com"},"expect":"implicit-deny"}"#,
    #"{"name":"exact","action":"iam:PassRole","resource":"arn:aws:iam::123456789012:role/fraud-exec","exact":true,"expect":"deny"}"#,
  ]

  @Test(arguments: intents) func `a test holds by what it says`(text: String) throws {
    #expect(try passes(text))
  }

  @Test(arguments: intents) func `the same test with another answer fails`(text: String) throws {
    let wrong =
      text.contains(#""expect":"allow""#)
      ? text.replacing(#""expect":"allow""#, with: #""expect":"explicit-deny""#)
      : text.replacing(#""expect":"deny""#, with: #""expect":"allow""#)
        .replacing(#""expect":"explicit-deny""#, with: #""expect":"implicit-deny""#)
        .replacing(#""expect":"implicit-deny","#, with: #""expect":"allow","#)
    let changed = wrong == text ? text.replacing("implicit-deny", with: "allow") : wrong
    #expect(try !passes(changed))
  }

  static let refused = [
    "{}", #"{"name":"a","action":"s3:GetObject"}"#,
    #"{"name":"a","action":"s3:GetObject","expect":"denied"}"#,
    #"{"name":"a","action":"s3:GetObject","expect":"deny","resouce":"x"}"#,
    #"{"name":"a","action":"s3:GetObject","expect":"deny","principal":"ada"}"#,
  ]

  @Test(arguments: refused) func `a broken test is refused`(text: String) {
    #expect(throws: JSONError.self) { try PolicyTest(try Policies.document(text)) }
  }

  @Test func `a role's trust is tested by who asks`() throws {
    let text = """
      {"name":"irsa","action":"sts:AssumeRoleWithWebIdentity",
       "principal":"arn:aws:iam::123456789012:oidc-provider/oidc.example/id/7",
       "context":{"oidc.example/id/7:sub":"system:serviceaccount:ml-prod:SUBJECT"},"expect":"ANSWER"}
      """
    let right = text.replacing("SUBJECT", with: "trainer").replacing("ANSWER", with: "allow")
    let wrong = text.replacing("SUBJECT", with: "other").replacing("ANSWER", with: "deny")
    #expect(try passes(right, on: SampleOutput.trust))
    #expect(try passes(wrong, on: SampleOutput.trust))
  }
}
