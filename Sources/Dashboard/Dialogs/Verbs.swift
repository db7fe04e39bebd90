import Governance
import TerminalUI

/// Verbs open dialogs; nothing is written by the key that opens one.
enum Verbs {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  static func open(_ action: Action, _ state: inout State) -> [Effect] {
    if action == .emergency {
      open(.emergency(EmergencyOrder(state)), &state)
      return []
    }
    guard state.list != nil else { return goToTask(&state) }
    guard let act = act(for: action, state) else { return [] }
    if case .record(let order) = act, order.stagesAtOnce { return stage(act, &state) }
    open(act, &state)
    return []
  }

  static func open(_ act: Act, _ state: inout State) {
    let form = DialogForms.form(for: act, state)
    state.overlay = .dialog(
      OpenDialog(act, DialogState(form, kept: state.drafts[act.key] ?? [:]))
    )
  }

  /// An answer that needs no words is only staged: its key is enough, and `u` takes it back.
  private static func stage(_ act: Act, _ state: inout State) -> [Effect] {
    let commands = Ordering.commands(act, [:])
    // Keys that come faster than the answer would say the same again.
    guard state.staging != act else { return [] }
    state.staging = act
    return [.perform(commands)]
  }

  /// A task's facts are read on its own screen before it is decided.
  private static func goToTask(_ state: inout State) -> [Effect] {
    guard let subject = state.subject else { return [] }
    let effects = Going.to(subject, &state)
    state.say("its facts first: the key again decides, Esc comes back", .note)
    return effects
  }

  private static func act(for action: Action, _ state: State) -> Act? {
    state.list?.selected.flatMap { state.screen.list?.act(for: action, on: $0, state) }
  }
}

extension NewRequest {
  /// For oneself; one's own grant is renewed.
  init(again row: GrantRow, for viewer: Viewer) {
    let isOwn = row.persons.contains(viewer.person.id)
    self.init(
      entitlement: row.grant.entitlement,
      name: row.entitlementName,
      resource: row.grant.resource,
      environment: row.grant.environment,
      beneficiary: isOwn ? row.grant.principal : nil,
      beneficiaryName: isOwn ? row.principalName : viewer.person.handle,
      duration: row.grant.length ?? .hours(8),
      ticket: nil,
      renews: isOwn && !row.grant.state.isTerminal ? row.grant.id : nil
    )
  }

  /// For whom it was asked before, when the viewer asked; else for oneself.
  init?(again row: RequestRow, for viewer: Viewer) {
    let content = row.request.content
    guard let item = content.items.first else { return nil }
    let isOwn = content.requester == viewer.person.id
    self.init(
      entitlement: item.entitlement,
      name: item.name,
      resource: item.resource,
      environment: content.environment,
      beneficiary: isOwn ? content.beneficiary : nil,
      beneficiaryName: isOwn ? row.beneficiaryName : viewer.person.handle,
      duration: content.duration,
      ticket: isOwn ? content.ticket : nil,
      renews: nil
    )
  }
}
