import Foundation
import IdentityPolicy
import Testing

/// What must hold of any policies and any request, tried on many that chance makes.
struct RandomEvaluationTests {
  /// `GOVTOP_SEED` repeats a run.
  private static let seed =
    ProcessInfo.processInfo.environment["GOVTOP_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0...999_999)

  private static let actions = ["s3:GetObject", "s3:PutObject", "iam:PassRole", "kms:Decrypt"]
  private static let resources = [
    "arn:aws:s3:::curated/a", "arn:aws:iam::111122223333:role/app", "*",
    "arn:aws:sqs:eu-central-1:999988887777:jobs",
  ]
  private static let principals = [
    Question.user, Question.session, "*", "ec2.amazonaws.com", Question.stranger,
  ]

  private static func run(
    _ name: String,
    _ body: (inout PolicyDice, Question, Comment) throws -> Void
  ) rethrows {
    print("\(name) with GOVTOP_SEED=\(seed)")
    var dice = PolicyDice(seed: seed)
    for round in 0..<60 {
      let question = question(&dice)
      try body(&dice, question, "round \(round), GOVTOP_SEED=\(seed)")
    }
  }

  private static func question(_ dice: inout PolicyDice) -> Question {
    var question = Question()
    question.action = actions.randomElement(using: &dice) ?? question.action
    question.resource = resources.randomElement(using: &dice) ?? question.resource
    question.principal = principals.randomElement(using: &dice) ?? question.principal
    if Bool.random(using: &dice) { question.context = #"{"aws:SecureTransport":true}"# }
    question.identity = [policy(dice.statements())]
    if Bool.random(using: &dice) { question.boundaries = [policy(dice.statements())] }
    if Bool.random(using: &dice) { question.scps = [[policy(dice.statements())]] }
    if Bool.random(using: &dice) {
      question.resourcePolicy = Statement.allow(to: #"{"AWS":"\#(question.principal)"}"#, "*")
    }
    return question
  }

  private static func policy(_ statements: [String]) -> String {
    #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
  }

  @Test func `a Deny more never allows more`() throws {
    try Self.run("denied requests") { dice, question, comment in
      var denied = question
      let deny = Self.policy([dice.deny()])
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: denied.identity.append(deny)
      case 1: denied.rcps.append([deny])
      default:
        denied.sessions =
          denied.sessions.isEmpty ? [Statement.all, deny] : denied.sessions + [deny]
      }
      if try question.verdict != .allow { #expect(try denied.verdict != .allow, comment) }
    }
  }

  @Test func `a level of service control policies more never allows more`() throws {
    try Self.run("levels") { dice, question, comment in
      var more = question
      more.scps.append([Self.policy(dice.statements())])
      if try question.verdict != .allow { #expect(try more.verdict != .allow, comment) }
    }
  }

  @Test func `an Allow more never takes anything away`() throws {
    try Self.run("growing requests") { dice, question, comment in
      var more = question
      more.identity.append(Self.policy([dice.allow()]))
      if try question.verdict == .allow { #expect(try more.verdict == .allow, comment) }
      if try question.verdict == .explicitDeny {
        #expect(try more.verdict == .explicitDeny, comment)
      }
    }
  }

  @Test func `a boundary never gives anything`() throws {
    try Self.run("bounded requests") { dice, question, comment in
      var bounded = question
      bounded.boundaries = [Self.policy(dice.statements())]
      var free = question
      free.boundaries = []
      if try free.verdict != .allow { #expect(try bounded.verdict != .allow, comment) }
    }
  }

  @Test func `neither the order of statements nor their spread over policies matters`() throws {
    try Self.run("shuffled requests") { dice, question, comment in
      let statements = dice.statements()
      var (one, many) = (question, question)
      one.identity = [Self.policy(statements)]
      many.identity = statements.shuffled(using: &dice).map { Self.policy([$0]) }
      let (first, second) = (try one.verdict, try many.verdict)
      #expect(first == second, comment)
    }
  }

  @Test func `the explanation has the verdict of the decision and a reason`() throws {
    try Self.run("explained requests") { _, question, comment in
      let input = try question.input
      let decision = input.layers.explain(input.request)
      #expect(decision.verdict == input.layers.decide(input.request).verdict, comment)
      #expect(!decision.because.isEmpty, comment)
      #expect(decision.because.allSatisfy { !$0.words.isEmpty }, comment)
      #expect(
        (decision.verdict == .explicitDeny) == decision.because.contains { $0.effect == "deny" },
        comment
      )
    }
  }
}
