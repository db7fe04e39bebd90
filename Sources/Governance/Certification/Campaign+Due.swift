/// How far the items of a campaign are, counted from its rows.
package struct CampaignProgress: Hashable, Sendable {
  /// Items of the stage that are not signed off.
  package var unsigned: Int
  /// Items of the stage before that still have to pass into the next one.
  package var waiting: Int
  /// Items of the next stage.
  package var passed: Int
  /// Items whose outcome silence has not decided, or whose revocation is neither applied nor excepted.
  package var unsettled: Int

  package init(unsigned: Int = 0, waiting: Int = 0, passed: Int = 0, unsettled: Int = 0) {
    self.unsigned = unsigned
    self.waiting = waiting
    self.passed = passed
    self.unsettled = unsettled
  }
}

extension Campaign {
  /// What time, or the last signature, brings about.
  package static func due(
    _ campaign: Campaign,
    progress: CampaignProgress,
    in system: SystemContext
  ) -> [Event] {
    let happening: CampaignEvent? =
      switch campaign.state {
      case .created: campaign.startsByItself(at: system.now)
      case .inReview: progress.unsigned == 0 ? .reviewDone(stage: campaign.stage) : nil
      case .reviewDone: campaign.afterReview(progress, system)
      case .inRemediation: progress.unsettled == 0 ? .closed : nil
      case .closed, .cancelled: nil
      }
    return happening.map { [Event(campaign.id, $0)] } ?? []
  }

  /// Only what the cadence made waits for nobody.
  private func startsByItself(at now: Instant) -> CampaignEvent? {
    guard items != nil, terms.cadence != nil, !isPastDue(at: now) else { return nil }
    return .started(stage: 1, dueAt: dueAt)
  }

  private func afterReview(
    _ progress: CampaignProgress,
    _ system: SystemContext
  ) -> CampaignEvent? {
    guard !isLastStage else {
      let done = reviewDoneAt ?? system.now
      let isOver = terms.owner == nil || system.now >= done + system.rules.certification.ownerGrace
      return isOver ? .remediating(by: nil) : nil
    }
    guard progress.waiting == 0 else { return nil }
    // Nothing passed: all of it was revoked, so there is nothing to ask again.
    guard progress.passed > 0 else { return .remediating(by: nil) }
    return .started(stage: stage + 1, dueAt: terms.stages[stage].dueAt)
  }
}
