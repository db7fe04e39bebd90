import Governance
import TerminalUI

/// A request as an approver reads it: in a fixed order, on lines that foreign text cannot reach.
struct RequestFacts {
  let detail: RequestDetail
  let session: Session
  /// Whether the record has the whole pane: a preview only counts the checks that always hold.
  var isWhole = true

  var row: RequestRow { detail.row }
  var request: AccessRequest { detail.row.request }
  var content: AccessRequest.Content { detail.row.request.content }
  var glyphs: Glyphs { session.glyphs }

  /// `AR-2044 v3 · pending · asked 2h ago by noor · MLOPS-311 · lapses in 21h50`.
  var title: StyledLine {
    let ticket = content.ticket ?? ""
    let words = [
      "asked \(Spell.age(since: request.submittedAt, at: session.now)) ago by "
        + Names.single(row.requesterHandle, to: Self.short),
      Names.single(ticket, to: Self.short),
    ]
    // Long words of strangers come last, where they push nothing off the line.
    let isLong = [row.requesterHandle, ticket].contains { Names.isLong($0, for: 12) }
    let parts = [row.state.rawValue] + (isLong ? [clock] + words : words + [clock])
    return StyledLine([
      Span("\(row.id) v\(request.version)", Style(.accent, .bold)),
      Span(" \(glyphs.dot) " + Wording.joined(parts, glyphs)),
    ])
  }

  /// How long it waits to lapse, or since when it is closed.
  private var clock: String {
    if row.state == .pending {
      return "lapses in \(Spell.left(until: request.terms.lapsesAt, at: session.now))"
    }
    return request.closedAt.map { "closed \(Spell.age(since: $0, at: session.now)) ago" } ?? ""
  }

  /// In the fixed order; what foreign text has no room for among them stands below all of them.
  var all: [Fact] {
    let facts = [who, gets, start, why, risk, checks, rule, votes, before]
    return facts + questions + links + longNames
  }

  /// Columns for a stranger's name among the facts, and for a handle or ticket.
  private static let long = 64
  private static let short = 20

  /// Names that the facts above show only in part.
  private var longNames: [Fact] {
    var names: [(label: String, name: String, room: Int)] = [
      ("Who", row.beneficiaryName, Self.long), ("By", row.requesterHandle, Self.short),
      ("Ticket", content.ticket ?? "", Self.short), ("Owner", detail.ownerHandle ?? "", Self.short),
      ("Team", detail.ownerTeam ?? "", Self.short),
    ]
    for item in content.items {
      names.append(("Gets", Names.short(item.name), Self.long))
      names.append(("Where", place(item), Self.long))
    }
    return names.filter { Names.isLong($0.name, for: $0.room) }
      .map { .foreign($0.label, $0.name) }
  }

  private func place(_ item: AccessRequest.Item) -> String {
    Names.place(content.environment, item.resource)
  }

  private var who: Fact {
    var parts = [
      Names.single(row.beneficiaryName, to: Self.long), row.beneficiaryType.rawValue,
    ]
    if row.beneficiaryIsExternal { parts.append("external") }
    if let zone = detail.beneficiaryZone { parts.append("zone \(zone)") }
    let team = detail.ownerTeam.map { Names.single($0, to: Self.short) }
    if let owner = detail.ownerHandle.map({ Names.single($0, to: Self.short) }) {
      parts.append("owner \(owner)" + (team.map { " of \($0)" } ?? ""))
    } else if let team {
      parts.append("owner team \(team)")
    } else {
      parts.append("no owner")
    }
    if request.terms.personUnknown { parts.append("nobody is confirmed behind it") }
    if row.isMine { parts.append("you") }
    parts.append("holds \(Names.count(detail.beneficiaryGrants, "grant"))")
    return Fact("Who", StyledLine(Wording.joined(parts, glyphs)))
  }

  /// What it allows, computed from the policy and never from its description.
  private var gets: Fact {
    var parts = detail.words.isEmpty ? [] : [detail.words]
    for item in content.items {
      let numbers = [
        Names.count(item.permissions, "permission"), "\(item.administrative) administrative",
        "\(item.newToBeneficiary) new to it",
      ].joined(separator: ", ")
      let name = Names.single(Names.short(item.name), to: Self.long)
      parts += ["\(name) in \(Names.single(place(item), to: Self.long))", numbers]
    }
    return Fact("Gets", StyledLine(Wording.joined(parts, glyphs)))
  }

  private var start: Fact {
    let length = Spell.exact(content.duration, endless: glyphs.endless)
    let from =
      content.startAt.map { "from " + Moments(session).inProse($0) }
      ?? "from the deciding vote"
    return Fact("For", StyledLine("\(length) \(from), then it has ended"))
  }

  private var why: Fact {
    guard let text = content.justification.text else {
      return Fact("Why", StyledLine("erased", Style(.muted)))
    }
    return .foreign("Why", text)
  }

  private var risk: Fact {
    let score = request.terms.risk
    var line = StyledLine([Risks.span(score, inWords: true), Span(" = " + Risks.shares(score))])
    if let other = score.counterfactuals.first {
      line = line + StyledLine("  \(glyphs.dot)  " + Risks.counterfactual(other), Style(.muted))
    }
    return Fact("Risk", line)
  }

  private var checks: Fact {
    guard !detail.checks.isEmpty else { return Fact("Checks", StyledLine("none")) }
    // What failed comes last, where its reason has room.
    let passed = detail.checks.filter(\.passed)
    let said = isWhole ? passed : passed.filter { !Self.formalities.contains($0.name) }
    let ordered = said + detail.checks.filter { !$0.passed }
    let others = passed.count - said.count
    // Closer together they fit into one line of 80 columns.
    let gap = others == 0 ? "  " : " "
    let spans = ordered.enumerated().flatMap { index, check -> [Span] in
      let sign = check.passed ? glyphs.met : glyphs.missed
      let because = Names.single(check.because)
      let words = check.passed ? check.name : "\(check.name): \(because)"
      let style = Style(check.passed ? .ok : .danger)
      return [Span(index == 0 ? "" : gap), Span(sign, style), Span(" " + words)]
    }
    let rest = others == 0 ? [] : [Span(" \(glyphs.dot) \(others) more", Style(.muted))]
    return Fact("Checks", StyledLine(spans + rest))
  }

  /// What nearly always holds and is told in other facts where it does not.
  private static let formalities: Set = [
    "not expired", "not voted", "account active", "person known",
  ]

  private var rule: Fact {
    let terms = request.terms
    return Fact(
      "Rule",
      StyledLine("\(terms.rule) v\(terms.rulesVersion): \(Self.needs(terms.needs))"),
      aside: StyledLine("K why", Style(.muted))
    )
  }

  /// `2 persons, 1 of security`.
  static func needs(_ needs: [AccessRequest.Need]) -> String {
    needs.map { need in
      switch need.of {
      case .any: Names.count(need.count, "person")
      case .owner: "\(need.count) owner"
      case .persona(let persona): "\(need.count) of \(Names.words(persona.rawValue))"
      case .matching(let clause): "\(need.count) with \(clause.text)"
      }
    }.joined(separator: ", ")
  }

  private var votes: Fact {
    let cast = zip(request.votes, detail.voterHandles).map { vote, handle in
      let verb = vote.decision == .approve ? "yes" : "no"
      return "\(Names.single(handle, to: Self.short)) \(verb) as \(Names.words(vote.capacity))"
    }
    var parts = [cast.isEmpty ? "none" : cast.joined(separator: ", ")]
    guard row.state == .pending else { return Fact("Votes", StyledLine(parts[0])) }
    switch row.decidable {
    case .yes(let capacity): parts.append("yours counts as \(Names.words(capacity))")
    case .no(let refusal): parts.append(Wording.line(refusal, glyphs))
    }
    let others = detail.couldComplete.filter { $0.person != session.viewer.person.id }
    if !others.isEmpty {
      parts.append(
        "then 1 of: " + Names.either(others.map { Names.single($0.handle, to: Self.short) })
      )
    }
    return Fact("Votes", StyledLine(Wording.joined(parts, glyphs)))
  }

  private var before: Fact {
    let (count, approved, denied) = detail.before
    guard count > 0 else { return Fact("Before", StyledLine("none like it in 90d")) }
    return Fact(
      "Before",
      StyledLine("\(count) like it in 90d, \(approved) approved, \(denied) denied")
    )
  }

  /// What was asked and answered, each in its own field.
  private var questions: [Fact] {
    request.questions.flatMap { question -> [Fact] in
      let asked = Fact.foreign("Asked", question.text.text ?? "erased")
      guard let answer = question.answer else {
        return [asked, Fact("Answer", StyledLine("none yet", Style(.warn)))]
      }
      return [asked, .foreign("Answer", answer.text ?? "erased")]
    }
  }

  private var links: [Fact] {
    var facts: [Fact] = []
    if let other = content.supersedes {
      facts.append(Fact("Instead", StyledLine("of \(other.text)"), link: other.text))
    }
    if let other = request.supersededBy {
      facts.append(Fact("Now", StyledLine("superseded by \(other.text)"), link: other.text))
    }
    if let grant = content.renews {
      facts.append(Fact("Renews", StyledLine(grant.text), link: grant.text))
    }
    return facts + request.grants.map { Fact("Opened", StyledLine($0.text), link: $0.text) }
  }
}
