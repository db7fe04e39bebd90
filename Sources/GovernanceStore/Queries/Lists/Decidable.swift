import Governance

/// Which requests the viewer may decide now: `AccessRequest.capacity(toDecide:facts:in:)` as a condition.
///
/// It sorts and counts; what a row says to be decidable, the rule itself has said. A test holds both to each other.
enum Decidable {
  static func requests(_ viewing: Viewing) -> SQLCondition {
    .all(
      [open(viewing.now), stillListed, notVoted(viewing.voter), capacity(viewing)]
        + viewing.actor.persons.sorted().map { notBehind($0) }
        + [viewing.actor.person, viewing.actor.delegateOf].compactMap { $0 }.map(notOwner)
    )
  }

  /// Neither closed nor lapsed, whatever a sweeper did.
  static func open(_ now: Instant) -> SQLCondition {
    SQLCondition("request_row.state = 'pending' and request_row.lapses_at > ?", [.init(now)])
  }

  /// The rules have nothing to judge by once a source lists the account or the right no more.
  private static var stillListed: SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from \(Table.entitlement.now) listed where listed.id = request_row.entitlement
      ) and exists (
        select 1 from \(Table.principal.now) listed where listed.id = request_row.beneficiary
      )
      """
    )
  }

  private static func notVoted(_ voter: Person) -> SQLCondition {
    SQLCondition(
      """
      not exists (
        select 1 from request_vote
        where request_vote.request = request_row.id and request_vote.person = ?
      )
      """,
      [.init(voter.id)]
    )
  }

  /// Neither was the person behind it when it was made, nor are they now.
  private static func notBehind(_ person: Person.ID) -> SQLCondition {
    SQLCondition(
      """
      not exists (
        select 1 from request_person
        where request_person.request = request_row.id and request_person.person = ?
      ) and not exists (
        select 1 from person_link
        where person_link.principal = request_row.beneficiary and person_link.person = ?
          and person_link.state = 'confirmed'
      )
      """,
      [.init(person), .init(person)]
    )
  }

  /// Behind a workload stands whoever answers for it.
  private static func notOwner(_ person: Person) -> SQLCondition {
    let owns = Owning.principal.isOwned(by: person)
    return SQLCondition(
      """
      (
        request_row.beneficiary_type = 'human' or not exists (
          select 1 from \(Table.principal.now) principal
          where principal.id = request_row.beneficiary and principal.type <> 'human'
            and (\(owns.sql))
        )
      )
      """,
      owns.arguments
    )
  }

  private static func capacity(_ viewing: Viewing) -> SQLCondition {
    let personas = viewing.actor.personas
    let isDenied = viewing.rules.isDenied(.approve, personas)
    if !isDenied, personas.contains(.security) || viewing.rules.allows(.approve, personas) {
      return .always
    }
    let owns = Owning.entitlement.isOwned(by: viewing.voter)
    let asOwner = SQLCondition(
      """
      exists (
        select 1 from \(Table.entitlement.now) entitlement
        where entitlement.id = request_row.entitlement and (\(owns.sql))
      )
      """,
      owns.arguments
    )
    return isDenied ? .all([asOwner, needsOwner]) : asOwner
  }

  private static var needsOwner: SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from request_need
        where request_need.request = request_row.id and request_need.voter = 'owner'
      )
      """
    )
  }
}
