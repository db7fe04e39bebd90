/// What happened to a request.
package enum RequestEvent: Hashable, Sendable {
  /// An answer that no other person gave: whose rule it was, or who opened it alone.
  package struct Review: Hashable, Sendable {
    /// Name of the automatic rule, or ``AccessRequest/selfService``.
    package var rule: String
    package var decision: AccessRequest.Vote.Decision
    /// Who put the rule into force, or who opened the own request.
    package var author: Person.ID?
    /// The rationale of the rule, as the requester reads it.
    package var because: String
  }

  case submitted(AccessRequest.Content, AccessRequest.Terms)
  /// The same transaction approves or denies it.
  case reviewed(Review)
  case voted(AccessRequest.Vote)
  case voteWithdrawn(Person.ID)
  case asked(AccessRequest.Question)
  case answered(FreeText)
  /// Every threshold is met; the grants follow in the same transaction.
  case approved([Grant.ID])
  case denied
  case cancelled(by: Person.ID, reason: FreeText?)
  case expired
  case superseded(by: AccessRequest.ID)
}

extension AccessRequest {
  /// The request that a first event makes; `nil` if that event makes none.
  package init?(id: ID, first event: RequestEvent, at: Instant) {
    guard case .submitted(let content, let terms) = event else { return nil }
    self.id = id
    self.content = content
    self.terms = terms
    submittedAt = at
    state = .pending
    votes = []
    questions = []
    grants = []
    supersededBy = nil
    closedAt = nil
    closedBy = nil
    version = 1
  }

  package mutating func apply(_ event: RequestEvent, at: Instant) {
    version += 1
    switch event {
    case .submitted, .reviewed: break
    case .voted(let vote): votes.append(vote)
    case .voteWithdrawn(let person): votes.removeAll { $0.person == person }
    case .asked(let question): questions.append(question)
    case .answered(let answer):
      guard let open = questions.firstIndex(where: { $0.answer == nil }) else { return }
      questions[open].answer = answer
      questions[open].answeredAt = at
    case .approved(let opened):
      grants = opened
      close(.approved, by: votes.last?.person, at: at)
    case .denied: close(.denied, by: votes.last?.person, at: at)
    case .cancelled(let person, _): close(.cancelled, by: person, at: at)
    case .expired: close(.expired, by: nil, at: at)
    case .superseded(let successor):
      supersededBy = successor
      close(.superseded, by: content.requester, at: at)
    }
  }

  private mutating func close(_ final: State, by person: Person.ID?, at: Instant) {
    state = final
    closedAt = at
    closedBy = person
  }
}

extension RequestEvent {
  package var kind: String {
    switch self {
    case .submitted: "request.submitted"
    case .reviewed: "request.reviewed"
    case .voted: "request.voted"
    case .voteWithdrawn: "vote.withdrawn"
    case .asked: "request.asked"
    case .answered: "request.answered"
    case .approved: "request.approved"
    case .denied: "request.denied"
    case .cancelled: "request.cancelled"
    case .expired: "request.expired"
    case .superseded: "request.superseded"
    }
  }

  package var payload: Fields {
    switch self {
    case .submitted(let content, let terms):
      Fields().with("content", json: content.fields.json).with("terms", json: terms.fields.json)
    case .reviewed(let review):
      Fields().with("rule", review.rule).with("decision", review.decision.rawValue)
        .with("author", review.author).with("because", review.because)
    case .voted(let vote): vote.fields
    case .voteWithdrawn(let person): Fields().with("person", person)
    case .asked(let question):
      Fields().with("asker", question.asker).with("text", question.text)
        .with("asked_at", question.askedAt)
    case .answered(let answer): Fields().with("text", answer)
    case .approved(let grants): Fields().with("grants", grants.map(\.text))
    case .denied, .expired: Fields()
    case .cancelled(let person, let reason):
      Fields().with("by", person).with("reason", reason)
    case .superseded(let successor): Fields().with("by", successor)
    }
  }

  package init?(kind: String, _ fields: Fields) throws(EventFormatError) {
    switch kind {
    case "request.submitted":
      self = .submitted(
        try AccessRequest.Content(try fields.member("content")),
        try AccessRequest.Terms(try fields.member("terms"))
      )
    case "request.reviewed":
      self = .reviewed(
        Review(
          rule: try fields.text("rule"),
          decision: try fields.word("decision"),
          author: try fields.optionalID("author"),
          because: try fields.text("because")
        )
      )
    case "request.voted": self = .voted(try AccessRequest.Vote(fields))
    case "vote.withdrawn": self = .voteWithdrawn(try fields.id("person"))
    case "request.asked":
      self = .asked(
        AccessRequest.Question(
          asker: try fields.id("asker"),
          text: try fields.freeText("text"),
          askedAt: try fields.instant("asked_at")
        )
      )
    case "request.answered": self = .answered(try fields.freeText("text"))
    case "request.approved": self = .approved(try fields.texts("grants").map { Identifier($0) })
    case "request.denied": self = .denied
    case "request.cancelled":
      self = .cancelled(by: try fields.id("by"), reason: try fields.optionalFreeText("reason"))
    case "request.expired": self = .expired
    case "request.superseded": self = .superseded(by: try fields.id("by"))
    default: return nil
    }
  }
}
