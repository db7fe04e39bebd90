import Documents
import IdentityPolicy
import Testing

/// Files of all kinds, told apart by their shape, and what is said of those that cannot be read.
struct LintRunTests {
  private static let wide =
    #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#

  static func outcome(_ files: (String, String)..., principal: String? = nil) -> LintOutcome {
    var run = LintRun(principal: principal)
    for (name, text) in files { run.read(Array(text.utf8), file: name) }
    return run.finish(on: "2026-01-01")
  }

  private static func quoted(_ text: String) -> String { JSONValue.string(text).canonical }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (0x61...0x7A).contains(byte | 0x20)
      return isPlain
        ? String(Unicode.Scalar(byte)) : "%" + String(Int(byte) + 256, radix: 16).dropFirst()
    }.joined()
  }

  /// The same policy in every wrapping in which tools write it.
  static let wrappings = [
    wide, quoted(wide), encoded(wide), quoted(encoded(wide)), "[\(wide)]",
    #"{"PolicyVersion":{"Document":\#(wide),"VersionId":"v1"}}"#,
    #"{"RoleName":"r","PolicyName":"p","PolicyDocument":\#(quoted(encoded(wide)))}"#,
    #"{"RoleDetailList":[{"RoleName":"r","RolePolicyList":[{"PolicyName":"p","PolicyDocument":\#(wide)}]}]}"#,
    #"{"Policies":[{"Arn":"arn:aws:iam::1:policy/p","PolicyVersionList":[{"IsDefaultVersion":true,"Document":\#(wide)}]}],"UserDetailList":[]}"#,
    #"{"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":\#(wide)}}}}"#,
    #"{"terraform_version":"1.9.0","planned_values":{"root_module":{"child_modules":[{"resources":[{"address":"a","type":"aws_iam_policy","values":{"policy":\#(quoted(wide))}}]}]}}}"#,
    #"{"resource_changes":[{"address":"a","type":"aws_iam_role_policy","change":{"after":{"role":"r","policy":\#(quoted(wide))}}}]}"#,
    "Version: '2012-10-17'\nStatement:\n  - {Effect: Allow, Action: 's3:*', Resource: '*'}\n",
    "\(wide)\n\(wide.replacing("s3:*", with: "s3:ListBucket"))\n",
  ]

  @Test(arguments: wrappings) func `a policy is found in every wrapping`(text: String) {
    let outcome = Self.outcome(("x", text))
    #expect(outcome.problems.isEmpty)
    #expect(outcome.findings.filter { $0.rule == "GT002" }.count == 1)
  }

  @Test func `a template is read with its short tags`() throws {
    let template = """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - {Effect: Allow, Principal: {Service: !Sub "lambda.${AWS::URLSuffix}"}, Action: sts:AssumeRole}
            Policies:
              - PolicyName: read
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    - {Effect: Allow, Action: s3:GetObject, Resource: !Sub "${Bucket.Arn}/*"}
                    - {Effect: Allow, Action: s3:GetObject, Resource: !Join ["", ["arn:aws:s3:::", "*"]]}
                    - !If [IsProd, !Ref "AWS::NoValue", {Effect: Allow, Action: s3:PutObject, Resource: !GetAtt Bucket.Arn}]
      """
    let outcome = Self.outcome(("t.yaml", template))
    #expect(outcome.problems.isEmpty)
    let found = outcome.findings.filter { $0.rule == "GT005" }
    #expect(found.map(\.line) == [15])
  }

  /// Files that cannot be read, with a part of what is said.
  static let broken: [(String, String)] = [
    ("", "found nothing"), ("  \n", "found nothing"),
    (#"{"Version":"2012-10-17","Statement":[],}"#, "expected a key in quotes"),
    (#"{"Version":"2012-10-17","Statement":[],"Statement":[]}"#, "each key once"),
    (#"{"Version":"2012-10-17","Statements":[]}"#, "the field `Statement`"),
    (#"{"Version":"2019-01-01","Statement":[]}"#, "`2012-10-17`"),
    (#"{"RoleDetailList":[{"RoleName":"r","AssumeRolePolicyDocument":7}]}"#, "an object"),
    (#"{"PolicyDocument":"{broken"}"#, "a policy as JSON"),
    (String(repeating: "[", count: 300) + String(repeating: "]", count: 300), "256 levels"),
    ("a: [\n", "YAML"), ("apiVersion: v1\nkind: [a]\n", "a text"),
  ]

  @Test(arguments: broken) func `a broken file is one problem, and the others are linted`(
    text: String,
    said: String
  ) throws {
    let outcome = Self.outcome(("bad", text), ("good", Self.wide))
    #expect(outcome.problems.count == 1)
    let problem = try #require(outcome.problems.first)
    #expect(problem.file == "bad" && problem.position != nil)
    #expect(problem.message.contains(said), "\(problem.message)")
    #expect(outcome.findings.contains { $0.file == "good" })
    #expect(outcome.exitCode(failingOn: .critical) == 3)
  }

  @Test func `a stream is read up to its fault`() {
    let text =
      "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: kubernetes.io/service-account-token\n---\na: [\n"
    let outcome = Self.outcome(("s.yaml", text))
    #expect(outcome.findings.map(\.rule) == ["GT133"])
    #expect(outcome.problems.count == 1)
  }

  @Test func `an unknown action is no fault`() {
    let text = Lint.allow(#"["made:Up","s3:GetFoo"]"#, on: #""arn:aws:s3:::b/x""#)
    let outcome = Self.outcome(("p", text))
    #expect(outcome.findings.isEmpty && outcome.problems.isEmpty)
  }

  @Test func `a file of another kind is counted, and a problem only when it was asked for`() {
    var run = LintRun()
    run.read(Array(#"{"name":"x"}"#.utf8), file: "package.json")
    #expect(run.finish(on: "2026-01-01").unknown == ["package.json"])
    run.expect("package.json")
    #expect(run.finish(on: "2026-01-01").problems.map(\.file) == ["package.json"])
  }

  @Test func `findings come in the order of the files and of their lines`() {
    let outcome = Self.outcome(("b", Self.wide), ("a", Self.wide))
    #expect(outcome.findings.map(\.file) == outcome.findings.map(\.file).sorted().reversed())
  }

  @Test func `the exit code asks for a severity`() {
    let outcome = Self.outcome(("p", Self.wide))
    #expect(outcome.exitCode(failingOn: .low) == 1)
    #expect(outcome.exitCode(failingOn: .critical) == 0)
  }
}
