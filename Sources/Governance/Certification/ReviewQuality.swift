/// What the metrics M10, M11 and M12 count of a campaign's items.
package struct ReviewCounts: Hashable, Sendable, Codable {
  /// Items of the campaign that are not moot.
  package var items = 0
  /// Signed off with an answer (M10).
  package var answered = 0
  package var moot = 0
  /// Decisions that certify, revoke or reduce (M11).
  package var decided = 0
  package var denied = 0
  package var applied = 0
  /// Hours from decision to proof, in milliseconds, of what was applied.
  package var applyTimes: [Int64] = []
  /// Interactive certifications (M12), and how many of them were hardly looked at.
  package var certifications = 0
  package var rubberStamped = 0
  /// Certified together inside the safe envelope: counted apart.
  package var enveloped = 0

  package init() {}

  package mutating func count(_ item: ReviewItem, _ rules: CertificationRules) {
    guard !item.isMoot else {
      moot += 1
      return
    }
    items += 1
    guard item.signedOffAt != nil, let verdict = item.verdict else { return }
    if verdict != .noResponse { answered += 1 }
    if !verdict.isUndecided { decided += 1 }
    if verdict.isDenial {
      denied += 1
      if item.state == .applied { applied += 1 }
      if let from = item.decidedAt, let until = item.appliedAt {
        applyTimes.append((until - from).milliseconds)
      }
    }
    for answer in item.answers where answer.isSigned { count(answer, item, rules) }
  }

  private mutating func count(
    _ answer: ReviewItem.Answer,
    _ item: ReviewItem,
    _ rules: CertificationRules
  ) {
    guard answer.verdict == .certify, let dwell = answer.dwellMs else { return }
    if answer.batchSize > 1, item.isInEnvelope {
      enveloped += 1
      return
    }
    certifications += 1
    let isHasty = Int64(dwell) < rules.rubberStampBelow.milliseconds
    let isMass = answer.batchSize > rules.rubberStampBatch
    if isHasty || !answer.isEvidenceOpened || isMass { rubberStamped += 1 }
  }
}
