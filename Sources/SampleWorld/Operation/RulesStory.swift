import Governance

/// The rules of the organisation, as it revised them: small steps away from what ships.
struct RulesStory {
  let calendar: StoryCalendar

  var steps: [Step] {
    [
      Step(calendar.moment(daysAgo: 92, hour: 11), by: "hannah") { _ in
        .applyRules(
          Self.revised,
          reason: "quarterly revision: tags are low, and scaling out is a standard change"
        )
      }
    ]
  }

  private static var revised: Rules {
    var rules = Rules.standard
    rules.exceptions.classes["asset-tagging"] = .low
    rules.registry.standardChanges.append("scale-out")
    return rules
  }
}
