import Governance

extension GCPCompiler {
  func report() -> CompileReport.Target {
    var target = CompileReport.Target("gcp")
    target.reportShared(context, .gcp)
    if intent.expires != nil { target.enforces("expires") }
    target.enforces("audience")
    target.enforces("subject")
    target.leaveRequirements(
      context.allows(at: .gcp),
      tls: (
        "no condition sees the transport", "Google's endpoints answer over TLS only"
      )
    )
    if !intent.deny.isEmpty { target.enforces("deny") }
    for verb in intent.deny.flatMap(\.verbs).uniqued where verb.actions(at: .gcp) == nil {
      target.leaves(
        "deny:\(verb.rawValue)",
        "Google Cloud has no permission of its own for it",
        "the roles hold only what is allowed"
      )
    }
    for allow in context.allows(at: .gcp)
    where allow.verbs.contains(.objectList) && !allow.resources(of: .gcp).isEmpty {
      target.leaves(
        "allow:\(allow.id):object.list",
        "objectListPrefix is documented for downscoped tokens, not for every binding",
        "try a list of another prefix after applying; govtop test has the case"
      )
    }
    target.leaves(
      "ttl",
      "access tokens of a federated identity last up to an hour",
      "the projected token that is exchanged lasts no longer than declared"
    )
    target.leaves(
      "automount",
      "mounting a token is a matter of the cluster",
      "enforced by the admission policies of target kubernetes"
    )
    let names = [
      ("GCP_PROJECT_NUMBER", context.settings.gcpProjectNumber),
      ("GCP_POOL", context.settings.gcpPool),
    ]
    target.parameters = names.filter { $0.1 == nil }.map(\.0)
    return target
  }
}
