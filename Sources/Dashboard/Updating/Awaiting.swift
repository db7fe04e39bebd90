import Governance
import TerminalUI

/// An action whose facts are on their way to the screen, and the record that it is meant for.
struct AwaitedAction: Equatable, Sendable {
  let action: Action
  let subject: Subject
}

/// Keeps a verb until its facts were on screen, so that nobody has to press it again.
///
/// Any other key gives it up: a dialog never opens over what somebody has gone on to do.
enum Awaiting {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  static func begin(_ action: Action, _ reason: String, _ state: inout State) -> [Effect] {
    guard let subject = state.subject else { return [] }
    state.awaited = AwaitedAction(action: action, subject: subject)
    state.message = Message("\(subject.id): \(reason)", .note, at: state.session.now)
    return lookAgain(&state)
  }

  /// Row and record can differ while neither is on its way: both are read again.
  private static func lookAgain(_ state: inout State) -> [Effect] {
    guard let list = state.list, list.detailAsking.underway == nil else { return [] }
    _ = state.changeList { $0.refresh() }
    return Loading.detailAgain(&state)
  }

  /// The screen has been drawn: what waited for that is woken.
  static func drawn(_ state: State) -> [Effect] {
    guard let awaited = state.awaited else { return [] }
    if case .awaited = state.availability(of: awaited.action) { return [] }
    return [.wake(.shown, after: .zero)]
  }

  static func resume(_ state: inout State) -> [Effect] {
    guard let awaited = state.awaited, state.overlay == nil else { return [] }
    if case .awaited = state.availability(of: awaited.action) { return [] }
    state.awaited = nil
    state.message = nil
    guard state.subject == awaited.subject else { return [] }
    return Acting.perform(awaited.action, &state)
  }

  /// What was waited for will not come.
  static func fail(_ sentence: String, _ state: inout State) {
    guard state.awaited != nil else { return }
    state.awaited = nil
    state.say(sentence, .refused)
  }
}
