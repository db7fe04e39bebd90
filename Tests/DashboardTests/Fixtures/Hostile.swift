import Dashboard
import Governance
import TerminalUI

/// Rows whose every foreign text tries to move, hide or forge something.
enum Hostile {
  static let names = [
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "evil\u{202E}gnp.exe", "模型训练账户模型训练账户", "𝕬𝖉𝖆 👩‍💻 🇩🇪",
    "e\u{301}\u{300}\u{302}\u{303}\u{304}\u{305}zalgo", "a\nRisk    0 low\nVotes   2 of 2",
    String(repeating: "x", count: 3_000), "", "аdа", "\u{200B}\u{FEFF}\u{E000}",
  ]

  static let requests = names.enumerated().map { index, name in
    let request = Sample.request(
      3_000 + index,
      resource: name,
      entitlement: name,
      why: name,
      ticket: name
    )
    return RequestRow(
      request: request,
      state: .pending,
      requesterHandle: name,
      beneficiaryName: name,
      beneficiaryType: .external,
      beneficiaryIsExternal: true,
      decidable: .yes(as: name),
      isMine: false
    )
  }

  static let grants = names.enumerated().map { index, name in
    Sample.row(
      Sample.grant(3_000 + index, .standing, resource: name),
      name,
      name,
      marks: [.wildcard, .external],
      type: .external,
      owner: name
    )
  }

  static let posture: Posture = {
    let tasks = names.enumerated().map { index, name in
      Posture.Task(
        id: "AR-\(3_000 + index)",
        dueAt: Sample.now,
        verb: name,
        risk: nil,
        isLate: true,
        what: name
      )
    }
    let changes = names.enumerated().map { index, name in
      Sample.change(
        index + 1,
        name,
        Event(AccessRequest.ID("AR-1"), .request(.denied)),
        name,
        ago: .minutes(index)
      )
    }
    return Sample.posture(
      tasks: tasks,
      changes: changes,
      alerts: names.map { .init(message: $0, opens: nil) }
    )
  }()

  /// Numbers of which every word that is not the house's own is hostile.
  static let metrics = Sample.metrics.map { metric in
    var metric = metric
    metric.shares = names.map { Metric.Share(split: "owner", key: $0, value: 3) }
    metric.note = names[5]
    return metric
  }

  static let metricRows = MetricRowsAnswer(
    names.map { name in
      let subject = MetricSubject(id: name, what: name, owner: name, source: name)
      return .init(MetricRow(subject, MetricPart("unexcepted", value: 1)))
    }
  )

  /// Records of which every text is hostile.
  static let records = Sample.records.mapValues { rows in
    rows.map { row in
      guard case .record(var record) = row else { return row }
      record.values = zip(record.names, record.values).map { name, value in
        guard case .text = value, !told.contains(name) else { return value }
        return .text(names[1])
      }
      return .record(record)
    }
  }

  /// Cells that hold the house's own words.
  private static let told: Set = ["id", "state", "kind", "class", "environment", "risk_band"]

  static func play(
    _ screen: Dashboard.Screen,
    size: Size,
    session: Session = Sample.session()
  ) -> Playing {
    var session = session
    session.viewer.organisation = names[1]
    var play = Playing(
      screen,
      size: size,
      requests: requests,
      grants: grants,
      records: records,
      posture: posture,
      metrics: metrics,
      metricRows: metricRows,
      session: session
    )
    play.press(.down, .down, .down, .down, .down)
    return play
  }
}
