import Documents
import Governance
import IdentityPolicy
import Testing

/// What the AWS compiler guarantees, on the example and on small intents.
struct AWSCompilerTests {
  private func statements(
    _ compiled: CompiledIntent,
    _ file: String = "aws-permissions.json"
  ) throws -> [PolicyStatement] {
    try PolicyDocument(compiled.json(file)).statements
  }

  private func allows(_ compiled: CompiledIntent) throws -> [String: PolicyStatement] {
    let pairs = try statements(compiled).filter(\.isAllow).map { ($0.sid ?? "", $0) }
    return Dictionary(pairs) { first, _ in first }
  }

  @Test func `listing is asked of the bucket, reading of the objects`() throws {
    let allows = try allows(IntentExample.compiled())
    let read = try #require(allows["ReadCurated"])
    #expect(read.actions == .only(["s3:GetObject"]))
    #expect(read.resources == .only(["arn:aws:s3:::ml-datasets-prod/curated/*"]))
    let list = try #require(allows["ReadCuratedList"])
    #expect(list.actions == .only(["s3:ListBucket"]))
    #expect(list.resources == .only(["arn:aws:s3:::ml-datasets-prod"]))
    #expect(list.conditions.contains { $0.key == "s3:prefix" && $0.values == ["curated/*"] })
    for statement in [read, list] {
      let keys = Set(statement.conditions.map { "\($0.operation) \($0.key)" })
      #expect(keys.isSuperset(of: ["Bool aws:SecureTransport", "StringEquals aws:SourceVpce"]))
    }
  }

  @Test func `every allow ends, and passes roles to one service alone`() throws {
    let allows = try allows(IntentExample.compiled())
    for statement in allows.values {
      let end = statement.conditions.first { $0.key == "aws:CurrentTime" }
      #expect(end?.operation == "DateLessThan" && end?.values == ["2026-07-01T00:00:00Z"])
    }
    let pass = try #require(allows["PassTrainingRole"])
    #expect(pass.resources == .only(["arn:aws:iam::123456789012:role/fraud-training-exec"]))
    #expect(pass.conditions.contains { $0.key == "iam:PassedToService" && $0.isExact })
  }

  @Test func `the example has six actions, none deletes or replicates, and denies stand`() throws {
    let compiled = try IntentExample.compiled()
    let actions = try statements(compiled).filter(\.isAllow).flatMap(\.actions.patterns)
    #expect(Set(actions).count <= 6, "\(actions)")
    #expect(
      !actions.contains { $0.contains("Delete") || $0.contains("Replicate") || $0.contains("*") }
    )
    let denies = try statements(compiled).filter { !$0.isAllow }
    #expect(denies.map(\.sid) == ["DenyIam", "DenyDelete", "DenyPublicAcl"])
    #expect(denies.allSatisfy { $0.resources == .only(["*"]) && $0.conditions.isEmpty })
    #expect(denies[0].actions.patterns.contains("iam:Attach*"))
    #expect(denies[1].actions.patterns == ["s3:DeleteObject", "s3:DeleteObjectVersion"])
  }

  @Test func `trust names audience and exact subject`() throws {
    let trust = try #require(try statements(IntentExample.compiled(), "aws-trust.json").first)
    #expect(trust.actions == .only(["sts:AssumeRoleWithWebIdentity"]))
    let issuer = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E"
    let conditions = trust.conditions.map { "\($0.operation) \($0.key)=\($0.values)" }
    #expect(
      conditions == [
        "StringEquals \(issuer):aud=[\"sts.amazonaws.com\"]",
        "StringEquals \(issuer):sub=[\"system:serviceaccount:ml-prod:fraud-trainer\"]",
      ]
    )
  }

  @Test func `break-glass asks for a second factor not older than it may last`() throws {
    let emergency = try statements(IntentExample.compiled(), "aws-break-glass.json")
    let conditions = emergency.flatMap(\.conditions)
    #expect(emergency.map(\.actions) == [.only(["s3:GetObject"])])
    #expect(conditions.contains { $0.key == "aws:MultiFactorAuthAge" && $0.values == ["1800"] })
    #expect(conditions.contains { $0.key == "aws:MultiFactorAuthPresent" && $0.values == ["true"] })
  }

  @Test func `a boundary holds the most that is allowed and what is denied`() throws {
    let boundary = try statements(IntentExample.compiled(), "aws-boundary.json")
    #expect(boundary.filter { !$0.isAllow }.count == 3)
    #expect(boundary.flatMap(\.actions.patterns).contains("iam:PassRole"))
    #expect(!boundary.flatMap(\.conditions).contains { $0.key == "aws:CurrentTime" })
  }

  @Test func `a whole bucket is listed without a prefix`() throws {
    let compiled = try IntentExample.compiled(
      allow:
        "[{id: a, verbs: [object.list], resources: [{provider: aws, objectStore: {bucket: b}}]}]"
    )
    #expect(try statements(compiled).flatMap(\.conditions).isEmpty)
  }

  @Test func `of services that share a verb the one of the resource is meant`() throws {
    let compiled = try IntentExample.compiled(
      allow: """
        [{id: ask, verbs: [model.invoke], resources: [{provider: aws, model: "arn:aws:bedrock:eu-west-1::foundation-model/a"}, {provider: aws, model: "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/b"}]}, {id: pull, verbs: [registry.pull], resources: [{provider: aws, registry: "arn:aws:ecr:eu-west-1:123456789012:repository/a"}]}]
        """
    )
    let found = try statements(compiled)
    #expect(found.map(\.sid) == ["Ask", "Askx2", "Pull", "PullToken"])
    #expect(found[0].actions == .only(["bedrock:InvokeModel"]))
    #expect(found[1].actions == .only(["sagemaker:InvokeEndpoint"]))
    #expect(found[3].resources == .only(["*"]))
  }

  @Test(arguments: [("1h", 3600), ("15m", 3600), ("12h", 43_200)])
  func `a session is as long as its token, and never below an hour`(ttl: String, seconds: Int)
    throws
  {
    let text = IntentExample.smallText(allow: "[\(IntentReadingTests.Wrong.read("a"))]")
      .replacing("ttl: 1h", with: "ttl: \(ttl)")
    let compiled = try Intent(IntentExample.document(text)).compiled()
    #expect(try compiled.json("aws-role.json")["MaxSessionDuration"]?.integer() == Int64(seconds))
    let aws = try #require(compiled.report.targets.first)
    #expect(aws.enforced.contains("ttl") == (ttl != "15m"))
    #expect(aws.unenforced.contains { $0.field == "ttl" } == (ttl == "15m"))
  }

  @Test func `policies are divided in order where they are too long`() throws {
    let entries = (0..<90).map { number in
      "{id: r\(number), verbs: [object.read], resources: [{provider: aws, objectStore: {bucket: b\(number), prefix: some/longer/prefix/of/names/}}]}"
    }
    let compiled = try IntentExample.compiled(allow: "[\(entries.joined(separator: ", "))]")
    let parts = compiled.files.filter { $0.name.hasPrefix("aws-permissions-") }
    #expect(parts.count > 1)
    var sids: [String?] = []
    for part in parts {
      let document = try compiled.json(part.name)
      #expect(document.canonical.count <= 6_144)
      sids += try PolicyDocument(document).statements.map(\.sid)
    }
    #expect(sids == (0..<90).map { "R\($0)" })
    #expect(try compiled.json("aws-boundary.json").canonical.count <= 6_144)
  }

  @Test func `one statement that is too long is divided by its resources`() throws {
    let stores = (0..<150).map {
      "{provider: aws, objectStore: {bucket: a-rather-long-bucket-name-\($0), prefix: in/}}"
    }
    let compiled = try IntentExample.compiled(
      allow: "[{id: a, verbs: [object.read], resources: [\(stores.joined(separator: ", "))]}]"
    )
    let parts = compiled.files.filter { $0.name.hasPrefix("aws-permissions-") }
    let all = try parts.flatMap { try PolicyDocument(compiled.json($0.name)).statements }
    #expect(all.flatMap { $0.resources?.patterns ?? [] }.count == 150)
    #expect(Set(all.map(\.sid)).count == all.count)
  }

  @Test func `what no role can hold is refused with a reason`() throws {
    let entries = (0..<1200).map { number in
      "{id: r\(number), verbs: [object.read], resources: [{provider: aws, objectStore: {bucket: bucket-\(number)}}]}"
    }
    let error = #expect(throws: CompileFailure.self) {
      try IntentExample.compiled(allow: "[\(entries.joined(separator: ", "))]")
    }
    #expect(error?.message.contains("a role holds 10") == true)
  }

  @Test func `an account that nobody named is a parameter`() throws {
    let compiled = try IntentExample.compiled(allow: "[\(IntentReadingTests.Wrong.read("a"))]")
    #expect(compiled.report.targets.first?.parameters == ["AWS_ACCOUNT_ID"])
    #expect(compiled.text(of: "aws-trust.json")?.contains("${AWS_ACCOUNT_ID}") == true)
  }
}
