/// What can be asked of the lists of the registry.
extension FilterSchema {
  package static let packages = FilterSchema(
    "packages",
    fields: [
      FilterField("group", .text, "the domain whose packages replace each other", searched: true),
      FilterField("package", .text, "its name", searched: true, aliases: ["name"]),
      FilterField("version", .number, "its number in the group", aliases: ["release"]),
      FilterField(
        "state",
        .word(PackageState.allCases.map(\.rawValue)),
        "how far it has come",
        aliases: ["stage"]
      ),
      FilterField("tier", .text, "its risk tier", aliases: ["risk_tier"]),
      FilterField("digest", .text, "its digest", searched: true),
      FilterField("run", .text, "the CI run that built it"),
      FilterField("bundle", .text, "the policy bundle bound to it"),
      FilterField("registered", .since, "when it was registered", aliases: ["registered_at"]),
      FilterField("submitted", .since, "when a decision was asked for", aliases: ["submitted_at"]),
    ],
    flags: [
      FilterFlag("live", "runs somewhere now"),
      FilterFlag("waiting", "waits for a decision"),
      FilterFlag("mine", "mine to answer for"),
    ]
  )

  package static let changes = FilterSchema(
    "changes",
    fields: [
      FilterField("state", .word(TicketState.allCases.map(\.rawValue)), "where it stands"),
      FilterField(
        "kind",
        .word(ChangeTicket.Kind.allCases.map(\.rawValue)),
        "how much is asked of it"
      ),
      FilterField("template", .text, "the template of a standard change", searched: true),
      FilterField(
        "outcome",
        .word(ChangeTicket.Outcome.allCases.map(\.rawValue)),
        "how it went"
      ),
      FilterField("opens", .until, "when its window opens", aliases: ["window_from"]),
      FilterField("closes", .until, "when its window closes", aliases: ["window_until"]),
      FilterField("created", .since, "when it was written", aliases: ["created_at"]),
    ],
    flags: [
      FilterFlag("open", "neither closed nor canceled"),
      FilterFlag("now", "its window is open"),
    ]
  )

  package static let bundles = FilterSchema(
    "bundles",
    fields: [
      FilterField("workload", .text, "whose access it decides", searched: true),
      FilterField("state", .word(BundleState.allCases.map(\.rawValue)), "how far it is out"),
      FilterField("tier", .text, "tier of the workload"),
      FilterField("version", .number, "its number", aliases: ["revision"]),
      FilterField("digest", .text, "its digest", searched: true),
      FilterField("good", .text, "what it falls back to", aliases: ["last_known_good"]),
      FilterField("created", .since, "when it was drafted", aliases: ["created_at"]),
      FilterField("enforced", .since, "since when it blocks", aliases: ["enforced_at"]),
    ],
    flags: [
      FilterFlag("active", "watches or blocks"),
      FilterFlag("lagging", "blocks, and some point does not report it"),
    ]
  )

  package static let drills = FilterSchema(
    "drills",
    fields: [
      FilterField("name", .text, "its name", searched: true),
      FilterField("kind", .word(Drill.Kind.allCases.map(\.rawValue)), "what is tried"),
      FilterField("state", .word(Drill.State.allCases.map(\.rawValue)), "how it went"),
      FilterField("workload", .text, "what is tried of", searched: true),
      FilterField("started", .since, "when it began", aliases: ["started_at"]),
      FilterField("stopped", .since, "when it was over", aliases: ["stopped_at"]),
    ],
    flags: [FilterFlag("running", "goes on now")]
  )
}
