import Governance

/// Who looks, when, and under which rules: what a row may mean depends on them.
struct Viewing {
  let actor: Context.Actor
  let now: Instant
  let rules: Rules
  let options: StoreOptions
  let sources: CurrentSources

  init(
    actor: Context.Actor,
    now: Instant,
    rules: Rules,
    options: StoreOptions,
    sources: CurrentSources
  ) {
    self.actor = actor
    self.now = now
    self.options = options
    self.sources = sources
    self.rules = rules
  }

  var me: Person.ID { actor.person.id }
  /// The person whose votes these would be.
  var voter: Person { actor.delegateOf ?? actor.person }

  /// A context that only judges: nothing is made in it, so it gives out no ids and no salt.
  var context: Context {
    Context(actor: actor, now: now, rules: rules, newID: { $0.rawValue }, newSalt: { [] })
  }

  /// The same moment through another person's eyes.
  func through(_ person: Person) -> Viewing {
    Viewing(
      actor: Context.Actor(person: person),
      now: now,
      rules: rules,
      options: options,
      sources: sources
    )
  }
}

extension Store {
  /// Reads one state of the database on behalf of an operator who is known there.
  func look<Value: Sendable>(
    as viewer: Operator,
    _ body: @escaping @Sendable (any Connection, Viewing) throws -> Value
  ) async throws -> Value {
    let (now, options) = (options.clock(), options)
    let present = try await presentActor(viewer)
    return try await engine.read { connection in
      let actor = try present ?? connection.actor(viewer, at: now)
      let viewing = Viewing(
        actor: actor,
        now: now,
        rules: try connection.rulesInForce(),
        options: options,
        sources: try CurrentSources(connection)
      )
      return try body(connection, viewing)
    }
  }
}
