extension FilterSchema {
  /// Accounts that were stopped, and those that were let go again.
  package static let quarantines = FilterSchema(
    "quarantines",
    fields: [
      FilterField("state", FilterField.words(QuarantineState.self), "where it stands"),
      FilterField("who", .text, "the account", searched: true, aliases: ["principal"]),
      FilterField("by", .people, "who stopped it", aliases: ["imposed_by"]),
      FilterField("imposed", .since, "when it was stopped", aliases: ["imposed_at"]),
      FilterField("released", .since, "when it was let go", aliases: ["released_at"]),
      FilterField("review", .until, "when its review is owed", aliases: ["review_due_at"]),
    ],
    flags: [
      FilterFlag("open", "the account is stopped"),
      FilterFlag("unconfirmed", "not every target has shown it"),
      FilterFlag("failed", "a command failed that was to stop it"),
      FilterFlag("late", "its review is overdue"), FilterFlag("mine", "stopped by me"),
    ],
    views: [FilterShippedView("open", "is:open"), FilterShippedView("late", "is:late")]
  )
}
