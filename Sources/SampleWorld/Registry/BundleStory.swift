import Governance

/// Policy bundles on their way through shadow and canary, enforced, replaced, and taken back.
struct BundleStory {
  let calendar: StoryCalendar

  var steps: [Step] {
    TextTable(Self.text).rows.flatMap(steps) + drills
  }

  private func moment(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
    calendar.moment(daysAgo: day, hour: hour, minute: minute)
  }

  /// `canary:200`: an act and the days before the end; the acts of one day follow on each other.
  private func steps(_ row: TextTable.Row) -> [Step] {
    let label = row.text(0)
    let workload = row.text(1)
    let drafting = Step(moment(row.number(3) ?? 0, 9), by: "hannah", label: label) { _ in
      .bundle(
        .draft(
          BundleDraft(
            workload: workload,
            environment: .prod,
            tier: row.text(2),
            digest: SampleDigest.of(label),
            points: Self.points(of: workload)
          )
        )
      )
    }
    guard row[4] != nil else { return [drafting] }
    return [drafting]
      + row.words(4).enumerated().flatMap { place, word in
        let parts = word.split(separator: ":").map(String.init)
        return acts(parts[0], label, moment(Int(parts[1]) ?? 0, 10, place * 3), parts.dropFirst(2))
      }
  }

  private static func points(of workload: String) -> [String] {
    ["\(workload)-gw-1", "\(workload)-gw-2"]
  }

  private func acts(
    _ act: String,
    _ label: String,
    _ at: Instant,
    _ details: ArraySlice<String>
  ) -> [Step] {
    let detail = details.first ?? ""
    switch act {
    case "test": return [one(at, "ravi", label) { .test($0.id, Self.tests, seen: nil) }]
    case "sign":
      return [
        one(at, "mei", label) {
          .sign(
            $0.id,
            BundleSignature(
              key: "SHA256:4fQe9aZr",
              signed: $0.digest,
              expiresAt: at + .days(500)
            ),
            seen: nil
          )
        }
      ]
    case "reject":
      return [
        one(at, "ravi", label) { .reject($0.id, reason: "denies its own health check", seen: nil) }
      ]
    case "shadow":
      return [
        one(at, "grace", label) {
          .rollOut($0.id, to: .shadow(reason: nil, ticket: nil), seen: nil)
        }
      ]
    case "watch": return [watch(at, label, untriaged: Int(detail) ?? 0)]
    case "pin": return [pin(at, label, to: detail)]
    case "canary":
      return [
        one(at, "grace", label) { .rollOut($0.id, to: .canary(Int(detail) ?? 10), seen: nil) }
      ]
    case "enforce": return enforcing(at, label)
    case "consent":
      return [
        one(at, "mei", label) { .consent($0.id, reason: "it denies the batch job", seen: nil) },
        one(at + .minutes(20), "ravi", label) {
          .rollOut(
            $0.id,
            to: .shadow(reason: "it denies the batch job", ticket: "INC-341"),
            seen: nil
          )
        },
      ]
    case "rollback": return rollback(at, label)
    default: return []
    }
  }

  private static let tests = BundleTests(
    lintErrors: 0,
    passed: 48,
    total: 48,
    deniedPaths: 12,
    validationErrors: 0,
    securityWarnings: 0
  )

  private func one(
    _ at: Instant,
    _ actor: String,
    _ label: String,
    _ command: @escaping @Sendable (PolicyBundle) -> BundleCommand
  ) -> Step {
    Step(at, by: actor) { names in
      names.known(PolicyBundle.self, label).map { .bundle(command($0)) }
    }
  }

  private func watch(_ at: Instant, _ label: String, untriaged: Int) -> Step {
    one(at, "grace", label) {
      .observe(
        $0.id,
        BundleWatch(decisions: 128_400, legitimate: 14, attacks: 6, untriaged: untriaged),
        seen: nil
      )
    }
  }

  private func pin(_ at: Instant, _ label: String, to good: String) -> Step {
    Step(at, by: "grace") { names in
      guard let bundle = names.known(PolicyBundle.self, label),
        let good = names.known(PolicyBundle.self, good)
      else { return nil }
      return .bundle(.pin(bundle.id, good: good.id, fetched: good.digest, seen: nil))
    }
  }

  private func enforcing(_ at: Instant, _ label: String) -> [Step] {
    [
      Step.all(at, by: "grace") { names in
        names.known(PolicyBundle.self, label).map { bundle in
          bundle.points.map { .bundle(.report(bundle.id, point: $0, digest: bundle.digest)) }
        } ?? []
      },
      one(at + .minutes(2), "grace", label) { .rollOut($0.id, to: .enforced, seen: nil) },
    ]
  }

  /// Taken back to the last known good, which comes back as a bundle of its own and reaches every point.
  private func rollback(_ at: Instant, _ label: String) -> [Step] {
    [
      Step(at, by: "petra", label: "\(label)-back") { names in
        names.known(PolicyBundle.self, label).map {
          .bundle(
            .rollBack($0.id, reason: "denies the feature store", incident: "INC-396", seen: nil)
          )
        }
      }
    ] + enforcing(at + .minutes(4), "\(label)-back")
  }

  /// label, workload, tier, drafted, acts; days before the end.
  private static let text = """
    policy-fraud-1 | fraud-serving | critical | 338 | test:338 sign:338 shadow:337 watch:335 canary:334:10 canary:334:100 enforce:334
    policy-ranking-1 | ranking-serving | high | 332 | test:332 sign:331 shadow:331 watch:329 canary:328:50 enforce:328
    policy-fraud-2 | fraud-serving | critical | 212 | test:211 sign:211 shadow:210 watch:206 pin:206:policy-fraud-1 canary:205:10 canary:204:100 enforce:204
    policy-ranking-2 | ranking-serving | high | 190 | test:189 sign:189 shadow:188 watch:184 pin:184:policy-ranking-1 canary:183:20 consent:182 watch:179 canary:178:100 enforce:177
    policy-churn-0 | churn-serving | low | 175 | reject:174
    policy-fraud-3 | fraud-serving | critical | 66 | test:66 sign:65 shadow:65 watch:62 pin:62:policy-fraud-2 canary:61:10 canary:60:100 enforce:60 rollback:58
    policy-ranking-3 | ranking-serving | high | 8 | test:8 sign:7 shadow:6 watch:2:3
    policy-fraud-5 | fraud-serving | critical | 11 | test:10 sign:10 shadow:9 watch:7 pin:7:policy-fraud-2 canary:5:10
    policy-churn-1 | churn-serving | low | 14 | test:13 sign:12
    policy-monitor-1 | fraud-monitor | low | 9 | test:8
    policy-trainer-1 | fraud-trainer | medium | 3 | -
    """

  // MARK: Drills

  private var drills: [Step] {
    TextTable(Self.drillText).rows.flatMap { row -> [Step] in
      let label = row.text(0)
      let at = moment(row.number(4) ?? 0, 8)
      let starting = Step(at, by: row.text(5), label: label) { names in
        var draft = DrillDraft(
          name: label,
          kind: Drill.Kind(rawValue: row.text(1)) ?? .tabletop,
          responders: row.words(3).map { names.person($0) }
        )
        draft.workload = row[2]
        draft.environment = row[2] == nil ? nil : .prod
        return .drill(.start(draft))
      }
      guard let result = row[7] else { return [starting] }
      let stopping = Step(at + .seconds(row.number(6) ?? 0), by: row.text(5)) { names in
        names.known(Drill.self, label).map { drill in
          result == "canceled"
            ? .drill(.cancel(drill.id, reason: "a real incident came between", seen: nil))
            : .drill(.stop(drill.id, result: result, passed: row[8] == "passed", seen: nil))
        }
      }
      return [starting, stopping]
    }
  }

  /// name, kind, workload, responders, days ago, who leads it, seconds, result, verdict.
  private static let drillText = """
    rollback-fraud-1 | rollback | fraud-serving | grace emre | 336 | grace | 612 | restored after one wrong turn | passed
    rollback-ranking-1 | rollback | ranking-serving | grace linh | 331 | grace | 540 | restored | passed
    rollback-fraud-2 | rollback | fraud-serving | emre linh | 208 | grace | 402 | restored | passed
    rollback-ranking-2 | rollback | ranking-serving | linh | 187 | grace | 1500 | the pinned bundle was not found at once | failed
    rollback-ranking-3 | rollback | ranking-serving | linh grace | 186 | grace | 390 | restored | passed
    glass-tabletop | break_glass | - | petra sven tomasz | 150 | mei | 3600 | two of three knew the runbook | passed
    rollback-fraud-3 | rollback | fraud-serving | grace emre | 92 | grace | 260 | canceled | -
    game-day-broker | tabletop | - | petra sven olga mei | 54 | mei | 10800 | the broker was off for an hour, nothing opened | passed
    rollback-fraud-4 | rollback | fraud-serving | grace emre | 64 | grace | 214 | restored | passed
    rollback-fraud-5 | rollback | fraud-serving | grace linh | 6 | grace | 268 | restored | passed
    glass-quarter | break_glass | - | petra sven | 1 | mei | 0 | - | -
    """
}
