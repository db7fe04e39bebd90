import Governance

/// What the scanner said of the organisation's rules, and what was done about it.
struct ScanStory {
  let calendar: StoryCalendar

  var steps: [Step] { Self.days.flatMap { [scan(on: $0)] + answers(after: $0) } + waiving }

  /// A scan a month; the last one is of yesterday.
  private static let days = [350, 320, 290, 260, 230, 200, 170, 140, 110, 80, 50, 22, 8, 1]

  private static let rows = TextTable(text).rows

  private func scan(on day: Int) -> Step {
    Step.all(calendar.moment(daysAgo: day, hour: 5), by: "hannah") { names in
      Self.rows.compactMap { row in
        guard let from = row.number(7), from >= day else { return nil }
        let isOpen = row.number(8).map { day > $0 } ?? true
        let found: Evaluation = row.text(2) == "unknown" ? .insufficientData : .nonCompliant
        var draft = EvaluationDraft(
          rule: row.text(0),
          resource: row.text(1),
          isOpen ? found : .compliant,
          severity: RiskScore.Band(rawValue: row.text(3)) ?? .medium,
          environment: Environment(rawValue: row.text(4)) ?? .prod,
          playbook: row.text(5)
        )
        draft.control = row[9]
        draft.owner = row[6].map { names.person($0) }
        return .finding(.evaluate(draft))
      }
    }
  }

  /// Security assigns what is open, and has the worst of it worked on the same week.
  private func answers(after day: Int) -> [Step] {
    guard day > 1 else { return [] }
    return [
      Step.all(calendar.moment(daysAgo: day - 1, hour: 9), by: "mei") { names in
        names.findings(.open).filter { $0.rule != Self.leftOpen }.map {
          let owner = $0.owner ?? names.person("olga")
          return .finding(.assign($0.id.text, to: owner, seen: nil))
        }
      },
      Step.all(calendar.moment(daysAgo: day - 1, hour: 10), by: "mei") { names in
        names.findings(.assigned).filter {
          $0.severity >= .medium && day > 8 && $0.resource != Self.waived
        }.map {
          .finding(.remediate($0.id.text, reason: "by its playbook", seen: nil))
        }
      },
      Step.all(calendar.moment(daysAgo: day - 1, hour: 15), by: "mei") { names in
        names.findings(.remediating).filter { $0.run == .queued }.map {
          .finding(
            $0.resource == Self.stubborn
              ? .report(
                $0.id.text,
                .failed,
                reason: "the provider refused the change",
                seen: nil
              )
              : .report($0.id.text, .inProgress, reason: nil, seen: nil)
          )
        }
      },
    ]
  }

  private static let leftOpen = "asset-tagging"
  private static let waived = "log-group /acme/ranking"
  private static let stubborn = "repository acme/legacy"

  /// One is waived as long as the exception for it holds.
  private var waiving: [Step] {
    [
      Step.all(calendar.ago(hours: 150), by: "mei") { names in
        guard let exception = names.known(PolicyException.self, "past-review") else { return [] }
        return names.all(ComplianceFinding.self).filter {
          $0.resource == Self.waived && [.open, .assigned].contains($0.state)
        }.prefix(1).map {
          .finding(
            .waive(
              $0.id.text,
              until: exception.expiresAt,
              exception: exception.id.text,
              reason: "covered until the new archive is there",
              seen: nil
            )
          )
        }
      }
    ]
  }

  /// rule, resource, result, class, environment, playbook, owner, found from, put right by, control.
  private static let text = """
    bucket-versioning | bucket acme-prod-raw-labels | no | high | prod | versioning-on | ines | 352 | 262 | CP-9
    bucket-versioning | bucket acme-prod-trail | no | critical | prod | versioning-on | mei | 291 | 231 | AU-9
    log-retention | log-group /acme/scoring | no | medium | prod | retention-set | olga | 322 | 231 | AU-11
    key-rotation | key 7d1c2b54 | no | high | prod | key-rotate | mei | 262 | 201 | SC-12
    root-mfa | account acme-stage | no | critical | stage | mfa-enforce | ben | 352 | 321 | IA-2(1)
    image-signing | repository acme/serving | no | medium | prod | sign-image | grace | 202 | 111 | SI-7
    network-boundary | role vendor-scan | no | high | prod | boundary-set | sofia | 172 | 81 | SC-7
    bucket-public | bucket acme-sandbox-data | no | low | dev | block-public | bo | 142 | 111 | AC-3
    encryption-at-rest | table sandbox-trials | no | low | dev | encrypt-table | mateo | 111 | 51 | SC-28
    log-retention | log-group /acme/ranking | no | medium | prod | retention-set | chen | 23 | - | AU-11
    image-signing | repository acme/legacy | no | high | prod | sign-image | emre | 52 | - | SI-7
    key-rotation | secret scoring-a1B2c3 | no | high | prod | key-rotate | sofia | 23 | 2 | SC-12
    asset-tagging | role temp-migration | no | low | prod | tag-owner | - | 82 | - | CM-8
    asset-tagging | role AWSServiceRoleForSageMaker | unknown | low | prod | tag-owner | - | 52 | - | CM-8
    bucket-versioning | bucket acme-prod-features | no | high | prod | versioning-on | ines | 9 | - | CP-9
    root-mfa | account acme-prod | no | critical | prod | mfa-enforce | ben | 2 | - | IA-2(1)
    """
}

extension SampleNames {
  fileprivate func findings(_ state: ComplianceState) -> [ComplianceFinding] {
    all(ComplianceFinding.self).filter { $0.state == state }
  }
}
