/// A statement made ready to be compared with many requests.
struct CompiledStatement: Sendable {
  let written: PolicyStatement
  private let actions: [ActionPattern]
  private let resources: [ARNText]?
  let conditions: [CompiledCondition]

  init(_ statement: PolicyStatement, hasVariables: Bool) {
    written = statement
    actions = statement.actions.patterns.map(ActionPattern.init)
    resources = statement.resources?.patterns.map { ARNText($0, hasVariables: hasVariables) }
    conditions = statement.conditions.map { CompiledCondition($0, hasVariables: hasVariables) }
  }

  var isAllow: Bool { written.isAllow }

  func speaks(ofAction action: ActionName) -> Bool {
    actions.contains { $0.matches(action) } != written.actions.isNegated
  }

  /// Whether it speaks of the resource; `whenUnnamed` is what a statement without any says.
  func speaks(ofResource request: PolicyRequest, whenUnnamed: Bool) -> Bool {
    guard let resources, let scope = written.resources else { return whenUnnamed }
    guard scope.isNegated else {
      return resources.contains {
        $0.pattern(in: request.context)?.matches(request.resource) ?? false
      }
    }
    return resources.allSatisfy { text in
      // A variable without a value makes the exception unknown, and the statement say nothing.
      text.pattern(in: request.context).map { !$0.matches(request.resource) } ?? false
    }
  }

  /// The first condition that the request does not meet.
  func unmetCondition(in context: RequestContext) -> CompiledCondition? {
    conditions.first { !$0.holds(in: context) }
  }

  /// Whether it applies as part of a policy that belongs to whoever asks.
  func applies(to request: PolicyRequest) -> Bool {
    speaks(ofAction: request.action) && speaks(ofResource: request, whenUnnamed: false)
      && unmetCondition(in: request.context) == nil
  }

  /// How it applies as part of a policy that belongs to the resource; `nil` where it does not.
  func applies(toCallerOf request: PolicyRequest, isBounded: Bool) -> PrincipalMatch? {
    guard speaks(ofAction: request.action), speaks(ofResource: request, whenUnnamed: true),
      let match = match(request.principal, isBounded: isBounded),
      unmetCondition(in: request.context) == nil
    else { return nil }
    return match
  }

  func match(_ principal: RequestPrincipal, isBounded: Bool) -> PrincipalMatch? {
    guard let principals = written.principals else { return nil }
    // As AWS documents: a Deny with NotPrincipal holds for all who have a boundary, listed or not.
    if principals.isNegated, isBounded, !isAllow { return .direct }
    return principals.match(principal)
  }
}
