import Governance

/// The everyday requests of a year, drawn by chance; the same for the same seed.
struct YearOfRequests {
  private let calendar: StoryCalendar
  private var random: SampleRandom
  private var stories: [RequestStory] = []
  private var lastAsked: [String: Int] = [:]

  init(calendar: StoryCalendar, seed: UInt64) {
    self.calendar = calendar
    random = SampleRandom(seed: seed)
  }

  /// Days on which the story begins and after which the handmade requests of the last days take over.
  private static let days = 2...362

  mutating func drawn() -> [RequestStory] {
    for day in Self.days.reversed() where calendar.workday(daysAgo: day) == day {
      // A little more lately: the company grows.
      for _ in 0..<(random.isTrue(percent: day < 40 ? 85 : 40) ? 2 : 1) { draw(on: day) }
    }
    return stories
  }

  private mutating func draw(on day: Int) {
    guard let person = requester(on: day), let right = right(for: person, on: day) else { return }
    lastAsked[person.handle] = day
    let beneficiary = beneficiary(of: right, for: person)
    let at = calendar.moment(
      daysAgo: day,
      hour: random.int(8...16),
      minute: random.below(60),
      zone: person.zone
    )
    let excluded: Set<String> = [person.handle, owner(of: beneficiary, right)]
    let voters = Voters.asked(for: right, excluding: excluded, turn: random.below(12))
    var story = RequestStory(
      label: "year-\(stories.count + 1)",
      requester: person.handle,
      wish: .cloud(right, for: beneficiary),
      at: at,
      duration: duration(of: right, for: person),
      words: random.pick(Wording.reasons) ?? "",
      ticket: ticket(of: person, right),
      ending: .open
    )
    story.ending = ending(for: person, voters, on: day)
    if random.isTrue(percent: 12) { ask(&story, voters) }
    if random.isTrue(percent: 9) {
      revoke(&story, by: voters, isOwn: beneficiary == .user(person.handle))
    }
    stories.append(story)
    if case .approved = story.ending, random.isTrue(percent: 3) { replaceDraft(of: story) }
  }

  /// Approvers are left out, so that somebody else always owns the decision.
  ///
  /// So is who has not settled in or soon leaves: a request has things to be done about it for two weeks.
  private mutating func requester(on day: Int) -> SamplePerson? {
    let persons = Roster.everyone.filter { person in
      let settled =
        person.joinedDaysAgo.map { day < $0 - 4 } ?? true
        && person.leftDaysAgo.map { day > $0 + 16 } ?? true
      let asks = person.personas.contains { Self.asking.contains($0) }
      return asks && settled && person.isHere(daysAgo: day) && person.handle != "lin"
        && !person.personas.contains(.approver) && Self.pools[person.team] != nil
        && (lastAsked[person.handle].map { $0 - day > 4 } ?? true)
    }
    return random.pick(persons)
  }

  private static let asking: Set<Persona> = [
    .modelDeveloper, .deployer, .dataSteward, .breakGlassResponder, .certifier, .policyAdmin,
  ]

  private static let pools = [
    "platform": [
      "session-shell", "session-shell", "iam-operator", "function-rollout", "machines-operate",
      "logs-read", "queues-operate", "cluster-view",
    ],
    "security": ["trail-read", "secrets-read", "logs-read", "keys-use"],
    "ml-fraud": [
      "training-jobs", "features-read", "raw-labels-read", "models-publish", "eval-read",
      "eval-write", "stage-training", "stage-deploy",
    ],
    "ml-ranking": [
      "training-jobs", "features-read", "raw-labels-read", "ranking-serving-operate", "eval-write",
      "stage-training", "sandbox-notebooks", "sandbox-data-read",
    ],
    "data": ["features-write", "warehouse-query", "warehouse-export", "raw-labels-read"],
    "mlops": [
      "deploy-endpoints", "models-publish", "images-push", "function-rollout", "session-shell",
      "stage-deploy",
    ],
  ]

  private mutating func right(for person: SamplePerson, on day: Int) -> CloudRight? {
    let rights = (Self.pools[person.team] ?? []).compactMap { CloudRight.byName[$0] }.filter {
      CloudUser.hasUser(person, in: $0.account)
        && (!person.employment.isOutside || $0.level < .admin)
        && !LinkStory.isWaiting(person.handle, $0.account)
        && !CloudHolding.isHeld($0, by: person.handle, daysAgo: Double(day))
    }
    return random.pick(rights)
  }

  private mutating func beneficiary(
    of right: CloudRight,
    for person: SamplePerson
  ) -> Wish.Beneficiary {
    let roles = CloudRole.all(in: right.account).filter { role in
      role.team == person.team && role.span.from == nil && role.span.until == nil
        && role.owner.flatMap { Roster.byHandle[$0] }?.leftDaysAgo == nil
        && !role.rights.contains(right.name)
    }
    guard right.level < .admin, random.isTrue(percent: 12), let role = random.pick(roles) else {
      return .user(person.handle)
    }
    return .role(role.name)
  }

  private func owner(of beneficiary: Wish.Beneficiary, _ right: CloudRight) -> String {
    guard case .role(let name) = beneficiary else { return "" }
    return CloudRole.all(in: right.account).first { $0.name == name }?.owner ?? ""
  }

  private mutating func duration(of right: CloudRight, for person: SamplePerson) -> Duration {
    let hours: [Int] =
      switch (right.environment, right.level) {
      case (.prod, .admin), (.prod, .root): [1, 2, 4, 4, 8, 8]
      case (.prod, .write): [2, 4, 8, 8, 24, 168]
      case (.prod, .read): [8, 24, 168]
      default: [8, 24, 168, 336]
      }
    return .hours(random.pick(hours) ?? 8)
  }

  private mutating func ticket(of person: SamplePerson, _ right: CloudRight) -> String? {
    let number = random.int(100...899)
    guard right.level >= .admin || random.isTrue(percent: 85) else { return nil }
    return "\(Wording.ticketPrefixes[person.team] ?? "ACME")-\(number)"
  }

  /// Most answers come within the hour, some the same day, few later.
  private mutating func minutes() -> Int {
    switch random.below(100) {
    case ..<45: random.int(4...25)
    case ..<75: random.int(26...80)
    case ..<93: random.int(81...330)
    default: random.int(700...1_300)
    }
  }

  private mutating func ending(
    for person: SamplePerson,
    _ voters: [String],
    on day: Int
  ) -> RequestStory.Ending {
    var after = minutes()
    let mayBeDenied = !PendingRequests.requesters.contains(person.handle)
    switch random.below(100) {
    case ..<7 where mayBeDenied && !voters.isEmpty:
      return .denied(
        .init(by: voters[0], afterMinutes: after),
        reason: random.pick(Wording.denials) ?? ""
      )
    case 7..<12: return .cancelled(afterMinutes: random.int(3...240))
    // What nobody answers has to have lapsed by the end.
    case 12..<17 where day >= 5: return .open
    default:
      return .approved(
        voters.map { voter in
          defer { after += random.int(3...45) }
          return .init(by: voter, afterMinutes: after)
        }
      )
    }
  }

  private mutating func ask(_ story: inout RequestStory, _ voters: [String]) {
    guard let (text, answer) = random.pick(Wording.questions),
      let voter = voters.first(where: { Roster.byHandle[$0]?.personas.contains(.approver) == true })
    else { return }
    story.question = .init(by: voter, afterMinutes: 2, text: text, answer: answer)
  }

  private mutating func revoke(
    _ story: inout RequestStory,
    by voters: [String],
    isOwn: Bool
  ) {
    guard case .approved(let votes) = story.ending, let last = votes.last else { return }
    let minutes = Int(story.duration.wholeSeconds / 60)
    let after = last.afterMinutes + 20 + random.below(minutes / 3)
    // It must not be over by then, whichever vote opened it.
    guard let first = votes.first, after + 10 < first.afterMinutes + minutes,
      story.at + .minutes(after + 60) < calendar.now
    else { return }
    let actor = isOwn && random.isTrue(percent: 60) ? story.requester : "mei"
    let witness = voters.contains("sofia") || actor == "sofia" ? nil : "sofia"
    story.revocation = (actor, after, random.isTrue(percent: 50) ? witness : nil)
  }

  /// A first attempt, some minutes before, that the request replaced.
  private mutating func replaceDraft(of story: RequestStory) {
    let first = RequestStory(
      label: story.label + "-draft",
      requester: story.requester,
      wish: story.wish,
      at: story.at - .minutes(9),
      duration: .hours(1),
      words: "as before, for a short time",
      ticket: story.ticket,
      ending: .open
    )
    stories[stories.count - 1].supersedes = first.label
    stories.append(first)
  }
}

extension Person.Employment {
  fileprivate var isOutside: Bool { self == .contractor || self == .partner }
}
