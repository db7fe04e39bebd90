/// One question to policies: whether a principal may do something to a resource.
package struct PolicyRequest: Hashable, Sendable {
  package let principal: RequestPrincipal
  package let action: ActionName
  package let resource: ResourceName
  /// The account that owns the resource; `nil` where nothing tells, and it counts as the principal's.
  package let resourceAccount: String?
  /// With what AWS adds to every request.
  package let context: RequestContext

  package init(
    principal: RequestPrincipal,
    action: String,
    resource: String,
    resourceAccount: String? = nil,
    context: RequestContext = RequestContext()
  ) {
    self.principal = principal
    self.action = ActionName(action)
    self.resource = ResourceName(resource)
    var context = context
    let account =
      resourceAccount ?? self.resource.account ?? context["aws:ResourceAccount"].first?.text
    self.resourceAccount = account
    principal.complete(&context)
    context.suggest("aws:resourceaccount", account)
    self.context = context
  }

  /// Whether the principal and the resource lie in one account, as far as it is known.
  var isWithinAccount: Bool {
    guard let own = principal.account, let resourceAccount else { return true }
    return own == resourceAccount
  }
}
