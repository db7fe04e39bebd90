import TerminalUI

/// The approvals of the design's mock-up: columns as declared there, rows as drawn there.
enum SampleTable {
  static let columns = [
    TableColumn("due", "DUE", .fixed(5), alignment: .right),
    TableColumn("risk", "RISK", .fixed(5), alignment: .right),
    TableColumn("id", "ID", .fixed(7), drop: 3),
    TableColumn("who", "WHO", .between(14, 24)),
    TableColumn("wants", "WANTS", .fill(19)),
    TableColumn("where", "WHERE", .between(12, 26), drop: 4),
    TableColumn("for", "FOR", .fixed(3), alignment: .right, drop: 2),
    TableColumn("vote", "VOTE", .fixed(4), alignment: .right, drop: 1),
    TableColumn("by", "BY", .fixed(10), from: 100),
    TableColumn("ticket", "TICKET", .fixed(10), from: 100),
    TableColumn("rule", "RULE", .fixed(16), from: 120),
    TableColumn("lapses", "LAPSES", .fixed(5), from: 120),
  ]

  static let rows = [
    row(
      "AR-2041",
      ["42m", "71 C", "lin (ext)", "s3:DeleteObject +1", "prod/features", "1h", "1/2"],
      .late
    ),
    row(
      "AR-2044",
      ["3h10", "45 H", "ml-train-gpu", "aiplatform.user", "prod/vertex", "8h", "0/2"],
      isSelected: true
    ),
    row(
      "AR-2047",
      ["5h02", "38 M", "joon", "sagemaker:CreateTrainingJob", "prod/ranking", "4h", "0/1"],
      .changed
    ),
    row("AR-2038", ["1d4h", "12 L", "noor", "read evaluation set", "stage/eval", "14d", "0/1"]),
    row(
      "AR-2050",
      ["1d6h", "26 M", "ada (you)", "bigquery.jobUser", "prod/bq", "8h", "0/1"],
      .barred
    ),
  ]

  static func row(
    _ id: String,
    _ cells: [String],
    _ flag: RowFlag? = nil,
    isSelected: Bool = false
  ) -> TableRow {
    let names = ["due", "risk", "who", "wants", "where", "for", "vote"]
    var spans = Dictionary(zip(names, cells.map { Span($0) })) { first, _ in first }
    spans["id"] = Span(id)
    return TableRow(id: id, cells: spans, isSelected: isSelected, flag: flag)
  }
}
