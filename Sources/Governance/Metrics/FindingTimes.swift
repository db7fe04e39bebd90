/// One finding as M4 counts it: when it began, was detected and verified, and where it stands.
package struct FindingTimes: Hashable, Sendable {
  /// What became of it, as far as the metrics care.
  package enum Outcome: String, CaseIterable, Sendable {
    case open, verified, accepted, falsePositive
  }

  /// The first time, whatever recurred since.
  package var occurredAt: Instant
  package var isEstimated: Bool
  package var detectedAt: Instant
  package var verifiedAt: Instant?
  package var outcome: Outcome
  package var wasAutoReverted: Bool

  package init(
    occurredAt: Instant,
    isEstimated: Bool = false,
    detectedAt: Instant,
    verifiedAt: Instant? = nil,
    outcome: Outcome = .open,
    wasAutoReverted: Bool = false
  ) {
    self.occurredAt = occurredAt
    self.isEstimated = isEstimated
    self.detectedAt = detectedAt
    self.verifiedAt = verifiedAt
    self.outcome = outcome
    self.wasAutoReverted = wasAutoReverted
  }
}
