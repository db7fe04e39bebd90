extension FilterSchema {
  /// What departs from the rules: exceptions and emergency access, with what is owed for them.
  package static let exceptions = FilterSchema(
    "exceptions",
    fields: [
      FilterField(
        "state",
        .word(exceptionStates),
        "where it stands by the clock, whoever recorded it"
      ),
      FilterField(
        "kind",
        .word(["exception", "break_glass"]),
        "approved before, or reviewed after"
      ),
      FilterField("rule", .text, "the rule that is departed from", searched: true),
      FilterField("scope", .text, "where it holds", searched: true),
      FilterField("by", .people, "who asked, or broke the glass", aliases: ["requester"]),
      FilterField("starts", .since, "when it begins", aliases: ["starts_at"]),
      FilterField("ends", .until, "when it ends", aliases: ["expires_at"]),
      FilterField("review", .until, "when a review is owed", aliases: ["review_due_at"]),
      FilterField(
        "repeat",
        .number,
        "exceptions of its kind in 90 days",
        aliases: ["repeat_count"]
      ),
      FilterField("uses", .number, "requests that were granted under it"),
      FilterField("incident", .text, "number of the incident", searched: true),
      FilterField("finding", .text, "the finding that it is for"),
      FilterField("backlog", .text, "its backlog item", aliases: ["backlog_item"]),
    ],
    flags: [
      FilterFlag("past_review", "a review is overdue: exception debt"),
      FilterFlag("zombie", "over, and access that rests on it is not shown to have ended"),
      FilterFlag("active", "in force now"),
      FilterFlag("mine", "mine to answer for, or asked for by me"),
      FilterFlag("late", "past a time that was set for it"),
    ],
    views: [
      FilterShippedView("mine", "is:mine"), FilterShippedView("late", "is:late"),
      FilterShippedView("debt", "is:past_review or is:zombie"),
    ]
  )

  private static let exceptionStates =
    PolicyException.State.allCases.map(\.rawValue)
    + BreakGlass.State.allCases.map(\.rawValue).filter {
      PolicyException.State(rawValue: $0) == nil
    }

  /// Rules that are departed from again and again.
  package static let backlog = FilterSchema(
    "backlog",
    fields: [
      FilterField("state", FilterField.words(BacklogItem.State.self), "open or closed"),
      FilterField("rule", .text, "the rule that is departed from", searched: true),
      FilterField("scope", .text, "where", searched: true),
      FilterField("opened", .since, "when it was opened", aliases: ["opened_at"]),
      FilterField("closed", .since, "when it was closed", aliases: ["closed_at"]),
    ],
    flags: [FilterFlag("mine", "mine to answer for")],
    views: [FilterShippedView("mine", "is:mine")]
  )

  /// Classes of controls that degraded at least once.
  package static let controls = FilterSchema(
    "controls",
    fields: [
      FilterField("name", .text, "its name", searched: true),
      FilterField("state", FilterField.words(ControlClass.State.self), "normal or degraded"),
      FilterField("declared", FilterField.words(ControlClass.Mode.self), "its mode in an outage"),
      FilterField("incident", .text, "number of the incident", searched: true),
      FilterField("since", .since, "when it was last changed"),
      FilterField("cached", .until, "until when a cache answers", aliases: ["cached_until"]),
    ],
    flags: [
      FilterFlag("degraded", "not normal"),
      FilterFlag("late", "its cache has run out: closed"),
    ],
    views: [FilterShippedView("degraded", "is:degraded")]
  )
}
