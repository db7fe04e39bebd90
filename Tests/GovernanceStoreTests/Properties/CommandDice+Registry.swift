import Documents
import Governance

@testable import GovernanceStore

extension CommandDice {
  mutating func onPackages() -> Command {
    let package: ModelPackage.ID = id(.package)
    switch dice.below(10) {
    case 0, 1: return .package(.register(packageDraft()))
    case 2: return .package(.evaluate(package, packageFindings(), seen: seen()))
    case 3: return .package(.attest(package, packageVerdict(), seen: seen()))
    case 4:
      return .package(
        .submit(
          package,
          PackageSubmission(ticket: dice.once(in: 5) ? nil : id(.ticket)),
          seen: seen()
        )
      )
    case 5: return .package(.approve(packageDecision(package)))
    case 6: return .package(.reject(packageDecision(package)))
    case 7:
      return .package(
        .promote(package, to: dice.pick(Environment.allCases), change: nil, seen: seen())
      )
    case 8:
      return .package(.demote(package, reason: reason(), incident: "INC-5", seen: seen()))
    default: return .package(.archive(package, seen: seen()))
    }
  }

  private mutating func packageDraft() -> PackageDraft {
    var draft = PackageDraft(
      group: dice.pick(["fraud", "ranking"]),
      digest: digest(),
      owner: person(),
      riskTier: dice.once(in: 8) ? nil : "high"
    )
    draft.datasetVersion = "labels-1"
    draft.rollbackPlan = "the one before"
    draft.committers = [person()]
    return draft
  }

  private mutating func packageFindings() -> PackageFindings {
    var findings = PackageFindings(
      evaluations: [
        PackageEvaluation(
          name: "fairness",
          environment: dice.pick([.stage, .stage, .dev]),
          result: digest(),
          passed: !dice.once(in: 5)
        )
      ],
      testsPassed: dice.once(in: 5) ? 3 : 4,
      testsTotal: 4
    )
    findings.developers = [person()]
    findings.bundle = dice.once(in: 4) ? nil : id(.bundle)
    findings.provenance = PackageProvenance(
      subject: digest(),
      level: "slsa3",
      statement: digest(),
      signer: "builder"
    )
    return findings
  }

  private mutating func packageVerdict() -> PackageVerdict {
    PackageVerdict(
      passed: !dice.once(in: 4),
      policy: digest(),
      verifier: "gate",
      statement: digest()
    )
  }

  private mutating func packageDecision(_ package: ModelPackage.ID) -> PackageDecision {
    PackageDecision(package: package, seenVersion: 1 + dice.below(5), reason: reason())
  }

  mutating func onTickets() -> Command {
    let ticket: ChangeTicket.ID = id(.ticket)
    switch dice.below(8) {
    case 0, 1: return .ticket(.create(ticketDraft()))
    case 2: return .ticket(.amend(ticket, ticketDraft(), seen: seen()))
    case 3: return .ticket(.cancel(ticket, reason: reason(), seen: seen()))
    case 4:
      var draft = DrillDraft(
        name: "rollback",
        kind: dice.pick(Drill.Kind.allCases),
        responders: dice.once(in: 6) ? [] : [person()]
      )
      draft.workload = "fraud-trainer"
      draft.environment = .prod
      return .drill(.start(draft))
    case 5:
      return .drill(
        dice.pick([
          .stop(id(.drill), result: reason(), passed: dice.once(in: 2), seen: seen()),
          .cancel(id(.drill), reason: reason(), seen: seen()),
        ])
      )
    default:
      return .ticket(
        .advance(
          ticket,
          TicketStep(
            outcome: dice.pick([.successful, .failed, .rolledBack, nil]),
            effect: reason(),
            evidence: dice.once(in: 4) ? [] : ["https://ci.example/1"]
          ),
          seen: seen()
        )
      )
    }
  }

  private mutating func ticketDraft() -> TicketDraft {
    var draft = TicketDraft(kind: dice.pick(ChangeTicket.Kind.allCases))
    draft.template = "rotate-credential"
    draft.problem = dice.once(in: 6) ? nil : "labels drifted"
    draft.proposedFix = "the retrained model"
    draft.testResults = "eval-1"
    draft.rollbackPlan = "the one before"
    draft.windowFrom = now - .hours(dice.below(30))
    draft.windowUntil = now + .hours(dice.below(90))
    return draft
  }

  mutating func onBundles() -> Command {
    let bundle: PolicyBundle.ID = id(.bundle)
    switch dice.below(12) {
    case 0, 1:
      return .bundle(
        .draft(
          BundleDraft(
            workload: "fraud-trainer",
            environment: dice.pick([.prod, .stage]),
            tier: "critical",
            digest: digest(),
            points: ["gw-1"]
          )
        )
      )
    case 2: return .bundle(.test(bundle, bundleTests(), seen: seen()))
    case 3:
      return .bundle(
        .sign(
          bundle,
          BundleSignature(key: "SHA256:x", signed: digest(), expiresAt: now + length()),
          seen: seen()
        )
      )
    case 4: return .bundle(.reject(bundle, reason: reason(), seen: seen()))
    case 5:
      let watch = BundleWatch(
        decisions: 10_000,
        legitimate: dice.below(3),
        attacks: 1,
        untriaged: dice.below(2)
      )
      return .bundle(.observe(bundle, watch, seen: seen()))
    case 6: return .bundle(.pin(bundle, good: id(.bundle), fetched: digest(), seen: seen()))
    case 7: return .bundle(.report(bundle, point: "gw-1", digest: digest()))
    case 8: return .bundle(.consent(bundle, reason: reason(), seen: seen()))
    case 9:
      return .bundle(.rollBack(bundle, reason: reason(), incident: nil, seen: seen()))
    default:
      return .bundle(
        .rollOut(
          bundle,
          to: dice.pick([
            .shadow(reason: reason(), ticket: "INC-1"), .canary(10), .canary(60), .enforced,
          ]),
          seen: seen()
        )
      )
    }
  }

  private mutating func bundleTests() -> BundleTests {
    BundleTests(
      lintErrors: dice.once(in: 6) ? 1 : 0,
      passed: 4,
      total: 4,
      deniedPaths: 1,
      validationErrors: 0,
      securityWarnings: 0
    )
  }

  mutating func onReviews() -> Command {
    let campaign: Campaign.ID = id(.campaign)
    switch dice.below(9) {
    case 0: return .certification(.create(campaignDraft()))
    case 1, 2: return .certification(.start(campaign))
    case 3: return .certification(.finish(campaign))
    case 4: return .certification(.cancel(campaign, reason: reason()))
    case 5: return .certification(.signOff(campaign))
    case 6: return .certification(.refresh([id(.item)]))
    case 7:
      return .certification(
        dice.pick([
          .reopen([id(.item)]), .reassign([id(.item)], to: person(), reason: reason()),
          .except(id(.item), exception: (id(.exception) as PolicyException.ID).text),
          .iterate(campaign, dueAt: endOfDay(5), reason: reason()),
        ])
      )
    default:
      return .certification(
        .answer(
          ReviewAnswer(
            dice.pick(Verdict.allCases),
            to: [ReviewAnswer.Shown(id(.item), evidence: evidence ?? "")],
            comment: reason()
          )
        )
      )
    }
  }

  private func endOfDay(_ days: Int) -> Instant {
    Instant(milliseconds: (Int64(now.day) + Int64(days) + 1) * 86_400_000 - 1_000)
  }

  private mutating func campaignDraft() -> CampaignDraft {
    CampaignDraft(
      name: "some access",
      scope: dice.pick(["", "env:prod", "type:workload", "is:nothing"]),
      zone: "UTC",
      reviewers: [ReviewerChoice(.named, persons: [person(), person()])],
      dueAt: [endOfDay(dice.below(20))],
      strategy: dice.pick(StageStrategy.allCases),
      silence: dice.pick([.revoke, .keep, .escalate, nil]),
      fallback: [person()]
    )
  }
}
