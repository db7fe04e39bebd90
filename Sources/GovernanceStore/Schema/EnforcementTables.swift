/// Work of enforcers: who is at which target, and when they last went round.
extension Table {
  /// A command that runs now, or whose enforcer died: nobody else runs one for the same subject before it lapses.
  package static let targetClaim = Table(
    "target_claim",
    .bookkeeping,
    key: ["subject"],
    [.text("subject"), .text("holder"), .instant("claimed_at"), .instant("lapses_at")]
  )

  /// The last round of enforcement, of whichever host: one row.
  package static let enforcementRound = Table(
    "enforcement_round",
    .bookkeeping,
    [.integer("id"), .instant("ended_at"), .integer("interval_ms"), .text("host")],
    rules: ["constraint enforcement_round_is_one check (id = 1)"]
  )

  static let enforcementTables = [targetClaim, enforcementRound]
}
