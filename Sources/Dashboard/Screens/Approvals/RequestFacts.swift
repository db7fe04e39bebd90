import Governance
import TerminalUI

/// A request as an approver reads it: in a fixed order, on lines that foreign text cannot reach.
struct RequestFacts {
  let detail: RequestDetail
  let session: Session

  var row: RequestRow { detail.row }
  var request: AccessRequest { detail.row.request }
  var content: AccessRequest.Content { detail.row.request.content }
  var glyphs: Glyphs { session.glyphs }

  /// `AR-2044 v3 · pending · asked 2h ago by noor · MLOPS-311 · lapses in 21h50`.
  var title: StyledLine {
    var parts = [
      row.state.rawValue,
      "asked \(Spell.age(since: request.submittedAt, at: session.now)) ago by "
        + Names.single(row.requesterHandle),
    ]
    if let ticket = content.ticket { parts.append(Names.single(ticket)) }
    if row.state == .pending {
      parts.append("lapses in \(Spell.left(until: request.terms.lapsesAt, at: session.now))")
    } else if let closed = request.closedAt {
      parts.append("closed \(Spell.age(since: closed, at: session.now)) ago")
    }
    return StyledLine([
      Span("\(row.id) v\(request.version)", Style(.accent, .bold)),
      Span(" \(glyphs.dot) " + Wording.joined(parts, glyphs)),
    ])
  }

  var all: [Fact] {
    let facts = [who, gets, start, why, risk, checks, rule, votes, before]
    return facts + questions + links
  }

  private var who: Fact {
    var parts = [Names.single(row.beneficiaryName), row.beneficiaryType.rawValue]
    if row.beneficiaryIsExternal { parts.append("external") }
    if let zone = detail.beneficiaryZone { parts.append("zone \(zone)") }
    if let owner = detail.ownerHandle {
      parts.append("owner \(owner)" + (detail.ownerTeam.map { " of \($0)" } ?? ""))
    } else if let team = detail.ownerTeam {
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
      let place = Names.single(Names.place(content.environment, item.resource))
      parts += ["\(Names.single(Names.short(item.name))) in \(place)", numbers]
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
    let ordered = detail.checks.filter(\.passed) + detail.checks.filter { !$0.passed }
    let spans = ordered.enumerated().flatMap { index, check -> [Span] in
      let sign = check.passed ? glyphs.met : glyphs.missed
      let words = check.passed ? check.name : "\(check.name): \(check.because)"
      let style = Style(check.passed ? .ok : .danger)
      return [Span(index == 0 ? "" : "  "), Span(sign, style), Span(" " + words)]
    }
    return Fact("Checks", StyledLine(spans))
  }

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
      }
    }.joined(separator: ", ")
  }

  private var votes: Fact {
    let cast = zip(request.votes, detail.voterHandles).map { vote, handle in
      let verb = vote.decision == .approve ? "yes" : "no"
      return "\(handle) \(verb) as \(Names.words(vote.capacity))"
    }
    var parts = [cast.isEmpty ? "none" : cast.joined(separator: ", ")]
    guard row.state == .pending else { return Fact("Votes", StyledLine(parts[0])) }
    switch row.decidable {
    case .yes(let capacity): parts.append("yours counts as \(Names.words(capacity))")
    case .no(let refusal): parts.append(Wording.line(refusal, glyphs))
    }
    let others = detail.couldComplete.filter { $0.person != session.viewer.person.id }
    if !others.isEmpty { parts.append("then 1 of: " + Names.either(others.map(\.handle))) }
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
