import Governance

/// Changes that no package brought with it, in every state and of every kind.
struct ChangeStory {
  let calendar: StoryCalendar

  var steps: [Step] { TextTable(Self.text).rows.flatMap(steps) }

  private func steps(_ row: TextTable.Row) -> [Step] {
    let label = row.text(0)
    let at = calendar.ago(hours: row.number(3) ?? 0)
    let kind = ChangeTicket.Kind(rawValue: row.text(1)) ?? .normal
    let author = row.text(2)
    let writing = Step(at, by: author, label: label) { _ in
      var draft = TicketDraft(kind: kind)
      draft.template = kind == .standard ? row.text(5) : nil
      draft.problem = row.text(5)
      draft.proposedFix = "as the runbook says"
      draft.testResults = kind == .emergency ? nil : "tried in stage"
      draft.rollbackPlan = "the state before, from the backup"
      draft.external = "OPS-\(400 + label.utf8.count * 7)"
      draft.windowFrom = at + .hours(row.number(4) ?? 1)
      draft.windowUntil = at + .hours((row.number(4) ?? 1) + 72)
      return .ticket(.create(draft))
    }
    let life = row[6] == nil ? [] : row.words(6)
    return [writing]
      + life.enumerated().map { place, word in
        let parts = word.split(separator: ":").map(String.init)
        return step(parts[0], label, parts[1], at + .hours(Int(parts[2]) ?? 0) + .minutes(place))
      }
  }

  private func step(_ act: String, _ label: String, _ actor: String, _ at: Instant) -> Step {
    Step(at, by: actor) { names in
      guard let change = names.known(ChangeTicket.self, label) else { return nil }
      switch act {
      case "cancel": return .ticket(.cancel(change.id, reason: "done another way", seen: nil))
      case "done": return Self.advance(change, outcome: .successful, "it works")
      case "failed": return Self.advance(change, outcome: .failed, "the new keys were refused")
      case "back": return Self.advance(change, outcome: .rolledBack, "put back after ten minutes")
      case "close":
        return .ticket(
          .advance(
            change.id,
            TicketStep(evidence: ["https://ci.acme.example/\(change.id)"]),
            seen: nil
          )
        )
      default: return .ticket(.advance(change.id, TicketStep(), seen: nil))
      }
    }
  }

  private static func advance(
    _ change: ChangeTicket,
    outcome: ChangeTicket.Outcome,
    _ effect: String
  ) -> Command {
    .ticket(.advance(change.id, TicketStep(outcome: outcome, effect: effect), seen: nil))
  }

  /// label, kind, author, hours ago, window after hours, problem or template, life: act, who, hours after.
  private static let text = """
    rotate-spring | standard | emre | 6000 | 1 | rotate-credential | next:emre:0 next:grace:2 done:grace:3 close:emre:5
    rotate-autumn | standard | linh | 1400 | 1 | rotate-credential | next:linh:0 next:grace:2 failed:grace:3 close:linh:6
    queue-limits | normal | tariq | 4200 | 2 | the queue drops messages under load | next:tariq:0 next:tariq:1 next:ben:2 next:grace:4 back:grace:5 close:tariq:9
    hot-patch | emergency | emre | 3100 | 0 | the scorer crashes on empty batches | next:emre:0 next:mei:0 next:grace:1 done:grace:2 close:emre:20
    never-done | normal | wei | 2000 | 1 | upgrade of the log shipper | next:wei:0 next:wei:1 next:olga:1
    dropped-idea | normal | paulo | 900 | 1 | larger batches at night | next:paulo:1 cancel:paulo:30
    idea | normal | sam | 30 | 40 | retire the old bastion | -
    assessing | normal | linh | 50 | 72 | move the feature store to the new cluster | next:linh:2
    authorizing | normal | emre | 40 | 50 | raise the limits of the gateway | next:emre:1 next:emre:2
    scheduled | normal | tariq | 60 | 80 | renew the certificates of the broker | next:tariq:1 next:tariq:2 next:mei:4
    running | normal | zoe | 20 | 1 | rebuild the warehouse index | next:zoe:0 next:zoe:1 next:olga:2 next:grace:4
    looking-back | normal | bo | 70 | 1 | split the nightly load | next:bo:0 next:bo:1 next:ines:2 next:grace:3 done:grace:9
    """
}
