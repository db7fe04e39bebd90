import Governance
import TerminalUI

/// What a panel tells, line by line; the widths of its charts follow the screen.
struct PanelFacts {
  private let panel: Panel
  private let answer: PanelAnswer
  private let state: Dashboard.State
  private var glyphs: Glyphs { state.session.glyphs }

  init(_ panel: Panel, _ answer: PanelAnswer, _ state: Dashboard.State) {
    self.panel = panel
    self.answer = answer
    self.state = state
  }

  /// Columns that names before facts have.
  var labelWidth: Int {
    switch panel {
    case .blast, .controls: min(22, state.size.width / 3)
    case .reviews, .rows: 0
    case .plan, .tokens, .trace, .whoCan: 11
    }
  }

  /// Columns that a chart has.
  private var width: Int { max(10, state.size.width - labelWidth - 4) }

  /// Why there is nothing to tell; `nil` where there is.
  var nothing: String? {
    switch panel {
    case .plan: answer.plan.isEmpty ? "nothing is measured yet" : nil
    case .controls:
      answer.rows.isEmpty ? "no class of controls is declared · govtop rules shows them" : nil
    case .tokens:
      lifetimes.isEmpty ? "no call with a token was imported in 24 hours · govtop import" : nil
    case .reviews: answer.rows.isEmpty ? "nobody has certified anything at a screen yet" : nil
    case .trace, .blast: answer.rows.isEmpty ? "nothing is known of it" : nil
    case .rows(let query):
      answer.rows.isEmpty
        ? "no \(query.kind.rawValue)" + (query.filter.isEmpty ? "" : " for `\(query.filter)`") : nil
    case .whoCan:
      answer.rows.isEmpty ? "nobody may, as far as the analysed policies tell" : nil
    }
  }

  var facts: [Fact] {
    switch panel {
    case .plan: plan
    case .controls: answer.rows.map(control)
    case .tokens: tokens
    case .reviews: reviews
    case .trace: answer.rows.map(hop)
    case .blast: answer.rows.flatMap(cells)
    case .whoCan: answer.rows.map(holder)
    case .rows: answer.rows.map(row) + more
    }
  }

  // MARK: The plan

  private var plan: [Fact] {
    PlanCriterion.Phase.allCases.flatMap { phase -> [Fact] in
      let of = answer.plan.filter { $0.criterion.phase == phase }
      guard !of.isEmpty else { return [] }
      let met = of.count { $0.isMet == true }
      let head = StyledLine("\(met) of \(of.count) met", Style(met == of.count ? .ok : .warn))
      return [Fact(Self.name(phase), head)] + of.map(criterion) + [.empty]
    }
  }

  private static func name(_ phase: PlanCriterion.Phase) -> String {
    switch phase {
    case .minimum: "Minimum"
    case .first: "Days 0-30"
    case .second: "31-60"
    case .third: "61-90"
    }
  }

  /// A light, what it stands for, and the number that says so.
  private func criterion(_ status: PlanStatus) -> Fact {
    let (sign, word, role): (String, String, Role) =
      switch status.isMet {
      case true?: (glyphs.met, "met", .ok)
      case false?: (glyphs.missed, "not met", .danger)
      case nil: (glyphs.dot, "not known", .muted)
      }
    var line = StyledLine("\(sign) ", Style(role, .bold))
    line.append(status.criterion.words)
    line.append("  \(word)", Style(role))
    return Fact("", line, aside: StyledLine(number(status), Style(.muted)), link: link(status))
  }

  private func number(_ status: PlanStatus) -> String {
    if let metric = status.metric { return "\(metric.id) \(Measures.now(metric))" }
    return status.rows.map { Names.grouped($0) } ?? "?"
  }

  private func link(_ status: PlanStatus) -> String {
    switch status.criterion.measure {
    case .metric(let id): PanelLink.text(metric: id)
    case .atLeast(_, let query), .none(let query): PanelLink.text(query)
    }
  }

  // MARK: Controls

  private func control(_ row: RecordRow) -> Fact {
    let mode = row.text("mode") ?? ""
    let cached = row.integer("cached_seconds").map { "cached \(Spell.text(.seconds($0)))" } ?? ""
    let parts = [
      "in an outage \(Names.words(row.text("declared_mode") ?? ""))", cached,
      row.list("controls").joined(separator: " "),
      row.text("incident").map { "incident \($0)" } ?? "",
    ]
    let isNormal = mode == ControlClass.State.normal.rawValue
    return Fact(
      row.id,
      StyledLine([
        Span((isNormal ? glyphs.met : glyphs.missed) + " ", Style(isNormal ? .ok : .danger)),
        Span(Names.words(mode), Style(isNormal ? .ok : .danger, .bold)),
        Span("  " + Wording.joined(parts, glyphs)),
      ])
    )
  }

  // MARK: Charts

  /// The lifetimes of M7 by tokens and by calls, where there are any.
  private var lifetimes: [(name: String, shares: [Metric.Share])] {
    [("Tokens", "ttl_tokens"), ("Calls", "ttl_calls")].map { name, split in
      (name, answer.metrics.flatMap(\.shares).filter { $0.split == split })
    }.filter { !$0.shares.isEmpty }
  }

  private var tokens: [Fact] {
    lifetimes.flatMap { name, shares in
      let bins = shares.map {
        BarChart.Item(Self.lifetime($0.key), $0.value, Measures.text($0.value, .ratio))
      }
      let chart = Histogram(bins, glyphs: glyphs)
      return [Fact(name, chart.lines(in: Size(width: width, height: 8))), Fact.empty]
    }
      + answer.metrics.map {
        Fact("Number", StyledLine("M7 \(Measures.now($0))"), link: PanelLink.text(metric: "M7"))
      }
  }

  /// `ttl_none` is `none`: what a class of lifetimes is called below its column.
  private static func lifetime(_ key: String) -> String {
    Names.words(key.hasPrefix("ttl_") ? String(key.dropFirst(4)) : key)
  }

  /// Reviewers below each other, campaigns beside each other, the share that was hardly looked at.
  private var reviews: [Fact] {
    let campaigns = answer.rows.reduce(into: [String]()) { names, row in
      if let name = row.text("campaign"), !names.contains(name) { names.append(name) }
    }
    let byReviewer = Dictionary(grouping: answer.rows) { $0.text("reviewer") ?? "" }
    let lines = byReviewer.sorted { $0.key < $1.key }.map { reviewer, rows in
      HeatMap.Line(
        reviewer,
        campaigns.map { campaign in
          rows.first { $0.text("campaign") == campaign }.flatMap(Self.stamped)
        }
      )
    }
    let map = HeatMap(columns: campaigns, lines, unit: "%", most: 40, glyphs: glyphs)
    return [
      Fact("", StyledLine("certified in under three seconds, unopened or en masse, in %")),
      Fact("", map.lines(in: Size(width: width, height: lines.count + 1))), .empty,
      Fact("", StyledLine("M12 counts the same over all"), link: PanelLink.text(metric: "M12")),
    ]
  }

  private static func stamped(_ row: RecordRow) -> Double? {
    guard let all = row.integer("certifications"), all > 0, let some = row.integer("stamped")
    else { return nil }
    return (Double(some) / Double(all) * 100).rounded()
  }

  // MARK: Records

  private func hop(_ row: RecordRow) -> Fact {
    if let missing = row.text("missing") {
      let sender = row.text("sender").map { " \(glyphs.dot) from \($0)" } ?? ""
      return Fact(row.id, StyledLine("\(glyphs.missed) \(missing)\(sender)", Style(.warn)))
    }
    let parts = [
      row.text("id") ?? "", Names.single(row.text("name") ?? ""),
      Names.words(row.text("state") ?? ""),
      row.instant("at").map { Moments(state.session).inTable($0) + "Z" } ?? "",
    ]
    return Fact(row.id, StyledLine(Wording.joined(parts, glyphs)), link: row.text("id"))
  }

  private func holder(_ row: RecordRow) -> Fact {
    let names = [
      "principal_name", "principal_type", "entitlement_name", "kind", "environment", "resource",
    ]
    let cells = names.map { Names.single(Names.words(row[$0].words), to: 40) }
    return Fact(row.id, StyledLine(Wording.joined(cells, glyphs)), link: row.id)
  }

  /// The first cells of a row that say something, on one line.
  private func row(_ row: RecordRow) -> Fact {
    let cells = row.fields.filter { $0.name != "id" && !$0.value.words.isEmpty }.prefix(6)
      .map { Names.single(cell($0.value), to: 40) }
    let line = StyledLine(row.id + "  ", Style(.accent))
    return Fact("", line + StyledLine(Wording.joined(cells, glyphs)), link: row.id)
  }

  private func cell(_ value: RecordRow.Value) -> String {
    if case .instant(let moment) = value { return Moments(state.session).inTable(moment) + "Z" }
    return Names.words(value.words)
  }

  private var more: [Fact] {
    answer.rows.count < Panel.most
      ? []
      : [Fact("", StyledLine("the first \(Panel.most) · govtop list prints all", Style(.muted)))]
  }

  /// Every named cell on a line of its own; what is absent is left out.
  private func cells(_ row: RecordRow) -> [Fact] {
    row.fields.compactMap { name, value in
      value.words.isEmpty ? nil : Fact(Names.words(name), StyledLine(Names.single(value.words)))
    }
  }
}
