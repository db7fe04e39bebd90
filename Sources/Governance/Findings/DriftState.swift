/// The states of a drift finding and the only steps between them.
public enum DriftState: String, CaseIterable, Sendable, Codable {
  case detected, acknowledged, remediating, remediated
  case autoReverted = "auto_reverted"
  case accepted
  case falsePositive = "false_positive"
  case verified
}

extension DriftState: MachineState {
  package static var initial: [DriftState] { [.detected] }

  package static var transitions: [(from: DriftState, to: DriftState)] {
    [
      (.detected, .acknowledged), (.acknowledged, .remediating), (.remediating, .remediated),
      (.remediated, .verified),
      (.detected, .autoReverted), (.acknowledged, .autoReverted), (.autoReverted, .verified),
      (.detected, .accepted), (.acknowledged, .accepted), (.accepted, .detected),
      (.detected, .falsePositive), (.acknowledged, .falsePositive),
      (.verified, .detected),
    ]
  }

  /// Whether somebody still has to do something about it.
  package var isOpen: Bool {
    switch self {
    case .detected, .acknowledged, .remediating, .remediated, .autoReverted: true
    case .accepted, .falsePositive, .verified: false
    }
  }
}
