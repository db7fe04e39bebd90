/// What the sides that can permit a request said, and what follows once nothing denies it.
struct PolicyGrant {
  /// What the policy of the resource says of the principal.
  struct ResourceSide {
    let match: PrincipalMatch?
    let statement: StatementReference?

    var reason: DecisionReason {
      guard let match, let statement else {
        return DecisionReason(layer: .resource, outcome: .missing(why: ""))
      }
      return DecisionReason(
        layer: .resource,
        outcome: match == .account ? .delegated(statement) : .allowed(statement)
      )
    }
  }

  /// `nil` where the resource has no policy.
  let resource: ResourceSide?
  /// `nil` for callers that no identity policy speaks of.
  let identity: DecisionReason?
  /// `nil` where there is none.
  let boundary: DecisionReason?
  /// `nil` where there is none.
  let session: DecisionReason?
  let sides: PolicyLayers.Sides

  private var isWithinBounds: Bool {
    (boundary?.isAllowing ?? true) && (session?.isAllowing ?? true)
  }

  /// What the identity policies allow, cut to boundary and session.
  private var identityAllows: Bool { (identity?.isAllowing ?? false) && isWithinBounds }

  func isAllowed(_ request: PolicyRequest) -> Bool {
    if sides == .identityOnly { return identityAllows }
    if sides == .resourceOnly { return resource?.match != nil }
    // Services, providers' users and strangers have only what the resource gives them.
    guard identity != nil else { return resource?.match == .direct }
    guard request.isWithinAccount else { return resource?.match != nil && identityAllows }
    switch resource?.match {
    // Named in person, an implicit denial by boundary or session does not count.
    case .direct: return true
    // What a role was given, its sessions have within their bounds.
    case .role: return isWithinBounds || identityAllows
    case .account: return identityAllows
    case nil: return identityAllows && !request.needsResourceSide
    }
  }

  /// The layers that decided; of an allowed request those that allow it, else all that were asked.
  func reasons(_ isAllowed: Bool, _ request: PolicyRequest) -> [DecisionReason] {
    let asked = [resource?.reason ?? unasked(request), identity, boundary, session]
      .compactMap { $0 }
    return isAllowed ? asked.filter(\.isPermitting) : asked
  }

  /// A resource without a policy is worth a word only where it would have to have one.
  private func unasked(_ request: PolicyRequest) -> DecisionReason? {
    guard sides != .identityOnly else { return nil }
    guard identity == nil || !request.isWithinAccount || request.needsResourceSide else {
      return nil
    }
    return DecisionReason(layer: .resource, outcome: .missing(why: ""))
  }
}

extension DecisionReason {
  var isAllowing: Bool {
    switch outcome {
    case .allowed, .noted: true
    case .denied, .delegated, .missing: false
    }
  }

  fileprivate var isPermitting: Bool {
    guard case .delegated = outcome else { return isAllowing }
    return true
  }
}

extension PolicyRequest {
  /// Whether the resource must permit it itself, also within an account: roles and keys.
  ///
  /// Calls of KMS that name no key, such as `kms:ListKeys`, have no key policy to ask.
  var needsResourceSide: Bool {
    if action.isOf(service: "kms") { return resource.isARN }
    return action.isOf(service: "sts") && action.action.starts(with: "assumerole".utf8)
  }
}
