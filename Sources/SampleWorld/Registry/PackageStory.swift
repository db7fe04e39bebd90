import Governance

/// Model packages from their registration to the archive, each with the change under which it went into use.
struct PackageStory {
  let calendar: StoryCalendar

  var steps: [Step] { TextTable(Self.text).rows.flatMap(steps) }

  private func moment(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
    calendar.moment(daysAgo: day, hour: hour, minute: minute)
  }

  /// A package and its life: `evaluate:120`, an act and the days before the end.
  private func steps(_ row: TextTable.Row) -> [Step] {
    let label = row.text(0)
    let registering = Step(moment(row.number(5) ?? 0, 8), by: "iris", label: label) { names in
      var draft = PackageDraft(
        group: row.text(1),
        digest: SampleDigest.of(label),
        owner: names.person(row.text(2)),
        riskTier: row.text(3)
      )
      draft.name = label
      draft.run = "gha-\(8_000 + (row.number(5) ?? 0))"
      draft.datasetVersion = "labels-2025-q4"
      draft.rollbackPlan = "the package before"
      draft.committers = [names.person(row.text(4))]
      return .package(.register(draft))
    }
    return [registering]
      + (row[6] == nil ? [] : row.words(6)).enumerated().flatMap { place, word in
        let parts = word.split(separator: ":").map(String.init)
        let day = Int(parts[1]) ?? 0
        return acts(
          parts[0],
          label,
          bundle: row.text(7),
          developer: row.text(4),
          moment(day, 12, place * 4)
        )
      }
  }

  private func acts(
    _ act: String,
    _ label: String,
    bundle: String,
    developer: String,
    _ at: Instant
  ) -> [Step] {
    switch act {
    case "evaluate": return [evaluation(at, label, bundle, developer)]
    case "submit": return submission(at, label)
    case "approve": return [decision(at, label, isYes: true)]
    case "reject":
      return [
        decision(at, label, isYes: false),
        Step(at + .minutes(2), by: "iris") { names in
          names.known(ChangeTicket.self, label).map {
            .ticket(.cancel($0.id, reason: "the package was rejected", seen: nil))
          }
        },
      ]
    case "promote": return promotion(at, label, bundle)
    case "demote":
      return [
        one(at, "petra", label) {
          .demote($0.id, reason: "false positives doubled", incident: "INC-404", seen: nil)
        }
      ]
    case "archive": return [one(at, "iris", label) { .archive($0.id, seen: nil) }]
    default: return []
    }
  }

  private func one(
    _ at: Instant,
    _ actor: String,
    _ label: String,
    _ command: @escaping @Sendable (ModelPackage) -> PackageCommand
  ) -> Step {
    Step(at, by: actor) { names in
      names.known(ModelPackage.self, label).map { .package(command($0)) }
    }
  }

  private func evaluation(
    _ at: Instant,
    _ label: String,
    _ bundle: String,
    _ developer: String
  ) -> Step {
    Step(at, by: "emre") { names in
      guard let package = names.known(ModelPackage.self, label) else { return nil }
      var findings = PackageFindings(
        evaluations: [
          evaluation("fairness", label), evaluation("load", label),
        ],
        testsPassed: 48,
        testsTotal: 48
      )
      findings.provenance = PackageProvenance(
        subject: package.digest,
        level: "slsa3",
        statement: SampleDigest.of("\(label) provenance"),
        signer: "builder@acme.example"
      )
      findings.bundle = names.id(bundle)
      findings.developers = [names.person(developer)]
      return .package(.evaluate(package.id, findings, seen: nil))
    }
  }

  private func evaluation(_ name: String, _ label: String) -> PackageEvaluation {
    PackageEvaluation(
      name: name,
      environment: .stage,
      result: SampleDigest.of("\(label) \(name)"),
      passed: true
    )
  }

  /// With the change that is about it, assessed and on its way to authorization.
  private func submission(_ at: Instant, _ label: String) -> [Step] {
    [
      Step(at - .minutes(3), by: "iris", label: label) { names in
        var draft = TicketDraft(concerns: [names.id(label) as ModelPackage.ID].map(\.text))
        draft.problem = "the labels have drifted, \(label) was trained on the new ones"
        draft.proposedFix = "put \(label) into use"
        draft.testResults = "fairness and load in stage, both passed"
        draft.rollbackPlan = "the package before comes back"
        draft.windowFrom = at
        draft.windowUntil = at + .days(5)
        return .ticket(.create(draft))
      },
      Step.all(at - .minutes(2), by: "iris") { names in
        names.known(ChangeTicket.self, label).map { change in
          (0..<2).map { _ in .ticket(.advance(change.id, TicketStep(), seen: nil)) }
        } ?? []
      },
      Step(at, by: "iris") { names in
        names.known(ModelPackage.self, label).map {
          .package(.submit($0.id, PackageSubmission(ticket: names.id(label)), seen: nil))
        }
      },
    ]
  }

  private func decision(_ at: Instant, _ label: String, isYes: Bool) -> Step {
    one(at, "ben", label) { package in
      let decision = PackageDecision(
        package: package.id,
        seenVersion: package.version,
        reason: isYes
          ? "tests and provenance are in order" : "the plan names an endpoint that is gone"
      )
      return isYes ? .approve(decision) : .reject(decision)
    }
  }

  /// Verified against the policy in force, put into use inside the window, and the change closed with proof.
  private func promotion(_ at: Instant, _ label: String, _ bundle: String) -> [Step] {
    [
      Step(at, by: "ben") { names in
        names.known(ChangeTicket.self, label).map {
          .ticket(.advance($0.id, TicketStep(), seen: nil))
        }
      },
      Step(at + .minutes(1), by: "emre") { names in
        guard let package = names.known(ModelPackage.self, label),
          let policy = names.known(PolicyBundle.self, bundle)
        else { return nil }
        return .package(
          .attest(
            package.id,
            PackageVerdict(
              passed: true,
              policy: policy.digest,
              verifier: "deployment gate",
              statement: SampleDigest.of("\(label) verdict")
            ),
            seen: nil
          )
        )
      },
      Step(at + .minutes(2), by: "grace", ownUser: true) { names in
        guard let package = names.known(ModelPackage.self, label) else { return nil }
        return .package(.promote(package.id, to: .prod, change: nil, seen: nil))
      },
      change(at + .minutes(3), "grace", label, TicketStep()),
      change(
        at + .minutes(40),
        "grace",
        label,
        TicketStep(outcome: .successful, effect: "all traffic is on \(label)")
      ),
      change(
        at + .minutes(55),
        "iris",
        label,
        TicketStep(evidence: ["https://ci.acme.example/\(label)"])
      ),
    ]
  }

  private func change(_ at: Instant, _ actor: String, _ label: String, _ step: TicketStep) -> Step {
    Step(at, by: actor) { names in
      names.known(ChangeTicket.self, label).map { .ticket(.advance($0.id, step, seen: nil)) }
    }
  }

  /// name, group, owner, tier, who built it, registered, life, bundle; days before the end.
  private static let text = """
    fraud-scoring/11 | fraud-scoring | elif | high | kai | 333 | evaluate:332 submit:331 approve:330 promote:329 archive:130 | policy-fraud-1
    ranking/30 | ranking | clara | medium | yuki | 327 | evaluate:326 submit:325 approve:324 promote:323 | policy-ranking-1
    fraud-scoring/12 | fraud-scoring | elif | high | priya | 302 | evaluate:301 submit:300 approve:299 promote:298 | policy-fraud-1
    fraud-scoring/12b | fraud-scoring | elif | high | jonas | 262 | evaluate:261 submit:260 reject:259 archive:160 | policy-fraud-1
    fraud-scoring/13 | fraud-scoring | elif | high | diego | 203 | evaluate:202 submit:201 approve:200 promote:199 | policy-fraud-2
    fraud-scoring/13b | fraud-scoring | elif | high | joon | 96 | evaluate:95 submit:94 reject:93 | policy-fraud-2
    ranking/31 | ranking | clara | medium | ivan | 172 | evaluate:171 submit:170 approve:169 promote:168 | policy-ranking-2
    fraud-scoring/14 | fraud-scoring | elif | high | kai | 45 | evaluate:44 submit:43 approve:42 promote:41 demote:39 | policy-fraud-2
    ranking/32 | ranking | clara | medium | lea | 12 | evaluate:11 submit:4 approve:3 | policy-ranking-2
    fraud-scoring/15 | fraud-scoring | elif | high | noor | 6 | evaluate:5 submit:2 | policy-fraud-2
    ranking/33 | ranking | clara | medium | chen | 4 | evaluate:2 | policy-ranking-2
    churn/1 | churn | elif | low | priya | 3 | - | -
    churn/2 | churn | elif | low | jonas | 1 | - | -
    """
}
