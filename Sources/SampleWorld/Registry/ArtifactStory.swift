import Governance

/// What the registrar has entered: every kind of artifact, in every stage of its life.
struct ArtifactStory {
  let calendar: StoryCalendar

  var steps: [Step] {
    TextTable(Self.text).rows.enumerated().map { place, row in
      let digest = SampleDigest.of(row.text(1))
      let owner = row[5]
      return Step(
        calendar.moment(
          daysAgo: calendar.workday(daysAgo: row.number(6) ?? 30),
          hour: 11,
          minute: place
        ),
        by: "iris",
        .perform(label: nil) { names in
          guard let kind = Artifact.Kind(rawValue: row.text(0)),
            let stage = Artifact.Stage(rawValue: row.text(2)),
            let dataClass = DataClass(rawValue: row.text(3))
          else { return [] }
          return [
            .registerArtifact(
              ArtifactDraft(
                kind: kind,
                name: row.text(1),
                digest: digest,
                stage: stage,
                dataClass: dataClass,
                riskTier: row[4],
                owner: owner.map { names.person($0) }
              )
            )
          ]
        }
      )
    }
  }

  /// kind, name, stage, data class, risk tier, owner, days ago.
  private static let text = """
    dataset | labels-2025-q3 | archived | restricted | high | ines | 340
    dataset | labels-2025-q4 | training | restricted | high | ines | 230
    dataset | ranking-clicks-may | evaluation | confidential | medium | viktor | 96
    dataset | sandbox-trials | training | public | low | bo | 50
    code | fraud-models 12.4 | archived | internal | medium | elif | 300
    code | fraud-models 14.0 | production | internal | medium | elif | 26
    code | ranking-models 9.2 | evaluation | internal | medium | clara | 41
    deploy_config | fraud-serving prod | production | internal | high | dario | 26
    deploy_config | ranking-serving canary | evaluation | internal | high | clara | 12
    model_package | fraud-scoring/12 | archived | confidential | high | elif | 290
    model_package | fraud-scoring/13 | production | confidential | high | elif | 120
    model_package | fraud-scoring/14 | evaluation | confidential | high | elif | 25
    model_package | churn/1 | training | confidential | - | - | 18
    model_package | ranking/31 | production | confidential | medium | clara | 70
    runtime_binary | serving-image 2.18 | archived | internal | low | grace | 210
    runtime_binary | serving-image 2.21 | production | internal | low | grace | 27
    """
}
