import Governance

/// Emergencies: who broke the glass, what was said afterwards, and the one hour in which a gateway was degraded.
struct EmergencyStory {
  let calendar: StoryCalendar

  /// The right that was approved for emergencies beforehand.
  static let right = "break-glass-shell"

  var steps: [Step] {
    TextTable(Self.text).rows.flatMap(steps) + degraded
  }

  private func steps(_ row: TextTable.Row) -> [Step] {
    let label = row.text(0)
    let invoker = row.text(1)
    let at = calendar.ago(minutes: row.number(2) ?? 0)
    let opening = Step(at, by: invoker, label: label) { _ in
      CloudRight.byName[Self.right].map { right in
        .exception(
          .breakGlass(
            BreakGlassDraft(
              entitlement: right.id,
              incident: row.text(4),
              length: .minutes(row.number(3) ?? 0),
              reason: row.text(5),
              account: right.account.user(invoker)
            )
          )
        )
      }
    }
    return [opening] + extending(row, label, at) + reviewing(row, label, at)
  }

  private func extending(_ row: TextTable.Row, _ label: String, _ at: Instant) -> [Step] {
    guard let second = row[6] else { return [] }
    return [
      Step(at + .minutes(35), by: row.text(1)) { names in
        names.known(BreakGlass.self, label).map {
          .exception(.extend($0.id, length: .minutes(30), reason: "the restore is at 60 %"))
        }
      },
      Step(at + .minutes(38), by: second) { names in
        names.known(BreakGlass.self, label).map {
          .exception(.approveExtension($0.id, reason: "seen it", seen: nil))
        }
      },
      Step(at + .minutes(72), by: row.text(1)) { names in
        names.known(BreakGlass.self, label).map {
          .exception(.endBreakGlass($0.id, reason: "restored, done early", seen: nil))
        }
      },
    ]
  }

  private func reviewing(_ row: TextTable.Row, _ label: String, _ at: Instant) -> [Step] {
    guard let reviewer = row[7], let verdict = row[8] else { return [] }
    return [
      Step(at + .hours(22), by: reviewer) { names in
        names.known(BreakGlass.self, label).map {
          .exception(
            .reviewBreakGlass(
              $0.id,
              justified: verdict == "justified",
              reason: verdict == "justified"
                ? "the commands match the runbook" : "the incident did not need it",
              seen: nil
            )
          )
        }
      }
    ]
  }

  /// label, who, minutes ago, minutes, incident, reason, who extends, who reviews, verdict.
  private static let text = """
    glass-restore | petra | 432000 | 45 | INC-301 | scoring is down, nobody answers | - | amara | justified
    glass-long | sven | 302400 | 60 | INC-322 | the queue is full, machines hang | petra | amara | justified
    glass-logs | petra | 169920 | 30 | INC-350 | look at the machine before it restarts | - | mei | violation
    glass-game | sven | 77760 | 20 | INC-388 | game day: the broker is down | - | carla | justified
    glass-owed | sven | 8640 | 40 | INC-409 | a disk is full on the scoring machine | - | - | -
    glass-recent | petra | 1800 | 50 | INC-411 | the agent does not come back | - | - | -
    glass-open | sven | 18 | 45 | INC-412 | inference is down, approvers are not reachable | - | - | -
    """

  private var degraded: [Step] {
    let at = calendar.moment(daysAgo: 97, hour: 13, minute: 10)
    return [
      Step(at, by: "sven") { _ in
        .exception(
          .setMode(
            ControlClassDraft(
              name: "inference-gateway",
              mode: .cached,
              incident: "INC-377",
              reason: "the broker does not answer"
            )
          )
        )
      },
      Step(at + .minutes(58), by: "ravi") { _ in
        .exception(
          .setMode(
            ControlClassDraft(
              name: "inference-gateway",
              mode: nil,
              incident: nil,
              reason: "the broker answers again"
            )
          )
        )
      },
    ]
  }
}
