import Testing

@testable import IdentityPolicy

/// Whether the tables of the rules speak of actions that exist.
struct WatchedActionTests {
  /// In the documentation of their services, but gone from, or not yet in, the list of all actions.
  private static let unlisted: Set<String> = []

  @Test func `every action of a table is known`() {
    let unknown = WatchedActions.shared.names.filter { name in
      let parts = name.lowercased().split(separator: ":").map(String.init)
      return AWSActions.services[parts[0]]?.index(of: parts[1]) == nil
    }
    #expect(Set(unknown) == WatchedActionTests.unlisted)
  }

  @Test func `there is room for more`() {
    #expect(WatchedActions.shared.names.count < WatchedSet.capacity - 64)
    #expect(WatchedActions.shared.names.count > 400)
  }

  @Test func `a pattern opens what it matches`() throws {
    func actions(_ patterns: String..., isNegated: Bool = false) -> Set<String> {
      let set = WatchedActions.shared.set(patterns.map(ActionPattern.init), isNegated: isNegated)
      return Set(set.actions.map(\.name))
    }
    let all = Set(WatchedActions.shared.names)
    #expect(actions("*") == all)
    #expect(actions("IAM:passrole") == ["iam:PassRole"])
    #expect(actions("iam:Put*").isSuperset(of: ["iam:PutUserPolicy", "iam:PutRolePolicy"]))
    #expect(actions("iam:*") == all.filter { $0.hasPrefix("iam:") })
    #expect(actions("*:PassRole") == ["iam:PassRole"])
    #expect(actions("iam:*", isNegated: true) == all.filter { !$0.hasPrefix("iam:") })
    #expect(actions("nothing:Here", "iam").isEmpty)
  }

  @Test func `sets are joined and compared`() throws {
    let pass = try #require(WatchedAction("IAM:PassRole"))
    let run = try #require(WatchedAction("ec2:RunInstances"))
    var set = WatchedSet([pass])
    #expect(set.contains(pass) && !set.contains(run) && !set.isEmpty)
    #expect(set.isSubset(of: WatchedSet([pass, run])) && set.isDisjoint(with: WatchedSet([run])))
    set.formUnion(WatchedSet([run]))
    #expect(Set(set.actions) == [pass, run])
    set.subtract(WatchedSet([pass]))
    #expect(set == WatchedSet([run]))
    #expect(set.intersection(WatchedSet([pass])).isEmpty)
    #expect(WatchedAction("nothing:Here") == nil && WatchedAction("iam") == nil)
  }

  /// Actions, patterns, and whether they take in any such thing, or can mean one at all.
  static let targets: [(String, String, isBroad: Bool, applies: Bool)] = [
    ("iam:passrole", "*", true, true), ("iam:passrole", "arn:aws:iam::*:role/*", true, true),
    ("iam:passrole", "arn:aws:iam::123456789012:role/?*", true, true),
    ("iam:passrole", "arn:aws-cn:iam::123456789012:*", true, true),
    ("iam:passrole", "arn:aws:iam::123456789012:role/app-*", false, true),
    ("iam:passrole", "arn:aws:iam::123456789012:user/*", false, false),
    ("iam:passrole", "arn:aws:s3:::*", false, false),
    ("iam:createpolicyversion", "arn:aws:iam::*:policy/*", true, true),
    ("iam:createpolicyversion", "arn:aws:iam::*:role/*", false, false),
    ("iam:addusertogroup", "arn:aws:iam::*:group/*", true, true),
    ("sts:assumerole", "arn:aws:iam::*:role/*", true, true),
    ("s3:getobject", "arn:aws:s3:::*", true, true),
    ("s3:getobject", "arn:aws:s3:::a/*", false, true),
    ("s3:getobject", "arn:aws:s3:::*/*", true, true),
    ("lambda:updatefunctioncode", "arn:aws:lambda:eu-west-1:123456789012:function:*", true, true),
    ("codebuild:startbuild", "arn:aws:codebuild:*:*:project/*", true, true),
    ("codebuild:startbuild", "arn:aws:codebuild:*:*:project/a", false, true),
    ("ssm:sendcommand", "arn:aws:ssm:*::document/AWS-RunShellScript", false, false),
  ]

  @Test(arguments: targets) func `a pattern is broad by what it matches`(
    action: String,
    pattern: String,
    isBroad: Bool,
    applies: Bool
  ) {
    #expect(ActionTarget(action).isBroad(pattern) == isBroad)
    #expect(ActionTarget(action).applies(pattern) == applies)
  }
}
