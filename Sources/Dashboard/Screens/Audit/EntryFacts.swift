import Governance
import TerminalUI

/// One ledger entry as it was hashed: who, through which door, what, why, and what proves it.
struct EntryFacts {
  let row: LedgerRow
  let session: Session

  private var entry: LedgerEntry { row.entry }

  var all: ScreenFacts {
    let facts =
      subject + who + why + origin
      + [
        Fact("Rules", StyledLine("v\(entry.rulesVersion)")),
        Fact(
          "Decided",
          StyledLine("in one act with #\(entry.decision)"),
          link: "#\(entry.decision)"
        ),
        Fact("Leaf", StyledLine(row.leafHash)), Fact("After", StyledLine("\(entry.previousRoot)")),
        Fact("Signed", StyledLine("no: decisions are not signed here yet")),
        .foreign("Entry", String(decoding: entry.body, as: UTF8.self)),
      ]
    return ScreenFacts(
      title: StyledLine([
        Span(row.id, Style(.accent, .bold)),
        Span(" \(session.glyphs.dot) \(entry.kind) v\(entry.version)"),
      ]),
      facts: facts
    )
  }

  /// Its name, where it has one besides its id.
  private var name: String { row.what == entry.subject ? "" : row.what }

  private var subject: [Fact] {
    [
      Fact(
        "What",
        StyledLine(Wording.joined([entry.subject, name], session.glyphs)),
        link: entry.subject
      ), Fact("When", StyledLine(Moments(session).inProse(entry.at))),
    ]
  }

  private var who: [Fact] {
    let actor = entry.actor
    let parts = [
      row.who, actor.claimed ? "claimed, not proven" : "",
      actor.delegateOf.map { "for \($0.text)" } ?? "",
      actor.personas.isEmpty ? "" : "as \(actor.personas.map(\.rawValue).joined(separator: ", "))",
    ]
    return [Fact("Who", StyledLine(Wording.joined(parts.filter { !$0.isEmpty }, session.glyphs)))]
  }

  private var why: [Fact] { row.reason.map { [.foreign("Why", $0)] } ?? [] }

  private var origin: [Fact] {
    let origin = entry.origin
    let parts = [
      origin.channel.rawValue, "os user \(origin.osUser)", "host \(origin.host)",
      origin.terminal.map { "terminal \($0)" } ?? "",
      origin.clientAddress.map { "from \($0)" } ?? "",
    ]
    return [Fact("From", StyledLine(Wording.joined(parts.filter { !$0.isEmpty }, session.glyphs)))]
  }
}
