/// The ledger, and what its entries name by digest.
extension Table {
  /// Entries as they were hashed; the other columns say the same again, to be searched.
  package static let ledgerEntry = Table(
    "ledger_entry",
    .ledger,
    key: ["sequence"],
    [
      .integer("sequence"), .integer("decision"), .instant("at"), .text("kind"),
      .integer("kind_version"), .text("subject"), .integer("version"), .integer("rules_version"),
      .text("person").optional,
      .text("delegate_of").optional, .flag("claimed"), .text("channel"), .text("os_user"),
      .text("host"), .text("client_address").optional, .text("key_fingerprint").optional,
      .blob("body"), .blob("leaf_hash"),
    ],
    rules: ["constraint ledger_entry_decision_before check (decision <= sequence)"],
    indexes: [
      Index("subject", "sequence"), Index("at"), Index("person", "sequence"),
      Index("kind", "kind_version", "sequence"),
    ]
  )

  /// The size, root and right edge of the tree: one row, locked by every writer.
  package static let ledgerHead = Table(
    "ledger_head",
    .ledger,
    [
      .integer("id"), .integer("size"), .blob("root"), .blob("peaks"), .instant("last_at"),
    ],
    rules: ["constraint ledger_head_is_one check (id = 1)"]
  )

  /// Signatures of statements, outside the leaf; filled once operators sign.
  package static let ledgerSignature = Table(
    "ledger_signature",
    .ledger,
    key: ["sequence"],
    [
      .integer("sequence"), .text("namespace"), .text("key_fingerprint"), .blob("statement"),
      .text("armored"),
    ],
    rules: [
      "constraint ledger_signature_of_entry foreign key (sequence) "
        + "references ledger_entry (sequence)"
    ]
  )

  /// Words of persons, found by their salted digest; erased, they leave the row and the digest.
  package static let erasableText = Table(
    "erasable_text",
    .ledger,
    key: ["sha256"],
    [
      .text("sha256"), .integer("sequence"), .integer("position"), .blob("salt").optional,
      .text("text").optional, .integer("bytes"), .instant("erased_at").optional,
    ],
    rules: [
      "constraint erasable_text_of_entry foreign key (sequence) references ledger_entry (sequence)",
      "constraint erasable_text_erased_whole check ((text is null) = (salt is null))",
    ],
    indexes: [Index("sequence", "position")]
  )

  /// The last number given out for each prefix of ids.
  package static let idCounter = Table(
    "id_counter",
    .ledger,
    key: ["prefix"],
    [.text("prefix"), .integer("last")]
  )

  static let ledgerTables = [ledgerEntry, ledgerHead, ledgerSignature, erasableText, idCounter]
}
