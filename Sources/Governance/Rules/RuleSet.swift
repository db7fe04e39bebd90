/// The rules of the organisation as they were applied; the ledger holds every version whole.
package struct RuleSet: WorkflowRecord {
  package static let kind = Record.Kind.rules
  /// There is one set of rules in force.
  package static let onlyID = Identifier<RuleSet>("rules")

  package enum Happening: WorkflowEvent {
    case applied(rules: Rules, reason: FreeText, by: Person.ID)
    /// Somebody did both of what a rule of duties keeps apart, and the rule only records it.
    case noticed(rule: String, act: String, subject: String, after: Int, by: Person.ID)
  }

  package let id: Identifier<RuleSet>
  package private(set) var content: Rules
  package private(set) var appliedAt: Instant
  package private(set) var appliedBy: Person.ID
  package private(set) var reason: FreeText
  /// Counts entries; the version of the rules stands in ``content``.
  package var version = 1

  package init?(id: Identifier<RuleSet>, first event: Happening, at: Instant) {
    guard case .applied(let rules, let reason, let person) = event else { return nil }
    self.id = id
    content = rules
    appliedAt = at
    appliedBy = person
    self.reason = reason
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .applied(let rules, let reason, let person):
      content = rules
      appliedAt = at
      appliedBy = person
      self.reason = reason
    case .noticed: break
    }
  }

  /// What follows when somebody puts other rules into force.
  package static func apply(
    _ rules: Rules,
    over inForce: Rules,
    reason: String,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.applyRules, for: onlyID.text)
    guard rules.changes(from: inForce).isEmpty == false else {
      throw Refusal(
        .conflict,
        onlyID.text,
        "these rules are in force already, as version \(inForce.version)",
        next: "govtop rules show prints them"
      )
    }
    if let problem = rules.problems.first {
      throw Refusal(
        .notPermitted,
        onlyID.text,
        "\(problem.path): \(problem.message)",
        next: "mend the file; govtop rules apply --dry-run checks it"
      )
    }
    guard let words = context.text(Optional(reason)) else {
      throw Refusal(
        .missingField,
        onlyID.text,
        "other rules need a reason",
        next: "say why with --reason, it is kept with the rules"
      )
    }
    try requireModelName(rules, over: inForce)
    var rules = rules
    rules.version = inForce.version + 1
    rules.format = Rules.currentFormat
    rules.automatic = authored(rules.automatic, over: inForce.automatic, by: context)
    return [
      Event(onlyID, .applied(rules: rules, reason: words, by: context.actor.person.id))
    ]
  }

  /// Scores of two models are not compared: other weights are another model.
  private static func requireModelName(
    _ rules: Rules,
    over inForce: Rules
  ) throws(Refusal) {
    guard rules.risk != inForce.risk, rules.risk.model == inForce.risk.model else { return }
    throw Refusal(
      .conflict,
      onlyID.text,
      "risk/model: other weights are another model, and `\(rules.risk.model)` is the one in force",
      next: "give it a name of its own, such as risk-v\(inForce.version + 1)"
    )
  }

  /// A rule that answers in place of persons keeps its author for as long as it says the same.
  private static func authored(
    _ reviews: [AutomaticReview],
    over inForce: [AutomaticReview],
    by context: Context
  ) -> [AutomaticReview] {
    reviews.map { review in
      var review = review
      let known = inForce.first { $0.saysTheSame(as: review) }
      review.author = known?.author ?? context.actor.person.id
      return review
    }
  }
}
