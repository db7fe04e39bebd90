import Governance

/// The end of a rehearsal: the rules said yes to all before the first entry.
struct WouldBeWritten: Error {}

/// Asks the deciders what they would say to acts on one record; reads only, writes nothing.
struct Rehearsal {
  let connection: any Connection
  let viewing: Viewing
  let origin: Origin

  /// What the rules say to every act on a record, by that act.
  func judgements(
    on record: ShownRecord,
    grounds: [ExceptionFact]
  ) throws -> [RecordAct: Judgement] {
    var found: [RecordAct: Judgement] = [:]
    for act in RecordAct.acts(on: record.named.prefix) {
      found[act] = try judgement(of: act, on: record, grounds: grounds)
    }
    return found
  }

  private func judgement(
    of act: RecordAct,
    on record: ShownRecord,
    grounds: [ExceptionFact]
  ) throws -> Judgement {
    if act == .accept, grounds.isEmpty { return Judgement(refusal: record.withoutGround) }
    var words = RecordWords.placeholders(for: viewing.actor.person, exception: grounds.first)
    let refusal = try self.refusal(of: act, on: record, words)
    if let refusal, !act.forgiven.contains(refusal.code) { return Judgement(refusal: refusal) }
    words.reason = nil
    let bare = try self.refusal(of: act, on: record, words)
    return Judgement(need: bare?.code == .missingField ? bare?.message : nil)
  }

  /// Why a command would be refused; `nil` where it would be written.
  private func refusal(
    of act: RecordAct,
    on record: ShownRecord,
    _ words: RecordWords
  ) throws -> Refusal? {
    do {
      let command = try act.command(on: record, words, at: viewing.now)
      try deliberation(of: command).perform(command, by: viewing.actor)
      return nil
    } catch is WouldBeWritten {
      return nil
    } catch let refusal as Refusal {
      return try connection.naming(refusal)
    }
  }

  private func deliberation(of command: Command) throws -> Deliberation {
    try Deliberation(
      connection,
      at: viewing.now,
      stamp: ActorStamp(viewing.actor, for: command.permissions, viewing.rules),
      origin: origin,
      options: viewing.options,
      isRehearsal: true
    )
  }
}

extension ShownRecord {
  fileprivate var withoutGround: Refusal {
    Refusal(
      .notFound,
      named.id,
      state: named.state,
      "no exception is in force that \(named.id) could rest on",
      next: "ask for one first"
    )
  }
}

extension Connection {
  /// The exceptions that are in force, those that end first in front.
  func exceptionsInForce(at now: Instant) throws -> [ExceptionFact] {
    try rows(
      """
      select id, expires_at from policy_exception
      where state in ('approved', 'active') and starts_at <= ? and expires_at > ?
      order by expires_at, id
      limit 100
      """,
      [.init(now), .init(now)]
    ).map { ExceptionFact(id: try $0.text("id"), endsAt: try $0.instant("expires_at")) }
  }

  /// How many answers of some persons in a campaign's stage wait for their sign-off.
  func staged(
    in campaign: Campaign.ID,
    by persons: Set<Person.ID>
  ) throws -> [Verdict: Int] {
    let items = try unsigned(of: try self.campaign(campaign), answeredBy: persons)
    let own = items.compactMap { item in
      item.answers.first { !$0.isSigned && !$0.persons.isDisjoint(with: persons) }?.verdict
    }
    return Dictionary(own.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
