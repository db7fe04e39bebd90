package import Documents

/// One question to a policy with the answer that it must give.
package struct PolicyTest: Sendable {
  package enum Expectation: String, Sendable, CaseIterable {
    case allow
    /// Not allowed, explicitly or not.
    case deny
    case implicitDeny = "implicit-deny"
    case explicitDeny = "explicit-deny"

    package func isMet(by verdict: PolicyDecision.Verdict) -> Bool {
      self == .deny ? verdict != .allow : rawValue == verdict.rawValue
    }
  }

  package let name: String
  package let action: String
  package let resource: String
  /// `nil` for whoever holds the policy.
  package let principal: RequestPrincipal?
  package let context: RequestContext
  /// Whether the context is all there is: else what the test does not name is as the policy wants it.
  package let isExact: Bool
  /// Keys, in lower case, that the request must not have.
  package let absentKeys: Set<String>
  package let expected: Expectation

  package init(
    name: String,
    action: String,
    resource: String,
    principal: RequestPrincipal? = nil,
    context: RequestContext = RequestContext(),
    isExact: Bool = false,
    absentKeys: Set<String> = [],
    expected: Expectation
  ) {
    self.name = name
    self.action = action
    self.resource = resource
    self.principal = principal
    self.context = context
    self.isExact = isExact
    self.absentKeys = absentKeys
    self.expected = expected
  }

  /// Reads `{name, action, resource, principal, context, exact, expect}`; a key that is null is absent.
  package init(_ document: Document) throws(JSONError) {
    try document.refuseFields(besides: [
      "name", "action", "resource", "principal", "context", "exact", "expect",
    ])
    let expect = try document.required("expect")
    guard let expected = Expectation(rawValue: try expect.string()) else {
      throw expect.mismatch(
        expected: Expectation.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      )
    }
    let context = document.present("context")
    let absent = try context?.members().filter(\.value.isNull).map { $0.key.lowercased() }
    self.init(
      name: try document.string("name"),
      action: try document.string("action"),
      resource: try document.optionalString("resource") ?? "*",
      principal: try document.present("principal").map { principal throws(JSONError) in
        try RequestPrincipal(principal)
      },
      context: try RequestContext(context),
      isExact: try document.optionalBoolean("exact") ?? false,
      absentKeys: Set(absent ?? []),
      expected: expected
    )
  }
}
