import Documents
import Governance

@testable import GovernanceStore

/// Commands by chance about records that are there, and sometimes about some that are not.
struct CommandDice {
  var dice: Dice
  /// How many ids of each prefix were given out.
  var counts: [IDPrefix: Int] = [:]
  let now: Instant
  /// Accounts and rights by the words in which sources name them.
  let accounts: [String]
  let rights: [String]
  /// Digest of the evidence of the newest item.
  var evidence: String?

  static let people = ["root", "ada", "mei", "ben", "noor", "rita", "pipe", "pat", "cora", "petra"]

  mutating func actor() -> Operator {
    if dice.once(in: 12) { return .user("ci") }
    var actor = Operator.claiming(dice.pick(Self.people))
    if dice.once(in: 10) { actor.delegateFor = dice.pick(Self.people) }
    return actor
  }

  mutating func id<Subject>(_ prefix: IDPrefix) -> Identifier<Subject> {
    let count = counts[prefix] ?? 0
    // The newest are the ones of which something can become.
    let number = dice.once(in: 3) ? 1 + dice.below(count + 1) : count - dice.below(min(count, 4))
    return Identifier("\(prefix.rawValue)-\(max(1, number))")
  }

  mutating func person() -> Person.ID { Identifier(dice.pick(Self.people)) }

  mutating func seen() -> Int? { dice.once(in: 6) ? 1 + dice.below(5) : nil }

  mutating func reason() -> String { dice.once(in: 12) ? " " : "for a reason of its own" }

  mutating func length() -> Duration {
    dice.pick([.zero, .minutes(30), .hours(2), .hours(24), .days(7), .days(14), .days(40)])
  }

  mutating func digest() -> String {
    let digit = dice.pick(["1", "2", "3", "4", "a", "b", "c"])
    return "sha256:" + String(repeating: digit, count: 64)
  }

  /// One command of any machine.
  mutating func command() -> Command {
    switch dice.below(9) {
    case 0: onRequests()
    case 1: onPeople()
    case 2: onExceptions()
    case 3: onFindings()
    case 4: onWorkloads()
    case 5: onPackages()
    case 6: onTickets()
    case 7: onBundles()
    default: onReviews()
    }
  }

  private mutating func onRequests() -> Command {
    switch dice.below(9) {
    case 0, 1: return .request(requestDraft())
    case 2, 3: return .approve(decision())
    case 4: return .deny(decision())
    case 5: return .withdrawVote(id(.request))
    case 6: return .ask(id(.request), text: reason())
    case 7: return .revoke(id(.grant), reason: reason(), seen: seen())
    default:
      return dice.pick([
        .answer(id(.request), text: reason()), .cancel(id(.request), reason: nil),
        .attest(id(.grant), reason: reason()),
      ])
    }
  }

  private mutating func requestDraft() -> RequestDraft {
    var draft = RequestDraft(
      entitlement: Identifier(dice.pick(rights)),
      duration: length(),
      justification: "retrain after the label fix",
      ticket: dice.once(in: 2) ? "ML-1" : nil
    )
    draft.beneficiary = Identifier(dice.pick(accounts))
    if dice.once(in: 4) { draft.startAt = now + .hours(dice.below(60)) }
    if dice.once(in: 8) { draft.supersedes = id(.request) }
    if dice.once(in: 8) { draft.renews = id(.grant) }
    if dice.once(in: 8) { draft.exception = (id(.exception) as PolicyException.ID).text }
    return draft
  }

  private mutating func decision() -> Decision {
    Decision(request: id(.request), seenVersion: 1 + dice.below(4), reason: reason())
  }

  private mutating func onPeople() -> Command {
    switch dice.below(9) {
    case 0: return .setPersona(person(), dice.pick(Persona.allCases), held: dice.once(in: 2))
    case 1: return .link(person(), Identifier(dice.pick(accounts)))
    case 2: return .unlink(person(), Identifier(dice.pick(accounts)), reason: reason())
    case 3: return .delegate(to: person(), from: now, until: now + length())
    case 4: return .endDelegation(id(.delegation))
    case 5:
      return .assignOwner(
        subject: dice.pick(accounts + rights),
        person: person(),
        team: nil,
        reason: reason()
      )
    case 6: return .addPerson(PersonDraft(handle: "p\(dice.below(40))", name: "Somebody"))
    case 7 where dice.once(in: 4):
      // Never the last who can go on.
      return .offboard(
        Identifier("p\(dice.below(40))"),
        effectiveAt: nil,
        reason: reason()
      )
    default: return .applyRules(rules(), reason: reason())
    }
  }

  private mutating func rules() -> Rules {
    var rules = Rules.standard
    rules.maximumRenewals = dice.below(4)
    rules.registry.standardChanges.append("change-\(dice.below(3))")
    return rules
  }

  private mutating func onExceptions() -> Command {
    let command: ExceptionCommand =
      switch dice.below(12) {
      case 0, 1: .request(exceptionDraft())
      case 2, 3: .approve(id(.exception), reason: reason(), seen: seen())
      case 4: .deny(id(.exception), reason: reason(), seen: seen())
      case 5: .cancel(id(.exception), reason: reason())
      case 6:
        .review(id(.exception), ExceptionReview(fix: dice.once(in: 3), reason: reason()))
      case 7: .revoke(id(.exception), reason: reason(), seen: seen())
      case 8: .breakGlass(glassDraft())
      case 9: onGlass()
      case 10: .closeBacklogItem(id(.backlog), reason: reason(), seen: seen())
      default:
        .setMode(
          ControlClassDraft(
            name: dice.pick(["inference-gateway", "data-access", "telemetry"]),
            mode: dice.pick([.closed, .cached, .open, nil]),
            incident: dice.once(in: 4) ? nil : "INC-1",
            reason: reason()
          )
        )
      }
    return .exception(command)
  }

  private mutating func exceptionDraft() -> ExceptionDraft {
    ExceptionDraft(
      rule: dice.pick(["bucket-versioning", "no-prod-wildcard", "log-retention"]),
      scope: dice.pick(["access:reader", "workload:=trainer env:prod", "env:prod"]),
      length: dice.once(in: 8) ? nil : length(),
      owner: person(),
      compensatingControl: "watched",
      justification: "the provider has to change first",
      ticket: "OPS-1"
    )
  }

  private mutating func glassDraft() -> BreakGlassDraft {
    BreakGlassDraft(
      entitlement: Identifier(dice.pick(rights)),
      incident: "INC-2",
      length: length(),
      reason: reason(),
      account: Identifier(dice.pick(accounts))
    )
  }

  private mutating func onGlass() -> ExceptionCommand {
    switch dice.below(4) {
    case 0: .extend(id(.breakGlass), length: .minutes(20), reason: reason())
    case 1: .approveExtension(id(.breakGlass), reason: nil, seen: seen())
    case 2: .endBreakGlass(id(.breakGlass), reason: reason(), seen: seen())
    default:
      .reviewBreakGlass(
        id(.breakGlass),
        justified: dice.once(in: 2),
        reason: reason(),
        seen: seen()
      )
    }
  }

  private mutating func onFindings() -> Command {
    let prefix: IDPrefix = dice.once(in: 2) ? .drift : .compliance
    let finding = (id(prefix) as DriftFinding.ID).text
    let exception = (id(.exception) as PolicyException.ID).text
    let until = now + length()
    let command: FindingCommand =
      switch dice.below(10) {
      case 0: .acknowledge(finding, reason: nil, seen: seen())
      case 1: .assign(finding, to: person(), seen: seen())
      case 2: .remediate(finding, reason: nil, seen: seen())
      case 3: .remediated(finding, reason: nil, seen: seen())
      case 4:
        .report(finding, dice.pick(RemediationRun.allCases), reason: reason(), seen: seen())
      case 5:
        .accept(finding, exception: exception, until: until, reason: reason(), seen: seen())
      case 6:
        .waive(finding, until: until, exception: exception, reason: reason(), seen: seen())
      case 7: .falsePositive(finding, reason: reason(), seen: seen())
      default:
        .evaluate(
          EvaluationDraft(
            rule: dice.pick(["bucket-versioning", "root-mfa"]),
            resource: dice.pick(["bucket labels", "bucket raw"]),
            dice.pick(Evaluation.allCases),
            playbook: dice.once(in: 6) ? nil : "put-right"
          )
        )
      }
    return .finding(command)
  }

  private mutating func onWorkloads() -> Command {
    let identity: WorkloadIdentity.ID = id(.workload)
    let command: WorkloadCommand =
      switch dice.below(10) {
      case 0:
        .propose(
          Identifier(dice.pick(accounts)),
          zone: dice.pick(IdentityZone.allCases),
          owner: dice.once(in: 4) ? nil : person()
        )
      case 1, 2:
        .register(
          identity,
          WorkloadDraft(
            intentVersion: dice.once(in: 6) ? "" : "v1",
            tokenLifetime: .minutes(10),
            audience: "one",
            attested: true,
            provenance: true
          ),
          seen: seen()
        )
      case 3: .activate(identity, reason: nil, seen: seen())
      case 4: .assignOwner(identity, person(), seen: seen())
      case 5: .suspend(identity, reason: reason(), seen: seen())
      case 6: .deprecate(identity, reason: reason(), seen: seen())
      case 7: .decommission(identity, reason: reason(), seen: seen())
      case 8:
        .quarantine(identity, reason: reason(), ticket: "INC-3", keep: [], seen: seen())
      default:
        dice.pick([
          .review(identity, reason: reason(), seen: seen()),
          .rotate(identity, reason: nil, seen: seen()),
        ])
      }
    return .workload(command)
  }
}
