package import Governance
package import TerminalUI

extension Dashboard {
  /// What happened: a fact in the past tense; an answer names the question that it answers.
  package enum Event: Equatable, Sendable {
    case input(Input)
    /// The state as it is now has been put on the terminal.
    case drawn
    /// The time that was asked for is over.
    case woke(Wake)
    /// Time has passed; the zone's offset is told with it, since it changes in spring and autumn.
    case ticked(Instant, zoneOffset: Int)
    /// Somebody committed: we, the command line, another host.
    case storeChanged(revision: Int)
    /// The store answered again, or a look confirmed that nothing changed.
    case connected
    /// The store does not answer.
    case connectionLost(reason: String, nextTry: Instant?)
    /// The database or the role turned out not to be writable.
    case writingBecameImpossible

    case rowsLoaded(ListQuestion, ListAnswer)
    case countLoaded(ListCount)
    /// All rows of a query, to be marked.
    case matchingLoaded(ListQuery, [ScreenRow])
    /// `nil`: there is no such record, or the viewer may not read it.
    case detailLoaded(Subject, ScreenDetail?)
    case postureLoaded(Environment?, Posture)
    case metricsLoaded(MetricQuestion, [Metric])
    case panelLoaded(Panel, PanelAnswer)
    case metricRowsLoaded(MetricRowsQuestion, MetricRowsAnswer)

    case previewed([Command], Preview)
    case performed([Command], Receipt)
    case refused([Command], Refusal)
    /// An effect could not be done; the sentence says why and what to do.
    case failed(Effect, String)
    /// A filter was refused by the store; the message of the ``FilterError``.
    case copied(String, reached: Bool)
    case exported(path: String)
    case settingsLoaded(Settings)
  }

  /// What somebody asked to be woken for.
  package enum Wake: Hashable, Sendable {
    /// What was drawn has been on screen.
    case shown
    /// No key came for a while after so many in the filter line.
    case filter(keys: Int)
  }

  /// What is to be done outside: an order, a value that tests compare.
  package enum Effect: Hashable, Sendable {
    /// One list question is underway; another comes after its answer, or makes it pointless.
    case loadRows(ListQuestion)
    /// One count is underway; another comes after its answer, or makes it pointless.
    case count(ListQuery)
    case loadMatching(ListQuery)
    case loadDetail(Subject)
    case loadPosture(Governance.Environment?)
    /// One question about all metrics is underway, and one about a single metric.
    case loadMetrics(MetricQuestion)
    case loadPanel(Panel)
    case loadMetricRows(MetricRowsQuestion)

    /// One transaction, all or nothing.
    case perform([Command])
    /// What would follow, decided on fresh data and rolled back.
    case preview([Command])

    case copy(String)
    /// The record as JSON, as the command line writes it.
    case copyRecord(String)
    case export(Export)
    case saveSettings(Settings)
    case setTheme(String)
    case setMouse(Bool)
    case setTitle(String)
    case bell
    /// Comes back as ``Event/woke(_:)``; a later order of the kind takes the place of the one underway.
    case wake(Wake, after: Duration)
    case redraw
    case suspend
    case leave
    /// Tries the lost connection at once.
    case reconnect
  }

  /// What `w` writes and where.
  package struct Export: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
      /// All rows of a query, not only those on screen.
      case rows(ListQuery, Format)
      /// The numbers of a question, with their trends and parts.
      case metrics(MetricQuestion, Format)
      /// All rows behind a number, not only those on screen.
      case metricRows(MetricRowsQuestion, Format)
      /// The screen as it is drawn.
      case display(Picture)
    }

    package enum Format: String, CaseIterable, Hashable, Sendable { case csv, json, md }
    package enum Picture: String, CaseIterable, Hashable, Sendable { case text, svg, html }

    package var content: Content
    package var path: String

    package init(_ content: Content, path: String) {
      self.content = content
      self.path = path
    }
  }
}

/// What the store says would follow from commands: decided on fresh data, then rolled back.
package struct Preview: Hashable, Sendable {
  /// What the ledger would say, a line an entry: `request.submitted AR-2051`.
  package var entries: [String]
  package var risk: RiskScore?
  /// The rule that would decide: `prod-elevation v14: 2 persons, 1 of security`.
  package var rule: String?
  package var refusal: Refusal?

  package init(
    entries: [String] = [],
    risk: RiskScore? = nil,
    rule: String? = nil,
    refusal: Refusal? = nil
  ) {
    self.entries = entries
    self.risk = risk
    self.rule = rule
    self.refusal = refusal
  }
}
