import Documents
import IdentityPolicy
import Testing

/// Tests made out of policies, and the mistakes that they notice.
struct GeneratedTestTests {
  static let policies = [SampleOutput.permissions, SampleOutput.trust, SampleOutput.other]

  @Test(arguments: policies) func `tests are named, alike each time, and hold`(text: String) throws
  {
    let subject = try SampleOutput.tested(text)
    let tests = PolicyTestGenerator(subject).tests()
    let again = PolicyTestGenerator(subject).tests()
    #expect(tests.map(\.name) == again.map(\.name))
    #expect(Set(tests.map(\.name)).count == tests.count)
    #expect(tests.filter { !subject.run($0).isPassed }.map(\.name) == [])
  }

  @Test func `each statement is asked for what it gives and where it ends`() throws {
    let subject = try SampleOutput.tested(SampleOutput.permissions)
    let names = PolicyTestGenerator(subject).tests().map(\.name)
    let wanted = [
      "policy.json: Read · allow s3:GetObject on arn:aws:s3:::datasets-prod/curated/x",
      "policy.json: Read · implicit-deny without aws:SourceVpce",
      "policy.json: Read · implicit-deny aws:SecureTransport false",
      "policy.json: Read · implicit-deny aws:CurrentTime 2026-07-01T00:00:00Z",
      "policy.json: Read · implicit-deny resource arn:aws:s3:::datasets-prod/curatedx",
      "policy.json: Read · implicit-deny action s3:GetObjectOther",
      "policy.json: NoDelete · explicit-deny s3:DeleteObjectVersion on "
        + "arn:aws:sqs:eu-central-1:123456789012:anything/x",
    ]
    for name in wanted { #expect(names.contains(name), "\(name)") }
  }

  @Test func `an Allow that can never allow fails its test`() throws {
    let dead = """
      {"Version":"2012-10-17","Statement":[{"Sid":"Dead","Effect":"Allow","Action":"s3:GetObject",
       "Resource":"arn:aws:s3:::b/*"},{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}
      """
    let subject = try SampleOutput.tested(dead)
    let failing = PolicyTestGenerator(subject).tests().filter { !subject.run($0).isPassed }
    #expect(failing.count == 1)
    #expect(failing.first?.name.contains("Dead · allow") == true)
  }

  @Test(arguments: policies) func `generated tests notice nearly all mistakes`(text: String) throws
  {
    let subject = try SampleOutput.tested(text)
    let report = MutationReport(subject, tests: PolicyTestGenerator(subject).tests())
    let score = try #require(report.score)
    print("mutation: \(report.killed.count) killed, \(report.survived), \(report.equivalent.count)")
    #expect(score >= 0.95, "\(report.survived)")
    #expect(report.total > 20)
  }

  @Test func `a handful of tests written by hand notices little`() throws {
    let subject = try SampleOutput.tested(SampleOutput.permissions)
    let tests = try PolicyTestTests.intents.map { try PolicyTest(try Policies.document($0)) }
    let report = MutationReport(subject, tests: tests)
    let score = try #require(report.score)
    #expect(score > 0 && score < 0.9)
    #expect(!report.survived.isEmpty)
  }

  @Test func `each kind of mistake is tried`() throws {
    let subject = try SampleOutput.tested(SampleOutput.permissions)
    let trust = try SampleOutput.tested(SampleOutput.trust)
    let names = (subject.policies + trust.policies).flatMap { policy in
      PolicyMutant.mutants(of: policy.document).map(\.name)
    }
    let wanted = [
      "Read: Deny in place of Allow", "Read: actions s3:GetObject*", "Read: actions s3:Get*",
      "Read: actions !s3:GetObject", "Read: resources *",
      "Read: without its condition aws:SourceVpce", "NoDelete: dropped",
      "Read: StringEqualsIfExists aws:SourceVpce vpce-0a1b2c3d",
      "Read: StringNotEquals aws:SourceVpce vpce-0a1b2c3d",
      "Read: Bool aws:SecureTransport false", "Irsa: principal *",
      "Train: resources arn:aws:sagemaker:us-east-1:*:training-job/fraud-*",
    ]
    for name in wanted {
      #expect(names.contains(name), "\(name)")
    }
  }

  @Test func `a mistake that changes nothing counts as equivalent`() throws {
    let double = """
      {"Version":"2012-10-17","Statement":[
       {"Sid":"All","Effect":"Allow","Action":"s3:*","Resource":"*"},
       {"Sid":"Again","Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}
      """
    let subject = try SampleOutput.tested(double)
    let report = MutationReport(subject, tests: PolicyTestGenerator(subject).tests())
    #expect(report.equivalent.contains("policy.json: Again: dropped"))
    #expect(report.killed.contains("policy.json: All: Deny in place of Allow"))
  }
}
