public import Documents

/// Which kind of system a source is: decides who reads its bytes.
public enum SourceKind: String, CaseIterable, Sendable {
  case awsIAM = "aws-iam"
  case kubernetesRBAC = "k8s-rbac"
  case scim
  case peopleCSV = "people-csv"
  case awsCredentials = "aws-credentials"
  case cloudTrail = "cloudtrail"
  case accessEvents = "access-events"

  /// Whether it is a log: an import adds to what earlier ones brought and replaces nothing of it.
  package var isLog: Bool { self == .cloudTrail || self == .accessEvents }

  /// Whether its records say who belongs to the organisation.
  package var listsPeople: Bool { self == .scim || self == .peopleCSV }
}

/// One system that facts come from: an account, a tenant, a cluster.
///
/// Its newest snapshot is what is so.
public struct Source: Hashable, Sendable {
  /// Tag of the ids of sources: `aws-iam/123456789012`.
  public typealias ID = Identifier<Source>

  /// `aws-iam/123456789012`: kind and scope.
  public let id: ID
  /// Decides which connector reads it.
  public let kind: SourceKind
  /// Account id, tenant, or the name given to a cluster.
  public let scope: String
  /// The reading that counts as the present; `nil` before the first import.
  public var currentSnapshot: Snapshot.ID?
  /// Rises with each published snapshot.
  public var version: Int

  package static func id(_ kind: SourceKind, scope: String) -> ID {
    ID("\(kind.rawValue)/\(scope)")
  }

  /// The id of an observed record: stable over snapshots, short, and the same on every host.
  package static func observedID(
    _ prefix: String,
    _ kind: SourceKind,
    scope: String,
    key: String
  ) -> String {
    let digest = Digest.sha256(of: "\(kind.rawValue)\u{0}\(scope)\u{0}\(key)")
    return "\(prefix):\(digest.hex.prefix(16))"
  }
}

/// One reading of one source, whole: what it says replaces what the snapshot before it said.
public struct Snapshot: Hashable, Sendable {
  /// Tag of the ids of snapshots: `SN-88`.
  public typealias ID = Identifier<Snapshot>

  /// How many rows of one table the snapshot holds, and the digest over (key, row digest) in key order.
  public struct Table: Hashable, Sendable {
    /// The table of observed rows: `principal`, `statement`.
    public let table: String
    /// Rows in force after the import, changed or not.
    public let rows: Int
    /// Lets `verify` tell whether an observed row was altered later.
    public let digest: Digest

    package init(table: String, rows: Int, digest: Digest) {
      self.table = table
      self.rows = rows
      self.digest = digest
    }
  }

  /// `SN-88`.
  public let id: ID
  /// Its number among all snapshots of the database; observed rows carry it as the ends of their interval.
  public let number: Int
  /// The whole of what it said before is replaced.
  public let source: Source.ID
  /// The source's own, repeated so that an entry stands by itself.
  public let kind: SourceKind
  /// Account id, tenant, or the name given to a cluster.
  public let scope: String
  /// When its rows came into force, all at once; the age of what the source says.
  public let publishedAt: Instant
  /// Each table of observed rows that the import compared with the snapshot before.
  public let tables: [Table]
  /// Records that stood twice in the import with different content; the later one was taken.
  public let conflicts: Int
  /// SHA-256 over the imported bytes, files in the order given.
  public let digest: Digest
  /// Size of all imported files together.
  public let bytes: Int

  package init(
    id: ID,
    number: Int,
    source: Source.ID,
    kind: SourceKind,
    scope: String,
    publishedAt: Instant,
    tables: [Table],
    conflicts: Int,
    digest: Digest,
    bytes: Int
  ) {
    self.id = id
    self.number = number
    self.source = source
    self.kind = kind
    self.scope = scope
    self.publishedAt = publishedAt
    self.tables = tables
    self.conflicts = conflicts
    self.digest = digest
    self.bytes = bytes
  }
}

/// What happened to a source.
package enum SnapshotEvent: Hashable, Sendable {
  case published(Snapshot)
}

extension SnapshotEvent {
  package var kind: String { "snapshot.published" }

  package var payload: Fields {
    guard case .published(let snapshot) = self else { return Fields() }
    return Fields()
      .with("number", snapshot.number).with("source", snapshot.source)
      .with("source_kind", snapshot.kind.rawValue).with("scope", snapshot.scope)
      .with("conflicts", snapshot.conflicts).with("digest", snapshot.digest)
      .with("bytes", snapshot.bytes)
      .with(
        "tables",
        objects: snapshot.tables.map {
          Fields().with("table", $0.table).with("rows", $0.rows).with("digest", $0.digest).json
        }
      )
  }

  package init?(
    kind: String,
    subject: String,
    at: Instant,
    _ fields: Fields
  ) throws(EventFormatError) {
    guard kind == "snapshot.published" else { return nil }
    var tables: [Snapshot.Table] = []
    for json in try fields.objects("tables") {
      let table = try Fields(json)
      tables.append(
        Snapshot.Table(
          table: try table.text("table"),
          rows: try table.integer("rows"),
          digest: try table.digest("digest")
        )
      )
    }
    self = .published(
      Snapshot(
        id: Identifier(subject),
        number: try fields.integer("number"),
        source: try fields.id("source"),
        kind: try fields.word("source_kind"),
        scope: try fields.text("scope"),
        publishedAt: at,
        tables: tables,
        conflicts: try fields.integer("conflicts"),
        digest: try fields.digest("digest"),
        bytes: try fields.integer("bytes")
      )
    )
  }
}
