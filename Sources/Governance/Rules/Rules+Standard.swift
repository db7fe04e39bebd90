/// What the rules that ship say besides how access is opened.
extension Rules {
  static let standardCombinations: [DeniedCombination] = [
    DeniedCombination(
      name: "outsider-root",
      when: [
        .known("requester.employment in contractor, partner"),
        .known("request.environment in prod, unknown"), .known("request.privilege = root"),
      ],
      rationale:
        "nobody from outside holds everything in production; ask for the part that is needed",
      control: "AC-6(5)"
    )
  ]

  static let standardDuties: [DutyRule] = [
    DutyRule(
      name: "maker-and-checker",
      after: ["package.registered", "package.evaluated", "package.submitted"],
      not: ["package.approved"],
      action: .enforce,
      rationale: "who brought a package in does not say that it may go out",
      control: "AC-5"
    ),
    DutyRule(
      name: "author-and-authorizer",
      after: ["ticket.created", "ticket.amended"],
      not: ["ticket.authorized"],
      action: .enforce,
      rationale: "who wrote a change does not authorize it",
      control: "CM-3"
    ),
    DutyRule(
      name: "author-and-signer",
      after: ["bundle.drafted"],
      not: ["bundle.signed"],
      action: .enforce,
      rationale: "who wrote a policy does not sign it",
      control: "CM-5(4)"
    ),
  ]

  /// Why the numbers are as they are, and which control asks for them.
  static let standardReasons: [String: RuleReason] = [
    "jit_ceiling": .init(
      "what lasts longer than a day is standing access: zero standing privileges",
      "AC-6"
    ),
    "request_lapse": .init("an old request describes a need that nobody remembers", "AC-2"),
    "maximum_renewals": .init("access that is renewed for ever is standing access", "AC-2(3)"),
    "dormant_after": .init("an account that nobody uses helps only who should not", "AC-2(3)(d)"),
    "unused_after": .init("a right that nobody used in a quarter is hardly needed", "AC-6(7)"),
    "permissions": .init(
      "personas hold disjoint powers: who builds, who decides, who looks",
      "AC-5"
    ),
    "denied": .init("a negative permission holds whoever else gives the right", "AC-5"),
    "classify": .init("what nobody classified counts as production", "RA-2"),
    "findings/answer_within": .init("drift is access that nobody approved", "CM-3"),
    "findings/recurrence_within": .init("what comes back was never put right", "CM-3"),
    "findings/auto_revert": .init(
      "nothing is reverted by a rule before somebody trusts the target command",
      "CM-3"
    ),
    "zones": .init("how much an identity must show depends on what it can reach", "IA-9"),
    "zones/owner_grace": .init("an identity without owner is nobody's to answer for", "AC-2(3)(b)"),
    "zones/quarantine_review": .init(
      "stopping is one person's decision, so another looks at it",
      "IR-4"
    ),
    "exceptions/maximum_length": .init(
      "nothing is excepted for ever, the dangerous least of all",
      "AC-2(2)"
    ),
    "exceptions/review_window": .init("a departure that nobody looks at becomes the rule", "CA-5"),
    "exceptions/approval": .init("the more an exception opens, the more persons agree", "AC-3(2)"),
    "exceptions/repeat_limit": .init(
      "an exception that is asked for three times is a rule that does not fit",
      "CA-5"
    ),
    "exceptions/break_glass": .init(
      "an emergency is answered first and explained after",
      "AC-2(2)"
    ),
    "certification": .init("an accountable owner says that access is still right", "AC-2(j)"),
    "certification/cadence": .init(
      "the more access can do, the sooner it is looked at again",
      "AC-6(7)"
    ),
    "registry": .init(
      "what goes into production is known by its digest, tested, and can be taken back",
      "CM-3(6)"
    ),
    "registry/promotion_factor": .init("who puts into production proves who they are", "IA-2(1)"),
    "registry/shadow_at_least": .init("a policy is watched for a day before it blocks", "CM-4"),
    "risk": .init(
      "additive points with caps: an approver can add them up at two in the morning",
      "RA-3"
    ),
    "targets": .init("a number without a target is decoration", "CA-7"),
    "calendar": .init("a change is made when somebody is there to take it back", "CM-3"),
  ]
}

extension Clause {
  /// A clause of the rules that ship; a test reads each of them back from its text.
  package static func known(_ text: String) -> Clause {
    (try? Clause(text))
      ?? Clause(trait: .environment, comparison: .equal, operand: .words([]), text: text)
  }
}
