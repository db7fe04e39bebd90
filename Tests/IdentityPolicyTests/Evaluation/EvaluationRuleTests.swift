import Documents
import IdentityPolicy
import Testing

/// The rules by which layers of policies make one decision, each with its exceptions.
struct EvaluationRuleTests {
  typealias Verdict = PolicyDecision.Verdict

  @Test func `nothing is allowed that no policy allows`() throws {
    #expect(try Question().verdict == .implicitDeny)
    #expect(try Question(identity: [Statement.allow("s3:PutObject")]).verdict == .implicitDeny)
    #expect(try Question(identity: [Statement.allow()]).verdict == .allow)
  }

  /// A Deny that applies, in each layer, against an Allow in all others.
  static let denials: [(String, Question)] = [
    ("identity", Question(identity: [Statement.all, Statement.deny()])),
    ("resource", Question(identity: [Statement.all], resourcePolicy: Statement.deny(to: #""*""#))),
    (
      "boundary",
      Question(identity: [Statement.all], boundaries: [Statement.all, Statement.deny()])
    ),
    ("session", Question(identity: [Statement.all], sessions: [Statement.all, Statement.deny()])),
    ("scp", Question(identity: [Statement.all], scps: [[Statement.all, Statement.deny()]])),
    ("rcp", Question(identity: [Statement.all], rcps: [[Statement.deny()]])),
  ]

  @Test(arguments: denials) func `an explicit Deny wins wherever it stands`(
    layer: String,
    question: Question
  ) throws {
    let decision = try question.decision
    #expect(decision.verdict == .explicitDeny)
    #expect(decision.because.map(\.layer.name) == [layer])
    #expect(decision.because.first?.effect == "deny")
    #expect(decision.because.first?.statement?.index == 0)
  }

  @Test func `everyone may ask who they are`() throws {
    var question = Question(action: "sts:GetCallerIdentity", resource: "*")
    #expect(try question.verdict == .allow)
    question.identity = [Statement.deny("*")]
    question.scps = [[Statement.deny("*")]]
    #expect(try question.verdict == .allow)
    question.action = "sts:GetSessionToken"
    #expect(try question.verdict == .explicitDeny)
  }

  static let levels: [([[String]], Verdict)] = [
    ([], .allow),
    ([[Statement.all]], .allow),
    ([[Statement.all], [Statement.all], [Statement.allow("s3:*")]], .allow),
    ([[Statement.all], [Statement.allow("ec2:*")], [Statement.all]], .implicitDeny),
    ([[Statement.all], []], .implicitDeny),
    ([[]], .implicitDeny),
    ([[Statement.allow("ec2:*"), Statement.allow("s3:*")]], .allow),
  ]

  @Test(arguments: levels) func `every level of service control policies must allow`(
    scps: [[String]],
    verdict: Verdict
  ) throws {
    #expect(try Question(identity: [Statement.all], scps: scps).verdict == verdict)
  }

  @Test func `service control policies give nothing and bind no stranger`() throws {
    #expect(try Question(scps: [[Statement.all]]).verdict == .implicitDeny)
    let open = Statement.allow(to: #""*""#)
    for principal in ["*", "delivery.logs.amazonaws.com"] {
      let question = Question(
        principal: principal,
        resourcePolicy: open,
        scps: [[Statement.deny()]]
      )
      #expect(try question.verdict == .allow)
    }
    #expect(try Question(resourcePolicy: open, scps: [[Statement.deny()]]).verdict == .explicitDeny)
  }

  @Test func `resource control policies only deny, strangers too`() throws {
    #expect(try Question(identity: [Statement.all], rcps: [[], []]).verdict == .allow)
    #expect(
      try Question(identity: [Statement.all], rcps: [[Statement.allow("ec2:*")]]).verdict == .allow
    )
    #expect(try Question(rcps: [[Statement.all]]).verdict == .implicitDeny)
    let open = Statement.allow(to: #""*""#)
    #expect(
      try Question(principal: "*", resourcePolicy: open, rcps: [[Statement.deny()]]).verdict
        == .explicitDeny
    )
  }

  /// Principal of the resource policy, account of the resource, identity policy, and the answer.
  static let sides: [(String?, String, Bool, Verdict)] = [
    (nil, Question.account, true, .allow),
    (nil, "999988887777", true, .implicitDeny),
    (Question.user, Question.account, false, .allow),
    (Question.user, Question.account, true, .allow),
    (Question.user, "999988887777", false, .implicitDeny),
    (Question.user, "999988887777", true, .allow),
    ("arn:aws:iam::111122223333:root", "999988887777", true, .allow),
    ("111122223333", "999988887777", true, .allow),
    ("111122223333", "999988887777", false, .implicitDeny),
    ("111122223333", Question.account, true, .allow),
    ("111122223333", Question.account, false, .implicitDeny),
    ("*", Question.account, false, .allow),
    ("*", "999988887777", false, .implicitDeny),
    (Question.stranger, Question.account, false, .implicitDeny),
    ("999988887777", Question.account, false, .implicitDeny),
  ]

  @Test(arguments: sides) func `one account needs one side, two accounts need both`(
    principal: String?,
    owner: String,
    hasIdentity: Bool,
    verdict: Verdict
  ) throws {
    let policy = principal.map { Statement.allow(to: #"{"AWS":"\#($0)"}"#) }
    let question = Question(
      owner: owner,
      identity: hasIdentity ? [Statement.allow()] : [],
      resourcePolicy: policy
    )
    #expect(try question.verdict == verdict)
  }

  @Test func `the account of a resource is read from its ARN`() throws {
    let queue = "arn:aws:sqs:eu-central-1:999988887777:jobs"
    var question = Question(action: "sqs:SendMessage", resource: queue, identity: [Statement.all])
    #expect(try question.verdict == .implicitDeny)
    question.resource = "arn:aws:sqs:eu-central-1:111122223333:jobs"
    #expect(try question.verdict == .allow)
  }

  /// Who asks, whom the resource policy names, and what a boundary that is silent makes of it.
  static let bounded: [(String, String, Verdict)] = [
    (Question.user, Question.user, .allow),
    (Question.user, "*", .allow),
    (Question.session, Question.session, .allow),
    (Question.session, Question.role, .implicitDeny),
    (Question.session, "arn:aws:iam::111122223333:role/trainer", .implicitDeny),
    (Question.session, "*", .allow),
    (Question.session, "arn:aws:iam::111122223333:role/other", .implicitDeny),
    (Question.session, Question.account, .implicitDeny),
  ]

  @Test(arguments: bounded) func `a resource that names a person or session reaches past bounds`(
    principal: String,
    named: String,
    verdict: Verdict
  ) throws {
    let silent = Statement.allow("ec2:*")
    let policy = Statement.allow(to: #"{"AWS":"\#(named)"}"#)
    var question = Question(principal: principal, resourcePolicy: policy, boundaries: [silent])
    #expect(try question.verdict == verdict)
    (question.boundaries, question.sessions) = ([], [silent])
    #expect(try question.verdict == verdict)
    question.sessions = [Statement.deny()]
    #expect(try question.verdict == .explicitDeny)
  }

  @Test func `boundary and session cut what identity policies give`() throws {
    let (all, silent) = (Statement.all, Statement.allow("ec2:*"))
    #expect(try Question(identity: [all], boundaries: [silent]).verdict == .implicitDeny)
    #expect(try Question(identity: [all], sessions: [silent]).verdict == .implicitDeny)
    #expect(try Question(identity: [all], boundaries: [all], sessions: [all]).verdict == .allow)
    #expect(try Question(boundaries: [all], sessions: [all]).verdict == .implicitDeny)
    #expect(try Question(identity: [all], boundaries: []).verdict == .allow)
  }

  /// Action, resource policy principal, identity policy, and the answer within one account.
  static let ownSide: [(String, String?, Bool, Verdict)] = [
    ("sts:AssumeRole", nil, true, .implicitDeny),
    ("sts:AssumeRole", Question.user, false, .allow),
    ("sts:AssumeRole", Question.account, true, .allow),
    ("sts:AssumeRole", Question.account, false, .implicitDeny),
    ("sts:TagSession", nil, true, .allow),
    ("kms:Decrypt", nil, true, .implicitDeny),
    ("kms:Decrypt", Question.user, false, .allow),
    ("kms:Decrypt", "arn:aws:iam::111122223333:root", true, .allow),
    ("kms:Decrypt", "arn:aws:iam::111122223333:root", false, .implicitDeny),
    ("kms:Decrypt", Question.stranger, true, .implicitDeny),
  ]

  @Test(arguments: ownSide) func `roles and keys must permit it themselves`(
    action: String,
    principal: String?,
    hasIdentity: Bool,
    verdict: Verdict
  ) throws {
    let question = Question(
      action: action,
      resource: "arn:aws:kms:eu-central-1:111122223333:key/7",
      identity: hasIdentity ? [Statement.all] : [],
      resourcePolicy: principal.map { Statement.allow(to: #"{"AWS":"\#($0)"}"#, "*") }
    )
    #expect(try question.verdict == verdict)
  }

  @Test func `calls of KMS without a key have no key policy to ask`() throws {
    let question = Question(action: "kms:ListKeys", resource: "*", identity: [Statement.all])
    #expect(try question.verdict == .allow)
  }

  @Test func `the root user needs no policy, and obeys those above its account`() throws {
    let root = "arn:aws:iam::111122223333:root"
    #expect(try Question(principal: root).verdict == .allow)
    #expect(try Question(principal: root, scps: [[Statement.deny()]]).verdict == .explicitDeny)
    #expect(try Question(principal: root, owner: "999988887777").verdict == .implicitDeny)
  }

  @Test func `a Deny with NotPrincipal spares only who is listed and has no boundary`() throws {
    let policy = Statement.deny(to: #"{"AWS":"\#(Question.user)"}"#, field: "NotPrincipal")
    var question = Question(identity: [Statement.all], resourcePolicy: policy)
    #expect(try question.verdict == .allow)
    question.boundaries = [Statement.all]
    #expect(try question.verdict == .explicitDeny)
    question.boundaries = []
    question.principal = "arn:aws:iam::111122223333:user/bob"
    #expect(try question.verdict == .explicitDeny)
  }

  /// Principal of the policy, who asks, and whether a trust policy lets them in.
  static let trust: [(String, String, Bool)] = [
    (#"{"Service":"ec2.amazonaws.com"}"#, "ec2.amazonaws.com", true),
    (#"{"Service":"ec2.amazonaws.com"}"#, "lambda.amazonaws.com", false),
    (#"{"Service":"ec2.amazonaws.com"}"#, Question.user, false),
    (#"{"Federated":"accounts.google.com"}"#, "accounts.google.com", true),
    (
      #"{"Federated":"arn:aws:iam::1:oidc-provider/a.b"}"#, "arn:aws:iam::1:oidc-provider/a.b", true
    ),
    (#"{"Federated":"arn:aws:iam::1:oidc-provider/a.b"}"#, "arn:aws:iam::1:oidc-provider/c", false),
    (#""*""#, "*", true), (#"{"AWS":"*"}"#, "*", true),
    (#"{"AWS":"111122223333"}"#, "*", false),
    (#"{"AWS":"arn:aws:iam::111122223333:user/TEAM/ada"}"#, Question.user, false),
  ]

  @Test(arguments: trust) func `a role lets in whom its policy names`(
    principal: String,
    caller: String,
    isLetIn: Bool
  ) throws {
    let question = Question(
      principal: caller,
      action: "sts:AssumeRoleWithWebIdentity",
      resource: Question.role,
      resourcePolicy: Statement.policy(
        #""Effect":"Allow","Principal":\#(principal),"Action":"sts:AssumeRole*""#,
        nil
      )
    )
    #expect(try question.verdict == (isLetIn ? .allow : .implicitDeny))
  }
}
