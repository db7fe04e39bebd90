import Governance
import TerminalUI

/// A grant as it is judged: what it may do computed from the policy, how it came, what it reaches.
struct GrantFacts {
  let detail: GrantDetail
  let session: Session

  var row: GrantRow { detail.row }
  var grant: Grant { detail.row.grant }
  var glyphs: Glyphs { session.glyphs }

  /// `GR-774 v2 · standing · active · risk 45 high`.
  var title: StyledLine {
    let standing = Names.words(row.standing.rawValue)
    let state = Names.words(grant.state.rawValue)
    let parts = [standing, state == standing ? "" : state, "risk"]
    return StyledLine([
      Span("\(row.id) v\(grant.version)", Style(.accent, .bold)),
      Span(" \(glyphs.dot) " + Wording.joined(parts, glyphs) + " "),
      Risks.span(row.risk, inWords: true),
    ])
  }

  var all: [Fact] {
    [who, may, place, used, wrong, origin, proof] + paths
      + [separation, reach, others] + trusts + history + longNames
  }

  /// Names that the facts above show only in part.
  private var longNames: [Fact] {
    let names = [
      ("Who", row.principalName), ("May", row.entitlementName),
      ("Where", Names.place(grant.environment, grant.resource)), ("Owner", row.owner ?? ""),
    ]
    return names.filter { Names.isLong($0.1) }.map { .foreign($0.0, $0.1) }
  }

  private var who: Fact {
    var parts = [Names.single(row.principalName), row.principalType.rawValue, row.provider]
    parts.append(
      row.personHandles.isEmpty
        ? "no person is confirmed behind it"
        : "behind it \(row.personHandles.joined(separator: ", "))"
    )
    if let owner = row.owner { parts.append("owner \(Names.single(owner))") }
    if let team = row.team { parts.append("team \(team)") }
    return Fact("Who", StyledLine(Wording.joined(parts, glyphs)))
  }

  private var may: Fact {
    let numbers =
      "\(Names.count(detail.permissions, "permission")), \(detail.administrative) administrative"
    var lines = [
      StyledLine(
        "\(Names.single(row.entitlementName)) \(glyphs.dot) \(numbers), from the policy itself"
      )
    ]
    if !detail.words.isEmpty { lines.append(StyledLine(detail.words)) }
    return Fact("May", lines)
  }

  private var place: Fact {
    let parts = [
      Names.single(Names.place(grant.environment, grant.resource)),
      "\(grant.dataClass.rawValue) data", ends,
    ]
    return Fact("Where", StyledLine(Wording.joined(parts, glyphs)))
  }

  private var ends: String {
    guard let end = grant.endsAt else { return "without end" }
    return "ends in \(Spell.left(until: end, at: session.now)), \(Moments(session).inProse(end))"
  }

  private var used: Fact {
    let words: String
    if !row.lastUsedKnown {
      words = "unknown: no telemetry of \(row.source) covers it"
    } else if let last = row.lastUsedAt {
      words = "\(Spell.age(since: last, at: session.now)) ago \(glyphs.dot) \(row.source)"
    } else {
      words = "never \(glyphs.dot) \(row.source) covers it"
    }
    return Fact("Used", StyledLine(words))
  }

  private var wrong: Fact {
    let words = row.marks.words
    let review = grant.certifiedAt.map { "upheld \(Spell.age(since: $0, at: session.now)) ago" }
    let known = words.isEmpty ? "nothing is known" : words
    return Fact(
      "Wrong",
      StyledLine(
        Wording.joined([known, review ?? ""], glyphs),
        Style(words.isEmpty ? .text : .warn)
      )
    )
  }

  /// Where it came from, as a link.
  static func origin(_ row: GrantRow) -> Fact {
    if let request = row.grant.request {
      return Fact(
        "From",
        StyledLine(
          "\(request.text), decided here under \(row.grant.rule) v\(row.grant.rulesVersion)"
        ),
        link: request.text
      )
    }
    let snapshot = row.grant.adoptedFrom.map { " from \($0.text)" } ?? ""
    return Fact("From", StyledLine("adopted\(snapshot) by the baseline: nobody here decided it"))
  }

  private var origin: Fact {
    var fact = Self.origin(row)
    fact.aside = StyledLine("K why", Style(.muted))
    return fact
  }

  /// What shows that the target did what was decided; revoked is not gone.
  private var proof: Fact {
    let start = "start \(words(grant.startProof))"
    let hasEnding = grant.revokeAskedAt != nil || grant.state.isTerminal
    let ways = hasEnding ? "\(start) \(glyphs.dot) end \(words(grant.endProof))" : start
    return Fact("Proof", StyledLine(failed.map { "\($0) \(glyphs.dot) \(ways)" } ?? ways))
  }

  /// What went wrong at the target, and what becomes of it.
  private var failed: String? {
    guard grant.attempts > 0 else { return nil }
    let next = grant.retryAt.map { "next try \($0)" } ?? "govtop retry tries again"
    let why = grant.failure?.text.map { ": \($0)" } ?? ""
    return "failed \(grant.attempts) times\(why) \(glyphs.dot) \(next)"
  }

  private func words(_ proof: Grant.Proof) -> String {
    switch proof {
    case .none: "none: decided, not applied by govtop"
    case .snapshot(let snapshot): "shown by \(snapshot.text)"
    case .attested(let person): "attested by \(person.text)"
    case .command(let name): "done by \(name)"
    case .covered(let other): "nothing to take away: \(other.text) covers it"
    }
  }

  private var paths: [Fact] { Self.lines("By way", detail.paths) }

  private var separation: Fact {
    Fact(
      "Apart",
      StyledLine(
        detail.separation.isEmpty ? "no conflict known" : detail.separation.joined(separator: ", "),
        Style(detail.separation.isEmpty ? .text : .danger)
      )
    )
  }

  private var reach: Fact {
    let words =
      "\(Names.count(detail.principalGrants, "live grant")), "
      + Names.count(detail.principalResources, "resource")
    return Fact("Reach", StyledLine(words), aside: StyledLine("b blast", Style(.muted)))
  }

  private var others: Fact {
    let more = detail.otherHolderCount - detail.otherHolders.count
    let tail = more > 0 ? " and \(Names.grouped(more)) more" : ""
    let names = detail.otherHolders.isEmpty ? "nobody" : detail.otherHolders.joined(separator: ", ")
    return Fact("Held by", StyledLine("\(names)\(tail) beside it"))
  }

  private var trusts: [Fact] { Self.lines("Trusts", detail.trusts) }

  /// Several lines under one label; none at all where there is nothing to say.
  private static func lines(_ label: String, _ words: [String]) -> [Fact] {
    words.isEmpty ? [] : [Fact(label, words.map { StyledLine($0) })]
  }

  private var history: [Fact] { detail.history.map { Self.entry($0, Moments(session)) } }

  /// One ledger entry in a line: `06-12 14:31  ben  approved  AR-2043`.
  static func entry(_ row: LedgerRow, _ moments: Moments) -> Fact {
    Fact(
      row.id,
      StyledLine(
        "\(moments.inTable(row.entry.at))  \(row.who)  \(LedgerWords.did(row.entry.kind))  "
          + row.entry.subject
      ),
      link: row.entry.subject
    )
  }
}
