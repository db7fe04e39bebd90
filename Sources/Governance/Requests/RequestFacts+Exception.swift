extension RequestFacts {
  /// Whether it is what nobody may ask for without an exception.
  private var isProductionWildcard: Bool {
    (right.broadActions || right.broadResources) && right.environment.countsAsProduction
  }

  private func target(_ resource: String) -> ExceptionScope.Target {
    ExceptionScope.Target(
      workload: [beneficiary.id.text, beneficiary.name],
      access: [right.id.text, right.name],
      resource: resource.isEmpty ? right.resource : resource,
      environment: right.environment,
      dataClass: right.dataClass
    )
  }

  /// Whether the exception that is named holds now, for this right, account and resource.
  package func isExcepted(_ resource: String, at now: Instant, _ rules: Rules) -> Bool {
    exception.map { lack(of: $0, resource, at: now, rules) == nil } ?? false
  }

  /// Why an exception does not carry the request; `nil` where it does.
  private func lack(
    of exception: PolicyException,
    _ resource: String,
    at now: Instant,
    _ rules: Rules
  ) -> String? {
    guard exception.isInForce(at: now) else {
      let state = exception.state(at: now)
      return state == .expired ? "expired at \(exception.expiresAt)" : "is \(state.rawValue)"
    }
    guard exception.rule == rules.exceptions.wildcardRule else {
      return "departs from \(exception.rule), which stops nothing here"
    }
    guard let scope = try? ExceptionScope(exception.scope), scope.covers(target(resource)) else {
      return "holds for \(exception.scope), which this is not"
    }
    return nil
  }

  /// Refuses a request that names an exception which does not carry it, or needs one and names none.
  func checkException(_ draft: RequestDraft, _ context: Context) throws(Refusal) {
    guard let named = draft.exception else { return try requireNoWildcard(right.name, nil) }
    guard let exception else {
      throw Refusal(
        .notFound,
        right.name,
        "there is no exception `\(named)`",
        next: "govtop list exceptions shows them; or leave it out"
      )
    }
    if let lack = lack(of: exception, draft.resource, at: context.now, context.rules) {
      throw Refusal(
        .hardStop,
        right.name,
        "\(exception.id) \(lack)",
        next: "leave it out, or have an exception approved that covers `\(right.name)`"
      )
    }
    let start = draft.startAt ?? context.now
    guard start + draft.duration <= exception.expiresAt else {
      let left = exception.expiresAt - start
      throw Refusal(
        .limit,
        right.name,
        "\(exception.id) ends at \(exception.expiresAt): nothing that rests on it lasts longer",
        next: left > .minutes(1)
          ? "ask for \((left - .minutes(1)).inWords) or less" : "have it renewed first"
      )
    }
  }

  private func requireNoWildcard(_ subject: String, _ state: String?) throws(Refusal) {
    guard isProductionWildcard else { return }
    throw Refusal(
      .hardStop,
      subject,
      state: state,
      "`\(right.name)` is a production wildcard: nobody may ask for it without an exception",
      next: state == nil
        ? "ask for a narrower right, or name an active exception with --exception"
        : "deny \(subject), and ask again under an exception"
    )
  }

  /// The deciding vote looks at the exception again: it may have ended since.
  func checkException(of request: AccessRequest, _ context: Context) throws(Refusal) {
    let state = request.state.rawValue
    guard let named = request.content.exception else {
      return try requireNoWildcard(request.id.text, state)
    }
    let resource = request.content.items.first?.resource ?? ""
    let lacking =
      exception.map { lack(of: $0, resource, at: context.now, context.rules) }
      ?? "is not there any more"
    guard let lacking else { return try checkStart(of: request, context) }
    throw Refusal(
      .hardStop,
      request.id.text,
      state: state,
      "\(named) \(lacking): \(request.id) rests on it",
      next: "deny \(request.id), and ask again under an exception that holds"
    )
  }

  private func checkStart(of request: AccessRequest, _ context: Context) throws(Refusal) {
    guard let exception, let start = request.content.startAt, start >= exception.expiresAt else {
      return
    }
    throw Refusal(
      .hardStop,
      request.id.text,
      state: request.state.rawValue,
      "\(exception.id) ends at \(exception.expiresAt), before \(request.id) would begin",
      next: "deny \(request.id)"
    )
  }
}
