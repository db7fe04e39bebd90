/// One request put to all layers of policies, in the order of the evaluation logic of AWS.
///
/// Source: AWS IAM User Guide, "Policy evaluation logic".
struct PolicyEvaluation {
  private let layers: PolicyLayers
  private let request: PolicyRequest

  init(_ layers: PolicyLayers, _ request: PolicyRequest) {
    self.layers = layers
    self.request = request
  }

  private var principal: RequestPrincipal { request.principal }

  /// Policies above an account bind its own principals, never callers from outside.
  private var obeysServiceControls: Bool { principal.isOfAccount }

  func decision() -> PolicyDecision {
    guard !request.action.isAction("sts:getcalleridentity") else {
      return answer(.allow, [note("sts:GetCallerIdentity needs no permission")])
    }
    if let denial = explicitDenial() { return answer(.explicitDeny, [denial]) }
    var reasons: [DecisionReason] = []
    for level in obeysServiceControls ? layers.serviceControls.indices : 0..<0 {
      let reason = allowed(.serviceControl(level: level))
      reasons.append(reason)
      guard reason.isAllowing else { return answer(.implicitDeny, reasons) }
    }
    let grant = PolicyGrant(
      resource: resourceSide(),
      identity: identitySide(),
      boundary: layers.boundaries.isEmpty || principal.kind == .root ? nil : allowed(.boundary),
      session: layers.sessions.isEmpty ? nil : allowed(.session),
      sides: layers.sides
    )
    let isAllowed = grant.isAllowed(request)
    return answer(isAllowed ? .allow : .implicitDeny, reasons + grant.reasons(isAllowed, request))
  }

  private func answer(
    _ verdict: PolicyDecision.Verdict,
    _ because: [DecisionReason]
  ) -> PolicyDecision {
    PolicyDecision(verdict: verdict, because: because)
  }

  private func note(_ text: String) -> DecisionReason {
    DecisionReason(layer: .rule, outcome: .noted(text))
  }
}

extension PolicyEvaluation {
  /// The first *Deny* that applies, in whichever policy: nothing outweighs it.
  private func explicitDenial() -> DecisionReason? {
    for level in obeysServiceControls ? layers.serviceControls.indices : 0..<0 {
      if let denial = denial(.serviceControl(level: level)) { return denial }
    }
    for level in layers.resourceControls.indices {
      if let denial = denial(.resourceControl(level: level)) { return denial }
    }
    if let resource = layers.resource, let statement = resourceDenial(resource) {
      return DecisionReason(layer: .resource, outcome: .denied(resource.reference(statement)))
    }
    guard principal.isOfAccount else { return nil }
    return denial(.identity) ?? denial(.boundary) ?? denial(.session)
  }

  private func denial(_ layer: PolicyLayer) -> DecisionReason? {
    for policy in layers.policies(layer) {
      if let statement = policy.statement(.deny, for: request) {
        return DecisionReason(layer: layer, outcome: .denied(policy.reference(statement)))
      }
    }
    return nil
  }

  private func resourceDenial(_ policy: CompiledPolicy) -> CompiledStatement? {
    let isBounded = !layers.boundaries.isEmpty
    return policy.statements.first {
      !$0.isAllow && $0.applies(toCallerOf: request, isBounded: isBounded) != nil
    }
  }

  private func allowed(_ layer: PolicyLayer) -> DecisionReason {
    for policy in layers.policies(layer) {
      if let statement = policy.statement(.allow, for: request) {
        return DecisionReason(layer: layer, outcome: .allowed(policy.reference(statement)))
      }
    }
    return DecisionReason(layer: layer, outcome: .missing(why: ""))
  }

  private func identitySide() -> DecisionReason? {
    guard principal.isOfAccount else { return nil }
    guard principal.kind != .root else {
      return DecisionReason(layer: .identity, outcome: .noted("the root user needs no permission"))
    }
    return allowed(.identity)
  }

  /// The strongest *Allow* of the resource policy; `nil` where there is no such policy.
  private func resourceSide() -> PolicyGrant.ResourceSide? {
    guard let policy = layers.resource else { return nil }
    var best: (match: PrincipalMatch, statement: CompiledStatement)?
    for statement in policy.statements where statement.isAllow {
      guard let match = statement.applies(toCallerOf: request, isBounded: false) else { continue }
      if best.map({ match > $0.match }) ?? true { best = (match, statement) }
      if match == .direct { break }
    }
    return PolicyGrant.ResourceSide(
      match: best?.match,
      statement: best.map { policy.reference($0.statement) }
    )
  }
}
