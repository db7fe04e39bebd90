extension AccessRequest {
  /// What follows when nobody answered in time.
  package static func due(_ request: AccessRequest, in system: SystemContext) -> [Event] {
    guard request.state == .pending, request.hasLapsed(at: system.now) else { return [] }
    return [Event(request.id, .request(.expired))]
  }

  /// Takes back the actor's own vote, while that can still change anything.
  package static func withdrawVote(
    on request: AccessRequest,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try request.requirePending(at: context.now)
    let voter = (context.actor.delegateOf ?? context.actor.person).id
    guard request.votes.contains(where: { $0.person == voter }) else {
      throw Refusal(
        .notFound,
        request.id.text,
        state: request.state.rawValue,
        "you have no vote on \(request.id) to take back",
        next: "votes are taken back by who cast them, while the request is pending"
      )
    }
    return [Event(request.id, .request(.voteWithdrawn(voter)))]
  }

  /// Asks the requester something; hash and deadline stay as they are.
  package static func ask(
    _ text: String,
    on request: AccessRequest,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try request.requirePending(at: context.now)
    try context.require(.approve, for: request.id.text)
    guard let words = context.text(Optional(text)) else {
      throw Refusal(
        .missingField,
        request.id.text,
        state: request.state.rawValue,
        "a question needs words",
        next: "write what you want to know"
      )
    }
    guard request.openQuestion == nil else {
      throw Refusal(
        .conflict,
        request.id.text,
        state: request.state.rawValue,
        "\(request.id) has a question that waits for an answer",
        next: "decide, or wait for the answer: the clock runs on"
      )
    }
    let question = Question(asker: context.actor.person.id, text: words, askedAt: context.now)
    return [Event(request.id, .request(.asked(question)))]
  }

  /// Answers the open question.
  package static func answer(
    _ text: String,
    on request: AccessRequest,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try request.requirePending(at: context.now)
    guard context.actor.persons.contains(request.content.requester) else {
      throw Refusal(
        .notEligible,
        request.id.text,
        state: request.state.rawValue,
        "the question is to \(request.content.requester), not to you",
        next: "\(request.content.requester) answers: govtop answer \(request.id)"
      )
    }
    guard request.openQuestion != nil else {
      throw Refusal(
        .notFound,
        request.id.text,
        state: request.state.rawValue,
        "nobody has asked anything about \(request.id)",
        next: "an approver can ask: govtop ask \(request.id)"
      )
    }
    guard let words = context.text(Optional(text)) else {
      throw Refusal(
        .missingField,
        request.id.text,
        state: request.state.rawValue,
        "an answer needs words",
        next: "write it after the id, or - to read standard input"
      )
    }
    return [Event(request.id, .request(.answered(words)))]
  }

  /// Takes a request back, by who made it.
  package static func cancel(
    _ request: AccessRequest,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try request.requirePending(at: context.now)
    guard context.actor.persons.contains(request.content.requester) else {
      throw Refusal(
        .notEligible,
        request.id.text,
        state: request.state.rawValue,
        "\(request.id) is not your request: only its requester cancels it",
        next: "an approver can deny it"
      )
    }
    return [
      Event(
        request.id,
        .request(.cancelled(by: context.actor.person.id, reason: context.text(reason)))
      )
    ]
  }

  package var openQuestion: Question? { questions.first { $0.answer == nil } }
}
