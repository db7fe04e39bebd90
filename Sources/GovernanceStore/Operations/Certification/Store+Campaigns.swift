public import Governance

extension Store {
  /// Makes a campaign with all of its items, a thousand in a transaction.
  ///
  /// Cut off anywhere, enforcement makes the rest.
  public func createCampaign(
    _ draft: CampaignDraft,
    as operator: Operator,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> (id: Campaign.ID, items: Int) {
    let receipt = try await perform([.certification(.create(draft))], as: `operator`)
    return try await finishCampaign(of: receipt, as: `operator`, progress)
  }

  /// Makes a campaign of the items of a closed one that nobody answered.
  public func repeatCampaign(
    _ id: Campaign.ID,
    dueAt: Instant,
    reason: String,
    as operator: Operator,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> (id: Campaign.ID, items: Int) {
    let command = CertificationCommand.iterate(id, dueAt: dueAt, reason: reason)
    let receipt = try await perform([.certification(command)], as: `operator`)
    return try await finishCampaign(of: receipt, as: `operator`, progress)
  }

  private func finishCampaign(
    of receipt: Receipt,
    as operator: Operator,
    _ progress: @escaping @Sendable (Int) -> Void
  ) async throws -> (id: Campaign.ID, items: Int) {
    let subject = receipt.subjects.first { $0.hasPrefix(IDPrefix.campaign.rawValue) }
    let id: Campaign.ID = Identifier(subject ?? "")
    let options = options
    let origin = `operator`.origin
    while true {
      let (items, made) = try await engine.read { connection in
        let campaign = try connection.campaign(id)
        let count = try connection.count(
          "select count(*) from review_item where campaign = ?",
          [.init(id)]
        )
        return (campaign.items, count)
      }
      progress(made)
      if let items { return (id, items) }
      try await engine.write(.bulk) { connection in
        let deliberation = try Deliberation(
          connection,
          at: options.clock(),
          stamp: .rule,
          origin: origin,
          options: options
        )
        try CampaignItems(try connection.campaign(id), deliberation).make()
        _ = try deliberation.finish()
      }
    }
  }

  /// What metrics count of a campaign's last stage.
  package func reviewCounts(of id: Campaign.ID) async throws -> ReviewCounts {
    try await engine.read { connection in
      let campaign = try connection.campaign(id)
      var counts = ReviewCounts()
      let items: [ReviewItem] = try connection.records(
        where: "campaign = ? and stage = ?",
        [.init(id), .init(max(1, campaign.stage))]
      )
      let rules = try connection.rulesInForce().certification
      for item in items { counts.count(item, rules) }
      return counts
    }
  }
}
