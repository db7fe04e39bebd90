package import Documents
package import Governance

extension Intent {
  /// What contradicts the rules once the identity is meant for an environment.
  ///
  /// Places are in `document`, from which the base was read; `zones` has the least each zone asks.
  package func problems(
    in document: Document,
    zones: ZoneRules = .standard
  ) -> [IntentProblem] {
    timeProblems(document, zones.minimum(zone.identityZone))
      + elevationProblems(document) + allowProblems(document) + audienceProblems(document)
      + breakGlassProblems(document)
  }

  private func timeProblems(_ document: Document, _ minimum: ZoneMinimum) -> [IntentProblem] {
    var problems: [IntentProblem] = []
    if token.automount {
      problems.append(
        document.problem(
          at: "/spec/token/automount",
          "a mounted token has no audience and lives 3607 s: project one with an audience instead"
        )
      )
    }
    if token.lifetime < .seconds(600) {
      problems.append(
        document.problem(
          at: "/spec/token/ttl",
          "\(token.lifetime.written) is too short: projected tokens last at least 10m"
        )
      )
    }
    if token.lifetime > minimum.tokenLifetime {
      problems.append(
        document.problem(
          environment == .prod ? .error : .warning,
          at: "/spec/token/ttl",
          "\(token.lifetime.written) is longer than tokens of the zone `\(zone.rawValue)` last, "
            + "\(minimum.tokenLifetime.written): shorten it in the base or the overlay"
        )
      )
    }
    return problems
  }

  private func elevationProblems(_ document: Document) -> [IntentProblem] {
    allow.enumerated().flatMap { index, entry -> [IntentProblem] in
      guard entry.isElevated(on: classification) else { return [] }
      var problems: [IntentProblem] = []
      if expires == nil {
        problems.append(
          document.problem(
            at: "/spec/allow/\(index)",
            "`\(entry.id)` is elevated, so the identity needs `expires`: add it to the overlay"
          )
        )
      }
      if [.deploy, .data, .thirdParty].contains(zone), entry.justification == nil {
        problems.append(
          document.problem(
            at: "/spec/allow/\(index)",
            "`\(entry.id)` is elevated in the zone `\(zone.rawValue)`: it needs a `justification`"
          )
        )
      }
      return problems
    }
  }

  /// Each provider checks the audience before anything else; a missing one makes all allows dead.
  private func audienceProblems(_ document: Document) -> [IntentProblem] {
    let wanted: [(Provider, String, [String])] = [
      (.aws, "`\(Audiences.aws)`", token.audience.filter { $0 == Audiences.aws }),
      (.azure, "`\(Audiences.azure)`", token.audience.filter { $0 == Audiences.azure }),
      (.gcp, "that of its workload identity pool", Audiences.gcp(token.audience)),
    ]
    return wanted.compactMap { provider, name, found in
      guard found.isEmpty, allow.contains(where: { $0.concerns(provider) }) else { return nil }
      return document.problem(
        at: "/spec/token/audience",
        "the audience of \(provider.rawValue), \(name), is missing"
      )
    }
  }

  private func breakGlassProblems(_ document: Document) -> [IntentProblem] {
    var problems: [IntentProblem] = []
    if document.value(at: "/spec/breakGlass/approvers") != nil {
      problems.append(
        document.problem(
          .warning,
          at: "/spec/breakGlass/approvers",
          "break-glass is reviewed after, not approved: it is called `postReview` now"
        )
      )
    }
    if let breakGlass, breakGlass.maxLifetime > IntentBreakGlass.longest {
      problems.append(
        document.problem(
          at: "/spec/breakGlass/maxTTL",
          "\(breakGlass.maxLifetime.written) is longer than break-glass may last, "
            + "\(IntentBreakGlass.longest.written): longer departures are approved exceptions"
        )
      )
    }
    return problems
  }
}

/// The audiences that the providers ask for, by their documentation.
enum Audiences {
  static let aws = "sts.amazonaws.com"
  static let azure = "api://AzureADTokenExchange"

  /// Google's is that of the pool, of any name: all that are not of the others.
  static func gcp(_ audience: [String]) -> [String] {
    audience.filter { $0 != aws && $0 != azure }
  }
}
