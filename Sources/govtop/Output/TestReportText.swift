import ArgumentParser
import IdentityPolicy

/// A report on tests of policies as it is printed.
struct TestReportText {
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, junit }

  let report: PolicyTestReport

  init(_ report: PolicyTestReport) {
    self.report = report
  }

  func text(_ format: Format) -> String {
    switch format {
    case .table: table
    case .json: json.text
    case .junit: junit
    }
  }

  /// Only what failed, and a line with the counts.
  private var table: String {
    let rows = report.failed.map { one in
      [one.name, one.expected, one.found, one.because.first ?? ""]
    }
    let failed = rows.isEmpty ? [] : [TextTable(["TEST", "EXPECTED", "FOUND", "WHY"], rows).text]
    let survived = report.mutation?.survived.map { "not noticed: \(Words.plain($0))" } ?? []
    return (failed + survived + [counts] + mutationLines).joined(separator: "\n")
  }

  private var counts: String {
    let written = report.cases.count { $0.source == .written }
    let generated = report.cases.count - written
    return "\(report.cases.count) tests (\(written) written, \(generated) generated): "
      + "\(report.cases.count - report.failed.count) passed, \(report.failed.count) failed"
  }

  private var mutationLines: [String] {
    guard let mutation = report.mutation else { return [] }
    let changing = mutation.killed.count + mutation.survived.count
    return [
      "\(mutation.killed.count) of \(changing) mistakes noticed (\(percent)); "
        + "\(mutation.equivalent.count) more change nothing"
    ]
  }

  private var percent: String {
    guard let score = report.mutation?.score else { return "n/a" }
    // Rounded down: 100 % is said of nothing less.
    let tenths = Int(score * 1_000)
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private var json: JSONText {
    .object([
      ("passed", .integer(report.cases.count - report.failed.count)),
      ("failed", .integer(report.failed.count)),
      ("tests", .array(report.cases.map(Self.json))),
      ("mutation", report.mutation.map(Self.json) ?? .null),
    ])
  }

  private static func json(_ one: PolicyTestReport.Case) -> JSONText {
    .object([
      ("name", .string(one.name)), ("source", .string(one.source.rawValue)),
      ("expected", .string(one.expected)), ("found", .string(one.found)),
      ("passed", .boolean(one.isPassed)), ("because", .strings(one.because)),
    ])
  }

  private static func json(_ mutation: MutationReport) -> JSONText {
    .object([
      ("mutants", .integer(mutation.total)), ("killed", .integer(mutation.killed.count)),
      ("survived", .integer(mutation.survived.count)),
      ("equivalent", .integer(mutation.equivalent.count)),
      ("score", mutation.score.map { .number($0) } ?? .null),
      ("survivors", .strings(mutation.survived)),
    ])
  }

  private var junit: String {
    let head =
      "<testsuite name=\"govtop test\" tests=\"\(report.cases.count)\" "
      + "failures=\"\(report.failed.count)\">"
    let cases = report.cases.map { one in
      let open =
        "  <testcase classname=\"\(one.source.rawValue)\" name=\"\(XMLText.escaped(one.name))\""
      guard !one.isPassed else { return open + "/>" }
      let message = "expected \(one.expected), found \(one.found)"
      let why = XMLText.escaped(one.because.joined(separator: "; "))
      return open + "><failure message=\"\(message)\">\(why)</failure></testcase>"
    }
    return
      (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", head] + cases + ["</testsuite>"])
      .joined(separator: "\n")
  }
}
