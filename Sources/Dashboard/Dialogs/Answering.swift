import Governance
import TerminalUI

/// What the store says to an order: done, refused, or not possible now.
enum Answering {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  static func performed(
    _ state: inout State,
    _ commands: [Command],
    _ receipt: Receipt
  ) -> [Effect] {
    if case .dialog(let dialog) = state.overlay, dialog.sent == commands {
      state.drafts[dialog.act.key] = nil
      state.overlay = nil
      unmark(dialog.act, &state)
      state.say(Outcome.words(dialog.act, receipt, state), .done)
    } else if let act = state.staging, Ordering.commands(act, [:]) == commands {
      state.staging = nil
      state.say(Outcome.words(act, receipt, state), .done)
      return RecordActing.goOn(after: act, &state)
    } else {
      let numbers = receipt.entries.first.map { " as #\($0.sequence)" } ?? ""
      state.say("\(receipt.subjects.joined(separator: ", ")): recorded\(numbers)", .done)
    }
    return []
  }

  private static func unmark(_ act: Act, _ state: inout State) {
    guard let screen = act.subjects.first?.screen else { return }
    state[list: screen].unmark(act.subjects.map(\.id))
  }

  static func refused(
    _ state: inout State,
    _ commands: [Command],
    _ refusal: Refusal
  ) -> [Effect] {
    let sentence = Wording.line(refusal, state.session.glyphs)
    guard case .dialog(var dialog) = state.overlay, dialog.sent == commands else {
      state.say(sentence, .refused, opens: refusal.subject)
      return []
    }
    dialog.sent = nil
    switch refusal.code {
    case .staleView:
      // The answer shows what changed; until then the sentence stands.
      dialog.form.fail(sentence)
      state.overlay = .dialog(dialog)
      return dialog.act.subjects.prefix(1).map(\.load)
    case .alreadyClosed, .expired, .alreadyVoted, .notFound:
      keep(dialog, &state)
      state.overlay = nil
      let reason = dialog.form.texts["reason"].flatMap { $0.isEmpty ? nil : $0 }
      let tail = reason == nil ? "⏎ opens it" : "y copies your reason, ⏎ opens it"
      state.say(
        "\(sentence): nothing was written · \(tail)",
        .refused,
        reason: reason,
        opens: refusal.subject
      )
      return dialog.act.subjects.map(\.load)
    default:
      dialog.form.fail(sentence)
      state.overlay = .dialog(dialog)
    }
    return []
  }

  static func previewed(
    _ state: inout State,
    _ commands: [Command],
    _ preview: Preview
  ) -> [Effect] {
    guard case .dialog(var dialog) = state.overlay, dialog.asked == commands else { return [] }
    dialog.asked = nil
    dialog.form.fail(Outcome.words(preview, state.session.glyphs))
    state.overlay = .dialog(dialog)
    return []
  }

  static func failed(_ state: inout State, _ effect: Effect, _ sentence: String) -> [Effect] {
    switch effect {
    case .perform(let commands):
      if case .dialog(var dialog) = state.overlay, dialog.sent == commands {
        dialog.sent = nil
        dialog.form.fail("\(sentence) · nothing was written")
        state.overlay = .dialog(dialog)
        return []
      }
      state.say("\(sentence) · nothing was written", .refused)
    case .preview(let commands):
      if case .dialog(var dialog) = state.overlay, dialog.asked == commands {
        dialog.asked = nil
        dialog.form.fail(sentence)
        state.overlay = .dialog(dialog)
      }
    case .loadRows(let question): fail(question, sentence, &state)
    case .loadDetail(let subject):
      Awaiting.fail(sentence, &state)
      return state[list: subject.screen].detailAsking.settle(effect)
    case .count(let query): state.counts.fail(query)
    case .loadPosture:
      state.posture.trouble = sentence
      return state.posture.asking.settle(effect)
    case .loadMetrics, .loadMetricRows: return MetricsUpdate.fail(effect, sentence, &state)
    default: state.say(sentence, .refused)
    }
    return []
  }

  private static func fail(_ question: ListQuestion, _ sentence: String, _ state: inout State) {
    guard let screen = Dashboard.Screen(listing: question.query.kind) else { return }
    state[list: screen].settle(question.request)
    state[list: screen].window.fail(question.request)
    if question.query == state.query(for: screen) { state[list: screen].trouble = sentence }
  }

  /// The store went away under an order: nobody knows yet whether it was written.
  static func lost(_ state: inout State, _ reason: String) {
    guard case .dialog(var dialog) = state.overlay else { return }
    dialog.asked = nil
    if dialog.sent != nil {
      dialog.sent = nil
      dialog.form.fail("\(reason): it is not known whether this was written · look again first")
    }
    state.overlay = .dialog(dialog)
  }

  static func copied(_ state: inout State, _ text: String, _ reached: Bool) -> [Effect] {
    // Where the terminal takes no copies, the text is shown to be selected.
    state.say(reached ? "copied: \(text)" : "select to copy: \(text)", .note)
    return []
  }

  static func exported(_ state: inout State, _ path: String) -> [Effect] {
    state.say("written to \(path)", .done)
    return []
  }

  /// Text is kept for the record until the session ends.
  static func keep(_ dialog: OpenDialog, _ state: inout State) {
    let texts = dialog.form.texts.filter { !$0.value.isEmpty }
    state.drafts[dialog.act.key] = texts.isEmpty ? nil : texts
  }
}
