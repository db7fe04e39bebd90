extension FilterSchema {
  /// Every kind of list that can be filtered so far; another one is one more value here.
  package static let all: [FilterSchema] = [
    grants, requests, persons, principals, groups, policies, statements, entitlements, ledger,
    sources, drift, findings, workloads, exceptions, backlog, controls, campaigns, items,
    events, credentials,
  ]

  /// The schema of a KIND as `govtop list` names it.
  package static func named(_ kind: String) -> FilterSchema? {
    all.first { $0.kind == kind.lowercased() }
  }

  /// Fields that every kind has; one that a kind has no data for is empty in each of its rows.
  static let shared: [FilterField] = [
    FilterField("id", .text, "its id"),
    FilterField(
      "env",
      FilterField.words(Environment.self),
      "environment",
      aliases: ["environment"]
    ),
    FilterField("resource", .text, "what is reached"),
    FilterField("owner", .people, "who answers for it", aliases: ["owner_name"]),
    FilterField("team", .people, "the owner's team"),
    FilterField("ticket", .text, "ticket in another system"),
    FilterField("risk", .number, "score, 0 to 100", hint: "for the band: class:high"),
    FilterField("class", FilterField.words(RiskScore.Band.self), "band of the risk"),
    FilterField("source", .text, "source and scope that it comes from"),
    FilterField("text", .anyText, "what bare words search"),
  ]

  static let flagField = FilterField("is", .flag, "a word that holds of it", aliases: ["flags"])

  static let zone = FilterField(
    "zone",
    .word(["build", "deploy", "runtime", "data", "third_party"]),
    "identity zone"
  )
  static let data = FilterField(
    "data",
    FilterField.words(DataClass.self),
    "class of the data reached",
    aliases: ["data_class"]
  )
  static let provider = FilterField("provider", .name, "aws, gcp, kubernetes, …")
  static let native = FilterField(
    "native",
    .text,
    "the provider's own id",
    searched: true,
    aliases: ["native_id"]
  )
  static let used = FilterField("used", .since, "last known use", aliases: ["last_used_at"])
  static let type = FilterField("type", FilterField.words(PrincipalType.self), "kind of actor")
  static let rule = FilterField("rule", .text, "the rule that let it through")
}
