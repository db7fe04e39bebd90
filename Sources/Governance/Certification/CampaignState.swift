/// The states of a campaign and the only steps between them.
public enum CampaignState: String, CaseIterable, Hashable, Sendable, Codable {
  case created
  case inReview = "in_review"
  case reviewDone = "review_done"
  case inRemediation = "in_remediation"
  case closed, cancelled
}

extension CampaignState: MachineState {
  package static let initial: [CampaignState] = [.created]

  /// A stage that is done leads to the next one or, after the last, to remediation.
  package static let transitions: [(from: CampaignState, to: CampaignState)] = [
    (.created, .inReview), (.created, .cancelled),
    (.inReview, .reviewDone), (.inReview, .cancelled),
    (.reviewDone, .inReview), (.reviewDone, .inRemediation), (.reviewDone, .cancelled),
    (.inRemediation, .closed), (.inRemediation, .cancelled),
  ]
}

/// The states of an item and the only steps between them.
public enum ReviewItemState: String, CaseIterable, Hashable, Sendable, Codable {
  case open, reassigned, decided
  case signedOff = "signed_off"
  case applying, applied
  case applyFailed = "apply_failed"
}

extension ReviewItemState: MachineState {
  package static let initial: [ReviewItemState] = [.open]

  package static let transitions: [(from: ReviewItemState, to: ReviewItemState)] = [
    (.open, .decided), (.open, .reassigned), (.reassigned, .open),
    (.decided, .open), (.decided, .signedOff),
    (.signedOff, .applying),
    (.applying, .applied), (.applying, .applyFailed), (.applyFailed, .applying),
  ]
}
