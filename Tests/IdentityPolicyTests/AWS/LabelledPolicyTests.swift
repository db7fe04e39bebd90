import Governance
import IdentityPolicy
import Testing

/// Policies of which it is known what a good reader sees in them, and what not.
struct LabelledPolicyTests {
  @Test func `everything but billing is root in all but name`() throws {
    let analysis = try Policies.analysis(
      #"{"Effect":"Allow","Resource":"*","NotAction":["aws-portal:*"]}"#
    )
    #expect(analysis.privilege == .root)
    #expect(analysis.grades == [.everything])
    #expect(analysis.broadPatterns == 2)
  }

  @Test func `a condition on transport does not tame the attaching of policies`() throws {
    let analysis = try Policies.analysis(
      #"{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","#
        + #""Condition":{"Bool":{"aws:SecureTransport":"true"}}}"#
    )
    #expect(analysis.privilege == .admin)
    #expect(analysis.wildcards.map(\.grade) == [.escalation])
    #expect(analysis.words == "hand out access to all identities and policies under conditions")
  }

  @Test func `every bucket by ARN is every bucket`() throws {
    let analysis = try Policies.allow(#""s3:GetObject""#, on: #""arn:aws:s3:::*""#)
    #expect(analysis.wildcards.map(\.grade) == [.confidential])
    #expect(analysis.hasBroadResources)
    #expect(analysis.words == "read all objects")
  }

  @Test func `two stars are one`() throws {
    let twice = try Policies.allow(#""s3:**""#, on: #""arn:aws:s3:::b/*""#)
    let once = try Policies.allow(#""s3:*""#, on: #""arn:aws:s3:::b/*""#)
    #expect(twice.wildcards.map(\.grade) == once.wildcards.map(\.grade))
    #expect(twice.permissions == once.permissions)
    #expect(twice.hasBroadActions && !twice.hasBroadResources)
  }

  @Test func `a named role passed to one service is no wildcard`() throws {
    let analysis = try Policies.analysis(
      """
      {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/app-lambda",
       "Condition":{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}}
      """
    )
    #expect(analysis.wildcards.isEmpty)
    #expect(analysis.words == "pass role app-lambda under conditions")
  }

  @Test func `what is allowed and denied everywhere gives nothing`() throws {
    let analysis = try Policies.analysis(
      #"{"Effect":"Allow","Action":"iam:*","Resource":"*"},"#
        + #"{"Effect":"Deny","Action":"iam:*","Resource":"*"}"#
    )
    #expect(analysis.privilege == .read)
    #expect(analysis.administrative == 0)
  }

  @Test func `rights split over statements are counted together`() throws {
    let analysis = try Policies.analysis(
      #"{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"},"#
        + #"{"Effect":"Allow","Action":["lambda:CreateFunction","iam:PassRole"],"Resource":"*"}"#
    )
    #expect(analysis.permissions == 2)
    #expect(analysis.administrative == 1)
    #expect(analysis.wildcards.map(\.statement) == [0, 1])
  }

  @Test func `a policy of a thousand statements is read`() throws {
    let statements = (0..<1_000).map {
      #"{"Effect":"Allow","Action":"s3:Get\#($0)*","Resource":"arn:aws:s3:::b\#($0)/*"}"#
    }
    let analysis = try Policies.analysis(statements.joined(separator: ","))
    #expect(analysis.wildcards.count == 1_000)
    #expect(analysis.words.hasSuffix("and 995 more kinds of things"))
  }

  /// Names that try to be read as something else.
  static let hostile = [
    "\\u001b[31m", "\\u202e", "*\\u0000", "${aws:username}", "'; drop table policy; --", "%n%s",
    "../../etc/passwd", "é漢😀", String(repeating: "*?", count: 5_000), ":::::", "arn:", "arn::::::",
    "s3:", ":s3", "s3:*:*",
  ]

  @Test(arguments: hostile) func `a hostile name is data`(name: String) throws {
    guard name != "*\\u0000" else {
      #expect(throws: (any Error).self) { try Policies.allow("\"\(name)\"") }
      return
    }
    let analysis = try Policies.allow("\"\(name)\"", on: "[\"\(name)\"]")
    #expect(analysis.actions.count == 1)
    #expect(analysis.words.count < 20_000)
  }
}
