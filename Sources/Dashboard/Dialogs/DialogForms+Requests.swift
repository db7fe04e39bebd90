import Governance
import TerminalUI

extension DialogForms {
  func approve(_ row: RequestRow) -> Dialog {
    let request = row.request
    let band = row.risk.band
    var fields = [reason(isRequired: band >= .high)]
    if band == .critical, request.content.ticket == nil {
      fields.append(
        DialogField(
          "ticket",
          hint: "needed here \(glyphs.dot) the request names none",
          isRequired: true
        )
      )
    }
    return Dialog(
      title: "approve \(row.id) v\(request.version)",
      corner: corner(row.risk),
      facts: facts(of: row) + [writes(consequence(of: row)), signs],
      fields: fields,
      word: band >= .high
        ? .init(Self.word(request.content.items.first?.resource ?? "", else: row.id), to: "approve")
        : nil,
      acts: [.init("approve")]
    )
  }

  /// What the vote does and what it does not do yet.
  private func consequence(of row: RequestRow) -> String {
    let request = row.request
    var capacity = ""
    var votes = request.votes
    if case .yes(let persona) = row.decidable {
      capacity = ", as \(Names.words(persona))"
      votes.append(
        AccessRequest.Vote(
          person: state.session.viewer.person.id,
          capacity: persona,
          decision: .approve,
          at: state.session.now
        )
      )
    }
    let missing = request.needsLeft(after: votes)
    guard missing.isEmpty else {
      let others = completers(of: row)
      let next = others.isEmpty ? "" : " then \(Names.either(others))"
      return "one vote\(capacity). no access yet: still \(RequestFacts.needs(missing)).\(next)"
    }
    return "the deciding vote\(capacity). it opens the access for "
      + "\(Spell.exact(request.content.duration)); govtop does not apply it at the target"
  }

  private func completers(of row: RequestRow) -> [String] {
    (detail(of: row)?.couldComplete ?? [])
      .filter { $0.person != state.session.viewer.person.id }.map(\.handle)
  }

  func deny(_ row: RequestRow) -> Dialog {
    let content = row.request.content
    return Dialog(
      title: "deny \(row.id) v\(row.request.version)",
      corner: corner(row.risk),
      facts: facts(of: row) + [
        writes("a no, which ends it for everybody: nobody can approve it any more"), signs,
      ],
      fields: [reason(isRequired: true)],
      word: content.environment.countsAsProduction
        ? .init(Self.word(content.items.first?.resource ?? "", else: row.id), to: "deny") : nil,
      acts: [.init("deny")]
    )
  }

  func ask(_ row: RequestRow) -> Dialog {
    Dialog(
      title: "ask about \(row.id) v\(row.request.version)",
      corner: corner(row.risk),
      facts: [
        Fact("to", StyledLine(Names.single(row.requesterHandle))),
        writes("a question. no decision: the clock runs on"), signs,
      ],
      fields: [
        DialogField("question", label: "ask", hint: Self.kept, isRequired: true)
      ],
      acts: [.init("ask")]
    )
  }

  func answer(_ row: RequestRow) -> Dialog {
    let question = row.request.questions.first { $0.answer == nil }
    return Dialog(
      title: "answer \(row.id) v\(row.request.version)",
      facts: [
        .foreign("asked", question?.text.text ?? "erased"),
        writes("your answer. the request itself stays as it is"), signs,
      ],
      fields: [
        DialogField("answer", hint: Self.kept, isRequired: true)
      ],
      acts: [.init("answer")]
    )
  }

  func cancel(_ row: RequestRow) -> Dialog {
    Dialog(
      title: "withdraw \(row.id) v\(row.request.version)",
      corner: corner(row.risk),
      facts: facts(of: row) + [
        writes("you withdraw it: nobody can approve it any more; + asks again"), signs,
      ],
      fields: [reason(isRequired: true)],
      acts: [.init("withdraw")]
    )
  }

  func withdrawVote(_ row: RequestRow) -> Dialog {
    Dialog(
      title: "take back your vote on \(row.id) v\(row.request.version)",
      corner: corner(row.risk),
      facts: facts(of: row) + [
        writes("that your vote no longer counts; the vote itself stays in the ledger"), signs,
      ],
      acts: [.init("withdraw", "take back")]
    )
  }

  func approveMarked(_ rows: [RequestRow]) -> Dialog {
    let votes = Names.count(rows.count, "vote")
    let list = rows.map { row in
      let what = row.request.content.items.first.map { Names.short($0.name) } ?? "?"
      return Fact(
        row.id,
        StyledLine("\(Risks.text(row.risk))  \(row.beneficiaryName)  \(what)")
      )
    }
    return Dialog(
      title: "approve \(Names.count(rows.count, "request"))",
      corner: StyledLine("all of low risk"),
      facts: [writes("\(votes), one each, all or none"), signs] + list,
      fields: [reason(isRequired: false)],
      word: Self.count(rows.count, to: "approve"),
      acts: [.init("approve", "approve \(rows.count)")]
    )
  }

  func request(_ new: NewRequest) -> Dialog {
    let renewal = new.renews.map { "a renewal of \($0.text)" } ?? "a request"
    return Dialog(
      title: "request \(Names.single(new.name))",
      facts: [
        Fact("gets", StyledLine(Names.single(new.name))),
        Fact("where", StyledLine(Names.single(Names.place(new.environment, new.resource)))),
        Fact("who", StyledLine(Names.single(new.beneficiaryName))),
        writes("\(renewal). no access yet: the rules say who decides"), signs,
      ],
      fields: [
        DialogField(
          "for",
          hint: "90m, 8h, 14d",
          isRequired: true,
          text: Spell.exact(new.duration)
        ),
        DialogField("ticket", hint: "where the work is written down", text: new.ticket ?? ""),
        DialogField(
          "why",
          hint: "at least 10 characters \(glyphs.dot) \(Self.kept)",
          isRequired: true
        ),
      ],
      acts: [.init("check", "look ahead"), .init("send")]
    )
  }

  func leave(_ unsent: [String]) -> Dialog {
    Dialog(
      title: "leave govtop",
      facts: [
        Fact("unsent", StyledLine(unsent.joined(separator: ", "))),
        Fact("", StyledLine("text typed for these is kept only in this session")),
      ],
      acts: [.init("go", "leave govtop, forget the text")]
    )
  }
}
