import Governance

/// The requests of the last days that leave something behind: access that is open, planned, given back or stuck.
struct LastDays {
  let calendar: StoryCalendar

  var stories: [RequestStory] { open + planned + ended + inCluster }

  private func story(
    _ label: String,
    _ requester: String,
    _ right: String,
    minutesAgo: Int,
    _ duration: Duration,
    _ words: String,
    ticket: String?,
    voters: [String],
    after: Int = 18
  ) -> RequestStory? {
    CloudRight.byName[right].map { right in
      var story = RequestStory(
        label: label,
        requester: requester,
        wish: .cloud(right, for: .user(requester)),
        at: calendar.ago(minutes: minutesAgo),
        duration: duration,
        words: words,
        ticket: ticket,
        ending: .open
      )
      story.ending = .approved(
        voters.enumerated().map { .init(by: $1, afterMinutes: after + 7 * $0) }
      )
      return story
    }
  }

  /// Open now; the last import shows those that began before it.
  private var open: [RequestStory] {
    [
      story(
        "grace-deploy",
        "grace",
        "deploy-endpoints",
        minutesAgo: 340,
        .hours(8),
        "roll out fraud-scoring 14",
        ticket: "MLOPS-318",
        voters: ["dario", "mei", "ben"]
      ),
      story(
        "olga-shell",
        "olga",
        "session-shell",
        minutesAgo: 150,
        .hours(4),
        "a scoring machine does not drain",
        ticket: "PLAT-511",
        voters: ["ben", "ravi", "clara"],
        after: 9
      ),
      story(
        "diego-labels",
        "diego",
        "raw-labels-read",
        minutesAgo: 3_100,
        .days(7),
        "audit of the disputed labels",
        ticket: "FRAUD-399",
        voters: ["ines", "sofia", "clara"]
      ),
      story(
        "mateo-export",
        "mateo",
        "warehouse-export",
        minutesAgo: 560,
        .hours(24),
        "the quarterly export for finance",
        ticket: "DATA-333",
        voters: ["ines", "mei", "ben"]
      ),
      story(
        "jonas-publish",
        "jonas",
        "models-publish",
        minutesAgo: 70,
        .hours(8),
        "publish the recalibrated package",
        ticket: "FRAUD-411",
        voters: ["dario", "ravi", "clara"],
        after: 6
      ),
      story(
        "chen-notebooks",
        "chen",
        "sandbox-notebooks",
        minutesAgo: 800,
        .hours(24),
        "hyperparameter sweep on the sandbox",
        ticket: "RANK-210",
        voters: ["clara", "sofia", "ben"],
        after: 30
      ),
    ].compactMap { $0 }
  }

  private var planned: [RequestStory] {
    var rollout = story(
      "emre-rollout",
      "emre",
      "function-rollout",
      minutesAgo: 1_500,
      .hours(4),
      "release window tonight",
      ticket: "MLOPS-322",
      voters: ["olga", "mei", "clara"]
    )
    rollout?.startAt = calendar.now + .hours(14)
    var deployment = story(
      "linh-deploy",
      "linh",
      "deploy-endpoints",
      minutesAgo: 2_050,
      .hours(8),
      "release window on the weekend",
      ticket: "MLOPS-323",
      voters: ["dario", "ravi", "ben"]
    )
    deployment?.startAt = calendar.now + .days(2)
    var dropped = story(
      "sam-shell",
      "sam",
      "session-shell",
      minutesAgo: 2_500,
      .hours(4),
      "planned maintenance of the cluster nodes",
      ticket: "PLAT-507",
      voters: ["ben", "sofia", "clara"]
    )
    dropped?.startAt = calendar.now + .hours(20)
    dropped?.revocation = ("ben", 1_700, nil)
    return [rollout, deployment, dropped].compactMap { $0 }
  }

  private var ended: [RequestStory] {
    var returned = story(
      "tariq-machines",
      "tariq",
      "queues-operate",
      minutesAgo: 1_900,
      .days(7),
      "purge the dead letters",
      ticket: "PLAT-509",
      voters: ["olga", "mei", "dario"]
    )
    returned?.revocation = ("tariq", 1_100, "ravi")
    var stuck = story(
      "viktor-write",
      "viktor",
      "features-write",
      minutesAgo: 4_900,
      .days(7),
      "repair the ingest of last week",
      ticket: "DATA-329",
      voters: ["ines", "ravi", "clara"]
    )
    stuck?.revocation = ("mei", 1_500, nil)
    stuck?.isStuck = true
    var denied = story(
      "ivan-export",
      "ivan",
      "features-write",
      minutesAgo: 190,
      .hours(24),
      "write back the corrected ranks",
      ticket: "RANK-211",
      voters: []
    )
    denied?.ending = .denied(
      .init(by: "ines", afterMinutes: 21),
      reason: "the ingest does that tonight"
    )
    var cancelled = story(
      "lea-serving",
      "lea",
      "ranking-serving-operate",
      minutesAgo: 260,
      .hours(4),
      "shift some traffic to the canary",
      ticket: "RANK-212",
      voters: []
    )
    cancelled?.ending = .cancelled(afterMinutes: 8)
    return ([returned, stuck, denied, cancelled] + refused + [withdrawnVote, delegated])
      .compactMap { $0 }
  }

  /// Twice no: what makes the next request of the same person riskier.
  private var refused: [RequestStory?] {
    [(days: 24, right: "raw-labels-read"), (days: 11, right: "features-write")].map { refusal in
      var story = story(
        "lin-refused-\(refusal.days)",
        "lin",
        refusal.right,
        minutesAgo: refusal.days * 1_440 + 55,
        .hours(8),
        "for the clean-up of the old features",
        ticket: nil,
        voters: []
      )
      story?.ending = .denied(
        .init(by: "ines", afterMinutes: 33),
        reason: "outside of your contract"
      )
      return story
    }
  }

  private var withdrawnVote: RequestStory? {
    var story = story(
      "paulo-gpu",
      "paulo",
      "training-admin",
      minutesAgo: 25 * 1_440 + 200,
      .hours(4),
      "try the larger machines",
      ticket: "MLOPS-290",
      voters: ["ravi"],
      after: 16
    )
    story?.question = .init(
      by: "dario",
      afterMinutes: 30,
      text: "with which budget?",
      answer: "that of the team"
    )
    return story
  }

  /// Decided by somebody who stood in for the owner.
  private var delegated: RequestStory? {
    var story = story(
      "nina-eval",
      "nina",
      "eval-read",
      minutesAgo: 30 * 1_440 + 30,
      .hours(8),
      "evaluation of the spring model",
      ticket: "FRAUD-377",
      voters: []
    )
    story?.ending = .approved([.init(by: "mei", afterMinutes: 24, delegateFor: "marta")])
    return story
  }

  /// One shell in a running workload, and one refusal.
  private var inCluster: [RequestStory] {
    var shell = RequestStory(
      label: "emre-pods",
      requester: "emre",
      wish: .cluster(role: "debug-pods", place: "namespace/ranking-prod", .prod, for: "emre"),
      at: calendar.ago(minutes: 130),
      duration: .hours(4),
      words: "a pod leaks file handles",
      ticket: "MLOPS-325",
      ending: .open
    )
    shell.ending = .approved([
      .init(by: "olga", afterMinutes: 11), .init(by: "sofia", afterMinutes: 17),
      .init(by: "clara", afterMinutes: 25),
    ])
    let refused = RequestStory(
      label: "paulo-pipelines",
      requester: "paulo",
      wish: .cluster(role: "edit-workloads", place: "namespace/fraud-stage", .stage, for: "paulo"),
      at: calendar.ago(days: 2, minutes: 300),
      duration: .days(7),
      words: "start the training by hand for a while",
      ticket: "MLOPS-315",
      ending: .denied(
        .init(by: "dario", afterMinutes: 44),
        reason: "the pipeline has a button for that"
      )
    )
    return [shell, refused]
  }
}
