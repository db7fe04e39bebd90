import Governance
import TerminalUI

/// Texts over the screen: why, blast radius, messages, who one is, what was imported.
enum Reasons {
  typealias State = Dashboard.State

  static func why(_ state: State) -> TextOverlay? {
    if state.screen == .metrics {
      return state.metrics.shown.map { metric in
        var text = why(metric, state)
        text.facts.insert(Fact("Curve", StyledLine(MetricCurve(state).text)), at: 2)
        return text
      }
    }
    guard let list = state.list else { return state.postureMetric.map { why($0, state) } }
    switch list.shownDetail {
    case .grant(let detail): return why(detail, state)
    case .request(let detail): return why(detail, state)
    case .record(let detail): return why(detail)
    case .entry, nil: return nil
    }
  }

  /// What a metric counts, from what, and how it divides.
  private static func why(_ metric: Metric, _ state: State) -> TextOverlay {
    let glyphs = state.session.glyphs
    var facts = [
      Fact("Now", StyledLine("\(Measures.now(metric)), \(Measures.word(metric.state))")),
      Fact("Target", StyledLine(Measures.target(metric, glyphs))),
      Fact("Of", StyledLine(denominator(metric))),
      Fact("Unknown", StyledLine(Names.grouped(metric.unknown))),
      Fact(
        "Defined",
        StyledLine("\(metric.id) \(metric.name), version \(metric.definitionVersion)")
      ),
    ]
    if let note = metric.note { facts.append(Fact("Note", StyledLine(note))) }
    facts += metric.beside.map { beside in
      Fact(
        Names.words(beside.name),
        StyledLine(beside.value.map { Names.grouped($0) } ?? "unknown")
      )
    }
    facts += metric.shares.map { share in
      Fact(
        "by " + share.split,
        StyledLine("\(share.key)  \(Measures.text(share.value, metric.unit))")
      )
    }
    if let definition = MetricDefinition.named(metric.id) {
      facts.append(Fact("Formula", StyledLine(definition.formula)))
      facts += definition.edges.map { Fact("", StyledLine($0)) }
    }
    return TextOverlay(Measures.name(metric), facts)
  }

  private static func denominator(_ metric: Metric) -> String {
    let population = Names.grouped(metric.population)
    guard let part = metric.numerator, let whole = metric.denominator else { return population }
    return "\(Names.grouped(part)) of \(Names.grouped(whole)), population \(population)"
  }

  private static func why(_ detail: RequestDetail, _ state: State) -> TextOverlay {
    let request = detail.row.request
    let risk = request.terms.risk
    return TextOverlay(
      "why \(detail.row.id)",
      [
        Fact("Rule", StyledLine("\(request.terms.rule) v\(request.terms.rulesVersion)")),
        Fact("Needs", StyledLine(RequestFacts.needs(request.terms.needs))),
        Fact("Because", StyledLine(detail.rationale)),
        Fact("Risk", StyledLine(Risks.text(risk, inWords: true))),
      ]
        + risk.contributions.map { share in
          Fact("", StyledLine("\(share.points)  \(Names.words(share.factor)): \(share.because)"))
        }
        + risk.counterfactuals.map { Fact("But", StyledLine(Risks.counterfactual($0))) }
        + detail.checks.map { check in
          Fact("", StyledLine("\(check.passed ? "✓" : "✗") \(check.name): \(check.because)"))
        }
    )
  }

  private static func why(_ detail: RecordDetail) -> TextOverlay {
    let row = detail.row
    let rule = row.text("rule").map { [Fact("Rule", StyledLine($0))] } ?? []
    let reason = detail.rationale ?? "it names no rule that is in force"
    let control = detail.control.map { [Fact("Control", StyledLine($0))] } ?? []
    return TextOverlay("why \(row.id)", rule + [Fact("Because", StyledLine(reason))] + control)
  }

  private static func why(_ detail: GrantDetail, _ state: State) -> TextOverlay {
    let row = detail.row
    return TextOverlay(
      "why \(row.id)",
      [
        GrantFacts.origin(row),
        Fact("Rule", StyledLine("\(row.grant.rule) v\(row.grant.rulesVersion)")),
        Fact("Risk", StyledLine(Risks.text(row.risk, inWords: true))),
      ]
        + row.risk.contributions.map { share in
          Fact("", StyledLine("\(share.points)  \(Names.words(share.factor)): \(share.because)"))
        }
        + detail.history.map { GrantFacts.entry($0, Moments(state.session)) }
    )
  }

  /// What would be within reach of whoever holds this principal.
  static func blast(_ state: State) -> TextOverlay? {
    guard case .grant(let detail) = state.list?.shownDetail else { return nil }
    let row = detail.row
    let others = detail.otherHolderCount - detail.otherHolders.count
    let more = others > 0 ? " and \(others) more" : ""
    return TextOverlay(
      "blast radius of \(row.principalName)",
      [
        Fact("Holds", StyledLine("\(Names.count(detail.principalGrants, "live grant"))")),
        Fact("Reaches", StyledLine(Names.count(detail.principalResources, "resource"))),
        Fact(
          "This one",
          StyledLine(
            "\(Names.count(detail.permissions, "permission")), \(detail.administrative) administrative"
          )
        ),
        Fact("Allows", StyledLine(detail.words)),
      ]
        + detail.trusts.map { Fact("Taken on", StyledLine($0)) }
        + [
          Fact(
            "Also held",
            StyledLine(
              detail.otherHolders.isEmpty
                ? "by nobody else" : "by " + detail.otherHolders.joined(separator: ", ") + more
            )
          )
        ]
    )
  }

  static func messages(_ state: State) -> TextOverlay {
    let facts = state.messages.reversed().map { message in
      Fact(Moments.clock(message.at), StyledLine(message.text))
    }
    return TextOverlay("messages", facts.isEmpty ? [Fact("", StyledLine("none so far"))] : facts)
  }

  static func whoami(_ state: State) -> TextOverlay {
    let viewer = state.session.viewer
    let claim = viewer.claimed ? ", claimed by --as" : ", os user \(state.session.osUser)"
    return TextOverlay(
      "whoami",
      [
        Fact("Person", StyledLine("\(viewer.person.handle) \(viewer.person.id.text)\(claim)")),
        Fact("Personas", StyledLine(viewer.person.personas.list)),
        Fact("Team", StyledLine(viewer.person.team ?? "none")),
        Fact("Stands in", StyledLine(viewer.delegateOf.map { "for \($0.handle)" } ?? "for nobody")),
        Fact("Writes", StyledLine(viewer.readOnly ? "nothing: read-only" : "yes")),
        Fact(
          "Signs",
          StyledLine(
            viewer.cooperative
              ? "nothing: cooperative database, tamper-evident only" : "nothing yet: unsigned"
          )
        ),
      ]
    )
  }

  static func sources(_ state: State) -> TextOverlay {
    let sources = state.posture.posture?.sources ?? []
    guard !sources.isEmpty else {
      return TextOverlay(
        "sources",
        [Fact("", StyledLine("nothing was imported · govtop import KIND FILE"))]
      )
    }
    let now = state.session.now
    return TextOverlay(
      "sources",
      sources.map { row in
        let age = Spell.age(since: row.publishedAt, at: now)
        let conflicts = row.conflicts > 0 ? ", \(row.conflicts) conflicts" : ""
        return Fact(
          age,
          StyledLine([
            Span("\(row.id), \(Names.count(row.rows, "row"))\(conflicts)"),
            Span(row.isLate ? "  late" : "", Style(.warn)),
          ])
        )
      }
    )
  }
}
