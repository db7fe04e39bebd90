import Governance

extension AWSCompiler {
  /// Who may take the role: the service account's own token, by audience and exact subject.
  var trust: OutputTree {
    let subject = intent.subject.kubernetes
    let provider = arn("iam", "oidc-provider/\(subject.issuer)")
    return [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Sid": "WorkloadIdentity", "Effect": "Allow",
          "Principal": ["Federated": .text(provider)],
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": [
            "StringEquals": .map([
              ("\(subject.issuer):aud", .text(Audiences.aws)),
              ("\(subject.issuer):sub", .text(subject.tokenSubject)),
            ])
          ],
        ]
      ],
    ]
  }

  /// The most that the role could have, whoever attaches what to it later.
  func boundary() throws(CompileFailure) -> [AWSStatement] {
    let sets = context.allows(at: .aws).map(statements)
    let allows = sets.flatMap { $0 }.enumerated().map { index, statement in
      var statement = statement
      statement.sid = "Most\(index + 1)"
      statement.conditions.removeAll { $0.key != "iam:PassedToService" }
      return statement
    }
    let whole = allows + denies
    if AWSPolicySize.characters(whole) <= AWSPolicySize.managed { return whole }
    // A boundary is one policy. Too long for that, it limits what is done, no longer on what.
    let short = AWSStatement(
      sid: "Most",
      isAllow: true,
      actions: Set(allows.flatMap(\.actions)).sorted(),
      resources: ["*"]
    )
    guard AWSPolicySize.characters([short] + denies) <= AWSPolicySize.managed else {
      throw CompileFailure(
        message: "the boundary is longer than the \(AWSPolicySize.managed) characters of a policy "
          + "of AWS: divide the workload"
      )
    }
    return [short] + denies
  }

  /// AWS takes no maximum below an hour.
  static let shortestSession: Int64 = 3_600

  func role(policies: Int) -> OutputTree {
    let seconds = max(Self.shortestSession, min(intent.token.lifetime.wholeSeconds, 43_200))
    return [
      "RoleName": .text(intent.qualifiedName), "MaxSessionDuration": .integer(Int(seconds)),
      "PermissionsBoundary": .text(arn("iam", "policy/\(intent.qualifiedName)-boundary")),
      "Policies": .integer(policies),
      "Tags": [
        ["Key": "govtop:owner", "Value": .text(intent.owner.team)],
        ["Key": "govtop:bundle", "Value": .text(context.bundle)],
      ],
    ]
  }

  /// What a responder has for the time of an emergency, with a second factor not older than that.
  var breakGlass: [AWSStatement] {
    guard let breakGlass = intent.breakGlass else { return [] }
    return breakGlass.grants.enumerated().flatMap { index, grant in
      let own = grant.resources.filter { $0.provider == .aws }
      return statements("BreakGlass\(index + 1)", grant.verbs, own).map { statement in
        var statement = statement
        if breakGlass.requires.mfa {
          statement.conditions += [
            ("Bool", "aws:MultiFactorAuthPresent", ["true"]),
            (
              "NumericLessThanEquals", "aws:MultiFactorAuthAge",
              ["\(breakGlass.compiledLifetime.wholeSeconds)"]
            ),
          ]
        }
        if let expires = intent.expires {
          statement.conditions.append(("DateLessThan", "aws:CurrentTime", [expires.description]))
        }
        return statement
      }
    }
  }
}
