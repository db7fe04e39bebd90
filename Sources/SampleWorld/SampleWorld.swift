package import Governance

/// One small company, acme-ai, over a year that ends at a given moment: the steps that made it what it is.
///
/// The same moment and seed give the same bytes and commands on every host.
package struct SampleWorld: Sendable {
  package enum Size: String, CaseIterable, Sendable {
    case small = "S"
    case medium = "M"
    case large = "L"
  }

  package enum Scenario: String, CaseIterable, Sendable {
    case everyday
    /// In the last night somebody has used the old pipeline to take over the account.
    case compromisedCI = "compromised-ci"
  }

  package static let organisation = "acme-ai"
  /// The handle of the first person; whoever plays the story acts as her.
  package static let firstHandle = "ada"

  /// The system user of somebody who does not only claim to be who they are.
  package static func osUser(of handle: String) -> String {
    (Roster.byHandle[handle]?.name ?? handle).lowercased().split(separator: " ")
      .joined(separator: ".")
  }

  package let size: Size
  package let scenario: Scenario
  private let calendar: StoryCalendar
  private let seed: UInt64

  package init(
    size: Size = .small,
    endingAt now: Instant,
    seed: UInt64 = 8_841,
    scenario: Scenario = .everyday
  ) {
    self.size = size
    self.scenario = scenario
    self.seed = seed
    calendar = StoryCalendar(now: now)
  }

  /// When the database is made.
  package var beginning: Instant { calendar.moment(daysAgo: 365, hour: 8) }

  /// The first person, with every persona.
  package var firstPerson: PersonDraft {
    let ada = Roster.byHandle[Self.firstHandle]
    var draft = PersonDraft(
      handle: Self.firstHandle,
      name: ada?.name ?? Self.firstHandle,
      team: ada?.team,
      personas: Set(Persona.allCases)
    )
    draft.contact = ada?.email
    draft.timeZone = ada?.zone.rawValue
    return draft
  }

  /// All steps in order of time; the bytes of an import are made when its step is reached.
  package var steps: some Sequence<Step> {
    plan.lazy.map(\.step)
  }

  /// What the imports of the steps bring.
  package var catalogue: SampleCatalogue {
    SampleCatalogue(calendar: calendar, openings: openings(of: stories))
  }

  private var stories: [RequestStory] {
    var year = YearOfRequests(calendar: calendar, seed: seed)
    return year.drawn() + LastDays(calendar: calendar).stories
      + PendingRequests(calendar: calendar).stories
  }

  /// What the accounts show because requests opened it.
  private func openings(of stories: [RequestStory]) -> [RequestStory.Opening] {
    (stories + [ExceptionStory(calendar: calendar).resting].compactMap { $0 })
      .compactMap(\.opening)
  }

  private var plan: [PlannedStep] {
    let stories = stories
    let imports = Imports(
      calendar: calendar,
      openings: openings(of: stories),
      scenario: scenario
    )
    let acts =
      PersonaStory(calendar: calendar).steps + LinkStory(calendar: calendar).steps
      + CleanUp(calendar: calendar).steps + ArtifactStory(calendar: calendar).steps
      + stories.flatMap(\.steps) + secondThoughts + operation
    let steps =
      imports.steps + Imports.fleet(size, calendar) + baselines + acts.map(PlannedStep.init)
    // The place settles what happens at the same moment: the sort need not be stable.
    return steps.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }

  /// A year of everything that is decided besides requests.
  private var operation: [Step] {
    RulesStory(calendar: calendar).steps + EnforcementStory(calendar: calendar).steps
      + ExceptionStory(calendar: calendar).steps + EmergencyStory(calendar: calendar).steps
      + ScanStory(calendar: calendar).steps + DriftStory(calendar: calendar).steps
      + WorkloadStory(calendar: calendar, scenario: scenario).steps
      + BundleStory(calendar: calendar).steps + PackageStory(calendar: calendar).steps
      + ChangeStory(calendar: calendar).steps + ReviewStory(calendar: calendar).steps
  }

  private var baselines: [PlannedStep] {
    [365, 268, 148].map { day in
      PlannedStep(at: calendar.moment(daysAgo: day, hour: 10), by: "ada") {
        .baseline(isNamed: true)
      }
    }
  }

  /// A vote that was taken back while it could be, and the no that followed.
  private var secondThoughts: [Step] {
    let asked = calendar.ago(minutes: 25 * 1_440 + 200)
    return [
      Step(
        asked + .minutes(22),
        by: "ravi",
        .perform(label: nil) {
          $0.isPending("paulo-gpu") ? [.withdrawVote($0.request("paulo-gpu"))] : []
        }
      ),
      Step(
        asked + .minutes(50),
        by: "mei",
        .perform(label: nil) {
          $0.isPending("paulo-gpu")
            ? [
              .deny(
                $0.decision(on: "paulo-gpu", reason: "the budget of the team is spent")
              )
            ] : []
        }
      ),
    ]
  }
}
