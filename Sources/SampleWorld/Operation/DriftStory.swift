import Governance

/// What was done about what the snapshots showed: seen, put right, accepted, or called harmless by two persons.
struct DriftStory {
  let calendar: StoryCalendar

  var steps: [Step] {
    Self.days.flatMap { harmless(on: $0) + owned(on: $0) + mended(on: $0) } + [accepted]
  }

  /// The days after whose snapshots somebody looks; what the last ones show is still new.
  private static let days = [299, 254, 209, 159, 139, 119, 74, 39, 21, 10]

  private func moment(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
    calendar.moment(daysAgo: day, hour: hour, minute: minute)
  }

  /// What comes with every new account is no drift; two persons say so.
  private func harmless(on day: Int) -> [Step] {
    [("mei", 5), ("ravi", 6)].map { actor, hour in
      Step.all(moment(day, hour), by: actor) { names in
        names.drift([.detected]).filter { $0.kind == .gained && $0.entitlement == nil }
          .filter { $0.subjectName != "vendor-support" && $0.subjectName != "guest-reviewer" }
          .map {
            .finding(
              .falsePositive($0.id.text, reason: "comes with the team, as agreed", seen: nil)
            )
          }
      }
    }
  }

  /// Owners say that they have seen what is theirs.
  private func owned(on day: Int) -> [Step] {
    guard day > 10 else { return [] }
    return Roster.everyone.filter { $0.isHere(daysAgo: day) }.enumerated().map { place, person in
      Step.all(moment(day, 6, place), by: person.handle) { names in
        names.drift([.detected]).filter { finding in
          finding.owner == names.person(person.handle) && finding.severity > .low
            && finding.doubtedBy == nil
        }.map {
          .finding(.acknowledge($0.id.text, reason: "was it you? I look into it", seen: nil))
        }
      }
    }
  }

  /// Security has it put right; whether it is gone the next snapshot shows.
  private func mended(on day: Int) -> [Step] {
    guard day > 21 else { return [] }
    return [
      Step.all(moment(day, 8), by: "sofia") { names in
        names.drift([.acknowledged]).filter { $0.severity > .low }.map {
          .finding(.remediate($0.id.text, reason: "by its playbook", seen: nil))
        }
      },
      // What was begun last is still being worked on.
      Step.all(moment(day - 1, 9), by: "sofia") { names in
        names.drift([.remediating]).filter { $0.kind != .dormant && day > 39 }.map {
          .finding(.remediated($0.id.text, reason: "done in the account", seen: nil))
        }
      },
    ]
  }

  /// A trust that is known and wanted stands under an exception for as long as that holds.
  private var accepted: Step {
    Step.all(calendar.ago(hours: 140), by: "mei") { names in
      guard let exception = names.known(PolicyException.self, "vendor-trust"),
        exception.state == .active
      else { return [] }
      return names.drift([.detected, .acknowledged]).filter {
        $0.kind == .dormant && $0.subjectName.hasPrefix("svc-")
      }.prefix(2).map {
        .finding(
          .accept(
            $0.id.text,
            exception: exception.id.text,
            until: exception.expiresAt,
            reason: "kept until the vendor has moved",
            seen: nil
          )
        )
      }
    }
  }
}

extension SampleNames {
  fileprivate func drift(_ states: Set<DriftState>) -> [DriftFinding] {
    all(DriftFinding.self).filter { states.contains($0.state) }
  }
}
