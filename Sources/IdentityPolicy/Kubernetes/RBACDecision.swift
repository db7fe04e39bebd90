package import Documents

/// The answer of a cluster to a request, and what decided it.
package struct RBACDecision: Sendable {
  /// One binding, role and rule with a say.
  package struct Reason: Hashable, Sendable {
    package let effect: String
    /// `rolebinding/ml/readers`; `nil` where no binding is concerned.
    package let binding: String?
    /// `clusterrole/view`.
    package let role: String?
    /// The place of the rule in its role, from 0.
    package let rule: Int?
    package let words: String
  }

  package let isAllowed: Bool
  package let because: [Reason]

  package var verdict: PolicyDecision.Verdict { isAllowed ? .allow : .implicitDeny }
}

extension RBACObjects {
  /// Decides a request: access is the union of all rules that bindings give, and there is no denial.
  package func decide(_ request: RBACRequest) -> RBACDecision {
    if request.groups.contains("system:masters") {
      return allowed(.note("the group system:masters may do everything, whatever the rules say"))
    }
    let bindings = bindings.filter { binding in
      (binding.namespace == nil || isInside(request, binding))
        && binding.subjects.contains { $0.includes(request) }
    }
    for binding in bindings {
      let rules = rules(of: binding.role) ?? []
      if let rule = rules.firstIndex(where: { $0.permits(request) }) {
        return allowed(.permit(request, binding, rule))
      }
    }
    return RBACDecision(isAllowed: false, because: refusals(request, bindings))
  }

  /// Whether a binding of a namespace reaches the request; paths lie in none.
  private func isInside(_ request: RBACRequest, _ binding: Binding) -> Bool {
    guard case .resource = request.target else { return false }
    return binding.namespace == request.namespace
  }

  private func allowed(_ reason: RBACDecision.Reason) -> RBACDecision {
    RBACDecision(isAllowed: true, because: [reason])
  }

  private func refusals(
    _ request: RBACRequest,
    _ bindings: [Binding]
  ) -> [RBACDecision.Reason] {
    let missing = bindings.filter { rules(of: $0.role) == nil }.map { binding in
      RBACDecision.Reason.refuse(
        "\(binding.id) names \(binding.role), which is not here",
        binding
      )
    }
    let place = request.namespace.map { "in \($0) or the cluster" } ?? "in the cluster"
    guard !bindings.isEmpty else {
      return [.refuse("no binding \(place) names \(request.user) or a group of theirs")]
    }
    let roles = bindings.map(\.role).joined(separator: ", ")
    return missing + [.refuse("no rule of \(roles) permits \(request.words)")]
  }
}

extension RBACDecision.Reason {
  fileprivate static func note(_ words: String) -> Self {
    Self(effect: "note", binding: nil, role: nil, rule: nil, words: words)
  }

  fileprivate static func refuse(_ words: String, _ binding: RBACObjects.Binding? = nil) -> Self {
    Self(effect: "missing", binding: binding?.id, role: binding?.role, rule: nil, words: words)
  }

  fileprivate static func permit(
    _ request: RBACRequest,
    _ binding: RBACObjects.Binding,
    _ rule: Int
  ) -> Self {
    Self(
      effect: "allow",
      binding: binding.id,
      role: binding.role,
      rule: rule,
      words: "\(binding.id) gives \(binding.role), whose rule [\(rule)] permits \(request.words)"
    )
  }
}

/// A request to a cluster with its roles and bindings: `{request: {…}, rbac: [objects]}`.
package struct RBACInput: Sendable {
  package let request: RBACRequest
  package let objects: RBACObjects

  package init(_ document: Document) throws(JSONError) {
    try document.refuseFields(besides: ["request", "rbac"])
    request = try RBACRequest(try document.required("request"))
    var objects = RBACObjects()
    for object in try document.required("rbac").elements() { try objects.add(object) }
    self.objects = objects
  }
}
