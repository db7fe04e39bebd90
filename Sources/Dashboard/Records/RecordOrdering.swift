import Governance

/// Turns a confirmed dialog on a record into its command: what was shown, and what was typed.
enum RecordOrdering {
  /// Empty where a length cannot be read.
  static func commands(
    _ order: RecordOrder,
    _ texts: [String: String],
    at now: Instant
  ) -> [Command] {
    guard let words = words(texts, order.detail.grounds),
      let command = try? order.act.command(on: order.shown, words, at: now)
    else { return [] }
    return [command]
  }

  /// One answer to several items, whose evidence was not opened one by one.
  static func commands(_ act: RecordAct, _ rows: [RecordRow], _ reason: String?) -> [Command] {
    guard let verdict = act.verdict else { return [] }
    let shown = rows.map { row in
      ReviewAnswer.Shown(Identifier(row.id), evidence: row.text("evidence_sha256") ?? "")
    }
    return [.certification(.answer(ReviewAnswer(verdict, to: shown, comment: reason)))]
  }

  static func commands(_ order: EmergencyOrder, _ texts: [String: String]) -> [Command] {
    guard let length = Spell.length(texts["for"] ?? "") else { return [] }
    let draft = BreakGlassDraft(
      entitlement: Identifier(order.right.isEmpty ? texts["right"] ?? "" : order.right),
      incident: texts["incident"] ?? "",
      length: length,
      reason: texts["reason"] ?? ""
    )
    return [.exception(.breakGlass(draft))]
  }

  /// `nil` where a length was typed that is none.
  private static func words(
    _ texts: [String: String],
    _ grounds: [ExceptionFact]
  ) -> RecordWords? {
    func said(_ field: RecordField) -> String? {
      texts[field.id].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
    var words = RecordWords()
    if let typed = said(.length("", "")) {
      guard let length = Spell.length(typed) else { return nil }
      words.length = length
    }
    words.reason = said(.reason)
    words.person = said(.person)
    words.exception = said(.exception).map { typed in
      grounds.first { $0.id == typed.uppercased() }
        ?? ExceptionFact(id: typed, endsAt: Instant(milliseconds: 0))
    }
    words.environment = said(.environment).flatMap(Environment.init(rawValue:))
    words.incident = said(.incident)
    words.ticket = said(.ticket) ?? said(.change)?.uppercased()
    words.control = said(.control)
    words.rule = said(.rule)
    words.scope = said(.scope)
    words.isJustified = said(.judgement) != RecordField.justified.last
    words.isToMend = said(.mend) == RecordField.mending.last
    words.outcome = RecordField.outcomes.first { Names.words($0.rawValue) == said(.outcome) }
    words.effect = said(.effect)
    words.evidence = said(.evidence)
    return words
  }
}
