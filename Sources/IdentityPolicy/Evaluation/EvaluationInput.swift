package import Documents

/// One request with the policies that bear on it, as `govtop evaluate` reads it.
///
/// `{request: {principal, action, resource, resource_account, context}, identity_policies: [],
/// resource_policy, boundaries: [], session_policies: [], scps: [[]], rcps: [[]]}`
package struct EvaluationInput: Sendable {
  package let request: PolicyRequest
  package let layers: PolicyLayers

  /// Unknown fields are refused: a boundary under a misspelled name would open what it should close.
  package init(_ document: Document) throws(JSONError) {
    try document.refuseFields(besides: [
      "request", "identity_policies", "resource_policy", "boundaries", "session_policies", "scps",
      "rcps",
    ])
    request = try PolicyRequest(try document.required("request"))
    var layers = PolicyLayers()
    layers.identity = try Self.policies(document.present("identity_policies"), "identity_policies")
    layers.resource = try document.present("resource_policy").map { policy throws(JSONError) in
      try CompiledPolicy(policy, name: "resource_policy")
    }
    layers.boundaries = try Self.policies(document.present("boundaries"), "boundaries")
    layers.sessions = try Self.policies(document.present("session_policies"), "session_policies")
    layers.serviceControls = try Self.levels(document, "scps")
    layers.resourceControls = try Self.levels(document, "rcps")
    self.layers = layers
  }

  private static func levels(
    _ document: Document,
    _ field: String
  ) throws(JSONError) -> [[CompiledPolicy]] {
    var levels: [[CompiledPolicy]] = []
    for (index, level) in try document.optionalElements(field).enumerated() {
      levels.append(try policies(level, "\(field)[\(index)]"))
    }
    return levels
  }

  private static func policies(
    _ list: Document?,
    _ name: String
  ) throws(JSONError) -> [CompiledPolicy] {
    var policies: [CompiledPolicy] = []
    for (index, policy) in try list?.elements().enumerated() ?? [].enumerated() {
      policies.append(try CompiledPolicy(policy, name: "\(name)[\(index)]"))
    }
    return policies
  }
}

extension PolicyRequest {
  /// Reads the `request` of an evaluation; a resource that is not given is `*`.
  init(_ document: Document) throws(JSONError) {
    try document.refuseFields(besides: [
      "principal", "action", "resource", "resource_account", "context",
    ])
    let action = try document.required("action")
    let name = try action.string()
    guard name.split(separator: ":").count == 2, !name.contains("*"), !name.contains("?") else {
      throw action.mismatch(expected: "one action such as `s3:GetObject`")
    }
    self.init(
      principal: try RequestPrincipal(try document.required("principal")),
      action: name,
      resource: try document.optionalString("resource") ?? "*",
      resourceAccount: try document.optionalString("resource_account"),
      context: try RequestContext(document.present("context"))
    )
  }
}

extension RequestPrincipal {
  /// Reads a name, or an object of one name (`arn`, `service`, `federated`) and its `account`.
  init(_ document: Document) throws(JSONError) {
    guard case .object(let members) = document.value else {
      self = try Self.named(document, account: nil)
      return
    }
    try document.refuseFields(besides: ["arn", "service", "federated", "account"])
    let names = members.filter { $0.key != "account" }
    guard names.count == 1 else {
      throw document.mismatch(expected: "one of `arn`, `service` and `federated`")
    }
    let account = try document.optionalString("account")
    let name = names[0].value
    switch names[0].key {
    case "service": self.init(.service, name: try name.string(), account: account)
    case "federated": self.init(.federated, name: try name.string(), account: account)
    default: self = try Self.named(name, account: account)
    }
  }

  private static func named(_ document: Document, account: String?) throws(JSONError) -> Self {
    guard let principal = RequestPrincipal(try document.string(), account: account) else {
      throw document.mismatch(
        expected: "the ARN of a user, role, session or root user, a service, a provider or `*`"
      )
    }
    return principal
  }
}

extension RequestContext {
  /// Reads a context: one value a key, or a list of them; null is as good as no key.
  package init(_ document: Document?) throws(JSONError) {
    self.init()
    for member in try document?.members() ?? [] where !member.value.isNull {
      guard case .array(let elements) = member.value.value else {
        self[member.key] = [try Self.value(member.value)]
        continue
      }
      var values: [Value] = []
      for element in elements { values.append(try Self.value(element)) }
      self[member.key] = values
    }
  }

  private static func value(_ document: Document) throws(JSONError) -> Value {
    switch document.value {
    case .string(let text): return .text(text)
    case .number(let text): return .number(text)
    case .boolean(let flag): return .truth(flag)
    case .null, .array, .object:
      throw document.mismatch(expected: "a text, number or truth value, or a list of them")
    }
  }
}

extension Document {
  /// Refuses members that are not in `known`, and names those that are.
  func refuseFields(besides known: [String]) throws(JSONError) {
    guard let member = try members(besides: Set(known)).first else { return }
    throw JSONError(
      line: member.position.line,
      column: member.position.column,
      path: path.description,
      expected: known.map { "`\($0)`" }.joined(separator: ", "),
      found: "`\(member.key)`"
    )
  }
}
