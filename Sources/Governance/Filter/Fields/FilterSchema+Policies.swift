extension FilterSchema {
  /// Documents that allow or forbid.
  package static let policies = FilterSchema(
    "policies",
    fields: [
      FilterField("name", .text, "its name", searched: true),
      native,
      FilterField("holder", .people, "whom an inline policy belongs to", searched: true),
      FilterField("kind", FilterField.words(PolicyFact.Kind.self), "what kind of policy it is"),
      provider, grade,
      FilterField(
        "attached",
        .number,
        "how often it is attached",
        aliases: ["attachments"]
      ),
      FilterField("added", .since, "when it was made", aliases: ["created_at"]),
      FilterField("updated", .since, "when it was last changed", aliases: ["updated_at"]),
    ],
    flags: [
      FilterFlag("wildcard", "a broad pattern of actions or resources"),
      FilterFlag("privileged", "allows to administer, or to hand out access"),
      FilterFlag("unattached", "attached to nobody"),
    ],
    views: [FilterShippedView("wildcard", "is:wildcard")]
  )

  /// The parts of policies, graded.
  package static let statements = FilterSchema(
    "statements",
    fields: [
      FilterField("policy", .text, "the policy it stands in", searched: true),
      FilterField("action", .text, "an action it names", searched: true, aliases: ["actions"]),
      FilterField(
        "resource",
        .text,
        "a resource it names",
        searched: true,
        aliases: ["resources"]
      ),
      FilterField(
        "principal",
        .people,
        "a principal it names or reaches",
        searched: true,
        aliases: ["principals"]
      ),
      grade,
      FilterField("added", .since, "when it was first seen", aliases: ["created_at"]),
      FilterField("author", .people, "who wrote it"),
      FilterField("change", .text, "the change that brought it"),
    ],
    flags: [
      FilterFlag("excepted", "an exception covers it"),
      FilterFlag("new", "came since I last looked"),
    ]
  )

  private static let grade = FilterField(
    "grade",
    .word(WildcardGrade.allCases.reversed().map(\.rawValue)),
    "how broad it is"
  )
}
