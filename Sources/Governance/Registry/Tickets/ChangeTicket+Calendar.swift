/// When changes may be made: outside of blackouts, and within the windows of the organisation.
extension ChangeTicket {
  /// Whether the calendar holds for it: an emergency may pass.
  private func isBound(_ calendar: ChangeCalendar) -> Bool {
    changeKind != .emergency || !calendar.emergenciesPass
  }

  /// Refuses a window in a blackout, and one that begins outside of every weekly window.
  func requireCalendar(_ window: Window, _ context: Context) throws(Refusal) {
    try requireNoBlackout(window, context)
    let calendar = context.rules.calendar
    guard isBound(calendar), !calendar.windows.isEmpty else { return }
    let begins = window.from
    let isIn = calendar.windows.contains { weekly in
      weekly.holds(at: begins, offsetSeconds: context.system.zoneOffset(weekly.zone, begins))
    }
    guard !isIn else { return }
    let windows = calendar.windows.map(\.inWords).joined(separator: "; ")
    throw refusal(
      .limit,
      "\(begins) lies in no change window (rule calendar v\(context.rules.version))",
      next: "begin in one of them: \(windows)"
    )
  }

  /// Refuses what is done now, in a blackout.
  func requireNoBlackout(at context: Context) throws(Refusal) {
    try requireNoBlackout(Window(from: context.now, until: context.now + .seconds(1)), context)
  }

  private func requireNoBlackout(_ window: Window, _ context: Context) throws(Refusal) {
    let calendar = context.rules.calendar
    guard isBound(calendar),
      let blackout = calendar.blackout(from: window.from, until: window.until)
    else { return }
    throw refusal(
      .limit,
      "nothing is changed from \(blackout.from) until \(blackout.until): \(blackout.rationale) (rule \(blackout.name) v\(context.rules.version))",
      next:
        "choose a window outside of it\(calendar.emergenciesPass ? ", or make it an emergency change" : "")"
    )
  }
}
