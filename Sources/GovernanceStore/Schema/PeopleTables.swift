import Governance

/// Persons, what they may do, and which accounts are theirs.
extension Table {
  package static let databaseIdentity = Table(
    "database_identity",
    .governed,
    [
      .text("id"), .flag("cooperative"), .text("organisation"), .instant("created_at"),
      .integer("version"),
    ]
  )

  package static let person = Table(
    "person",
    .governed,
    [.text("id"), .text("handle")] + Column.freeText("name")
      + Column.freeText("contact", optional: true) + [
        .text("team").optional, .word("employment", Person.Employment.self),
        .text("manager").optional, .text("sponsor").optional,
        .instant("contract_ends_at").optional, .text("time_zone").optional,
        .text("directory").optional, .word("state", Person.State.self), .instant("joined_at"),
        .instant("left_at").optional, .integer("version"),
      ],
    indexes: [
      Index("handle", unique: true), Index("directory"), Index("team", "handle"),
      Index("left_at"), Index("contract_ends_at", where: "contract_ends_at is not null"),
    ]
  )

  package static let personPersona = Table(
    "person_persona",
    .governed,
    key: ["person", "persona"],
    [.text("person"), .word("persona", Persona.self)],
    rules: [ofPerson("person_persona")]
  )

  /// An operating system user acts as one person only.
  package static let personOSUser = Table(
    "person_os_user",
    .governed,
    key: ["os_user"],
    [.text("person"), .text("os_user")],
    rules: [ofPerson("person_os_user")],
    indexes: [Index("person")]
  )

  package static let personLink = Table(
    "person_link",
    .governed,
    [
      .text("id"), .text("principal"), .text("person"), .word("evidence", PersonLink.Evidence.self),
      .word("state", PersonLink.State.self), .instant("proposed_at"),
      .text("proposed_by").optional, .instant("confirmed_at").optional,
      .text("confirmed_by").optional, .integer("version"),
    ],
    rules: [ofPerson("person_link")],
    indexes: [Index("principal", "state"), Index("person", "state"), Index("state", "id")]
  )

  package static let delegation = Table(
    "delegation",
    .governed,
    [
      .text("id"), .text("from_person"), .text("to_person"), .instant("starts_at"),
      .instant("ends_at"), .instant("ended_at").optional, .integer("version"),
    ],
    rules: ["constraint delegation_end_after_start check (ends_at > starts_at)"],
    indexes: [Index("to_person"), Index("from_person")]
  )

  package static let ownership = Table(
    "ownership",
    .governed,
    key: ["subject"],
    [
      .text("subject"), .text("person").optional, .text("team").optional, .instant("assigned_at"),
      .integer("version"),
    ],
    indexes: [Index("person"), Index("team")]
  )

  package static let artifact = Table(
    "artifact",
    .governed,
    [
      .text("id"), .word("kind", Artifact.Kind.self), .text("name"), .text("digest"),
      .word("stage", Artifact.Stage.self), .word("data_class", DataClass.self),
      .text("risk_tier").optional, .text("owner").optional, .instant("registered_at"),
      .integer("version"),
    ],
    indexes: [Index("name"), Index("digest")]
  )

  static let peopleTables = [
    databaseIdentity, person, personPersona, personOSUser, personLink, delegation, ownership,
    artifact,
  ]

  private static func ofPerson(_ table: String) -> String {
    "constraint \(table)_of_person foreign key (person) references person (id)"
  }
}
