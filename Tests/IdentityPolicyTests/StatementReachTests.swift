import Testing

@testable import IdentityPolicy

/// Whether a statement takes in an action on a resource, read from its patterns.
struct StatementReachTests {
  struct Case: CustomTestStringConvertible {
    let actions: String
    let resources: String
    let action: String?
    let resource: String
    let covers: Bool

    init(
      _ actions: String,
      _ resources: String,
      _ action: String?,
      _ resource: String,
      _ covers: Bool
    ) {
      self.actions = actions
      self.resources = resources
      self.action = action
      self.resource = resource
      self.covers = covers
    }

    var testDescription: String { "\(action ?? "any") on \(resource): \(actions) / \(resources)" }
  }

  static let cases = [
    Case("s3:PutObject", "arn:aws:s3:::labels/*", "s3:PutObject", "arn:aws:s3:::labels/a", true),
    Case("s3:PutObject", "arn:aws:s3:::labels/*", "s3:putobject", "labels", true),
    Case("s3:PutObject", "arn:aws:s3:::labels", "s3:PutObject", "labels", true),
    Case("s3:PutObject", "arn:aws:s3:::labels-old/*", "s3:PutObject", "labels", false),
    Case("s3:*", "*", "s3:PutObject", "anything", true),
    Case("s3:Get* s3:List*", "*", "s3:PutObject", "labels", false),
    Case("s3:Get* s3:List*", "*", nil, "labels", true),
    Case("!iam:*", "*", "s3:PutObject", "labels", true),
    Case("!iam:* s3:*", "*", "s3:PutObject", "labels", false),
    Case("*", "!arn:aws:s3:::secret/*", "s3:GetObject", "arn:aws:s3:::labels/a", true),
    Case("*", "!arn:aws:s3:::secret/*", "s3:GetObject", "arn:aws:s3:::secret/a", false),
    Case("iam:PassRole", "arn:aws:iam::1:role/deploy", "iam:PassRole", "role/deploy", true),
    Case("iam:Pass*", "arn:aws:iam::1:role/*", "iam:PassRole", "arn:aws:iam::1:role/deploy", true),
    Case("iam:Pass*", "arn:aws:iam::2:role/*", "iam:PassRole", "arn:aws:iam::1:role/deploy", false),
    Case("get list", "group:core pods", "get", "pods", true),
    Case("get list", "group:core pods", "delete", "pods", false),
    Case("*", "group:* *", "delete", "secrets", true),
    Case("sts:AssumeRole", "", "sts:AssumeRole", "role/deploy", false),
  ]

  @Test(arguments: cases)
  func `patterns are matched as the provider matches them`(_ one: Case) {
    let reach = StatementReach(action: one.action, resource: one.resource)
    #expect(reach.covers(actions: one.actions, resources: one.resources) == one.covers)
  }
}
