import Governance

extension AzureCompiler {
  func report() -> CompileReport.Target {
    var target = CompileReport.Target("azure")
    target.reportShared(context, .azure)
    target.enforces("audience")
    target.enforces("subject")
    target.leaveRequirements(
      context.allows(at: .azure),
      tls: ("a setting of the storage account", "assert supportsHttpsTrafficOnly on the account")
    )
    if let expires = intent.expires {
      target.leaves(
        "expires",
        "a role assignment has no end date outside of Privileged Identity Management",
        "schedule the removal of the assignments for \(expires.dateText)"
      )
    }
    if !intent.deny.isEmpty {
      target.leaves(
        "deny",
        "Azure has no deny assignments that a customer defines, and notActions is none",
        "the roles hold only what is allowed, none of: "
          + intent.deny.flatMap(\.verbs).map(\.rawValue).uniqued.inWords
      )
    }
    target.leaves(
      "ttl",
      "the lifetime of an access token is set by the tenant, 60 to 90 minutes",
      "the projected token that is exchanged lasts no longer than declared"
    )
    target.leaves(
      "automount",
      "mounting a token is a matter of the cluster",
      "enforced by the admission policies of target kubernetes"
    )
    if context.settings.azurePrincipal == nil { target.parameters.append("AZURE_PRINCIPAL_ID") }
    return target
  }
}
