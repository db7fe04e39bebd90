import Governance

extension CompileReport.Target {
  /// What every target has in common: the permissions, and fields that no policy language knows.
  mutating func reportShared(_ context: CompileContext, _ provider: Provider) {
    let intent = context.intent
    for entry in intent.allow where entry.concerns(provider) { enforces("allow:\(entry.id)") }
    enforces("metadata.name")
    enforces("environment")
    leaves(
      "owner",
      "no policy language knows who answers for an identity",
      "govtop keeps owner, contacts and recertification, and finds what is overdue"
    )
    leaves("zone", "a rule about the intent", "its minimums are checked when it is compiled")
    leaves(
      "dataClassification",
      "a fact about the data, not about a request",
      "decides what is elevated, and raises the risk score"
    )
    if !intent.labels.isEmpty {
      leaves("metadata.labels", "a name for people", "used by searches and lists of govtop")
    }
    if !intent.tests.isEmpty {
      leaves("tests", "questions about the output", "govtop test replays them on it")
    }
    reportAround(intent)
  }

  private mutating func reportAround(_ intent: Intent) {
    if intent.subject.spiffe != nil {
      leaves(
        "subject.spiffe",
        "the token of the service account is what is checked here",
        "the mesh or gateway authorizes the SPIFFE id"
      )
    }
    if let egress = intent.egress {
      leaves(
        "egress",
        "connections are no matter of identity policies",
        egress.mode == .open
          ? "none: the intent leaves egress open"
          : "apply a network policy or gateway with these hosts: \(egress.hosts.inWords)"
      )
    }
    guard let breakGlass = intent.breakGlass else { return }
    for field in ["postReview", "requires.ticket", "requires.rationaleMinChars"] {
      leaves(
        "breakGlass.\(field)",
        "a provider asks for no ticket, reason or review",
        "govtop break-glass asks for them and opens the review"
      )
    }
    guard name != "aws" else { return }
    leaveEmergency(["grants", "maxTTL", "requires.mfa"], breakGlass)
  }

  /// Fields of break-glass that nothing compiled here holds to.
  mutating func leaveEmergency(_ fields: [String], _ breakGlass: IntentBreakGlass) {
    for field in fields {
      leaves(
        "breakGlass.\(field)",
        "nothing is compiled here that would open, ask or end by itself",
        "govtop break-glass asks for the factor, runs the target command and revokes after "
          + breakGlass.compiledLifetime.written
      )
    }
  }

  /// Requirements that only another provider can check.
  mutating func leaveRequirements(_ entries: [IntentAllow], tls: (why: String, mitigation: String))
  {
    for requirement in entries.flatMap(\.require) {
      switch requirement {
      case .tls: leaves(requirement.field, tls.why, tls.mitigation)
      case .awsNetwork(let id):
        leaves(
          requirement.field,
          "`\(id)` is a network of AWS and has no meaning here",
          "limit the network at this provider: private endpoints, service perimeter"
        )
      }
    }
  }
}
