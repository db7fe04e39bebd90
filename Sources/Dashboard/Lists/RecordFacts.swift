import Governance
import TerminalUI

/// Facts of a record that names its own cells: label by label, what is absent left out.
struct RecordFacts {
  let row: RecordRow
  let session: Session
  var now: Instant { session.now }
  var glyphs: Glyphs { session.glyphs }

  /// `EX-118 v2 · active · past review`.
  func title(_ parts: [String], _ tail: Span? = nil) -> StyledLine {
    let words = Wording.joined(parts.filter { !$0.isEmpty }, glyphs)
    let version = row.integer("version").map { " v\($0)" } ?? ""
    var line = StyledLine([
      Span(row.id + version, Style(.accent, .bold)), Span(" \(glyphs.dot) \(words)"),
    ])
    if let tail {
      line.append(" \(glyphs.dot) ")
      line.append(tail.text, tail.style)
    }
    return line
  }

  /// A line of several cells and remarks; none where all are absent.
  func line(_ label: String, _ parts: [String?], aside: String = "") -> [Fact] {
    let parts = parts.compactMap(\.self).filter { !$0.isEmpty }
    guard !parts.isEmpty else { return [] }
    return [
      Fact(
        label,
        StyledLine(Wording.joined(parts, glyphs)),
        aside: StyledLine(aside, Style(.muted))
      )
    ]
  }

  /// What a person wrote.
  func words(_ label: String, _ name: String) -> [Fact] {
    row.text(name).map { [.foreign(label, $0)] } ?? []
  }

  /// Records that it names, each on a line that Enter follows.
  func links(_ label: String, _ ids: [String]) -> [Fact] {
    ids.enumerated().map { place, id in
      Fact(place == 0 ? label : "", StyledLine(id, Style(.accent)), link: id)
    }
  }

  func link(_ label: String, _ name: String) -> [Fact] {
    links(label, [row.text(name)].compactMap(\.self))
  }

  /// `in 3h10, Fri 23:59 CET`, `1d4h ago, …`; `nil` where the cell is absent.
  func moment(_ name: String) -> String? {
    row.instant(name).map { moment in
      let prose = Moments(session).inProse(moment)
      return moment > now
        ? "in \(Spell.left(until: moment, at: now)), \(prose)"
        : "\(Spell.age(since: moment, at: now)) ago, \(prose)"
    }
  }

  /// A cell with a word before it: `owner ben`.
  func named(_ word: String, _ name: String) -> String? {
    let text = row[name].words
    return text.isEmpty ? nil : "\(word) \(Names.single(text))"
  }

  func cell(_ name: String) -> String? {
    let text = row[name].words
    return text.isEmpty ? nil : Names.single(Names.words(text))
  }

  /// What was decided about it, oldest first.
  func history(_ entries: [LedgerRow]) -> [Fact] {
    entries.map { GrantFacts.entry($0, Moments(session)) }
  }
}

/// Cells of records, in the forms that all lists share.
struct RecordCells {
  let row: RecordRow
  let session: Session

  func text(_ name: String) -> Span { Span(row.text(name) ?? "") }

  func number(_ name: String) -> Span { Span(row.integer(name).map { "\($0)" } ?? "") }

  /// A class by its letter, in its colour.
  func band(_ name: String) -> Span {
    guard let band = row.text(name).flatMap(RiskScore.Band.init(rawValue:)) else { return Span("") }
    return Span(String(band.rawValue.prefix(1)).uppercased(), Style(Risks.role(band), .bold))
  }

  func left(_ name: String) -> Span {
    guard let moment = row.instant(name) else { return Span("") }
    return Span(
      Spell.left(until: moment, at: session.now),
      moment <= session.now ? Style(.danger, .bold) : Style(.text)
    )
  }

  func age(_ name: String) -> Span {
    row.instant(name).map { Span(Spell.age(since: $0, at: session.now)) } ?? Span("")
  }

  /// An owner, in reverse where there is none.
  func owner(_ name: String = "owner_name") -> Span {
    row.text(name).map { Span($0) } ?? Span("-", Style(.warn, .reverse))
  }

  func place(_ environment: String, _ resource: String) -> Span {
    let known = row.text(environment).flatMap(Environment.init(rawValue:)) ?? .unknown
    return Span(Names.place(known, row.text(resource) ?? ""))
  }
}
