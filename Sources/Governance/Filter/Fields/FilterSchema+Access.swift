extension FilterSchema {
  /// What is held, by whom, until when.
  package static let grants = FilterSchema(
    "grants",
    fields: [
      FilterField("state", .word(grantStates), "as STATE shows it; active is any that is live"),
      FilterField("kind", FilterField.words(Grant.Kind.self), "what kind of access it is"),
      type,
      FilterField(
        "principal",
        .people,
        "account that holds it",
        searched: true,
        aliases: ["principal_name"]
      ),
      FilterField(
        "person",
        .people,
        "person behind the account",
        searched: true,
        aliases: ["persons"]
      ),
      access, resource, provider, zone, data,
      FilterField("ends", .until, "when it ends", aliases: ["ends_at"]),
      used,
      FilterField("certified", .since, "last certified", aliases: ["certified_at"]),
      FilterField("by", .people, "who approved it", aliases: ["approver"]),
      rule,
    ],
    flags: [
      FilterFlag("standing", "without end, or longer than just-in-time access may be"),
      FilterFlag("orphaned", "nobody active answers for it"),
      FilterFlag("dormant", "not used for long, as far as telemetry covers it"),
      FilterFlag("drifted", "not what was decided"),
      FilterFlag("uncertified", "never certified, or overdue"),
      FilterFlag("excepted", "an exception covers it"),
      FilterFlag("wildcard", "a broad pattern of actions or resources"),
      FilterFlag("privileged", "administers, or hands out access"),
      FilterFlag("modified", "changed outside govtop"),
      FilterFlag("external", "held from outside the organisation"),
      FilterFlag("stuck", "failed to start, or decided to end and still there"),
      FilterFlag("leaving", "its person leaves, or the contract ends"),
      FilterFlag("mine", "held by me, or mine to answer for"),
      FilterFlag("late", "past a time that was set for it"),
    ],
    views: [
      FilterShippedView("mine", "is:mine"), FilterShippedView("late", "is:late"),
      FilterShippedView("standing-prod", "kind:standing env:prod"),
      FilterShippedView("unused", "used:>90d or used:never"),
      FilterShippedView("orphaned", "is:orphaned"), FilterShippedView("wildcard", "is:wildcard"),
      FilterShippedView("leaving", "is:leaving"), FilterShippedView("stuck", "is:stuck"),
    ]
  )

  /// What was asked for, and what became of it.
  package static let requests = FilterSchema(
    "requests",
    fields: [
      FilterField("state", FilterField.words(RequestState.self), "where it stands"),
      FilterField(
        "who",
        .people,
        "who gets it",
        searched: true,
        aliases: ["beneficiary", "beneficiary_name"]
      ),
      FilterField(
        "by",
        .people,
        "who asked",
        searched: true,
        aliases: ["requester", "requester_name"]
      ),
      FilterField("person", .people, "person behind who gets it", aliases: ["persons"]),
      access, resource,
      FilterField("for", .length, "how long it is asked for", aliases: ["duration"]),
      FilterField("due", .until, "by when to decide", aliases: ["due_at"]),
      FilterField("lapses", .until, "when it lapses unanswered", aliases: ["lapses_at"]),
      FilterField("asked", .since, "when it was asked", aliases: ["submitted_at"]),
      FilterField("votes", .number, "approvals so far"),
      rule,
    ],
    flags: [
      FilterFlag("mine", "asked by me or for me"),
      FilterFlag("decidable", "mine to decide now"),
      FilterFlag("late", "past the time to decide"),
      FilterFlag("staged", "my decision is staged"),
      FilterFlag("changed", "changed since it was shown to me"),
      FilterFlag("new", "came since I last looked"),
      FilterFlag("external", "for somebody outside the organisation"),
      FilterFlag("selfservice", "asked by who gets it"),
      FilterFlag("auto", "decided by a rule"),
      FilterFlag("asked", "a question is open"),
    ],
    views: [
      FilterShippedView("mine", "is:mine"), FilterShippedView("late", "is:late"),
      FilterShippedView("decidable", "is:decidable"),
    ]
  )

  /// What can be had.
  package static let entitlements = FilterSchema(
    "entitlements",
    fields: [
      FilterField("name", .text, "its name", searched: true),
      FilterField("action", .text, "an action that it allows", searched: true),
      resource, provider, data,
      FilterField("privilege", FilterField.words(Privilege.self), "how much power it gives"),
      FilterField("holders", .number, "principals that hold it"),
    ],
    flags: [
      FilterFlag("wildcard", "a broad pattern of actions or resources"),
      FilterFlag("privileged", "administers, or hands out access"),
      FilterFlag("orphaned", "nobody active answers for it"),
      FilterFlag("mine", "mine to answer for"),
    ],
    views: [
      FilterShippedView("mine", "is:mine"), FilterShippedView("wildcard", "is:wildcard"),
    ]
  )

  /// The words of the column, which tell a live grant by its kind, and then the recorded ones.
  private static let grantStates: [String] = {
    let shown = GrantRow.Standing.allCases.map(\.rawValue)
    return shown + GrantState.allCases.map(\.rawValue).filter { !shown.contains($0) }
  }()

  private static let access = FilterField(
    "access",
    .text,
    "entitlement or action",
    searched: true,
    aliases: ["entitlement", "entitlement_name", "actions"]
  )

  private static let resource = FilterField(
    "resource",
    .text,
    "what is reached",
    searched: true
  )
}
