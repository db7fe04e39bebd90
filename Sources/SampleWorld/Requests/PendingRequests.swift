import Governance

/// The twelve requests that wait at the end of the story, each for another reason.
struct PendingRequests {
  let calendar: StoryCalendar

  /// Who asks for them: none of them was ever denied anything by chance.
  static let requesters: Set<String> = [
    "lin", "noor", "joon", "ada", "zoe", "grace", "kai", "yuki", "priya", "wei", "chen", "bo",
  ]

  var stories: [RequestStory] {
    risky + ordinary + unusual
  }

  private func story(
    _ label: String,
    _ requester: String,
    _ right: String,
    for beneficiary: Wish.Beneficiary? = nil,
    minutesAgo: Int,
    _ duration: Duration,
    _ words: String,
    ticket: String?
  ) -> RequestStory? {
    CloudRight.byName[right].map { right in
      RequestStory(
        label: label,
        requester: requester,
        wish: .cloud(right, for: beneficiary ?? .user(requester)),
        at: calendar.ago(minutes: minutesAgo),
        duration: duration,
        words: words,
        ticket: ticket,
        ending: .open
      )
    }
  }

  /// Due within four hours: the critical one with a first vote, and the high one for a workload.
  private var risky: [RequestStory] {
    var critical = story(
      "lin-cleanup",
      "lin",
      "features-cleanup",
      minutesAgo: 198,
      .hours(1),
      "delete the feature rows that should never have been written",
      ticket: nil
    )
    critical?.ending = .approved([.init(by: "ben", afterMinutes: 14)])
    let high = story(
      "noor-gpu",
      "noor",
      "training-admin",
      for: .role("ml-train-gpu"),
      minutesAgo: 50,
      .hours(8),
      "retrain after the label fix, run 8841",
      ticket: "MLOPS-311"
    )
    return [critical, high].compactMap { $0 }
  }

  private var ordinary: [RequestStory] {
    var asked = story(
      "priya-export",
      "priya",
      "warehouse-query",
      minutesAgo: 205,
      .hours(24),
      "compare scores before and after the new feature",
      ticket: "FRAUD-402"
    )
    asked?.question = .init(
      by: "ravi",
      afterMinutes: 40,
      text: "which columns? the export has personal data"
    )
    var answered = story(
      "wei-queue",
      "wei",
      "queues-operate",
      minutesAgo: 95,
      .hours(24),
      "restart the scoring machines one after the other",
      ticket: "PLAT-518"
    )
    answered?.question = .init(
      by: "olga",
      afterMinutes: 12,
      text: "during the sale?",
      answer: "no, tonight after 22:00"
    )
    return [
      asked, answered,
      story(
        "joon-training",
        "joon",
        "training-jobs",
        minutesAgo: 178,
        .hours(24),
        "ablation over the ranking features",
        ticket: "RANK-207"
      ),
      story(
        "ada-queue",
        "ada",
        "deploy-endpoints",
        minutesAgo: 170,
        .hours(24),
        "watch the rollout of the new serving image",
        ticket: "PLAT-520"
      ),
      story(
        "noor-eval",
        "noor",
        "eval-read",
        minutesAgo: 60,
        .hours(8),
        "read the evaluation set for the review",
        ticket: "FRAUD-415"
      ),
      story(
        "grace-stage",
        "grace",
        "stage-training",
        for: .role("stage-deployer"),
        minutesAgo: 130,
        .hours(8),
        "let the deployer warm the model up",
        ticket: "MLOPS-320"
      ),
    ].compactMap { $0 }
  }

  /// An unknown person behind the account, words that attack the screen, words of other scripts, a renewal.
  private var unusual: [RequestStory] {
    var renewal = story(
      "chen-notebooks-again",
      "chen",
      "sandbox-notebooks",
      minutesAgo: 310,
      .hours(24),
      "one more day for the notebook, the sweep is not through",
      ticket: "RANK-214"
    )
    renewal?.renews = "chen-notebooks"
    return [
      story(
        "bo-analyst",
        "bo",
        "warehouse-query",
        for: .user("legacy-analyst"),
        minutesAgo: 120,
        .hours(24),
        "the old dashboard logs in with this account",
        ticket: "DATA-345"
      ),
      story(
        "kai-hostile",
        "kai",
        "eval-write",
        minutesAgo: 400,
        .hours(1),
        HostileText.longJustification,
        ticket: "FRAUD-1\u{1B}[7m"
      ),
      story(
        "yuki-scripts",
        "yuki",
        "sandbox-data-read",
        minutesAgo: 280,
        .hours(8),
        HostileText.rightToLeft,
        ticket: "RANK-219"
      ),
      renewal,
    ].compactMap { $0 }
  }
}
