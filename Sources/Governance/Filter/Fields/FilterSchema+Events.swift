extension FilterSchema {
  /// Uses of access, the latest first.
  package static let events = FilterSchema(
    "events",
    fields: [
      FilterField("at", .since, "when"),
      FilterField("who", .text, "the principal that acted", searched: true, aliases: ["principal"]),
      FilterField("did", .text, "what was done", searched: true, aliases: ["action"]),
      FilterField("where", .text, "what it was done to", searched: true),
      FilterField("decision", FilterField.words(AccessEvent.Decision.self), "what came of it"),
      FilterField("privilege", FilterField.words(Privilege.self), "how much power it took"),
      FilterField("factor", FilterField.words(AccessEvent.Factor.self), "how identity was proven"),
      FilterField(
        "coverage",
        FilterField.words(AccessEvent.Coverage.self),
        "what kind of grant a privileged use rested on"
      ),
      FilterField("emitter", .text, "who wrote it"),
      FilterField("tenant", .text, "account, tenant or cluster"),
      FilterField("policy", .text, "bundle in force", aliases: ["policy_version"]),
      FilterField("workload", .text, "workload identity", aliases: ["workload_identity"]),
      FilterField("artifact", .text, "digest of what ran", aliases: ["artifact_digest"]),
      FilterField("run", .text, "run that built it", aliases: ["ci_run"]),
      FilterField("downstream", .text, "the call that it led to"),
      FilterField("grant", .text, "grant that it names"),
      FilterField("token", .text, "id of its token or key"),
      FilterField("auth", FilterField.words(AccessEvent.TokenKind.self), "by what it was signed"),
      FilterField("address", .text, "from which address"),
      FilterField("region", .text, "in which region"),
      FilterField("geo", .text, "from which country"),
      FilterField("device", .text, "with which program or device"),
    ],
    flags: [
      FilterFlag("human", "a person acted"), FilterFlag("privileged", "it took an admin's power"),
      FilterFlag("incomplete", "its trace cannot be walked back"),
      FilterFlag("weak", "privileged, and no strong factor is known"),
      FilterFlag("drift", "privileged, and no known grant covers it"),
      FilterFlag("loose", "its token is a key, or not for one verified audience"),
    ],
    views: [FilterShippedView("drift", "is:drift"), FilterShippedView("weak", "is:weak")]
  )

  /// Keys and passwords with their ages.
  package static let credentials = FilterSchema(
    "credentials",
    fields: [
      FilterField("kind", FilterField.words(Credential.Kind.self), "what it is"),
      FilterField("who", .text, "whose it is", searched: true, aliases: ["principal", "name"]),
      FilterField("issued", .since, "when it was made or rotated", aliases: ["issued_at"]),
      FilterField("expires", .until, "when it ends by itself", aliases: ["expires_at"]),
      used,
    ],
    flags: [
      FilterFlag("active", "it can be used"), FilterFlag("overdue", "older than its kind may be"),
      FilterFlag("weak", "no second factor is asked beside it"),
    ],
    views: [FilterShippedView("overdue", "is:overdue")]
  )
}
