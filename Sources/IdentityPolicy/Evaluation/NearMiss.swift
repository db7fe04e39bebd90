/// What kept a layer from allowing a request: the statement that came nearest, and where it ends.
struct NearMiss {
  private let request: PolicyRequest
  private let layer: PolicyLayer
  private let policies: [CompiledPolicy]

  init(_ request: PolicyRequest, _ layers: PolicyLayers, _ layer: PolicyLayer) {
    self.request = request
    self.layer = layer
    policies = layers.policies(layer)
  }

  private var asked: String { "\(request.action.text) on \(request.resource.text)" }

  /// `no identity policy allows s3:GetObject on …: statement Read would, but …`.
  var words: String {
    guard !policies.isEmpty else { return "\(absent): \(asked) is not allowed" }
    return "no \(name) allows \(asked)" + (nearest.map { ": \($0)" } ?? "")
  }

  private var name: String {
    switch layer {
    case .serviceControl(let level): "service control policy of level \(level + 1)"
    case .resourceControl(let level): "resource control policy of level \(level + 1)"
    case .resource: "statement of the resource policy"
    case .identity: "identity policy"
    case .boundary: "boundary"
    case .session: "session policy"
    case .rule: "rule"
    }
  }

  private var absent: String {
    switch layer {
    case .serviceControl(let level): "level \(level + 1) has no service control policy"
    case .resource: "the resource has no policy that would have to permit it"
    default: "there is no \(name)"
    }
  }

  private var nearest: String? {
    var found: (rank: Int, words: String)?
    for policy in policies {
      for statement in policy.statements where statement.isAllow {
        guard let (rank, words) = miss(of: statement) else { continue }
        if rank > found?.rank ?? 0 {
          found = (rank, "\(policy.reference(statement).words) would, \(words)")
        }
      }
    }
    return found?.words
  }

  /// How far a statement goes with the request, and why no further.
  private func miss(of statement: CompiledStatement) -> (rank: Int, words: String)? {
    guard statement.speaks(ofAction: request.action) else { return nil }
    let isResourceLayer = layer == .resource
    guard statement.speaks(ofResource: request, whenUnnamed: isResourceLayer) else {
      let text = statement.written.resources?.text ?? "none"
      return (1, "but only on \(text.prefix(200))")
    }
    if isResourceLayer, statement.match(request.principal, isBounded: false) == nil {
      let text = statement.written.principals?.text ?? "nobody"
      return (2, "but only for \(text.prefix(200))")
    }
    guard let unmet = statement.unmetCondition(in: request.context) else { return nil }
    return (3, "but its condition does not hold: \(words(of: unmet))")
  }

  private func words(of condition: CompiledCondition) -> String {
    let written = condition.written
    let found = request.context[written.key].map(\.text)
    let values = written.values.joined(separator: " ").prefix(200)
    let state =
      found.isEmpty
      ? "the request has no such key" : "found \(found.joined(separator: " ").prefix(120))"
    return "\(written.operation) \(written.key) \(values), \(state)"
  }
}
