extension FilterSchema {
  /// What was done, by whom, and why.
  package static let ledger = FilterSchema(
    "ledger",
    fields: [
      FilterField("seq", .number, "number of the entry", aliases: ["sequence"]),
      FilterField("at", .since, "when"),
      FilterField("who", .people, "who acted", searched: true, aliases: ["actor", "handle"]),
      FilterField("person", .people, "the person who acted, or for whom"),
      FilterField("did", .text, "kind of event", searched: true, aliases: ["kind"]),
      FilterField("what", .text, "id and name it is about", searched: true, aliases: ["subject"]),
      FilterField("reason", .text, "the reason given", searched: true),
      FilterField(
        "rules",
        .number,
        "version of the rules then",
        aliases: ["rules_version"]
      ),
      FilterField(
        "via",
        .word(channels.map(\.rawValue)),
        "through which door",
        aliases: ["channel"]
      ),
      FilterField("sig", .word(["ok", "none", "bad"]), "the signature", aliases: ["signature"]),
      FilterField("key", .text, "fingerprint of the key", aliases: ["key_fingerprint"]),
      FilterField("host", .text, "on which host"),
      FilterField("address", .text, "client's address", aliases: ["client_address"]),
    ],
    flags: [
      FilterFlag("delegated", "done for somebody else"),
      FilterFlag("claimed", "the actor's name was claimed, not proven"),
      FilterFlag("bulk", "one of many decided at once"),
      FilterFlag("break_glass", "emergency access"),
    ]
  )

  /// Where facts come from, and how fresh they are.
  package static let sources = FilterSchema(
    "sources",
    fields: [
      FilterField(
        "source",
        .text,
        "kind and scope",
        searched: true,
        aliases: ["kind", "scope"]
      ),
      FilterField("imported", .since, "last import", aliases: ["published_at"]),
      FilterField("records", .number, "records in it"),
      FilterField("conflicts", .number, "records given twice with different content"),
      FilterField("snapshot", .text, "its newest snapshot", searched: true),
    ],
    flags: [FilterFlag("late", "older than twice its schedule")],
    views: [FilterShippedView("late", "is:late")]
  )

  private static let channels: [Origin.Channel] = [
    .dashboard, .cli, .rule, .enforcement, .import, .library,
  ]
}
