import Documents
import Governance
import Testing

/// The file of a host as JSON; YAML gives the same trees.
@Suite struct TargetFileTests {
  private func read(_ text: String) throws(JSONError) -> TargetCommands {
    try TargetCommands(Document(json: Array(text.utf8)))
  }

  private func one(_ fields: String) throws(JSONError) -> TargetCommand? {
    try read(
      """
      {"targets": [{"name": "x", "source": "aws-iam", "operation": "revoke", "run": ["/bin/x"]\(fields)}]}
      """
    ).commands.first
  }

  @Test func `what is left out has the usual values`() throws {
    let command = try #require(try one(""))
    #expect(command.scope == nil && command.environment == [] && command.retries == 5)
    #expect(command.timeLimit == .minutes(1) && command.backoff == .minutes(1))
  }

  @Test func `all that can be said is read`() throws {
    let command = try read(
      """
      {"targets": [{"name": "k8s", "source": "k8s-rbac/prod", "operation": "activate",
        "when": {"environment": ["prod"], "policy_kind": "managed"},
        "run": ["/bin/k", "--as", "{native_id}"], "time_limit": "90s", "retries": 0,
        "backoff": "5m", "environment": ["PATH", "KUBECONFIG"]}]}
      """
    ).commands.first
    let read = try #require(command)
    #expect(read.source == .kubernetesRBAC && read.scope == "prod" && read.operation == .activate)
    #expect(read.conditions == ["environment": ["prod"], "policy_kind": ["managed"]])
    #expect(read.timeLimit == .seconds(90) && read.backoff == .minutes(5) && read.retries == 0)
    #expect(read.template == ["/bin/k", "--as", "{native_id}"])
  }

  @Test(arguments: [
    (#", "shell": true"#, "the field `shell`"),
    (#", "time_limit": "2h""#, "`2h`"),
    (#", "time_limit": "0s""#, "`0s`"),
    (#", "retries": 101"#, "`101`"),
    (#", "when": {"colour": "red"}"#, "`colour`"),
  ])
  func `what is none of it is refused with its place`(_ fields: String, _ found: String) {
    let error = #expect(throws: JSONError.self) { try one(fields) }
    #expect(error?.found.contains(found) ?? false)
    #expect(error.map { $0.line == 1 && $0.column > 1 } ?? false)
  }

  @Test(arguments: [
    (#"["detach"]"#, "absolute path"), (#"["{native_id}"]"#, "absolute path"), ("[]", "absolute"),
    (#"["/bin/x", "{password}"]"#, "{native_id}"),
  ])
  func `a program is named by its path, and places by their names`(
    _ run: String,
    _ expected: String
  ) {
    let error = #expect(throws: JSONError.self) {
      try read(
        #"{"targets": [{"name": "x", "source": "aws-iam", "operation": "revoke", "run": \#(run)}]}"#
      )
    }
    #expect(error?.expected.contains(expected) ?? false)
  }

  @Test func `two commands do not share a name`() {
    let target = #"{"name": "x", "source": "scim", "operation": "revoke", "run": ["/bin/x"]}"#
    let error = #expect(throws: JSONError.self) {
      try read("{\"targets\": [\(target), \(target)]}")
    }
    #expect(error?.path == "$.targets[1].name")
  }

  @Test(arguments: ["source", "operation"])
  func `an unknown source or operation is answered with those there are`(_ field: String) {
    var words = ["source": "aws-iam", "operation": "revoke"]
    words[field] = "nonsense"
    let fields = words.map { "\"\($0)\": \"\($1)\"" }.sorted().joined(separator: ", ")
    let error = #expect(throws: JSONError.self) {
      try read("{\"targets\": [{\"name\": \"x\", \"run\": [\"/bin/x\"], \(fields)}]}")
    }
    #expect(error?.expected.hasPrefix("one of ") ?? false)
  }
}
