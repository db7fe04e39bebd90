import Governance

extension AWSCompiler {
  func report() -> CompileReport.Target {
    var target = CompileReport.Target("aws")
    target.reportShared(context, .aws)
    for rule in intent.deny {
      let missing = rule.verbs.filter { $0.actions(at: .aws) == nil }
      guard missing.isEmpty else { continue }
      target.enforces("deny:\(rule.id)")
    }
    if !intent.deny.isEmpty { target.enforces("deny") }
    for requirement in context.allows(at: .aws).flatMap(\.require) {
      target.enforces(requirement.field)
    }
    if intent.expires != nil { target.enforces("expires") }
    target.enforces("audience")
    target.enforces("subject")
    reportLifetime(&target)
    reportObjects(&target)
    reportBreakGlass(&target)
    target.leaves(
      "automount",
      "mounting a token is a matter of the cluster",
      "enforced by the admission policies of target kubernetes"
    )
    if account.hasPrefix("$") { target.parameters.append("AWS_ACCOUNT_ID") }
    return target
  }

  private func reportLifetime(_ target: inout CompileReport.Target) {
    guard intent.token.lifetime.wholeSeconds < Self.shortestSession else {
      target.enforces("ttl")
      return
    }
    target.leaves(
      "ttl",
      "MaxSessionDuration is at least 3600 s, and no condition key limits a requested duration",
      "request sessions of \(intent.token.lifetime.written); the projected token lasts no longer"
    )
  }

  private func reportObjects(_ target: inout CompileReport.Target) {
    for entry in context.allows(at: .aws)
    where entry.verbs.contains(.objectCreate) && !entry.verbs.contains(.objectOverwrite) {
      target.leaves(
        "allow:\(entry.id):object.create",
        "s3:PutObject also replaces an object of the same name",
        "turn on versioning of the bucket"
      )
    }
  }

  private func reportBreakGlass(_ target: inout CompileReport.Target) {
    guard let emergency = intent.breakGlass else { return }
    guard !breakGlass.isEmpty else {
      target.leaveEmergency(["grants", "maxTTL", "requires.mfa"], emergency)
      return
    }
    target.enforces("breakGlass.grants")
    guard emergency.requires.mfa else {
      target.leaveEmergency(["maxTTL"], emergency)
      return
    }
    target.enforces("breakGlass.requires.mfa")
    target.enforces("breakGlass.maxTTL")
  }
}
