import Governance

extension Listing {
  /// Access events, the latest first, along the one order that the log is kept in.
  static func events(_ viewing: Viewing) -> Listing {
    let order: Sort = {
      .by("access_event.at", descending: $0, then: "access_event.event_id")
    }
    return Listing(
      schema: .events,
      table: Table.accessEvent.name,
      // Rows of an import that is on its way are of a snapshot that is not there yet.
      base: SQLCondition(
        "exists (select 1 from snapshot where snapshot.number = access_event.from_snapshot)"
      ),
      filter: FilterSQL(
        fields: eventFields,
        flags: eventFlags,
        id: { .isOne("access_event.place", of: [.init(EventRow.place(of: $0) ?? -1)]) }
      ),
      total: """
        select coalesce(sum(row_count), 0) from snapshot_table where name = 'access_event'
        """,
      ordering: order(true),
      sorts: [("at", order)]
    )
  }

  private static var eventFields: [String: FieldQuestion] {
    func text(_ column: String) -> FieldQuestion { .text("access_event.\(column)") }
    func word(_ column: String) -> FieldQuestion { .word("access_event.\(column)") }
    return [
      "id": eventID, "at": .time("access_event.at"), "who": text("principal"),
      "did": text("action"), "where": text("resource"), "resource": text("resource"),
      "env": word("environment"), "decision": word("decision"), "privilege": word("privilege"),
      "factor": word("factor"), "coverage": word("coverage"), "emitter": text("emitter"),
      "tenant": text("account"), "policy": text("policy_version"),
      "workload": text("workload"), "artifact": text("artifact"), "run": text("run"),
      "downstream": text("downstream"), "grant": text("grant_id"), "token": text("token"),
      "auth": word("token_kind"), "address": text("address"), "region": text("region"),
      "geo": text("geo"), "device": text("device"),
      "source": .related(
        .text("told.source"),
        by: { those in
          SQLCondition(
            """
            exists (
              select 1 from snapshot told
              where told.number = access_event.from_snapshot and (\(those.sql))
            )
            """,
            those.arguments
          )
        }
      ),
    ]
  }

  /// Either our id or the emitter's.
  private static var eventID: FieldQuestion {
    FieldQuestion { predicate in
      let native = FieldQuestion.text("access_event.native_id").condition(predicate)
      switch predicate {
      case .contains(let word), .equals(let word):
        guard let place = EventRow.place(of: word) else { return native }
        return SQLCondition("access_event.place = ?", [.init(place)])
      default: return native
      }
    }
  }

  private static var eventFlags: [String: SQLCondition] {
    let privileged = SQLCondition("access_event.privilege in ('admin', 'root')")
    return [
      "human": SQLCondition("access_event.is_human = 1"), "privileged": privileged,
      "incomplete": .incompleteTrace,
      "weak": .all([
        privileged, SQLCondition("access_event.factor in ('none', 'unknown')"),
      ]), "drift": SQLCondition("access_event.coverage = 'unknown'"),
      "loose": SQLCondition(
        """
        access_event.token_kind in ('token', 'key') and not (
          access_event.token_kind = 'token' and coalesce(access_event.audience_verified, 0) = 1
          and coalesce(access_event.audiences, '') <> ''
          and replace(access_event.audiences, ?, '') = access_event.audiences
        )
        """,
        [.text("\n")]
      ),
    ]
  }
}

extension SQLCondition {
  /// An event that M5 does not count as complete.
  static let incompleteTrace = SQLCondition(
    """
    access_event.policy_known = 0
      or access_event.is_human = 0
        and (access_event.workload_known = 0 or access_event.artifact_known = 0)
      or access_event.is_human = 1
        and (access_event.principal_id is null or access_event.grant_known = 0)
    """
  )
}
