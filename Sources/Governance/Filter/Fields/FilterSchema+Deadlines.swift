extension FilterSchema {
  /// What somebody was told of because nobody decided in time.
  package static let deadlines = FilterSchema(
    "deadlines",
    fields: [
      FilterField(
        "state",
        FilterField.words(DeadlineState.self),
        "whether its record has moved on"
      ),
      FilterField(
        "kind",
        FilterField.words(Obligation.Kind.self),
        "what is owed",
        aliases: ["obligation"]
      ),
      FilterField("subject", .text, "the record that waits", searched: true),
      FilterField("what", .text, "what it is about", searched: true),
      FilterField("told", .people, "who was told"),
      FilterField("due", .until, "when the answer is owed", aliases: ["due_at"]),
      FilterField("opened", .since, "when somebody was first told", aliases: ["opened_at"]),
      FilterField("missed", .since, "when it was found to be missed", aliases: ["breached_at"]),
      FilterField("level", .number, "how many levels were told"),
    ],
    flags: [
      FilterFlag("mine", "mine to answer for, or I was told"),
      FilterFlag("late", "missed, and still owed"),
      FilterFlag("unowned", "nobody who is there answers for it"),
    ],
    views: [FilterShippedView("late", "is:late"), FilterShippedView("mine", "is:mine state:open")]
  )
}
