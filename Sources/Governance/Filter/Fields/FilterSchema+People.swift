extension FilterSchema {
  /// Actors that a policy can name.
  package static let principals = FilterSchema(
    "principals",
    fields: [
      FilterField("name", .text, "its name", searched: true),
      FilterField("handle", .people, "handle of its person", searched: true, aliases: ["person"]),
      native, type,
      FilterField("state", .word(["active", "inactive"]), "whether the provider lets it in"),
      used,
      FilterField("ends", .until, "end of its person's contract"),
      zone, provider, sponsor,
    ],
    flags: peopleFlags,
    views: peopleViews
  )

  /// Natural persons; what belongs to an account holds if it does for any account of theirs.
  package static let persons = FilterSchema(
    "persons",
    fields: [
      FilterField("name", .text, "full name", searched: true),
      FilterField("handle", .people, "short name", searched: true),
      native,
      FilterField(
        "type",
        FilterField.words(Person.Employment.self),
        "how employed",
        aliases: ["employment"]
      ),
      FilterField("state", FilterField.words(Person.State.self), "whether still here"),
      used,
      FilterField("ends", .until, "end of contract", aliases: ["contract_ends_at"]),
      zone, provider, sponsor,
    ],
    flags: peopleFlags,
    views: peopleViews
  )

  /// Containers that hand on access to their members.
  package static let groups = FilterSchema(
    "groups",
    fields: [
      FilterField("name", .text, "its name", searched: true),
      FilterField("member", .people, "a principal in it", searched: true, aliases: ["members"]),
      native, provider,
      FilterField("size", .number, "how many members"),
    ],
    flags: [
      FilterFlag("orphaned", "nobody active answers for it"),
      FilterFlag("privileged", "hands on administrative access"),
      FilterFlag("empty", "has no member"),
      FilterFlag("mine", "I am in it, or answer for it"),
    ],
    views: [
      FilterShippedView("mine", "is:mine"), FilterShippedView("orphaned", "is:orphaned"),
    ]
  )

  private static let sponsor = FilterField(
    "sponsor",
    .people,
    "who answers for an outsider"
  )

  private static let peopleFlags = [
    FilterFlag("orphaned", "nobody active answers for it"),
    FilterFlag("dormant", "not used for long, as far as telemetry covers it"),
    FilterFlag("external", "from outside the organisation"),
    FilterFlag("leaving", "leaves, or the contract ends"),
    FilterFlag("privileged", "holds administrative access"),
    FilterFlag("quarantined", "stopped until rotated"),
  ]

  private static let peopleViews = [
    FilterShippedView("orphaned", "is:orphaned"), FilterShippedView("leaving", "is:leaving"),
    FilterShippedView("unused", "used:>90d or used:never"),
  ]
}
