import Documents
import IdentityPolicy

/// Short ways to put a question to policies, each written as the inside of a JSON document.
struct Question {
  var principal = Question.user
  var action = "s3:GetObject"
  var resource = "arn:aws:s3:::data/curated/a"
  var context = "{}"
  var owner: String?
  var identity: [String] = []
  var resourcePolicy: String?
  var boundaries: [String] = []
  var sessions: [String] = []
  var scps: [[String]] = []
  var rcps: [[String]] = []

  static let account = "111122223333"
  static let user = "arn:aws:iam::111122223333:user/team/ada"
  static let role = "arn:aws:iam::111122223333:role/app/trainer"
  static let session = "arn:aws:sts::111122223333:assumed-role/trainer/run-7"
  static let stranger = "arn:aws:iam::999988887777:user/eve"

  /// The question as `govtop evaluate` reads it.
  var json: String {
    let owner = owner.map { #","resource_account":"\#($0)""# } ?? ""
    let request = """
      {"principal":\(principal.hasPrefix("{") ? principal : "\"\(principal)\""),
       "action":"\(action)","resource":"\(resource)","context":\(context)\(owner)}
      """
    return """
      {"request":\(request),"identity_policies":\(Self.list(identity)),
       "resource_policy":\(resourcePolicy ?? "null"),"boundaries":\(Self.list(boundaries)),
       "session_policies":\(Self.list(sessions)),"scps":\(Self.list(scps.map(Self.list))),
       "rcps":\(Self.list(rcps.map(Self.list)))}
      """
  }

  private static func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ","))]" }

  var input: EvaluationInput {
    get throws { try EvaluationInput(try Policies.document(json)) }
  }

  var decision: PolicyDecision {
    get throws {
      let input = try input
      return input.layers.explain(input.request)
    }
  }

  var verdict: PolicyDecision.Verdict { get throws { try decision.verdict } }
}

/// Policies of one statement, as JSON.
enum Statement {
  static func allow(
    _ action: String = "s3:GetObject",
    on resource: String = "*",
    if condition: String? = nil
  ) -> String {
    policy(#""Effect":"Allow","Action":"\#(action)","Resource":"\#(resource)""#, condition)
  }

  static func deny(
    _ action: String = "s3:GetObject",
    on resource: String = "*",
    if condition: String? = nil
  ) -> String {
    policy(#""Effect":"Deny","Action":"\#(action)","Resource":"\#(resource)""#, condition)
  }

  /// For a resource policy; `principal` as JSON.
  static func allow(to principal: String, _ action: String = "s3:GetObject") -> String {
    let principal = #""Principal":\#(principal)"#
    return policy(#""Effect":"Allow",\#(principal),"Action":"\#(action)","Resource":"*""#, nil)
  }

  static func deny(to principal: String, field: String = "Principal") -> String {
    policy(#""Effect":"Deny","\#(field)":\#(principal),"Action":"*","Resource":"*""#, nil)
  }

  static func policy(_ statement: String, _ condition: String?) -> String {
    let condition = condition.map { #","Condition":\#($0)"# } ?? ""
    return #"{"Version":"2012-10-17","Statement":[{\#(statement)\#(condition)}]}"#
  }

  static let all = allow("*")
}
