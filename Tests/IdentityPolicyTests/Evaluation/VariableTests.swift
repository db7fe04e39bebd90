import IdentityPolicy
import Testing

/// Variables in policies: where they have a value, where they have none, and where they mean nothing.
struct VariableTests {
  /// Resource pattern of the policy, context, resource asked for, and whether it matches.
  static let resources: [(String, String, String, Bool)] = [
    ("arn:aws:s3:::home/${aws:username}/*", "{}", "arn:aws:s3:::home/ada/x", true),
    ("arn:aws:s3:::home/${aws:username}/*", "{}", "arn:aws:s3:::home/bob/x", false),
    ("arn:aws:s3:::home/${AWS:UserName}/*", "{}", "arn:aws:s3:::home/ada/x", true),
    (
      "arn:aws:s3:::t/${aws:PrincipalTag/team}", #"{"aws:PrincipalTag/team":"ml"}"#,
      "arn:aws:s3:::t/ml", true
    ),
    ("arn:aws:s3:::t/${aws:PrincipalTag/team}", "{}", "arn:aws:s3:::t/ml", false),
    (
      "arn:aws:s3:::t/${aws:PrincipalTag/team}", "{}", "arn:aws:s3:::t/${aws:PrincipalTag/team}",
      false
    ),
    ("arn:aws:s3:::t/${aws:PrincipalTag/team, 'all'}", "{}", "arn:aws:s3:::t/all", true),
    (
      "arn:aws:s3:::t/${aws:PrincipalTag/team, 'all'}", #"{"aws:PrincipalTag/team":"ml"}"#,
      "arn:aws:s3:::t/all", false
    ),
    (
      "arn:aws:s3:::t/${aws:PrincipalTag/team,'all'}", #"{"aws:PrincipalTag/team":"ml"}"#,
      "arn:aws:s3:::t/ml", true
    ),
    ("arn:aws:s3:::t/${k}", #"{"k":["a","b"]}"#, "arn:aws:s3:::t/a", false),
    ("arn:aws:s3:::t/${k}", #"{"k":"*"}"#, "arn:aws:s3:::t/anything", false),
    ("arn:aws:s3:::t/${k}", #"{"k":"*"}"#, "arn:aws:s3:::t/*", true),
    ("arn:aws:s3:::t/${k}", #"{"k":7}"#, "arn:aws:s3:::t/7", true),
    ("arn:aws:s3:::t/${*}", "{}", "arn:aws:s3:::t/*", true),
    ("arn:aws:s3:::t/${*}", "{}", "arn:aws:s3:::t/a", false),
    ("arn:aws:s3:::t/${?}x", "{}", "arn:aws:s3:::t/?x", true),
    ("arn:aws:s3:::t/${?}x", "{}", "arn:aws:s3:::t/ax", false),
    ("arn:aws:s3:::t/${$}x", "{}", "arn:aws:s3:::t/$x", true),
    ("arn:aws:s3:::t/${k", "{}", "arn:aws:s3:::t/${k", true),
  ]

  @Test(arguments: resources) func `a resource may hold variables`(
    pattern: String,
    context: String,
    resource: String,
    matches: Bool
  ) throws {
    let question = Question(
      resource: resource,
      context: context,
      identity: [Statement.allow(on: pattern)]
    )
    #expect(try question.verdict == (matches ? .allow : .implicitDeny))
  }

  /// Condition, context, and whether the condition holds.
  static let conditions: [(String, String, Bool)] = [
    (#"{"StringEquals":{"a":"${b}"}}"#, #"{"a":"x","b":"x"}"#, true),
    (#"{"StringEquals":{"a":"${b}"}}"#, #"{"a":"x","b":"y"}"#, false),
    (#"{"StringEquals":{"a":"${b}"}}"#, #"{"a":"x"}"#, false),
    (#"{"StringEquals":{"a":["${b}","x"]}}"#, #"{"a":"x"}"#, true),
    (#"{"StringNotEquals":{"a":"${b}"}}"#, #"{"a":"x","b":"y"}"#, true),
    (#"{"StringNotEquals":{"a":"${b}"}}"#, #"{"a":"x"}"#, false),
    (#"{"StringLike":{"a":"${b}/*"}}"#, #"{"a":"x/1","b":"x"}"#, true),
    (#"{"StringLike":{"a":"${*}"}}"#, #"{"a":"x"}"#, false),
    (#"{"StringLike":{"a":"${*}"}}"#, #"{"a":"*"}"#, true),
    (#"{"StringEqualsIgnoreCase":{"a":"${b}"}}"#, #"{"a":"x","b":"X"}"#, true),
    (#"{"ArnLike":{"a":"arn:aws:s3:::${b}"}}"#, #"{"a":"arn:aws:s3:::x","b":"x"}"#, true),
    (#"{"ArnNotLike":{"a":"arn:aws:s3:::${b}"}}"#, #"{"a":"arn:aws:s3:::x"}"#, false),
    (#"{"NumericEquals":{"a":"${b}"}}"#, #"{"a":7,"b":7}"#, false),
  ]

  @Test(arguments: conditions) func `a condition may hold variables`(
    condition: String,
    context: String,
    holds: Bool
  ) throws {
    let question = Question(context: context, identity: [Statement.allow(if: condition)])
    #expect(try question.verdict == (holds ? .allow : .implicitDeny))
  }

  @Test func `a policy of the language of 2008 has no variables`() throws {
    let pattern = "arn:aws:s3:::home/${aws:username}"
    let new = Statement.allow(on: pattern)
    for version in [#""Version":"2008-10-17","#, ""] {
      let old = new.replacing(#""Version":"2012-10-17","#, with: version)
      var question = Question(resource: "arn:aws:s3:::home/ada", identity: [old])
      #expect(try question.verdict == .implicitDeny)
      question.resource = pattern
      #expect(try question.verdict == .allow)
    }
  }

  @Test func `an exception that cannot be resolved excepts nothing and allows nothing`() throws {
    let statement = #""Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::${k}""#
    var question = Question(identity: [Statement.policy(statement, nil)])
    #expect(try question.verdict == .implicitDeny)
    question.context = #"{"k":"other"}"#
    #expect(try question.verdict == .allow)
  }
}
