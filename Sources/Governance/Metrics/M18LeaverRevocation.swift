/// M18: how long access outlives the person who held it.
package enum LeaverRevocation: CountedMetric {
  package static let definition = MetricDefinition(
    "M18",
    "leaver_revocation",
    title: "Leaver revocation",
    version: 1,
    formula: "95th percentile of last grant enforced revoked − termination effective",
    unit: .hours,
    better: .lower,
    target: .init(better: .lower, value: 1, amber: 24),
    window: .days(90),
    beside: ["open", "oldest_open_hours", "p50_minutes", "privileged", "data_faults"],
    edges: [
      "a termination ahead of its day counts from the day on which it takes effect",
      "for a contractor the end of the contract is the termination, if it comes first",
      "what nobody has proven to be ended is open: in no percentile, counted with its age",
      "who held nothing at that moment has nothing to revoke and is left out",
      "fewer than 5 leavers: their values, no percentile",
    ],
    rows: .init(.population, of: "person", parts: ["revoked"]),
    splits: [.owner],
    feeds: [.people],
    readsThePast: true
  )

  /// One person who left while holding something.
  package struct Item: Hashable, Sendable {
    package var leftAt: Instant
    /// When the last of what they held was shown to have ended; `nil` while something has not.
    package var revokedAt: Instant?
    package var isPrivileged: Bool

    package init(leftAt: Instant, revokedAt: Instant?, isPrivileged: Bool) {
      self.leftAt = leftAt
      self.revokedAt = revokedAt
      self.isPrivileged = isPrivileged
    }
  }

  package static func part(_ item: Item, in window: MetricWindow) -> MetricPart? {
    guard window.contains(item.leftAt) else { return nil }
    guard let revoked = item.revokedAt, revoked <= window.until else {
      let age = window.until - item.leftAt
      return MetricPart("open", value: DriftTimes.hours(age), at: item.leftAt)
    }
    return DriftTimes.part("revoked", revoked - item.leftAt, at: revoked)
  }

  package static func value(_ items: [Item], in window: MetricWindow) -> Metric {
    let left = items.filter { window.contains($0.leftAt) }
    let parts = left.compactMap { part($0, in: window) }
    let minutes = left.compactMap { item -> Int? in
      guard let revoked = item.revokedAt, revoked <= window.until, revoked >= item.leftAt else {
        return nil
      }
      return Int((revoked - item.leftAt).wholeSeconds / 60)
    }.sorted()
    let open = parts.filter { $0.name == "open" }
    return Metric(
      definition,
      at: window.until,
      value: minutes.nearestRank(95).map { Double($0) / 60 },
      population: minutes.count,
      beside: [
        open.count, open.compactMap(\.value).max().map { Int($0) }, minutes.nearestRank(50),
        left.count(where: \.isPrivileged), parts.count { $0.name == "data_fault" },
      ],
      atBest: open.isEmpty ? nil : .amber,
      note: note(minutes, open.count)
    )
  }

  private static func note(_ minutes: [Int], _ open: Int) -> String? {
    if minutes.isEmpty { return open == 0 ? "nobody left who held anything" : "all are open" }
    guard minutes.count < 5 else { return nil }
    return "fewer than 5 leavers: \(minutes.map(String.init).joined(separator: ", ")) min"
  }
}
