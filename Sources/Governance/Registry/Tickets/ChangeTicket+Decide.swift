extension ChangeTicket {
  /// Writes a change down; what is missing may follow before it is assessed.
  package static func create(
    _ draft: TicketDraft,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.writeChange, for: "change")
    let id: ID = context.nextID(.ticket)
    if draft.kind == .standard { try requireTemplate(draft.template, id, context.rules.registry) }
    let terms = Happening.Terms(
      changeKind: draft.kind,
      content: content(draft, context),
      template: draft.template,
      concerns: draft.concerns,
      external: draft.external,
      window: try window(draft.windowFrom, draft.windowUntil, of: id.text, context),
      authors: context.persons
    )
    return [Event(id, .created(terms))]
  }

  private static func requireTemplate(
    _ template: String?,
    _ id: ID,
    _ rules: RegistryRules
  ) throws(Refusal) {
    guard let template, rules.standardChanges.contains(template) else {
      throw Refusal(
        .notPermitted,
        id.text,
        state: "none",
        "`\(template ?? "")` is no change that was authorized once for all",
        next:
          "name one of \(rules.standardChanges.joined(separator: ", ")), or make it a normal one"
      )
    }
  }

  /// Fills in what is missing; whoever does is one of its authors from then on.
  package static func amend(
    _ ticket: ChangeTicket,
    _ draft: TicketDraft,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.writeChange, for: ticket.id.text)
    try ticket.require(oneOf: [.new, .assess], "amended")
    try ticket.requireSeen(seen)
    let content = content(draft, context)
    let window = try window(draft.windowFrom, draft.windowUntil, of: ticket.id.text, context)
    guard content != Content() || window != nil else {
      throw ticket.refusal(
        .missingField,
        "nothing was given to amend \(ticket.id) with",
        next: "give a problem, fix, tests, rollback plan or window"
      )
    }
    return [Event(ticket.id, .amended(content: content, window: window, by: context.persons))]
  }

  private static func content(_ draft: TicketDraft, _ context: Context) -> Content {
    Content(
      problem: context.text(draft.problem),
      proposedFix: context.text(draft.proposedFix),
      testResults: context.text(draft.testResults),
      rollbackPlan: context.text(draft.rollbackPlan)
    )
  }

  static func window(
    _ from: Instant?,
    _ until: Instant?,
    of subject: String,
    _ context: Context
  ) throws(Refusal) -> Window? {
    guard from != nil || until != nil else { return nil }
    guard let from, let until, from < until, context.now < until else {
      throw Refusal(
        .limit,
        subject,
        "a change window begins before it ends, and ends in the future",
        next: "give both moments: FROM..TO"
      )
    }
    let longest = context.rules.registry.longestWindow
    guard until - from <= longest else {
      throw Refusal(
        .limit,
        subject,
        "\((until - from).inWords) is longer than a change window may be, \(longest.inWords) "
          + context.rules.cited("registry/longest_window"),
        next: "split the change"
      )
    }
    return Window(from: from, until: until)
  }

  /// Gives a change up; one that was begun is finished and reviewed instead.
  package static func cancel(
    _ ticket: ChangeTicket,
    reason: String,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.writeChange, for: ticket.id.text)
    try ticket.requireStep(to: .canceled, "canceled")
    try ticket.requireSeen(seen)
    let words = try ticket.words(reason, "canceling a change needs a reason", in: context)
    return [Event(ticket.id, .canceled(by: context.persons, reason: words))]
  }

  /// What follows when its window passed and nobody began.
  package static func due(_ ticket: ChangeTicket, in system: SystemContext) -> [Event] {
    guard ticket.state == .scheduled, let until = ticket.windowUntil, until <= system.now else {
      return []
    }
    return [Event(ticket.id, .canceled(by: [], reason: nil))]
  }
}
