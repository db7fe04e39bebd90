import Governance
package import TerminalUI

/// What each dialog says and asks: facts first, what the ledger will say, how it is signed, fields.
package struct DialogForms {
  let state: Dashboard.State
  var glyphs: Glyphs { state.session.glyphs }

  package static func form(for act: Act, _ state: Dashboard.State) -> Dialog {
    let forms = DialogForms(state: state)
    var form =
      switch act {
      case .approve(let row): forms.approve(row)
      case .deny(let row): forms.deny(row)
      case .ask(let row): forms.ask(row)
      case .answer(let row): forms.answer(row)
      case .cancel(let row): forms.cancel(row)
      case .withdrawVote(let row): forms.withdrawVote(row)
      case .approveMarked(let rows): forms.approveMarked(rows)
      case .revoke(let row): forms.revoke(row)
      case .attest(let row): forms.attest(row)
      case .revokeMarked(let rows): forms.revokeMarked(rows)
      case .revokeOpened(let row, let grant): forms.revokeOpened(row, grant)
      case .request(let new): forms.request(new)
      case .record(let order): forms.record(order)
      case .records(let act, let rows, let leftOut): forms.records(act, rows, leftOut)
      case .emergency(let order): forms.emergency(order)
      case .leave(let unsent): forms.leave(unsent)
      }
    if !act.subjects.isEmpty { form.status = "changes since shown: 0" }
    return form
  }

  /// The detail on screen, when it is that of the row.
  func detail(of row: RequestRow) -> RequestDetail? {
    state.approvals.detail?.requestDetail.flatMap { $0.row.id == row.id ? $0 : nil }
  }

  // MARK: Parts

  var signs: Fact {
    let how =
      state.session.viewer.cooperative
      ? "unsigned: cooperative database"
      : "unsigned \(glyphs.dot) os user \(state.session.osUser)"
    return Fact("signs", StyledLine(how))
  }

  func writes(_ words: String) -> Fact { Fact("writes", StyledLine(Wording.fit(words, glyphs))) }

  /// Who gets what where for how long, each on a line of its own that foreign text cannot leave.
  func facts(of row: RequestRow) -> [Fact] {
    let content = row.request.content
    var facts = [Fact("who", StyledLine(Names.single(row.beneficiaryName) + Self.aside(of: row)))]
    for item in content.items {
      let permissions = Names.count(item.permissions, "permission")
      let administrative = item.administrative > 0 ? ", \(item.administrative) administrative" : ""
      facts.append(
        Fact("gets", StyledLine("\(Names.single(item.name)), \(permissions)\(administrative)"))
      )
      facts.append(
        Fact("where", StyledLine(Names.single(Names.place(content.environment, item.resource))))
      )
    }
    let start = content.startAt.map { ", from " + Moments(state.session).inProse($0) } ?? ""
    facts.append(
      Fact("for", StyledLine(Spell.exact(content.duration, endless: glyphs.endless) + start))
    )
    return facts
  }

  static func aside(of row: RequestRow) -> String {
    row.beneficiaryIsExternal ? " (ext)" : row.isMine ? " (you)" : ""
  }

  func facts(of row: GrantRow) -> [Fact] {
    [
      Fact("who", StyledLine(Names.single(row.principalName))),
      Fact("has", StyledLine(Names.single(row.entitlementName))),
      Fact(
        "where",
        StyledLine(Names.single(Names.place(row.grant.environment, row.grant.resource)))
      ),
      Fact("state", StyledLine(row.standing.word + ends(row))),
    ]
  }

  private func ends(_ row: GrantRow) -> String {
    guard let end = row.grant.endsAt else { return ", without end" }
    return ", ends in " + Spell.left(until: end, at: state.session.now)
  }

  static let kept = "no secrets, no personal data: it is kept for ever"

  func reason(isRequired: Bool) -> DialogField {
    let need = isRequired ? "needed here" : "optional"
    return DialogField(
      "reason",
      hint: "\(need) \(glyphs.dot) \(Self.kept)",
      isRequired: isRequired
    )
  }

  /// The word that shows that somebody looked: the resource, or the id where nobody could type it.
  package static func word(_ resource: String, else id: String) -> String {
    let name = Names.short(resource)
    let isTypable =
      name.count >= 3 && name.count <= 40
      && name.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    return isTypable ? name : id
  }

  func corner(_ risk: RiskScore) -> StyledLine {
    StyledLine([Span("risk "), Risks.span(risk, inWords: true)])
  }

  /// More than ten at once: their number is typed.
  static func count(_ count: Int, to verb: String) -> Dialog.TypedWord? {
    count > 10 ? Dialog.TypedWord("\(count)", to: verb) : nil
  }
}
