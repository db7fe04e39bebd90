/// What M10, M11 and M12 count of review items: a sum, so that a change of one item is a difference.
package struct ReviewTally: Hashable, Sendable {
  /// Under whom something is counted.
  package struct Key: Hashable, Sendable {
    /// The reviewer of record, whose numbers add up to the campaign's, or who acted in their place.
    package enum Role: String, CaseIterable, Sendable { case record, deputy }

    package var campaign: Campaign.ID
    package var stage: Int
    package var person: Person.ID
    package var role: Role
    package var environment: Environment
  }

  /// Under this time a certification was hardly looked at; part of M12's definition.
  package static let hasty = Duration.seconds(3)
  /// Above so many at once outside the safe envelope it was not looked at one by one.
  package static let mass = 20

  /// Items that are not moot.
  package var items = 0
  /// Signed off with an answer.
  package var answered = 0
  /// The access ended by other means before anybody answered.
  package var moot = 0
  /// Signed off as certify, revoke or reduce.
  package var decided = 0
  package var denied = 0
  package var applied = 0
  /// Moved from one reviewer to another; they stay items.
  package var reassigned = 0
  /// Certifications by a person at a screen, and how many of them were hardly looked at.
  package var certifications = 0
  package var stamped = 0
  /// Certified together inside the safe envelope: counted apart.
  package var enveloped = 0

  package init() {}

  /// The figures in the order of their columns.
  package static let figures:
    [(name: String, path: any WritableKeyPath<ReviewTally, Int> & Sendable)] = [
      ("items", \.items), ("answered", \.answered), ("moot", \.moot), ("decided", \.decided),
      ("denied", \.denied), ("applied", \.applied), ("reassigned", \.reassigned),
      ("certifications", \.certifications), ("stamped", \.stamped), ("enveloped", \.enveloped),
    ]

  package var isEmpty: Bool { Self.figures.allSatisfy { self[keyPath: $0.path] == 0 } }

  package mutating func add(_ other: ReviewTally, times factor: Int = 1) {
    for figure in Self.figures {
      self[keyPath: figure.path] += factor * other[keyPath: figure.path]
    }
  }
}

extension ReviewItem {
  /// What it adds to the tallies of its campaign.
  package var tallies: [ReviewTally.Key: ReviewTally] {
    var tallies: [ReviewTally.Key: ReviewTally] = [:]
    tallies[key(reviewer, .record), default: ReviewTally()].add(ofRecord)
    for answer in answers where answer.isSigned {
      let interactive = tally(of: answer)
      tallies[key(answer.reviewer, .record), default: ReviewTally()].add(interactive)
      guard let deputy = answer.deputy else { continue }
      var acted = interactive
      acted.items += 1
      tallies[key(deputy, .deputy), default: ReviewTally()].add(acted)
    }
    return tallies.filter { !$0.value.isEmpty }
  }

  private func key(_ person: Person.ID, _ role: ReviewTally.Key.Role) -> ReviewTally.Key {
    ReviewTally.Key(
      campaign: campaign,
      stage: stage,
      person: person,
      role: role,
      environment: environment
    )
  }

  private var ofRecord: ReviewTally {
    var tally = ReviewTally()
    guard !isMoot else {
      tally.moot = 1
      return tally
    }
    tally.items = 1
    tally.reassigned = handovers.isEmpty ? 0 : 1
    guard signedOffAt != nil, let verdict else { return tally }
    tally.answered = verdict == .noResponse ? 0 : 1
    tally.decided = verdict.isUndecided ? 0 : 1
    tally.denied = verdict.isDenial ? 1 : 0
    tally.applied = verdict.isDenial && state == .applied ? 1 : 0
    return tally
  }

  private func tally(of answer: Answer) -> ReviewTally {
    var tally = ReviewTally()
    switch look(of: answer) {
    case nil: break
    case .enveloped?: tally.enveloped = 1
    case .looked?: tally.certifications = 1
    case .stamped?: (tally.certifications, tally.stamped) = (1, 1)
    }
    return tally
  }

  /// How a certification was come to.
  package enum Look: String, CaseIterable, Sendable { case looked, stamped, enveloped }

  /// `nil` for what is no certification, is not signed, or was not made at a screen.
  package func look(of answer: Answer) -> Look? {
    guard !isMoot, answer.isSigned, answer.verdict == .certify, let dwell = answer.dwellMs else {
      return nil
    }
    if answer.batchSize > 1, isInEnvelope { return .enveloped }
    let isHasty = Int64(dwell) < ReviewTally.hasty.milliseconds
    let isMass = answer.batchSize > ReviewTally.mass
    return isHasty || !answer.isEvidenceOpened || isMass ? .stamped : .looked
  }
}
