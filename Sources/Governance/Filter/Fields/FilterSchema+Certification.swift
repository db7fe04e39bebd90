extension FilterSchema {
  /// Certification campaigns.
  package static let campaigns = FilterSchema(
    "campaigns",
    fields: [
      FilterField("state", FilterField.words(CampaignState.self), "where it stands"),
      FilterField("name", .text, "its name", searched: true),
      FilterField("scope", .text, "the filter that it froze"),
      FilterField("due", .until, "deadline of its stage", aliases: ["due_at"]),
      FilterField("done", .number, "percent of the stage that is signed off"),
      FilterField("silence", FilterField.words(Silence.self), "what no answer means"),
    ],
    flags: [
      FilterFlag("mine", "mine to run, or with items of mine"),
      FilterFlag("late", "past its deadline and not done"),
    ],
    views: [FilterShippedView("mine", "is:mine"), FilterShippedView("late", "is:late")]
  )

  /// Items of certification campaigns.
  package static let items = FilterSchema(
    "items",
    fields: [
      FilterField("campaign", .text, "the campaign that it is of"),
      FilterField("stage", .number, "the stage that it is of"),
      FilterField("state", FilterField.words(ReviewItemState.self), "where it stands"),
      FilterField(
        "decision",
        .word(["open"] + Verdict.allCases.map(\.rawValue)),
        "what was decided; open is nothing yet"
      ),
      FilterField("reviewer", .people, "who is asked", aliases: ["reviewer_name"]),
      FilterField("who", .text, "account that holds it", searched: true, aliases: ["principal"]),
      FilterField(
        "access",
        .text,
        "the right that it holds",
        searched: true,
        aliases: ["entitlement"]
      ),
      FilterField("resource", .text, "what is reached", searched: true),
      FilterField("used", .since, "last known use in the evidence", aliases: ["last_used_at"]),
      FilterField("peers", .number, "percent of the peers that hold the same"),
      FilterField("hint", FilterField.words(ReviewHint.self), "what the evidence suggests"),
    ],
    flags: [
      FilterFlag("bulk", "may be certified together with others"),
      FilterFlag("staged", "decided, not signed off"), FilterFlag("signed", "signed off"),
      FilterFlag("privileged", "administers, or hands out access"),
      FilterFlag("mine", "mine to answer"), FilterFlag("late", "past its deadline and open"),
    ],
    views: [
      FilterShippedView("mine", "is:mine"), FilterShippedView("bulk", "is:mine is:bulk"),
      FilterShippedView("staged", "is:mine is:staged"),
    ]
  )
}
