/// What the database itself refuses, whoever writes: a trigger with the refusal that it raises.
struct Guard: Sendable {
  let name: String
  /// `before`, the kind of statement, and the table.
  let occasion: String
  /// About the row `new` and the row `old`; absent where nothing of the kind is ever right.
  let condition: String?
  let refusal: String

  /// A ledger that shrinks or changes, and states out of nowhere.
  static let all =
    appendOnly("ledger_entry") + appendOnly("ledger_signature")
    + [entryOnce, entryInOrder, signatureOnce, textOnce, textStays, textErasedOnly]
    + [headStays, headRises, counterStays, counterRises]
    + [
      stateFollows("access_grant"), stateFollows("access_request"), grantStays, requestStays,
      stateFollows("drift_finding"), stateFollows("compliance_finding"),
      stateFollows("workload_identity"),
      snapshotStays,
    ]
    + ["model_package", "change_ticket", "policy_bundle", "drill"].map(stateFollows)

  private static func appendOnly(_ table: String) -> [Guard] {
    [
      trigger("\(table)_is_not_changed", "before update on \(table)", "\(table) is append-only"),
      trigger("\(table)_is_not_deleted", "before delete on \(table)", "\(table) is append-only"),
    ]
  }

  // `insert or replace` deletes without firing delete triggers unless it is stopped here.
  private static let entryOnce = trigger(
    "ledger_entry_once",
    "before insert on ledger_entry",
    when: "exists (select 1 from ledger_entry where sequence = new.sequence)",
    "ledger_entry is append-only"
  )

  private static let entryInOrder = trigger(
    "ledger_entry_in_order",
    "before insert on ledger_entry",
    when: "new.sequence <> (select coalesce(max(sequence), 0) + 1 from ledger_entry)",
    "ledger_entry has no gaps"
  )

  private static let signatureOnce = trigger(
    "ledger_signature_once",
    "before insert on ledger_signature",
    when: "exists (select 1 from ledger_signature where sequence = new.sequence)",
    "ledger_signature is append-only"
  )

  private static let textOnce = trigger(
    "erasable_text_once",
    "before insert on erasable_text",
    when: "exists (select 1 from erasable_text where sha256 = new.sha256)",
    "erasable_text is written once"
  )

  private static let textStays = trigger(
    "erasable_text_is_not_deleted",
    "before delete on erasable_text",
    "erasable_text keeps its rows"
  )

  private static let textErasedOnly = trigger(
    "erasable_text_only_erased",
    "before update on erasable_text",
    when: """
      new.text is not null or new.sha256 <> old.sha256 or new.bytes <> old.bytes
      or new.sequence <> old.sequence or new.position <> old.position
      """,
    "erasable_text can only be erased"
  )

  private static let headStays = trigger(
    "ledger_head_is_not_deleted",
    "before delete on ledger_head",
    "ledger_head stays"
  )

  private static let headRises = trigger(
    "ledger_head_rises",
    "before update on ledger_head",
    when: "new.size < old.size",
    "ledger_head only rises"
  )

  private static let counterStays = trigger(
    "id_counter_is_not_deleted",
    "before delete on id_counter",
    "id_counter stays"
  )

  private static let counterRises = trigger(
    "id_counter_rises",
    "before update on id_counter",
    when: "new.last < old.last",
    "id_counter only rises"
  )

  private static let grantStays = trigger(
    "access_grant_is_not_deleted",
    "before delete on access_grant",
    "access_grant keeps its rows"
  )

  private static let requestStays = trigger(
    "access_request_is_not_deleted",
    "before delete on access_request",
    "access_request keeps its rows"
  )

  private static let snapshotStays = trigger(
    "snapshot_is_not_deleted",
    "before delete on snapshot",
    "snapshot keeps its rows"
  )

  /// The foreign key says that the pair is legal; this, that it is the row's own last state.
  private static func stateFollows(_ table: String) -> Guard {
    trigger(
      "\(table)_state_follows",
      "before update on \(table)",
      when: "new.state <> old.state and new.prior_state <> old.state",
      "\(table)_step_is_legal"
    )
  }

  private static func trigger(
    _ name: String,
    _ occasion: String,
    when condition: String? = nil,
    _ refusal: String
  ) -> Guard {
    Guard(name: name, occasion: occasion, condition: condition, refusal: refusal)
  }
}
