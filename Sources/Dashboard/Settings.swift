package import Governance

/// What a person set and finds again next time, by person and screen; the environment is not among it.
package struct Settings: Hashable, Sendable {
  /// What a list remembers.
  package struct List: Hashable, Sendable {
    package var filter: String
    /// A column's id; `nil` is the list's own order.
    package var sort: String?
    package var isReversed: Bool
    /// Columns that were taken away.
    package var hidden: Set<String>
    package var showsPreview: Bool

    package init(
      filter: String = "",
      sort: String? = nil,
      isReversed: Bool = false,
      hidden: Set<String> = [],
      showsPreview: Bool = true
    ) {
      self.filter = filter
      self.sort = sort
      self.isReversed = isReversed
      self.hidden = hidden
      self.showsPreview = showsPreview
    }
  }

  /// How a terminal says that something new is late.
  package enum Alerts: String, CaseIterable, Hashable, Sendable { case title, bell, none }

  package var lists: [Dashboard.Screen: List]
  /// Views of one's own, by screen and name.
  package var views: [Dashboard.Screen: [String: List]]
  package var usesMouse: Bool
  package var theme: String
  package var alerts: Alerts
  /// The cursor row has no ground of its own, for slow lines.
  package var isLowBandwidth: Bool
  /// When the person last left, for *changed since you looked*.
  package var lookedAt: Instant?

  package init(
    lists: [Dashboard.Screen: List] = [:],
    views: [Dashboard.Screen: [String: List]] = [:],
    usesMouse: Bool = false,
    theme: String = "terminal",
    alerts: Alerts = .title,
    isLowBandwidth: Bool = false,
    lookedAt: Instant? = nil
  ) {
    self.lists = lists
    self.views = views
    self.usesMouse = usesMouse
    self.theme = theme
    self.alerts = alerts
    self.isLowBandwidth = isLowBandwidth
    self.lookedAt = lookedAt
  }
}
