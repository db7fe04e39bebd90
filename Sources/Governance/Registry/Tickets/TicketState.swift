/// Where a change ticket stands; the numbers are those of ServiceNow.
public enum TicketState: String, MachineState {
  case new, assess, authorize, scheduled, implement, review, closed, canceled

  package static let initial: [TicketState] = [.new]

  package static let transitions: [(from: TicketState, to: TicketState)] = [
    (.new, .assess), (.new, .authorize), (.new, .scheduled),
    (.assess, .authorize), (.authorize, .scheduled), (.scheduled, .implement),
    (.implement, .review), (.review, .closed),
    (.new, .canceled), (.assess, .canceled), (.authorize, .canceled), (.scheduled, .canceled),
  ]

  /// −5 is new, 3 closed, 4 canceled.
  package var serviceNowCode: Int {
    switch self {
    case .new: -5
    case .assess: -4
    case .authorize: -3
    case .scheduled: -2
    case .implement: -1
    case .review: 0
    case .closed: 3
    case .canceled: 4
    }
  }
}

extension ChangeTicket.Kind {
  /// The state that follows in the life of such a change; `nil` at its end.
  package func next(after state: TicketState) -> TicketState? {
    switch (state, self) {
    case (.new, .normal): .assess
    case (.new, .standard): .scheduled
    case (.new, .emergency): .authorize
    case (.assess, _): .authorize
    case (.authorize, _): .scheduled
    case (.scheduled, _): .implement
    case (.implement, _): .review
    case (.review, _): .closed
    case (.closed, _), (.canceled, _): nil
    }
  }
}
