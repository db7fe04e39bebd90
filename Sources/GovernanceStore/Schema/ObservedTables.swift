import Governance

/// What other systems say. A row holds from `from_snapshot` on, before `to_snapshot`; both are numbers of snapshots.
///
/// A reference stands twice: as the source wrote it, and as `…_id` where its target is in the same scope.
extension Table {
  package static let directoryPerson = observed(
    "directory_person",
    [
      .text("native_key"), .text("handle"), .text("name"), .text("email").optional,
      .text("hr_id").optional, .text("team").optional,
      .word("employment", Person.Employment.self), .text("manager").optional,
      .text("sponsor").optional, .instant("contract_ends_at").optional,
      .text("time_zone").optional, .flag("is_active"), .instant("joined_at").optional,
      .instant("left_at").optional,
    ],
    indexes: [
      Index("handle"), Index("email"), Index("hr_id"), Index("is_active", where: "is_active = 0"),
    ]
  )

  /// Principals, and the groups that hold them.
  package static let principal = observed(
    "principal",
    [
      .text("native_key"), .text("native_id"), .text("name"), .word("type", PrincipalType.self),
      .text("provider"), .text("native_kind"), .text("path").optional,
      .text("namespace").optional, .text("email").optional, .text("owner").optional,
      .text("team").optional, .word("environment", Environment.self),
      .word("data_class", DataClass.self), .text("tags"), .flag("is_active"),
      .instant("created_at").optional, .instant("last_used_at").optional,
      .flag("last_used_known"), .text("last_used_source").optional, .text("boundary").optional,
      .text("boundary_id").optional,
    ],
    indexes: [
      Index("native_id"), Index("email"), Index("name"), Index("type", "name"),
      Index("owner", where: "owner is not null"), Index("team", where: "team is not null"),
    ]
  )

  package static let membership = observed(
    "membership",
    [
      .text("member"), .text("member_id").optional, .text("container"),
      .text("container_id").optional,
    ],
    indexes: [Index("member_id"), Index("container_id")]
  )

  package static let policy = observed(
    "policy",
    [
      .text("native_key"), .text("native_id"), .text("name"), .word("kind", PolicyFact.Kind.self),
      .text("holder").optional, .text("holder_id").optional, .text("path").optional,
      .text("namespace").optional, .text("default_version").optional,
      .instant("created_at").optional, .instant("updated_at").optional,
      .integer("attachment_count").optional, .text("document_sha256").optional,
      .text("document").optional, .text("tags"), .word("environment", Environment.self),
    ],
    indexes: [
      Index("native_id"), Index("name"), Index("holder_id"),
      Index("environment", covered: ["id", "source_id", "from_snapshot", "to_snapshot"]),
    ]
  )

  package static let policyVersion = observed(
    "policy_version",
    [
      .text("policy"), .text("policy_id").optional, .text("version"), .flag("is_default"),
      .instant("created_at").optional, .text("document_sha256").optional,
    ],
    indexes: [Index("policy_id")]
  )

  package static let statement = observed(
    "statement",
    [
      .text("policy"), .text("policy_id").optional, .integer("position"), .text("sid").optional,
      .flag("is_allow"), .text("actions"), .text("resources"), .text("principals").optional,
      .flag("has_condition"), .integer("broad_actions"), .integer("broad_resources"),
      .integer("unavoidable"), .integer("prefixes"), .word("grade", WildcardGrade.self).optional,
    ],
    indexes: [Index("policy_id", "position"), Index("grade", where: "grade is not null")]
  )

  package static let entitlement = observed(
    "entitlement",
    [
      .text("native_key"), .text("name"), .text("policy"), .text("policy_id").optional,
      .text("resource"), .text("provider"), .text("actions"), .text("words"),
      .integer("permissions"), .integer("administrative"), .word("privilege", Privilege.self),
      .flag("broad_actions"), .flag("broad_resources"), .word("environment", Environment.self),
      .word("data_class", DataClass.self), .text("owner").optional,
    ],
    indexes: [
      Index("native_key"), Index("name"), Index("policy_id"),
      Index("owner", where: "owner is not null"),
    ]
  )

  package static let assignment = observed(
    "assignment",
    [
      .text("entitlement"), .text("entitlement_id").optional, .text("holder"),
      .text("holder_id").optional, .text("via"), .instant("created_at").optional,
    ],
    indexes: [
      Index(
        "entitlement_id",
        "holder_id",
        covered: ["source_id", "from_snapshot", "to_snapshot"]
      ), Index("holder_id", "entitlement_id"),
    ]
  )

  package static let trust = observed(
    "trust",
    [
      .text("role"), .text("role_id").optional, .word("kind", TrustFact.Kind.self),
      .text("trusted"), .text("trusted_id").optional, .flag("is_external"),
      .text("condition").optional, .flag("is_exact"),
    ],
    indexes: [Index("role_id"), Index("trusted_id")]
  )

  /// Credentials by their dates; what is secret about one never comes here.
  package static let credential = observed(
    "credential",
    [
      .text("principal"), .text("name"), .word("kind", Credential.Kind.self),
      .flag("is_active"), .instant("issued_at").optional, .instant("expires_at").optional,
      .instant("last_used_at").optional, .flag("last_used_known"),
      .flag("has_factor").optional, .word("environment", Environment.self),
    ],
    indexes: [Index("principal"), Index("kind", "issued_at"), Index("issued_at", "id")]
  )

  /// In the order in which an import publishes them.
  package static let observedTables = [
    directoryPerson, principal, membership, policy, policyVersion, statement, entitlement,
    assignment, trust, credential,
  ]

  /// Columns that an observed row has besides what was told; not part of its canonical form.
  static let intervalColumns: [Column] = [
    .text("id"), .text("source_id"), .integer("from_snapshot"), .integer("to_snapshot").optional,
    .blob("sha256"),
  ]

  /// What was told: the columns that the digest of a row is over, with its id.
  var factColumns: [Column] { Array(columns.dropFirst(Self.intervalColumns.count)) }

  /// The view of the rows that hold now.
  package var now: String { "\(name)_now" }

  // Both views ask in a condition instead of joining: SQLite makes a joined view anew for each outer join.
  var nowView: String {
    """
    create view \(now) as
    select told.*
    from \(name) told
    where exists (
      select 1
      from source
      where source.id = told.source_id
        and told.from_snapshot <= source.current_number
        and (told.to_snapshot is null or told.to_snapshot > source.current_number)
    )
    """
  }

  /// The view of the newest version of each row, also of those that no source lists any more.
  package var last: String { "\(name)_last" }

  var lastView: String {
    """
    create view \(last) as
    select told.*
    from \(name) told
    where told.from_snapshot = (
      select max(version.from_snapshot)
      from \(name) version
      join source on source.id = version.source_id
      where version.id = told.id and version.from_snapshot <= source.current_number
    )
    """
  }

  private static func observed(
    _ name: String,
    _ columns: [Column],
    indexes: [Index]
  ) -> Table {
    Table(
      name,
      .observed,
      key: ["id", "from_snapshot"],
      intervalColumns + columns,
      rules: [
        "constraint \(name)_ends_after_start "
          + "check (to_snapshot is null or to_snapshot > from_snapshot)"
      ],
      indexes: [
        Index("source_id", "id"), Index("from_snapshot"),
        Index("to_snapshot", where: "to_snapshot is not null"),
      ] + indexes
    )
  }
}
