package import Governance
package import TerminalUI

/// Model packages: what runs now, what waits, and what each lacks to advance.
package enum PackagesScreen: RecordScreen {
  package static let kind = ListKind.packages
  package static let schema = FilterSchema.packages
  package static let title = "Registry"
  package static let nouns = (one: "package", many: "packages")
  package static let ownOrder = (short: "newest first", long: "the newest package first")
  package static let nameColumn = "package"

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(TableColumn("stage", "STAGE", .fixed(11), isPinned: true)),
    ScreenColumn(TableColumn("tier", "TIER", .fixed(6), drop: 1)),
    ScreenColumn(TableColumn("id", "ID", .fixed(7), drop: 5), sort: "id"),
    ScreenColumn(TableColumn("package", "PACKAGE", .fill(18)), sort: "group"),
    ScreenColumn(TableColumn("release", "VER", .fixed(4), alignment: .right, drop: 4)),
    ScreenColumn(TableColumn("meta", "META", .fixed(4))),
    ScreenColumn(TableColumn("attest", "ATTEST", .fixed(6))),
    ScreenColumn(TableColumn("tests", "TESTS", .fixed(5), alignment: .right, drop: 3)),
    ScreenColumn(TableColumn("ticket", "TICKET", .fixed(9), drop: 2)),
    ScreenColumn(TableColumn("live", "LIVE", .fixed(10), from: 100)),
    ScreenColumn(TableColumn("owner", "OWNER", .fixed(10), from: 100)),
    ScreenColumn(TableColumn("age", "AGE", .fixed(5), alignment: .right, from: 100)),
    ScreenColumn(TableColumn("digest", "DIGEST", .fixed(12), from: 120)),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("stage", .fixed(11), nil), ("package", .fill(10), nil), ("meta", .fixed(4), 1),
  ]

  static func cells(_ row: RecordRow, _ cells: RecordCells) -> [String: Span] {
    [
      "stage": stage(row), "tier": cells.text("risk_tier"), "id": Span(row.id),
      "package": Span(name(row)), "release": cells.number("release"), "meta": meta(row),
      "attest": Span(row.text("provenance") ?? "none"), "tests": cells.text("tests"),
      "ticket": cells.text("ticket"), "live": Span(row.list("live_in").joined(separator: " ")),
      "owner": cells.owner(), "age": cells.age("registered_at"),
      "digest": Span(String((row.text("digest") ?? "").suffix(64).prefix(12))),
    ]
  }

  private static func name(_ row: RecordRow) -> String {
    "\(row.text("package_group") ?? "")/\(row.text("name") ?? "")"
  }

  private static func stage(_ row: RecordRow) -> Span {
    let word = Names.words(row.text("state") ?? "")
    return Span(
      word == "pending approval" ? "pending" : word,
      Style(row.list("live_in").isEmpty ? .text : .ok)
    )
  }

  /// `ok`, or how many of the required fields are missing.
  private static func meta(_ row: RecordRow) -> Span {
    let missing = row.list("missing").count
    return missing == 0 ? Span("ok", Style(.ok)) : Span("-\(missing)", Style(.warn, .bold))
  }

  static func flags(_ row: RecordRow, _ session: Session) -> Set<RowFlag> { [] }

  static func facts(_ detail: RecordDetail, _ facts: RecordFacts) -> ScreenFacts {
    let row = detail.row
    let missing = row.list("missing").map(Names.words)
    return ScreenFacts(
      title: facts.title([name(row), Names.words(row.text("state") ?? "")]),
      facts: facts.line(
        "Missing",
        [missing.isEmpty ? "nothing to advance" : missing.joined(separator: ", ")]
      )
        + facts.line("Live in", [facts.cell("live_in") ?? "nowhere"])
        + facts.line("Digest", [row.text("digest")])
        + facts.line(
          "Made by",
          [
            facts.named("developed by", "developers"), facts.named("committed by", "committers"),
            facts.named("registered by", "registrars"),
          ]
        )
        + facts.line(
          "Chain",
          [
            facts.named("dataset", "dataset_version"), facts.named("run", "run"),
            facts.named("bundle", "bundle"),
          ]
        )
        + facts.line(
          "Proof",
          [
            facts.named("provenance", "provenance"), facts.named("signed by", "signer"),
            facts.named("tests", "tests"),
          ]
        )
        + facts.line("Verdicts", [facts.cell("verdicts")])
        + facts.words("Back", "rollback_plan") + facts.link("Change", "ticket")
        + facts.link("Bundle", "bundle")
        + facts.line("Owner", [facts.cell("owner_name"), facts.named("tier", "risk_tier")])
        + facts.line("Decided", [facts.cell("decided_by"), facts.moment("decided_at")])
        + facts.words("Said", "decision") + facts.links("Replaced", row.list("replaced"))
        + facts.line("Past", [facts.cell("past")]) + facts.history(detail.history)
    )
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    "no package was ever registered · govtop package register GROUP makes one"
  }
}
