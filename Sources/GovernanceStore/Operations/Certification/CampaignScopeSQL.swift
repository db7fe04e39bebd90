import Governance

/// The rows of `access_row` that a campaign is about.
struct CampaignScopeSQL {
  let condition: SQLCondition

  /// A filter of grants, read with the eyes of whoever made the campaign, at the moment when it was made.
  init(
    _ filter: String,
    of actor: Context.Actor,
    at moment: Instant? = nil,
    _ deliberation: Deliberation
  ) throws {
    let viewing = Viewing(
      actor: actor,
      now: moment ?? deliberation.now,
      rules: deliberation.rules,
      options: deliberation.options,
      sources: try CurrentSources(deliberation.connection)
    )
    let query = ListQuery(.grants, filter: filter)
    do {
      let asked = try Listing.grants(viewing).condition(of: query, at: viewing.now).condition
      condition = .all([asked, EvidenceGathering.isReviewable(at: deliberation.now)])
    } catch {
      throw Refusal(
        .missingField,
        "campaign",
        "the scope `\(filter)` cannot be read: \(error.message)",
        next: "try it first: govtop list grants '\(filter)'"
      )
    }
  }

  /// What the cadence makes due of a class.
  init(_ kind: CadenceClass, _ deliberation: Deliberation) {
    condition = CadenceSQL.overdue(kind, at: deliberation.now, deliberation.rules)
  }

  func counts(_ connection: any Connection) throws -> CampaignScope {
    let row = try connection.row(
      """
      select count(*) as items, coalesce(sum(is_privileged), 0) as privileged
      from (
        select principal, entitlement, max(is_privileged) as is_privileged
        from access_row
        where \(condition.sql)
        group by principal, entitlement
      ) pair
      """,
      condition.arguments
    )
    return CampaignScope(
      items: try row?.integer("items") ?? 0,
      privileged: try row?.integer("privileged") ?? 0
    )
  }

  /// The rows of the next items behind a place: each item's together, at most so many items.
  func rows(after place: [SQLValue], limit: Int, _ connection: any Connection) throws -> [[SQLRow]]
  {
    let behind = "(principal > ? or principal = ? and entitlement > ?)"
    let pairs = try connection.rows(
      """
      select principal, entitlement from access_row
      where \(behind) and \(condition.sql)
      group by principal, entitlement
      order by principal, entitlement
      limit ?
      """,
      [place[0], place[0], place[1]] + condition.arguments + [.init(limit)]
    )
    guard let last = pairs.last else { return [] }
    let until = "(principal < ? or principal = ? and entitlement <= ?)"
    let rows = try connection.rows(
      """
      select * from access_row
      where \(behind) and \(until) and \(condition.sql)
      order by principal, entitlement, id
      """,
      [
        place[0], place[0], place[1], last["principal"], last["principal"], last["entitlement"],
      ] + condition.arguments
    )
    var items: [[SQLRow]] = []
    for row in rows {
      if let first = items.last?.first, first["principal"] == row["principal"],
        first["entitlement"] == row["entitlement"]
      {
        items[items.count - 1].append(row)
      } else {
        items.append([row])
      }
    }
    return items
  }
}

/// Access whose certification is overdue, as conditions on `access_row`.
enum CadenceSQL {
  static func overdue(_ kind: CadenceClass, at now: Instant, _ rules: Rules) -> SQLCondition {
    let cadence = rules.certification.cadence
    return .all([
      EvidenceGathering.isReviewable(at: now), isOf(kind), isDue(kind, at: now, cadence),
      isUnderReview.negated,
    ])
  }

  private static func isDue(
    _ kind: CadenceClass,
    at now: Instant,
    _ rules: CadenceRules
  ) -> SQLCondition {
    let since = SQLValue(now - rules.length(of: kind))
    return .any([
      SQLCondition("certified_at <= ?", [since]),
      SQLCondition("certified_at is null and created_at <= ?", [since]),
      rules.onOwnerChange ? ownerChanged : .never,
    ])
  }

  /// Another owner of the account or of the right answers for it since.
  private static let ownerChanged = SQLCondition(
    """
    exists (
      select 1 from ownership
      where ownership.subject in (access_row.principal, access_row.entitlement)
        and ownership.version > 1
        and ownership.assigned_at > coalesce(access_row.certified_at, access_row.created_at)
    )
    """
  )

  private static let isUnderReview = SQLCondition(
    """
    exists (
      select 1 from review_item
      join campaign on campaign.id = review_item.campaign
      where review_item.principal = access_row.principal
        and review_item.entitlement = access_row.entitlement
        and campaign.state not in ('closed', 'cancelled')
    )
    """
  )

  /// ``CadenceClass/init(type:environment:dataClass:isPrivileged:)`` as a condition; a test holds both to each other.
  static func isOf(_ kind: CadenceClass) -> SQLCondition {
    let highRisk = SQLCondition(
      "(data_class = 'restricted' or is_privileged = 1 and principal_type <> 'human')"
    )
    let machine = SQLCondition(
      "principal_type <> 'human' and environment in ('prod', 'unknown')"
    )
    let human = SQLCondition("principal_type = 'human' and is_privileged = 1")
    return switch kind {
    case .highRisk: highRisk
    case .productionMachine: .all([highRisk.negated, machine])
    case .privilegedHuman: .all([highRisk.negated, human])
    case .other: .all([highRisk.negated, machine.negated, human.negated])
    }
  }
}
