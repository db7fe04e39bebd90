import IdentityPolicy
import Testing

/// The operators of conditions, one table each: policy, request, whether the condition holds.
struct ConditionTests {
  /// Operator and values of the policy, value of the request as JSON, and the answer.
  typealias Case = (operation: String, wanted: String, found: String?, holds: Bool)

  static let texts: [Case] = [
    ("StringEquals", #""a""#, #""a""#, true), ("StringEquals", #""a""#, #""A""#, false),
    ("StringEquals", #"["a","b"]"#, #""b""#, true), ("StringEquals", #""a*""#, #""ab""#, false),
    ("StringEquals", #""a""#, nil, false), ("StringEquals", "[]", #""a""#, false),
    ("StringNotEquals", #""a""#, #""b""#, true), ("StringNotEquals", #""a""#, #""a""#, false),
    ("StringNotEquals", #"["a","b"]"#, #""b""#, false), ("StringNotEquals", #""a""#, nil, true),
    ("StringEqualsIgnoreCase", #""Ab""#, #""aB""#, true),
    ("StringNotEqualsIgnoreCase", #""Ab""#, #""aB""#, false),
    ("StringLike", #""a*c""#, #""abbc""#, true), ("StringLike", #""a?c""#, #""abbc""#, false),
    ("StringLike", #""a?c""#, #""aéc""#, true), ("StringLike", #""a*""#, #""Ab""#, false),
    ("StringLike", #""repo:acme/x:*""#, #""repo:acme/x:ref:refs/heads/main""#, true),
    ("StringEquals", #""repo:acme/x:*""#, #""repo:acme/x:ref:refs/heads/main""#, false),
    ("StringNotLike", #""a*""#, #""abc""#, false), ("StringNotLike", #""a*""#, #""b""#, true),
    ("stringlike", #""a*""#, #""abc""#, true), ("StringEquals", #""true""#, "true", true),
    ("StringEquals", #""7""#, "7", true),
  ]

  static let numbers: [Case] = [
    ("NumericEquals", #""7""#, "7", true), ("NumericEquals", "7", #""7.0""#, true),
    ("NumericNotEquals", "7", "8", true), ("NumericNotEquals", "7", "7", false),
    ("NumericLessThan", "7", "6.9", true), ("NumericLessThan", "7", "7", false),
    ("NumericLessThanEquals", "7", "7", true), ("NumericGreaterThan", "7", "7", false),
    ("NumericGreaterThan", "7", "70", true), ("NumericGreaterThanEquals", "7", "7", true),
    ("NumericLessThan", "7", #""six""#, false), ("NumericNotEquals", "7", #""seven""#, false),
    ("NumericNotEquals", #""x""#, "7", false), ("NumericNotEquals", "7", nil, true),
    ("NumericEquals", #""0x7""#, "7", false), ("NumericEquals", #""nan""#, #""nan""#, false),
    ("NumericEquals", "9007199254740993", "9007199254740992", false),
  ]

  static let dates: [Case] = [
    ("DateLessThan", #""2026-07-01T00:00:00Z""#, #""2026-06-30T23:59:59Z""#, true),
    ("DateLessThan", #""2026-07-01T00:00:00Z""#, #""2026-07-01T00:00:00Z""#, false),
    ("DateLessThanEquals", #""2026-07-01T00:00:00Z""#, #""2026-07-01T02:00:00+02:00""#, true),
    ("DateGreaterThan", #""2026-07-01""#, #""2026-07-01T00:00:01Z""#, true),
    ("DateGreaterThanEquals", #""2026-07-01T00:00Z""#, #""2026-07-01""#, true),
    ("DateEquals", #""1782864000""#, #""2026-07-01T00:00:00Z""#, true),
    ("DateEquals", #""2026-07-01""#, "1782864000", true),
    ("DateNotEquals", #""2026-07-01""#, #""2026-07-02""#, true),
    ("DateNotEquals", #""2026-07-01""#, #""soon""#, false),
    ("DateLessThan", #""2026-07-01""#, #""soon""#, false),
    ("DateLessThan", #""2026-13-01""#, #""2026-01-01""#, false),
  ]

  static let addresses: [Case] = [
    ("IpAddress", #""203.0.113.0/24""#, #""203.0.113.77""#, true),
    ("IpAddress", #""203.0.113.0/24""#, #""203.0.114.1""#, false),
    ("IpAddress", #""203.0.113.5""#, #""203.0.113.5""#, true),
    ("IpAddress", #""203.0.113.5""#, #""203.0.113.6""#, false),
    ("IpAddress", #""10.0.0.0/9""#, #""10.127.0.1""#, true),
    ("IpAddress", #""10.0.0.0/9""#, #""10.128.0.1""#, false),
    ("IpAddress", #""0.0.0.0/0""#, #""198.51.100.1""#, true),
    ("IpAddress", #""0.0.0.0/0""#, #""2001:db8::1""#, false),
    ("IpAddress", #""2001:DB8:1234::/48""#, #""2001:db8:1234:ffff::1""#, true),
    ("IpAddress", #""2001:db8:1234::/48""#, #""2001:db8:1235::1""#, false),
    ("IpAddress", #""::ffff:192.0.2.1""#, #""::ffff:c000:201""#, true),
    ("IpAddress", #""10.0.0.0/8""#, #""ten""#, false),
    ("IpAddress", #""10.0.0.0/33""#, #""10.0.0.1""#, false),
    ("NotIpAddress", #""10.0.0.0/8""#, #""11.0.0.1""#, true),
    ("NotIpAddress", #""10.0.0.0/8""#, #""10.0.0.1""#, false),
    ("NotIpAddress", #""10.0.0.0/8""#, #""ten""#, false),
    ("NotIpAddress", #"["10.0.0.0/8","x"]"#, #""11.0.0.1""#, false),
    ("NotIpAddress", #""10.0.0.0/8""#, nil, true),
  ]

  static let names: [Case] = [
    ("ArnEquals", #""arn:aws:iam::1:role/*""#, #""arn:aws:iam::1:role/a/b""#, true),
    ("ArnLike", #""arn:aws:iam::*:role/a""#, #""arn:aws:iam::1:role/a""#, true),
    ("ArnLike", #""arn:aws:iam:*:role/a""#, #""arn:aws:iam::1:role/a""#, false),
    ("ArnLike", #""arn:aws:s3:::b""#, #""arn:aws:s3:::B""#, false),
    ("ArnLike", #""arn:aws:iam::1:role/a""#, #""role/a""#, false),
    ("ArnNotLike", #""arn:aws:iam::1:role/*""#, #""arn:aws:iam::2:role/a""#, true),
    ("ArnNotEquals", #""arn:aws:iam::1:role/a""#, #""arn:aws:iam::1:role/a""#, false),
    ("ArnNotLike", #""arn:aws:iam::1:role/*""#, #""no name""#, false),
  ]

  static let others: [Case] = [
    ("Bool", #""true""#, "true", true), ("Bool", "true", #""TRUE""#, true),
    ("Bool", #""false""#, "true", false), ("Bool", #""true""#, #""yes""#, false),
    ("Bool", #""true""#, nil, false),
    ("Null", #""true""#, nil, true), ("Null", #""true""#, #""x""#, false),
    ("Null", #""false""#, nil, false), ("Null", #""false""#, #""x""#, true),
    ("Null", #""true""#, "[]", true), ("Null", #""true""#, "null", true),
    ("BinaryEquals", #""QmFzZTY0""#, #""QmFzZTY0""#, true),
    ("BinaryEquals", #""QmFzZTY0""#, #""qmFzZTY0""#, false),
    ("BoolIfExists", #""true""#, nil, true), ("BoolIfExists", #""true""#, "false", false),
    ("StringLikeIfExists", #""a""#, nil, true), ("NumericLessThanIfExists", "7", nil, true),
    ("NumericLessThanIfExists", "7", #""x""#, false),
    ("StringNotEqualsIfExists", #""a""#, #""a""#, false),
  ]

  static let sets: [Case] = [
    ("StringEquals", #"["a","b"]"#, #"["a","b"]"#, false),
    ("StringNotEquals", #""c""#, #"["a","b"]"#, false),
    ("StringEquals", #""a""#, #"["a"]"#, true),
    ("ForAnyValue:StringEquals", #""a""#, #"["a","b"]"#, true),
    ("ForAnyValue:StringEquals", #""c""#, #"["a","b"]"#, false),
    ("ForAnyValue:StringEquals", #""c""#, nil, false),
    ("ForAnyValue:StringNotEquals", #""a""#, #"["a","b"]"#, true),
    ("ForAnyValue:StringNotEquals", #""a""#, #"["a"]"#, false),
    ("ForAnyValue:StringNotEquals", #""a""#, nil, false),
    ("ForAllValues:StringEquals", #"["a","b","c"]"#, #"["a","b"]"#, true),
    ("ForAllValues:StringEquals", #""a""#, #"["a","b"]"#, false),
    ("ForAllValues:StringEquals", #""a""#, nil, true),
    ("ForAllValues:StringEquals", #""a""#, "[]", true),
    ("ForAllValues:StringNotLike", #""a*""#, #"["b","c"]"#, true),
    ("ForAllValues:StringNotLike", #""a*""#, #"["b","ax"]"#, false),
    ("ForAnyValue:StringLikeIfExists", #""a""#, nil, true),
    ("ForAllValues:NumericLessThan", "7", #"[1,"x"]"#, false),
  ]

  static let all = texts + numbers + dates + addresses + names + others + sets

  @Test(arguments: all) func `an operator compares as AWS does`(
    operation: String,
    wanted: String,
    found: String?,
    holds: Bool
  ) throws {
    let condition = #"{"\#(operation)":{"app:Key":\#(wanted)}}"#
    let context = found.map { #"{"APP:key":\#($0)}"# } ?? "{}"
    let allowing = Question(context: context, identity: [Statement.allow(if: condition)])
    #expect(try allowing.verdict == (holds ? .allow : .implicitDeny))
    let denying = Question(
      context: context,
      identity: [Statement.all, Statement.deny(if: condition)]
    )
    #expect(try denying.verdict == (holds ? .explicitDeny : .allow))
  }

  @Test func `all keys and operators must hold, and the case of keys means nothing`() throws {
    let condition = """
      {"StringEquals":{"aws:PrincipalTag/Team":"ml","aws:RequestedRegion":"eu-central-1"},
       "Bool":{"aws:SecureTransport":"true"}}
      """
    var question = Question(identity: [Statement.allow(if: condition)])
    question.context = #"{"AWS:principaltag/TEAM":"ml","aws:requestedregion":"eu-central-1"}"#
    #expect(try question.verdict == .implicitDeny)
    question.context =
      #"{"AWS:principaltag/TEAM":"ml","aws:requestedregion":"eu-central-1","aws:SecureTransport":true}"#
    #expect(try question.verdict == .allow)
  }

  @Test(arguments: ["StringEqual", "ForSome:StringLike", "NullIfExists", "BoolNot", ""])
  func `an operator that AWS does not know is refused`(operation: String) {
    let question = Question(identity: [Statement.allow(if: #"{"\#(operation)":{"k":"v"}}"#)])
    #expect(throws: (any Error).self) { try question.input }
  }

  static let unsure = [
    "StringNotEquals", "StringNotLike", "ArnNotLike", "NotIpAddress", "DateNotEquals",
  ]

  @Test(arguments: unsure) func `a negated operator on an absent key opens an Allow`(
    operation: String
  ) throws {
    let condition = #"{"\#(operation)":{"app:Key":"arn:aws:s3:::b"}}"#
    #expect(try Question(identity: [Statement.allow(if: condition)]).verdict == .allow)
  }
}
