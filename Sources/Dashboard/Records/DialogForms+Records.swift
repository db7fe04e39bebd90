import Governance
import TerminalUI

extension DialogForms {
  /// The dialog of an act on one record: its facts, what the ledger will say, what is asked.
  func record(_ order: RecordOrder) -> Dialog {
    let form = RecordForm(order.act)
    return Dialog(
      title: "\(form.verb) \(order.row.id) v\(order.shown.named.version)",
      corner: corner(order.row),
      facts: facts(of: order) + [writes(form.writes(for: order)), signs],
      fields: form.fields(for: order).map { $0.field(for: order, self) },
      word: word(for: order, form),
      acts: [.init("do", form.verb)]
    )
  }

  /// What is decided on: the first facts of the record's own pane, without its history.
  private func facts(of order: RecordOrder) -> [Fact] {
    guard let screen = Subject(order.row.id)?.screen.list as? any RecordScreen.Type else {
      return []
    }
    var detail = order.detail
    detail.history = []
    let all = screen.facts(detail, RecordFacts(row: order.row, session: state.session)).facts
    return all.filter { !$0.label.isEmpty }.prefix(5).map { fact in
      var fact = fact
      fact.aside = StyledLine()
      return fact
    }
  }

  /// At the edge: the risk, where the record tells one.
  private func corner(_ row: RecordRow) -> StyledLine {
    guard let band = row.band else { return StyledLine() }
    let score = row.integer("risk_score").map { "\($0) " } ?? ""
    return StyledLine([
      Span("risk "), Span(score + band.rawValue, Style(Risks.role(band), .bold)),
    ])
  }

  /// Needed where the rules say so, and where what is done weighs enough for a typed word.
  func reason(for order: RecordOrder) -> DialogField {
    guard let need = order.need else {
      return reason(isRequired: word(for: order, RecordForm(order.act)) != nil)
    }
    return DialogField("reason", hint: "needed here: \(need)", isRequired: true)
  }

  private func word(for order: RecordOrder, _ form: RecordForm) -> Dialog.TypedWord? {
    if order.act == .signOff {
      return Self.count(order.detail.staged.values.reduce(0, +), to: form.verb)
    }
    let row = order.row
    let isAsked =
      switch form.stakes {
      case .light: false
      case .risk: row.band.map { $0 >= .high } ?? false
      case .grave: row.band.map { $0 >= .high } ?? true || row.isInProduction
      case .always: true
      }
    let name = row.text("resource") ?? row.text("name") ?? row.text("scope") ?? ""
    return isAsked ? .init(Self.word(name, else: row.id), to: form.verb) : nil
  }

  // MARK: Several at once

  func records(_ act: RecordAct, _ rows: [RecordRow], _ leftOut: Int) -> Dialog {
    let form = RecordForm(act)
    let list = rows.map { row in
      let parts = [row.text("principal_name"), row.text("entitlement_name")].compactMap(\.self)
      return Fact(row.id, StyledLine(parts.map { Names.single($0) }.joined(separator: "  ")))
    }
    let rest = leftOut > 0 ? ". \(leftOut) marked need you one by one and keep their marks" : ""
    return Dialog(
      title: "\(form.verb) \(Names.count(rows.count, "item"))",
      corner: StyledLine(act == .certify ? "all low, used and usual" : ""),
      facts: [
        writes("\(Names.count(rows.count, "answer")), staged, all or none\(rest)"), signs,
      ] + list,
      fields: [reason(isRequired: act == .abstain)],
      word: Self.count(rows.count, to: form.verb),
      acts: [.init("do", "\(form.verb) \(rows.count)")]
    )
  }

  // MARK: Emergencies

  func emergency(_ order: EmergencyOrder) -> Dialog {
    let isKnown = !order.right.isEmpty
    return Dialog(
      title: "break the glass",
      corner: StyledLine("emergency", Style(.danger, .bold)),
      facts: (isKnown
        ? [
          Fact("opens", StyledLine(Names.single(order.name))),
          Fact("where", StyledLine(Names.single(order.place))),
        ] : []) + [
          writes(
            "emergency access for yourself, at once and without a vote; everybody sees it, and "
              + "somebody else says afterwards whether it was justified"
          ), signs,
        ],
      fields: (isKnown
        ? []
        : [DialogField("right", hint: "its id, key or name", isRequired: true)]) + [
          DialogField("for", hint: "30m, 1h", isRequired: true, text: "1h"),
          DialogField("incident", hint: "its number", isRequired: true),
          DialogField(
            "reason",
            hint: "why nothing else will do \(glyphs.dot) \(Self.kept)",
            isRequired: true
          ),
        ],
      word: .init(isKnown ? Self.word(order.name, else: order.right) : "emergency", to: "open it"),
      acts: [.init("do", "open it")]
    )
  }
}

extension RecordRow {
  /// The class of its risk, under whichever name its kind tells it.
  var band: RiskScore.Band? {
    (text("class") ?? text("risk_band") ?? text("risk_tier"))
      .flatMap(RiskScore.Band.init(rawValue:))
  }

  var isInProduction: Bool {
    let places = [text("environment")].compactMap(\.self) + list("live_in")
    return places.contains { Environment(rawValue: $0)?.countsAsProduction ?? false }
  }
}
