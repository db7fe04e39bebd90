/// A record by which the rules are departed from for a while, or what is owed for that.
package protocol Departure: StatefulRecord {}

extension Departure {
  /// Refuses a decision on something other than what was shown.
  package func requireVersion(seen: Int?) throws(Refusal) {
    guard let seen, seen != version else { return }
    throw refusal(
      .staleView,
      "\(id) is not what you saw: you saw version \(seen), it is at \(version)",
      next: "look again, then decide"
    )
  }

  /// A refusal that names the record and its state.
  package func refusal(_ code: Refusal.Code, _ message: String, next: String? = nil) -> Refusal {
    Refusal(code, id.text, state: stateWord, message, next: next)
  }

  /// The words of a reason that must be there.
  package func reason(
    _ words: String?,
    for what: String,
    in context: Context
  ) throws(Refusal) -> FreeText {
    guard let text = context.text(words) else {
      throw refusal(
        .missingField,
        "\(what) needs a reason",
        next: "say why, it is kept with \(id)"
      )
    }
    return text
  }
}

extension Context {
  /// The person whose act this is: under a delegation the one who is stood in for.
  var principalPerson: Person { actor.delegateOf ?? actor.person }

  /// Who acted in place of ``principalPerson``.
  var castBy: Person.ID? { actor.delegateOf == nil ? nil : actor.person.id }
}

extension Grant {
  /// What ends it because what it rests on has ended; nothing where it is ending already.
  ///
  /// The words get a salt of their own: no two entries share one.
  func endedWithItsGround(_ reason: String, in context: Context) -> Event? {
    let (by, words) = (context.principalPerson.id, context.text(Optional(reason)))
    if state == .scheduled, context.now < startsAt {
      return Event(id, .grant(.withdrawn(by: by, reason: words)))
    }
    guard state.allows(.revoking), !hasEnded(at: context.now) else { return nil }
    return Event(id, .grant(.revoking(by: by, reason: words)))
  }
}
