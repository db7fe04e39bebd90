public import Documents

/// Who is behind an entry: a person, or a rule of the organisation.
public struct ActorStamp: Hashable, Sendable {
  /// `nil` for a rule, an import or the enforcement.
  public let person: Person.ID?
  /// The personas that made the act lawful.
  public let personas: [Persona]
  /// Whose decision it is where ``person`` only stands in; `nil` where they act for themselves.
  public let delegateOf: Person.ID?
  /// Whether the operator only claimed to be this person (`--as`).
  public let claimed: Bool
  /// How the operator proved to be this person: `os_user`, later `key`, `touch`, `totp`; `none` when claimed.
  public let factor: String

  package init(
    person: Person.ID?,
    personas: [Persona] = [],
    delegateOf: Person.ID? = nil,
    claimed: Bool = false,
    factor: String = "os_user"
  ) {
    self.person = person
    self.personas = personas
    self.delegateOf = delegateOf
    self.claimed = claimed
    self.factor = factor
  }
}

/// One event in the ledger: hashed as it is stored, verbatim, never re-encoded.
public struct LedgerEntry: Hashable, Sendable {
  /// Its place in the ledger, from 1.
  public let sequence: Int
  /// The sequence of the first entry of its transaction, which carries statement and signature.
  public let decision: Int
  /// The store's clock in the deciding transaction, never the operator's.
  public let at: Instant
  /// Who decided, and how sure that is.
  public let actor: ActorStamp
  /// From where, as the system tells it.
  public let origin: Origin
  /// The version of the rules that judged it.
  public let rulesVersion: Int
  /// The version of the subject after it.
  public let version: Int
  /// Root hash of the tree before it.
  public let previousRoot: Digest
  /// SHA-256 of the statement that was signed; absent while decisions are unsigned.
  public let statement: Digest?
  package let event: Event

  /// `request.voted`.
  public var kind: String { event.kind }
  /// `AR-2044`.
  public var subject: String { event.subject }

  package init(
    sequence: Int,
    decision: Int,
    at: Instant,
    actor: ActorStamp,
    origin: Origin,
    rulesVersion: Int,
    version: Int,
    previousRoot: Digest,
    statement: Digest? = nil,
    event: Event
  ) {
    self.sequence = sequence
    self.decision = decision
    self.at = at
    self.actor = actor
    self.origin = origin
    self.rulesVersion = rulesVersion
    self.version = version
    self.previousRoot = previousRoot
    self.statement = statement
    self.event = event
  }

  /// The stored and hashed form: canonical JSON.
  package var body: [UInt8] {
    Fields()
      .with("format", 1).with("sequence", sequence).with("decision", decision).with("at", at)
      .with("kind", event.kind).with("v", event.formatVersion).with("subject", event.subject)
      .with("version", version).with("rules_version", rulesVersion)
      .with("previous_root", previousRoot).with("statement", statement)
      .with("actor", json: actor.fields.json).with("origin", json: origin.fields.json)
      .with("payload", json: event.payload.json).json.canonicalBytes()
  }

  /// RFC 6962: SHA-256 over 0x00 and the entry as stored.
  package static func leafHash(_ body: [UInt8]) -> Digest {
    var builder = DigestBuilder()
    builder.update(CollectionOfOne(0))
    builder.update(body)
    return builder.finalize()
  }

  /// Reads a stored entry.
  ///
  /// Throws ``UnreadableEntry`` for bytes that are no entry, and for kinds and versions that only a newer program knows.
  package init(body: [UInt8]) throws(UnreadableEntry) {
    do {
      let fields = try Fields(try JSONValue(canonical: body))
      guard try fields.integer("format") == 1 else { throw UnreadableEntry.newer(kind: "format") }
      let kind = try fields.text("kind")
      let at = try fields.instant("at")
      let event = try Event(
        kind: kind,
        formatVersion: try fields.integer("v"),
        subject: try fields.text("subject"),
        at: at,
        payload: try fields.member("payload")
      )
      guard let event else { throw UnreadableEntry.newer(kind: kind) }
      self.init(
        sequence: try fields.integer("sequence"),
        decision: try fields.integer("decision"),
        at: at,
        actor: try ActorStamp(fields.member("actor")),
        origin: try Origin(fields.member("origin")),
        rulesVersion: try fields.integer("rules_version"),
        version: try fields.integer("version"),
        previousRoot: try fields.digest("previous_root"),
        statement: try fields.optionalText("statement").flatMap { Digest(hex: $0) },
        event: event
      )
    } catch let error as UnreadableEntry {
      throw error
    } catch let error as EventFormatError {
      throw .malformed("\(error.field) should be \(error.expected)")
    } catch {
      throw .malformed("it is no canonical JSON")
    }
  }
}

/// Why an entry could not be read.
package enum UnreadableEntry: Error, Hashable, Sendable {
  /// A kind or version that this program does not know.
  case newer(kind: String)
  case malformed(String)
}

extension ActorStamp {
  fileprivate var fields: Fields {
    Fields()
      .with("person", person).with("personas", personas.sorted().map(\.rawValue))
      .with("delegate_of", delegateOf).with("claimed", claimed).with("factor", factor)
  }

  fileprivate init(_ fields: Fields) throws(EventFormatError) {
    self.init(
      person: try fields.optionalID("person"),
      personas: try fields.texts("personas").compactMap { Persona(rawValue: $0) },
      delegateOf: try fields.optionalID("delegate_of"),
      claimed: try fields.flag("claimed"),
      factor: try fields.text("factor")
    )
  }
}

extension Origin {
  fileprivate var fields: Fields {
    Fields()
      .with("channel", channel.rawValue).with("os_user", osUser).with("host", host)
      .with("terminal", terminal).with("client_address", clientAddress)
      .with("key_fingerprint", keyFingerprint)
  }

  fileprivate init(_ fields: Fields) throws(EventFormatError) {
    self.init(
      channel: try fields.word("channel"),
      osUser: try fields.text("os_user"),
      host: try fields.text("host"),
      terminal: try fields.optionalText("terminal"),
      clientAddress: try fields.optionalText("client_address"),
      keyFingerprint: try fields.optionalText("key_fingerprint")
    )
  }
}
