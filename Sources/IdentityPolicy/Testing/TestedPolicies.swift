/// Policies under test: those that one identity holds together, or the one of a resource.
package struct TestedPolicies: Sendable {
  package enum Side: Sendable {
    case identity
    case resource
  }

  package let side: Side
  package let policies: [CompiledPolicy]
  private let layers: PolicyLayers

  package init(_ policies: [CompiledPolicy], side: Side) {
    self.side = side
    self.policies = policies
    var layers = PolicyLayers()
    switch side {
    case .identity:
      layers.identity = policies
      layers.sides = .identityOnly
    case .resource:
      layers.resource = policies.first
      layers.sides = .resourceOnly
    }
    self.layers = layers
  }

  /// The side of a policy: those that name principals belong to a resource.
  package static func side(of policy: PolicyDocument) -> Side {
    policy.statements.contains { $0.principals != nil } ? .resource : .identity
  }

  /// Who asks where a test does not say it.
  static let holder = RequestPrincipal(
    .roleSession(role: "tested"),
    name: "arn:aws:sts::123456789012:assumed-role/tested/session",
    account: "123456789012"
  )

  var statements: [CompiledStatement] { policies.flatMap(\.statements) }

  /// The *Deny* statements that a test of this one should not run into.
  func denials(besides statement: CompiledStatement) -> [CompiledStatement] {
    statement.isAllow ? statements.filter { !$0.isAllow } : []
  }

  func decide(_ request: PolicyRequest) -> PolicyDecision { layers.decide(request) }

  func explain(_ request: PolicyRequest) -> PolicyDecision { layers.explain(request) }
}

/// How a test ended.
package struct PolicyTestResult: Sendable {
  package let test: PolicyTest
  package let decision: PolicyDecision

  package var isPassed: Bool { test.expected.isMet(by: decision.verdict) }
}

extension TestedPolicies {
  /// Runs a test; what it leaves open is tried as each statement wants it, and the widest answer counts.
  ///
  /// So a test that is to be denied must be denied for what it says, not for what it leaves out.
  package func run(_ test: PolicyTest) -> PolicyTestResult {
    let request = request(of: test, context: test.context)
    guard !test.isExact else { return PolicyTestResult(test: test, decision: explain(request)) }
    var requests = [request]
    for statement in statements
    where statement.isAllow && statement.speaks(ofAction: request.action)
      && statement.speaks(ofResource: request, whenUnnamed: side == .resource)
    {
      let context = ContextCandidates(statement, sparing: denials(besides: statement))
        .completed(test.context, besides: test.absentKeys)
      requests.append(self.request(of: test, context: context))
    }
    let decisions = requests.map(decide)
    let best =
      decisions.firstIndex(where: \.isAllowed)
      ?? decisions.firstIndex { $0.verdict == .explicitDeny } ?? decisions.indices.last ?? 0
    return PolicyTestResult(test: test, decision: explain(requests[best]))
  }

  /// The verdict alone, for tests that say all there is.
  func verdict(of test: PolicyTest) -> PolicyDecision.Verdict {
    decide(request(of: test, context: test.context)).verdict
  }

  private func request(of test: PolicyTest, context: RequestContext) -> PolicyRequest {
    PolicyRequest(
      principal: test.principal ?? Self.holder,
      action: test.action,
      resource: test.resource,
      context: context
    )
  }
}
