import Documents
import IdentityPolicy
import Testing

/// What an answer says of why.
struct ReasonTests {
  private func words(_ question: Question) throws -> [String] {
    try question.decision.because.map(\.words)
  }

  @Test func `what allows is named with policy, statement and place`() throws {
    let decision = try Question(
      identity: [Statement.allow("ec2:*"), Statement.allow("s3:*")],
      scps: [[Statement.all]]
    ).decision
    #expect(decision.because.map(\.layer.name) == ["scp", "identity"])
    #expect(decision.because.map(\.effect) == ["allow", "allow"])
    let statement = try #require(decision.because.last?.statement)
    #expect(statement.policy == "identity_policies[1]")
    #expect(statement.index == 0)
    #expect(statement.position.line > 0)
    #expect(decision.because.last?.words == "identity_policies[1] statement [0] allows it")
  }

  @Test func `what comes nearest is named with the condition that fails`() throws {
    let condition = #"{"Bool":{"aws:SecureTransport":"true"}}"#
    let plain = try words(
      Question(
        context: #"{"aws:SecureTransport":false}"#,
        identity: [Statement.allow(if: condition)]
      )
    )
    #expect(plain.count == 1)
    #expect(plain[0].contains("Bool aws:SecureTransport true, found false"))
    let absent = try words(Question(identity: [Statement.allow(if: condition)]))
    #expect(absent[0].contains("the request has no such key"))
  }

  @Test func `what comes less near is named by its resource or caller`() throws {
    let resource = try words(Question(identity: [Statement.allow(on: "arn:aws:s3:::other/*")]))
    #expect(resource[0].contains("but only on arn:aws:s3:::other/*"))
    let caller = try words(
      Question(resourcePolicy: Statement.allow(to: #"{"AWS":"\#(Question.stranger)"}"#))
    )
    #expect(caller.contains { $0.contains("but only for \(Question.stranger)") })
    let nothing = try words(Question(identity: [Statement.allow("ec2:*")]))
    #expect(nothing == ["no identity policy allows s3:GetObject on arn:aws:s3:::data/curated/a"])
  }

  @Test func `a level without policies and a role without trust are said`() throws {
    let level = try words(Question(identity: [Statement.all], scps: [[Statement.all], []]))
    #expect(level.last?.hasPrefix("level 2 has no service control policy") == true)
    let role = Question(
      action: "sts:AssumeRole",
      resource: Question.role,
      identity: [Statement.all]
    )
    #expect(try words(role)[0].hasPrefix("the resource has no policy that would have to permit it"))
  }

  @Test func `delegation is told apart from permission`() throws {
    let policy = Statement.allow(to: #"{"AWS":"111122223333"}"#)
    let refused = try Question(resourcePolicy: policy).decision
    #expect(refused.because.map(\.effect) == ["delegate", "missing"])
    let allowed = try Question(identity: [Statement.all], resourcePolicy: policy).decision
    #expect(allowed.because.map(\.effect) == ["delegate", "allow"])
  }
}
