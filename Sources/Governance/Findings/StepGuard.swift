/// What every step of a record with states checks first, with refusals that say what would make it pass.
package struct StepGuard<Subject: StatefulRecord> {
  let record: Subject

  init(_ record: Subject) {
    self.record = record
  }

  /// Refuses a step that the table of the machine does not have.
  func step(to next: Subject.State, _ act: String) throws(Refusal) {
    guard !record.state.allows(next) else { return }
    let sources = Subject.State.transitions.filter { $0.to == next }.map { "`\($0.from.rawValue)`" }
    throw Refusal(
      record.state.isTerminal ? .alreadyClosed : .illegalTransition,
      record.id.text,
      state: record.state.rawValue,
      "\(record.id) is \(record.state.rawValue): it cannot be \(act)",
      next: "that takes a record that is \(sources.joined(separator: " or "))"
    )
  }

  /// Refuses a decision on something other than what was shown.
  func seen(_ version: Int?) throws(Refusal) {
    guard let version, version != record.version else { return }
    throw Refusal(
      .staleView,
      record.id.text,
      state: record.state.rawValue,
      "\(record.id) is not what you saw: you saw version \(version), it is at \(record.version)",
      next: "look again, then decide"
    )
  }

  /// The words that a step must have.
  func reason(_ words: String?, _ act: String, in context: Context) throws(Refusal) -> FreeText {
    guard let text = context.text(words) else {
      throw Refusal(
        .missingField,
        record.id.text,
        state: record.state.rawValue,
        "\(act) needs a reason",
        next: "say why, it is kept with \(record.id)"
      )
    }
    return text
  }
}
