import Governance

/// Standing access that was taken away over the year, and who answers for what is left.
struct CleanUp {
  let calendar: StoryCalendar

  var steps: [Step] { revocations + ofRoles + [stuck] + owners }

  /// Each right that the account no longer shows from a day on was revoked the day before.
  private var revocations: [Step] {
    CloudHolding.ofUsers.filter { ($0.span.until ?? 0) > 1 && !isRenewedSpan($0) }
      .enumerated().flatMap { place, holding in revocation(of: holding, number: place) }
  }

  /// The table tells in two rows what one holder keeps while others lose it.
  private func isRenewedSpan(_ holding: CloudHolding) -> Bool {
    CloudHolding.ofUsers.contains {
      $0.holder == holding.holder && $0.right == holding.right
        && $0.span.from == holding.span.until
    }
  }

  private func revocation(of holding: CloudHolding, number: Int) -> [Step] {
    guard let right = CloudRight.byName[holding.right], let until = holding.span.until,
      Roster.byHandle[holding.holder]?.leftDaysAgo == nil
    else { return [] }
    let account = holding.account.user(holding.holder)
    let actor = ["mei", "sofia"].first { $0 != holding.holder } ?? "mei"
    let at = calendar.moment(daysAgo: Int(until) + 1, hour: 9, minute: number % 60)
    let revoking = Step(
      at,
      by: actor,
      .perform(label: nil) { names in
        names.revocableGrant(account, right.id).map {
          [.revoke($0, reason: "not used for months, ask when you need it", seen: nil)]
        } ?? []
      }
    )
    guard number % 3 == 0, holding.holder != "ravi" else { return [revoking] }
    return [
      revoking,
      Step(
        at + .minutes(140),
        by: "ravi",
        .perform(label: nil) { names in
          names.adoptedGrant(account, right.id).map {
            [.attest($0, reason: "detached, looked at the account")]
          } ?? []
        }
      ),
    ]
  }

  /// The same for what roles were given in a hurry.
  private var ofRoles: [Step] {
    InlinePolicy.all.compactMap { policy in
      guard let until = policy.span.until else { return nil }
      return Step(
        calendar.moment(daysAgo: Int(until) + 1, hour: 10),
        by: "mei",
        .perform(label: nil) { names in
          names.revocableGrant(policy.account.role(policy.holder), policy.id).map {
            [.revoke($0, reason: "replaced by a right of its own size", seen: nil)]
          } ?? []
        }
      )
    }
  }

  /// Decided, and the account still shows it.
  private var stuck: Step {
    Step(
      calendar.ago(minutes: 41),
      by: "mei",
      .perform(label: nil) { names in
        guard let right = CloudRight.byName["function-rollout"],
          let grant = names.revocableGrant(CloudAccount.prod.role("ci-legacy"), right.id)
        else { return [] }
        return [.revoke(grant, reason: "no pipeline uses it any more", seen: nil)]
      }
    )
  }

  /// Groups carry no tags, so their owners are said here; and one thing changed hands.
  private var owners: [Step] {
    let groups = CloudAccount.allCases.flatMap { account in
      CloudGroup.all(in: account).compactMap { group in
        Self.team(of: group).map { (account.group(group.name), $0) }
      }
    }
    return [
      Step(
        calendar.moment(daysAgo: 364, hour: 14),
        by: "mei",
        .perform(label: nil) { _ in
          groups.map { group, team in
            .assignOwner(subject: group.text, person: nil, team: team, reason: nil)
          }
        }
      ),
      Step(
        calendar.moment(daysAgo: 364, hour: 15),
        by: "mei",
        .perform(label: nil) { names in
          [
            .assignOwner(
              subject: CloudAccount.prod.role("AWSServiceRoleForSageMaker").text,
              person: names.person("dario"),
              team: nil,
              reason: "the provider made it for us"
            )
          ]
        }
      ),
      Step(
        calendar.moment(daysAgo: 1, hour: 10),
        by: "ines",
        .perform(label: nil) { names in
          [
            .assignOwner(
              subject: CloudAccount.prod.role("label-sync").text,
              person: names.person("ben"),
              team: nil,
              reason: "marta has left"
            )
          ]
        }
      ),
    ]
  }

  private static func team(of group: CloudGroup) -> String? {
    switch group.name {
    case "security-readers": "security"
    case "fraud-engineers": "ml-fraud"
    case "ranking-engineers": "ml-ranking"
    case "data-engineers": "data"
    case "mlops-engineers", "stage-developers", "stage-operators": "mlops"
    case "cost-viewers": "finance"
    case "legacy-ops": nil
    default: "platform"
    }
  }
}
