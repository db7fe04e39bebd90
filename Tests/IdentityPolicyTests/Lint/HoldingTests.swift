import IdentityPolicy
import Testing

/// Who holds what together, as the inputs tell.
struct HoldingTests {
  private static func holdings(_ text: String) -> [(String, Int, Bool)] {
    LintSource(Array(text.utf8), file: "x").holdings.map {
      ($0.principal, $0.policies.count, $0.isPrincipal)
    }
  }

  private static func policy(_ action: String) -> String { Lint.allow("\"\(action)\"") }

  @Test func `a user holds inline, attached and group policies together`() {
    let details = """
      {"UserDetailList":[{"UserName":"ada","Arn":"arn:aws:iam::1:user/ada","GroupList":["ml"],
         "UserPolicyList":[{"PolicyName":"i","PolicyDocument":\(Self.policy("iam:PassRole"))}],
         "AttachedManagedPolicies":[{"PolicyArn":"arn:aws:iam::1:policy/m"}],
         "PermissionsBoundary":{"PermissionsBoundaryArn":"arn:aws:iam::1:policy/b"}}],
       "GroupDetailList":[{"GroupName":"ml",
         "GroupPolicyList":[{"PolicyName":"g","PolicyDocument":\(Self.policy("lambda:*"))}],
         "AttachedManagedPolicies":[{"PolicyArn":"arn:aws:iam::aws:policy/A"}]}],
       "Policies":[
         {"Arn":"arn:aws:iam::1:policy/m","PolicyVersionList":[
           {"IsDefaultVersion":false,"Document":\(Self.policy("*"))},
           {"IsDefaultVersion":true,"Document":\(Self.policy("s3:GetObject"))}]},
         {"Arn":"arn:aws:iam::1:policy/b","PolicyVersionList":[{"IsDefaultVersion":true,"Document":\(Self.policy("s3:*"))}]},
         {"Arn":"arn:aws:iam::aws:policy/A","PolicyVersionList":[{"IsDefaultVersion":true,"Document":\(Self.policy("ec2:*"))}]}]}
      """
    let source = LintSource(Array(details.utf8), file: "x")
    let ada = source.holdings.first { $0.principal == "ada" }
    #expect(ada?.policies.count == 4 && ada?.boundaries.count == 1 && ada?.isPrincipal == true)
    // The version that is not in force and what AWS wrote are not judged for themselves.
    let actions = source.policies.flatMap { $0.statements.flatMap(\.statement.actions.patterns) }
    #expect(source.policies.filter { $0.use == .boundary }.count == 1)
    #expect(Set(actions) == ["iam:PassRole", "lambda:*", "s3:GetObject", "s3:*"])
  }

  @Test func `a template joins what a role has inline with what is attached to it`() {
    let template = """
      {"Resources":{
        "R":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"trainer","Policies":[
          {"PolicyName":"a","PolicyDocument":\(Self.policy("iam:PassRole"))}],
          "ManagedPolicyArns":[{"Ref":"M"}]}},
        "P":{"Type":"AWS::IAM::Policy","Properties":{"Roles":[{"Ref":"R"}],"PolicyDocument":\(Self.policy("lambda:*"))}},
        "M":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":\(Self.policy("s3:*"))}},
        "L":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":\(Self.policy("sqs:*"))}}}}
      """
    let found = Self.holdings(template).sorted { $0.0 < $1.0 }
    #expect(found.map(\.0) == ["L", "R"])
    #expect(found.map(\.1) == [1, 3])
    #expect(found.map(\.2) == [false, true])
  }

  @Test func `a plan joins the policies of one role`() {
    let text = Self.policy("s3:*").replacing("\"", with: "\\\"")
    let plan = """
      {"planned_values":{"root_module":{"resources":[
        {"address":"a","type":"aws_iam_role_policy","values":{"role":"r","policy":"\(text)"}},
        {"address":"b","type":"aws_iam_role_policy","values":{"role":"r","policy":"\(text)"}},
        {"address":"c","type":"aws_iam_policy","values":{"policy":"\(text)"}}]}}}
      """
    let found = Self.holdings(plan).sorted { $0.0 < $1.0 }
    #expect(found.map(\.0) == ["c", "r"] && found.map(\.1) == [1, 2])
  }

  @Test func `use is told by what a policy says`() {
    let uses: [(String, LintedPolicy.Use)] = [
      (Self.policy("s3:*"), .permissions),
      (
        Lint.statements(#""Effect":"Allow","Principal":{"AWS":"1"},"Action":"sts:AssumeRole""#),
        .trust
      ),
      (
        Lint.statements(
          #""Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"a""#
        ),
        .resource(service: "s3")
      ),
      (
        #"{"Policy":{"PolicySummary":{"Type":"SERVICE_CONTROL_POLICY"},"Content":\#(Self.policy("*"))}}"#,
        .serviceControl
      ),
    ]
    for (text, use) in uses {
      let source = LintSource(Array(text.utf8), file: "x")
      #expect(source.policies.map(\.use) == [use], "\(text)")
    }
  }
}
