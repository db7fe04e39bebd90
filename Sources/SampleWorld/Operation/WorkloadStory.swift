import Governance

/// Machines under governance: proposed, declared for their zone, and what became of them.
struct WorkloadStory {
  let calendar: StoryCalendar
  let scenario: SampleWorld.Scenario

  var steps: [Step] { TextTable(Self.text).rows.flatMap(steps) + takenOver }

  private func steps(_ row: TextTable.Row) -> [Step] {
    let name = row.text(0)
    let account: CloudAccount = name.hasPrefix("stage-") ? .stage : .prod
    let principal = account.role(name)
    let zone = IdentityZone(rawValue: row.text(1)) ?? .runtime
    let proposal = Step(moment(row.number(3) ?? 0, hour: 10), by: "iris", label: name) { names in
      .workload(.propose(principal, zone: zone, owner: row[2].map { names.person($0) }))
    }
    let life = row[4] == nil ? [] : row.words(4)
    return [proposal] + life.enumerated().map { place, word in step(name, zone, word, place) }
  }

  private func moment(_ days: Int, hour: Int, minute: Int = 0) -> Instant {
    calendar.moment(daysAgo: days, hour: hour, minute: minute)
  }

  /// `rotate:120` or `quarantine:120:ravi`: an act, the days before the end, who does it.
  private func step(_ name: String, _ zone: IdentityZone, _ word: String, _ place: Int) -> Step {
    let parts = word.split(separator: ":").map(String.init)
    let (act, day, actor) = (parts[0], Int(parts[1]) ?? 0, parts.count > 2 ? parts[2] : "mei")
    return Step(moment(day, hour: 11, minute: place), by: actor) { names in
      names.known(WorkloadIdentity.self, name).flatMap { identity in
        Self.command(act, identity.id, zone, names).map { .workload($0) }
      }
    }
  }

  private static func command(
    _ act: String,
    _ id: WorkloadIdentity.ID,
    _ zone: IdentityZone,
    _ names: SampleNames
  ) -> WorkloadCommand? {
    switch act {
    case "register": .register(id, declaration(of: zone), seen: nil)
    case "activate": .activate(id, reason: nil, seen: nil)
    case "suspend": .suspend(id, reason: "not needed until the next season", seen: nil)
    case "deprecate": .deprecate(id, reason: "the new pipeline replaces it", seen: nil)
    case "decommission": .decommission(id, reason: "nothing calls it any more", seen: nil)
    case "rotate": .rotate(id, reason: "the credential was due", seen: nil)
    case "review": .review(id, reason: "the token is revoked, logs were read", seen: nil)
    case "own": .assignOwner(id, names.person("grace"), seen: nil)
    case "quarantine":
      .quarantine(
        id,
        reason: "its token was seen outside of the runners",
        ticket: "INC-366",
        keep: names.known(WorkloadIdentity.self, id.text)
          .map { names.adoptedGrants(of: $0.principal) } ?? [],
        seen: nil
      )
    default: nil
    }
  }

  private static func declaration(of zone: IdentityZone) -> WorkloadDraft {
    let lifetime: Duration =
      switch zone {
      case .deploy, .data: .minutes(15)
      case .api: .hours(8)
      case .build, .runtime: .hours(1)
      }
    return WorkloadDraft(
      intentVersion: "v9",
      tokenLifetime: lifetime,
      audience: "sts.amazonaws.com",
      attested: true,
      provenance: zone != .build
    )
  }

  /// In the last night the old pipeline was taken over; security stops it and others have to look at that.
  private var takenOver: [Step] {
    guard scenario == .compromisedCI else { return [] }
    return [
      Step(calendar.ago(minutes: 38), by: "ravi") { names in
        names.known(WorkloadIdentity.self, "ci-legacy").map {
          .workload(
            .quarantine(
              $0.id,
              reason: "it attached AdministratorAccess to itself at night",
              ticket: "INC-413",
              keep: [],
              seen: nil
            )
          )
        }
      }
    ]
  }

  /// role, zone, owner, proposed, life; days before the end.
  private static let text = """
    fraud-serving | runtime | elif | 350 | register:349 activate:348 rotate:320 rotate:290 rotate:260 rotate:230 rotate:200 rotate:170 rotate:140 rotate:110 rotate:80 rotate:50 rotate:20
    fraud-trainer | build | kai | 348 | register:347 activate:346 rotate:260 rotate:170 rotate:80
    ranking-serving | runtime | clara | 345 | register:344 activate:343 rotate:310 rotate:280 rotate:250 rotate:220 rotate:190 rotate:160 rotate:130 rotate:100 rotate:70 rotate:41
    ml-deploy | deploy | dario | 340 | register:339 activate:338 rotate:300 rotate:200 rotate:100 rotate:25
    ci-github | build | ben | 338 | register:337 activate:336 quarantine:121:ravi rotate:120:mei review:119:sofia activate:118
    ml-image-builder | build | grace | 330 | register:329 activate:328 rotate:230 rotate:130 rotate:40
    warehouse-loader | data | zoe | 320 | register:319 activate:318 rotate:280 rotate:240 rotate:90
    feature-ingest | data | fatima | 310 | register:309 activate:308 rotate:28
    ci-legacy | build | marta | 300 | register:299 activate:298 own:1:mei
    old-etl | data | hugo | 290 | register:289 activate:288
    ranking-exporter | data | lea | 240 | register:239 activate:238 suspend:60
    fraud-backfill | data | priya | 180 | register:179 activate:178 deprecate:30
    label-export | data | ines | 200 | register:199 activate:198 deprecate:90 decommission:72
    vendor-scan | api | mei | 170 | register:169 activate:168 quarantine:6:ravi
    ml-batch | build | emre | 150 | register:149 activate:148 quarantine:45:sofia rotate:40:mei
    fraud-canary | deploy | jonas | 20 | register:19
    ml-evaluator | build | paulo | 6 | -
    stage-deployer | deploy | dario | 210 | register:209 activate:208 rotate:120 rotate:30
    """
}
