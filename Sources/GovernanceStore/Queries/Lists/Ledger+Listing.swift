import Governance

extension Listing {
  /// The ledger, newest first, for those who may read it.
  static func ledger(_ viewing: Viewing) throws(Refusal) -> Listing {
    try viewing.context.require(.readLedger, for: "ledger")
    func bySequence(_ descending: Bool) -> Ordering {
      Ordering([.init(.always, by: [.init(sql: "sequence", isDescending: descending)])])
    }
    return Listing(
      schema: .ledger,
      table: Table.ledgerEntry.name,
      filter: FilterSQL(
        fields: ledgerFields(viewing),
        flags: ledgerFlags,
        id: { id in
          guard id.hasPrefix("#"), let sequence = Int64(id.dropFirst()) else {
            return SQLCondition("subject = ?", [.text(id)])
          }
          return SQLCondition("sequence = ?", [.integer(sequence)])
        }
      ),
      ordering: bySequence(true),
      // Sequence and time rise together.
      sorts: [("seq", bySequence), ("at", bySequence)]
    )
  }

  private static func ledgerFields(_ viewing: Viewing) -> [String: FieldQuestion] {
    let actor = FieldQuestion.related(.person(viewing), by: Accounts.person(in: "person"))
    let other = FieldQuestion.related(.person(viewing), by: Accounts.person(in: "delegate_of"))
    return [
      "id": FieldQuestion.text("subject", id: "subject"), "seq": .number("sequence"),
      "at": .time("at"), "who": who(actor),
      "person": FieldQuestion { .any([actor.condition($0), other.condition($0)]) },
      "did": .text("kind"), "what": what,
      "reason": .related(.text("erasable_text.text"), by: reason),
      "rules": .number("rules_version"), "via": .word("channel"), "sig": signature,
      "key": .text("key_fingerprint"), "host": .text("host"), "address": .text("client_address"),
    ]
  }

  /// A person, or the word that stands where no person acted.
  private static func who(_ actor: FieldQuestion) -> FieldQuestion {
    FieldQuestion { predicate in
      let words = LedgerRow.nobodies.filter { word in
        switch predicate {
        case .contains(let part): word.contains(part)
        case .equals(let whole): word == whole
        case .isAny: true
        default: false
        }
      }
      // Not `person is null`: of an index on that, half the ledger would have to be sorted.
      let nobody = SQLCondition.all([
        SQLCondition("coalesce(person, '') = ''"),
        .isOne(LedgerRow.nobodySQL, of: words.map { .text($0) }),
      ])
      return predicate == .isEmpty ? .never : .any([actor.condition(predicate), nobody])
    }
  }

  /// The id of what it is about, or the names that it has in the lists.
  private static var what: FieldQuestion {
    let id = FieldQuestion.text("subject", id: "subject")
    return FieldQuestion { predicate in
      guard case .contains(let word) = predicate else { return id.condition(predicate) }
      let named = ["access_row", "request_row"].map { table in
        let found = FoldedText.contains(word, inFolded: "\(table).search")
        return SQLCondition(
          "exists (select 1 from \(table) where \(table).id = subject and \(found.sql))",
          found.arguments
        )
      }
      let handle = FoldedText.contains(word, in: "person.handle")
      let person = SQLCondition(
        "exists (select 1 from person where person.id = subject and \(handle.sql))",
        handle.arguments
      )
      return .any([id.condition(predicate)] + named + [person])
    }
  }

  private static func reason(_ text: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      ledger_entry.kind not in (\(LedgerRow.profileKinds)) and exists (
        select 1 from erasable_text
        where erasable_text.sequence = ledger_entry.sequence and (\(text.sql))
      )
      """,
      text.arguments
    )
  }

  /// Whether there is a signature is known; whether it is good, `verify` says.
  private static var signature: FieldQuestion {
    let signed = SQLCondition(
      """
      exists (
        select 1 from ledger_signature where ledger_signature.sequence = ledger_entry.decision
      )
      """
    )
    return FieldQuestion { predicate in
      guard case .oneOf(let words) = predicate else { return .never }
      return .any(
        words.map { $0 == "none" ? signed.negated : $0 == "ok" ? signed : .never }
      )
    }
  }

  private static var ledgerFlags: [String: SQLCondition] {
    [
      "delegated": SQLCondition("delegate_of is not null"),
      "claimed": SQLCondition("claimed = 1"),
      // The entries of one act follow on each other: a second one of its kind is near.
      "bulk": SQLCondition(
        """
        exists (
          select 1 from ledger_entry other
          where other.sequence between ledger_entry.sequence - 4 and ledger_entry.sequence + 4
            and other.sequence <> ledger_entry.sequence
            and other.decision = ledger_entry.decision and other.kind = ledger_entry.kind
        )
        """
      ),
      "break_glass": SQLCondition(
        """
        exists (
          select 1 from access_row
          where access_row.id = ledger_entry.subject and access_row.kind = 'break_glass'
        )
        """
      ),
    ]
  }
}

extension LedgerRow {
  /// Kinds whose texts are names and addresses of a person, no reason.
  static let profileKinds =
    "'operator.bootstrapped', 'person.added', 'person.enrolled', 'person.updated'"

  /// Who acted where no person did.
  static let nobodies = ["import", "enforce", "rule"]

  static let nobodySQL =
    "case channel when 'import' then 'import' when 'enforcement' then 'enforce' else 'rule' end"
}
