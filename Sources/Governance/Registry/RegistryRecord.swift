/// A record of registry, changes or rollout, and what all of them check alike.
package protocol RegistryRecord: StatefulRecord {}

extension RegistryRecord {
  /// Refuses a step that the machine does not have, naming the ones that it has.
  package func requireStep(to next: State, _ doing: String) throws(Refusal) {
    guard !state.allows(next) else { return }
    try refuse(doing)
  }

  /// Refuses an act outside the states in which it makes sense.
  package func require(oneOf states: [State], _ doing: String) throws(Refusal) {
    guard !states.contains(state) else { return }
    try refuse(doing)
  }

  private func refuse(_ doing: String) throws(Refusal) {
    let next = state.next.map(\.rawValue)
    throw Refusal(
      state.isTerminal ? .alreadyClosed : .illegalTransition,
      id.text,
      state: state.rawValue,
      "\(id) is \(state.rawValue): it cannot be \(doing)",
      next: next.isEmpty
        ? "that is final, make a new one"
        : "from here it can become \(next.joined(separator: ", "))"
    )
  }

  /// Refuses an act on something other than what was shown.
  package func requireSeen(_ seen: Int?) throws(Refusal) {
    guard let seen, seen != version else { return }
    throw Refusal(
      .staleView,
      id.text,
      state: state.rawValue,
      "\(id) is not what you saw: you saw version \(seen), it is at \(version)",
      next: "look again, then decide"
    )
  }

  /// Refuses a person who had another part in it, through whichever account and as whose delegate.
  package func requireOther(
    than persons: some Sequence<Person.ID>,
    _ because: String,
    next: String,
    in context: Context
  ) throws(Refusal) {
    guard !context.actor.persons.isDisjoint(with: persons) else { return }
    throw refusal(.separationOfDuties, because, next: next)
  }

  package func refusal(_ code: Refusal.Code, _ message: String, next: String? = nil) -> Refusal {
    Refusal(code, id.text, state: state.rawValue, message, next: next)
  }

  /// What the actor wrote; refuses nothing but blanks.
  package func words(
    _ text: String?,
    _ missing: String,
    in context: Context
  ) throws(Refusal) -> FreeText {
    guard let words = context.text(text) else {
      throw refusal(.missingField, missing, next: "say it in a few words, they are kept")
    }
    return words
  }
}

extension Context {
  /// Both persons behind the act, in their order.
  var persons: [Person.ID] { actor.persons.sorted() }
}

/// Digests of artifacts as other systems tell them: `sha256:` and 64 hex digits.
enum ArtifactDigest {
  static func require(_ digest: String, of what: String, for subject: String) throws(Refusal) {
    let hex = digest.dropFirst(7)
    guard digest.hasPrefix("sha256:"), hex.utf8.count == 64,
      hex.allSatisfy({ $0.isHexDigit && !$0.isUppercase })
    else {
      throw Refusal(
        .missingField,
        subject,
        "\(what) is known by `sha256:` and 64 hex digits, not by `\(digest)`",
        next: "take the digest from the system that built it"
      )
    }
  }
}
