import Governance

/// The campaigns of the year: those that the cadence makes, and some that somebody made by hand.
struct ReviewStory {
  let calendar: StoryCalendar

  var steps: [Step] { answering + staged + manual + forTheFirstPerson }

  private func moment(_ days: Int, hour: Int, minute: Int = 0) -> Instant {
    calendar.moment(daysAgo: days, hour: hour, minute: minute)
  }

  // MARK: Answers

  /// Whoever was asked answers the morning after the campaign was made; some are not there.
  private var answering: [Step] {
    EnforcementStory.days.filter { $0 != Self.last }.flatMap { day in
      let people = Roster.everyone.filter { $0.isHere(daysAgo: day) }
      let own = people.enumerated().map { place, person in
        answers(of: person.handle, on: day, minute: place)
      }
      return day == 39 ? own + [asDeputy(on: day)] : own
    }
  }

  /// The campaigns of the last run still wait for their reviewers.
  private static let last = 5

  private func answers(of handle: String, on day: Int, minute: Int) -> Step {
    Step.all(moment(day, hour: 4, minute: minute), by: handle) { names in
      Reviewer(handle, names, day: day, calendar).commands
    }
  }

  /// For somebody who is away; what the deputy agreed to herself she leaves.
  private func asDeputy(on day: Int) -> Step {
    Step(
      moment(day, hour: 9),
      by: "mei",
      for: "marta",
      .perform(label: nil) { [calendar] names in
        var reviewer = Reviewer("marta", names, day: day, calendar)
        reviewer.isDeputy = true
        return reviewer.commands
      }
    )
  }

  /// Answers of the last run that nobody has signed yet.
  private var staged: [Step] {
    ["elif", "clara", "kai"].map { handle in
      Step.all(moment(4, hour: 11), by: handle) { [calendar] names in
        Array(
          Reviewer(handle, names, day: Self.last, calendar).commands
            .filter { if case .certification(.answer) = $0 { true } else { false } }.prefix(2)
        )
      }
    }
  }

  // MARK: Campaigns by hand

  private var manual: [Step] {
    [
      // Two stages, of which the second asks security.
      creation("outsiders", by: "amara", daysAgo: 118) { names in
        var draft = Self.draft("access of outsiders", "is:external", names)
        draft.reviewers = [
          ReviewerChoice(.named, persons: [names.person("carla")]),
          ReviewerChoice(.named, persons: [names.person("sofia")]),
        ]
        draft.dueAt = [endOfDay(daysAgo: 111), endOfDay(daysAgo: 103)]
        draft.silence = .escalate
        return draft
      },
      start("outsiders", by: "amara", daysAgo: 118),
      // Cancelled by two persons before anybody answered.
      creation("mistaken", by: "carla", daysAgo: 77) { names in
        var draft = Self.draft("everything in stage", "env:stage", names)
        draft.dueAt = [endOfDay(daysAgo: 60)]
        return draft
      },
      cancellation("mistaken", by: "carla", hour: 13),
      cancellation("mistaken", by: "amara", hour: 15),
      // Made, and not started yet.
      creation("next-quarter", by: "amara", daysAgo: 1) { names in
        var draft = Self.draft("secrets and keys", "access:keys-use,secrets-read", names)
        draft.reviewers = [ReviewerChoice(.manager)]
        draft.dueAt = [endOfDay(daysAgo: -20)]
        return draft
      },
      // What nobody answered half a year ago is asked again.
      Step(moment(130, hour: 9), by: "carla", label: "again") { [self] names in
        names.all(Campaign.self).first {
          $0.state == .closed && $0.cadence?.hasPrefix("other") ?? false
        }.map {
          .certification(
            .iterate(
              $0.id,
              dueAt: endOfDay(daysAgo: 119),
              reason: "several items without an answer"
            )
          )
        }
      },
      start("again", by: "carla", daysAgo: 130),
    ]
  }

  private static func draft(_ name: String, _ scope: String, _ names: SampleNames) -> CampaignDraft
  {
    CampaignDraft(
      name: name,
      scope: scope,
      zone: "UTC",
      dueAt: [],
      fallback: [names.person("carla"), names.person("amara")]
    )
  }

  private func endOfDay(daysAgo: Int) -> Instant {
    Instant(milliseconds: (Int64(calendar.now.day) - Int64(daysAgo) + 1) * 86_400_000 - 1_000)
  }

  private func creation(
    _ label: String,
    by actor: String,
    daysAgo: Int,
    _ draft: @escaping @Sendable (SampleNames) -> CampaignDraft
  ) -> Step {
    Step(moment(daysAgo, hour: 7), by: actor, label: label) { names in
      .certification(.create(draft(names)))
    }
  }

  private func start(_ label: String, by actor: String, daysAgo: Int) -> Step {
    Step(moment(daysAgo, hour: 9, minute: 30), by: actor) { names in
      names.known(Campaign.self, label).map { .certification(.start($0.id)) }
    }
  }

  private func cancellation(_ label: String, by actor: String, hour: Int) -> Step {
    Step(moment(77, hour: hour), by: actor) { names in
      names.known(Campaign.self, label).map {
        .certification(.cancel($0.id, reason: "the scope was meant to be narrower"))
      }
    }
  }

  // MARK: What waits for the first person

  /// Two dozen items inside the safe envelope, and some that have to be looked at one by one.
  private var forTheFirstPerson: [Step] {
    [
      creation("sandbox", by: "amara", daysAgo: 4) { names in
        var draft = Self.draft("the sandbox", "access:sandbox- env:dev", names)
        draft.reviewers = [ReviewerChoice(.named, persons: [names.person("ada")])]
        draft.dueAt = [endOfDay(daysAgo: -4)]
        return draft
      },
      start("sandbox", by: "amara", daysAgo: 4),
      creation("leads", by: "carla", daysAgo: 6) { names in
        var draft = Self.draft("what leads may do", "access:billing-view", names)
        draft.reviewers = [ReviewerChoice(.named, persons: [names.person("mona")])]
        draft.dueAt = [endOfDay(daysAgo: 2)]
        draft.silence = .keep
        return draft
      },
      start("leads", by: "carla", daysAgo: 6),
    ]
  }
}

/// One reviewer's morning: an answer to each item that waits, and the signature under all of them.
private struct Reviewer {
  private let person: Person.ID
  private let handle: String
  private let names: SampleNames
  private let day: Int
  private let calendar: StoryCalendar
  var isDeputy = false

  init(_ handle: String, _ names: SampleNames, day: Int, _ calendar: StoryCalendar) {
    person = names.person(handle)
    self.handle = handle
    self.names = names
    self.day = day
    self.calendar = calendar
  }

  var commands: [Command] {
    let items = names.openItems(of: person).filter(isAnswered)
    let answers = items.map { Command.certification(.answer(answer(to: $0))) }
    let campaigns = Set(items.map(\.campaign)).sorted()
    return answers + campaigns.map { .certification(.signOff($0)) }
  }

  /// Every eleventh is left to the deadline, but long ago nothing privileged was.
  private func isAnswered(_ item: ReviewItem) -> Bool {
    let number = Int(item.id.text.dropFirst(3)) ?? 0
    let isLeft = number % 11 == 3 && (!item.isPrivileged || day < 40)
    return !isLeft && (!isDeputy || item.evidence.grants.allSatisfy { $0.request == nil })
  }

  private func answer(to item: ReviewItem) -> ReviewAnswer {
    let number = Int(item.id.text.dropFirst(3)) ?? 0
    // One of them does not look.
    let isHasty = handle == "dario"
    let shown = ReviewAnswer.Shown(
      item.id,
      evidence: item.evidenceSha256,
      dwell: .milliseconds(isHasty ? 1_200 : 5_000 + number % 37 * 900),
      isOpened: !isHasty
    )
    let verdict = verdict(on: item, number)
    return ReviewAnswer(verdict, to: [shown], comment: Self.words[verdict])
  }

  private func verdict(on item: ReviewItem, _ number: Int) -> Verdict {
    if Leaving.isSoon(item, on: day) { return .revoke }
    // Decided weeks ago, and the account still shows it.
    if day == 39, item.entitlementName == "scan-raw" { return .revoke }
    return number % 29 == 5 ? .abstain : .certify
  }

  private static let words: [Verdict: String] = [
    .certify: "used for what it is there for",
    .revoke: "nobody has needed it for months",
    .abstain: "not my service any more",
  ]
}

/// Rights that the account stops showing within the next weeks: what a reviewer ends.
private enum Leaving {
  private struct Holding: Hashable {
    let principal: Principal.ID
    let entitlement: Entitlement.ID
  }

  private static let days: [Holding: Double] = {
    var days: [Holding: Double] = [:]
    for holding in CloudHolding.ofUsers {
      guard let until = holding.span.until, let right = CloudRight.byName[holding.right] else {
        continue
      }
      let user = holding.account.user(holding.holder)
      days[Holding(principal: user, entitlement: right.id)] = until
    }
    for policy in InlinePolicy.all {
      guard let until = policy.span.until else { continue }
      let role = policy.account.role(policy.holder)
      days[Holding(principal: role, entitlement: policy.id)] = until
    }
    return days
  }()

  static func isSoon(_ item: ReviewItem, on day: Int) -> Bool {
    let holding = Holding(principal: item.principal, entitlement: item.entitlement)
    return days[holding].map { $0 > 1 && (0...40).contains(Double(day) - $0) } ?? false
  }
}

extension SampleNames {
  /// What waits for a reviewer in campaigns that are in review.
  fileprivate func openItems(of person: Person.ID) -> [ReviewItem] {
    workflows.openItems.values.filter { item in
      item.reviewer == person && !item.answers.contains { $0.reviewer == person }
        && workflows.record(item.campaign).map {
          $0.state == .inReview && $0.stage == item.stage
        } ?? false
    }.sorted { ($0.id.text.utf8.count, $0.id.text) < ($1.id.text.utf8.count, $1.id.text) }
  }
}
