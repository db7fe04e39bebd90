/// All policies that bear on a principal and a resource.
package struct PolicyLayers: Sendable {
  package var identity: [CompiledPolicy] = []
  package var resource: CompiledPolicy?
  /// An empty list is no boundary at all.
  package var boundaries: [CompiledPolicy] = []
  package var sessions: [CompiledPolicy] = []
  /// Service control policies by level, from the root of the organisation to the account.
  package var serviceControls: [[CompiledPolicy]] = []
  /// Resource control policies by level; what AWS allows everywhere is implied.
  package var resourceControls: [[CompiledPolicy]] = []

  /// Which sides of a request are known; what is not is taken to permit it.
  package enum Sides: Hashable, Sendable {
    case both
    case identityOnly
    case resourceOnly
  }

  package var sides = Sides.both

  package init() {}

  /// Decides a request; what is missing is told in short, `explain` tells it at length.
  package func decide(_ request: PolicyRequest) -> PolicyDecision {
    PolicyEvaluation(self, request).decision()
  }

  /// Decides a request, and says of each layer that does not allow it what came nearest.
  package func explain(_ request: PolicyRequest) -> PolicyDecision {
    let decision = decide(request)
    return PolicyDecision(
      verdict: decision.verdict,
      because: decision.because.map { reason in
        guard case .missing = reason.outcome else { return reason }
        let near = NearMiss(request, self, reason.layer)
        return DecisionReason(layer: reason.layer, outcome: .missing(why: near.words))
      }
    )
  }

  /// The policies of a layer.
  func policies(_ layer: PolicyLayer) -> [CompiledPolicy] {
    switch layer {
    case .serviceControl(let level): serviceControls[level]
    case .resourceControl(let level): resourceControls[level]
    case .resource: resource.map { [$0] } ?? []
    case .identity: identity
    case .boundary: boundaries
    case .session: sessions
    case .rule: []
    }
  }
}
