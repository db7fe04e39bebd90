import Governance

/// Departures from the rules over the year, in every state that one can be in.
struct ExceptionStory {
  let calendar: StoryCalendar

  var steps: [Step] {
    TextTable(Self.handmade).rows.flatMap { steps(of: Telling($0)) } + everyday.flatMap(steps)
      + backlog + (resting?.steps ?? [])
  }

  /// One exception from its first word to its end; hours count back from the end of the story.
  fileprivate struct Telling {
    var label: String
    var rule: String
    var scope: String
    var owner: String
    var requester: String
    var askedHoursAgo: Int
    var hours: Int
    var voters: [String]
    /// Hours after the approval at which somebody reviews it.
    var reviews: [(by: String, after: Int)] = []
    /// `deny`, `cancel` or `revoke`, by whom and how many hours after it was asked.
    var ending: (act: String, by: String, after: Int)?
    /// Hours from the end of the story at which it begins.
    var startsInHours: Int?
    var finding: String?
    var words = "the provider lacks what the rule asks for"
    var control = "looked at every day, and a copy is kept"
  }

  private func steps(of telling: Telling) -> [Step] {
    [asking(telling)] + voting(telling) + reviewing(telling) + ending(telling)
  }

  private func moment(_ telling: Telling, _ hours: Int = 0, minutes: Int = 0) -> Instant {
    calendar.ago(hours: telling.askedHoursAgo) + .hours(hours) + .minutes(minutes)
  }

  private func asking(_ telling: Telling) -> Step {
    Step(moment(telling), by: telling.requester, label: telling.label) { [calendar] names in
      var draft = ExceptionDraft(
        rule: telling.rule,
        scope: telling.scope,
        length: .hours(telling.hours),
        owner: names.person(telling.owner),
        compensatingControl: telling.control,
        justification: telling.words,
        ticket: "SEC-\(100 + telling.label.utf8.reduce(0) { ($0 * 31 + Int($1)) % 800 })"
      )
      draft.startAt = telling.startsInHours.map { calendar.now + .hours($0) }
      return .exception(.request(draft))
    }
  }

  private func voting(_ telling: Telling) -> [Step] {
    telling.voters.enumerated().map { place, voter in
      Step(moment(telling, 1, minutes: 20 * place), by: voter) { names in
        names.exception(telling.label, in: [.requested]).map {
          .exception(.approve($0.id, reason: "agreed with the owner", seen: $0.version))
        }
      }
    }
  }

  private func reviewing(_ telling: Telling) -> [Step] {
    telling.reviews.map { review in
      Step(moment(telling, 1 + review.after), by: review.by) { names in
        guard let exception = names.exception(telling.label, in: [.approved, .active]) else {
          return nil
        }
        let review = ExceptionReview(
          present: [names.person(telling.owner)],
          reason: "still needed, the fix is on its way"
        )
        return .exception(.review(exception.id, review))
      }
    }
  }

  private func ending(_ telling: Telling) -> [Step] {
    guard let ending = telling.ending else { return [] }
    return [
      Step(moment(telling, ending.after), by: ending.by) { names in
        let id: PolicyException.ID = names.id(telling.label)
        guard names.known(PolicyException.self, telling.label) != nil else { return nil }
        switch ending.act {
        case "deny":
          return .exception(.deny(id, reason: "use the narrower right instead", seen: nil))
        case "cancel": return .exception(.cancel(id, reason: "solved without it"))
        default: return .exception(.revoke(id, reason: "mended sooner than planned", seen: nil))
        }
      }
    ]
  }

  /// Every two weeks one of medium class, most of them reviewed in time, some late or never.
  private var everyday: [Telling] {
    let kinds = TextTable(Self.kinds).rows
    return (0..<23).map { turn in
      let kind = kinds[turn % kinds.count]
      var telling = Telling(
        label: "exception-\(turn + 1)",
        rule: kind.text(0),
        scope: kind.text(1),
        owner: kind.text(2),
        requester: kind.text(3),
        askedHoursAgo: 24 * (352 - 14 * turn) + 5,
        hours: 24 * 14 - 24 * (turn % 4),
        voters: ["clara"]
      )
      switch turn % 4 {
      case 0, 1: telling.reviews = [("amara", 140)]
      case 2: telling.reviews = [("carla", 210)]
      default: telling.reviews = []
      }
      return telling
    }
  }

  /// rule, scope, owner, who asks.
  private static let kinds = """
    bucket-versioning | resource:acme-prod-models* env:prod | dario | emre
    log-retention | workload:=fraud-monitor env:prod | diego | grace
    key-rotation | access:=keys-use env:prod | mei | zoe
    image-signing | workload:=ml-image-builder env:prod | grace | linh
    network-boundary | workload:=vendor-scan env:prod | sofia | paulo
    asset-tagging | workload:=temp-migration env:prod | olga | tariq
    """

  /// label, rule, scope, owner, who asks, asked, length, voters, reviews, ending, starts in; all in hours.
  private static let handmade = """
    wildcard-backfill | no-prod-wildcard | workload:=fraud-trainer env:prod | priya | emre | 6720 | 72 | mei ben | amara:40 | -
    repeat-1 | bucket-versioning | resource:acme-prod-raw-labels* env:prod | ines | viktor | 2016 | 336 | ben | amara:150 | -
    repeat-2 | bucket-versioning | resource:acme-prod-raw-labels* env:prod | ines | viktor | 1584 | 336 | ben | carla:160 | -
    repeat-3 | bucket-versioning | resource:acme-prod-raw-labels* env:prod | ines | viktor | 1152 | 336 | olga | carla:200 | -
    repeat-4 | bucket-versioning | resource:acme-prod-raw-labels* env:prod | ines | viktor | 21 | 336 | - | - | -
    promotion | register-and-promote | workload:=ml-deploy env:prod | dario | grace | 2400 | 24 | mei ben | amara:10 | -
    zombie | no-prod-wildcard | access:=features-write workload:=mateo env:prod | ines | fatima | 122 | 72 | mei ben | amara:30 | -
    past-review | log-retention | workload:=ranking-monitor env:prod | chen | linh | 219 | 336 | olga | - | -
    vendor-trust | third-party-trust | workload:=vendor-labels env:prod | ines | zoe | 288 | 336 | clara | amara:150 | -
    drain | no-prod-wildcard | workload:=scaling-agent env:prod | olga | tariq | 25 | 72 | sofia dario | - | -
    hotfix | register-and-promote | workload:=fraud-deployer env:prod | elif | emre | 4 | 24 | sofia clara | - | -
    tags | asset-tagging | workload:=cost-reporter env:prod | olga | wei | 168 | 720 | ben | - | -
    planned | network-boundary | workload:=backup-runner env:prod | tariq | sam | 50 | 168 | ben | - | - | 30
    denied | no-prod-wildcard | workload:=ml-notebooks env:prod | linh | paulo | 1300 | 72 | - | - | deny:mei:3
    dropped | key-rotation | workload:=queue-worker env:prod | olga | wei | 900 | 168 | - | - | cancel:wei:2
    mended | network-boundary | workload:=vendor-labels env:prod | ines | mateo | 700 | 336 | ravi | carla:100 | revoke:mei:180
    waiting | key-rotation | workload:=warehouse-loader env:prod | zoe | bo | 7 | 168 | - | - | -
    """

  /// What the third repeat opened is reviewed; an earlier one was mended and closed.
  private var backlog: [Step] {
    [
      Step(calendar.ago(hours: 1_000), by: "carla") { names in
        names.exception("repeat-3", in: [.active]).map {
          .exception(
            .review($0.id, ExceptionReview(fix: true, reason: "the bucket has to be rebuilt"))
          )
        }
      },
      Step(calendar.ago(hours: 6_695), by: "amara") { names in
        names.exception("wildcard-backfill", in: [.active]).map {
          .exception(
            .review($0.id, ExceptionReview(fix: true, reason: "a right of its own size is due"))
          )
        }
      },
      Step(calendar.ago(hours: 5_000), by: "mei") { names in
        names.all(BacklogItem.self).first { $0.state == .open && $0.rule == "no-prod-wildcard" }
          .map {
            .exception(
              .closeBacklogItem($0.id, reason: "the trainer has narrow rights now", seen: nil)
            )
          }
      },
    ]
  }

  /// Access that rests on an exception which is over, and that the account still shows.
  var resting: RequestStory? {
    guard let right = CloudRight.byName["features-write"] else { return nil }
    var story = RequestStory(
      label: ExceptionStory.zombie,
      requester: "mateo",
      wish: .cloud(right, for: .user("mateo")),
      at: calendar.ago(hours: 119),
      duration: .hours(24),
      words: "write the repaired features back, under the exception",
      ticket: "DATA-338",
      ending: .approved([
        .init(by: "ines", afterMinutes: 12), .init(by: "sofia", afterMinutes: 25),
        .init(by: "ben", afterMinutes: 34),
      ])
    )
    story.exception = "zombie"
    story.isStuck = true
    return story
  }

  static let zombie = "mateo-repair"
}

extension ExceptionStory.Telling {
  fileprivate init(_ row: TextTable.Row) {
    self.init(
      label: row.text(0),
      rule: row.text(1),
      scope: row.text(2),
      owner: row.text(3),
      requester: row.text(4),
      askedHoursAgo: row.number(5) ?? 0,
      hours: row.number(6) ?? 0,
      voters: row[7] == nil ? [] : row.words(7)
    )
    if let words = row[8] {
      let parts = words.split(separator: ":").map(String.init)
      reviews = [(parts[0], Int(parts[1]) ?? 0)]
    }
    if let words = row[9] {
      let parts = words.split(separator: ":").map(String.init)
      ending = (parts[0], parts[1], Int(parts[2]) ?? 0)
    }
    startsInHours = row.number(10)
    if label == "waiting" {
      words = HostileText.rightToLeft
      control = HostileText.escapes
    }
  }
}

extension SampleNames {
  /// The exception of a label where it is in one of these states.
  fileprivate func exception(
    _ label: String,
    in states: [PolicyException.State]
  ) -> PolicyException? {
    known(PolicyException.self, label).flatMap { states.contains($0.state) ? $0 : nil }
  }
}
