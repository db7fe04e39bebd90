package import Documents

/// The findings that existed when a baseline was written, so that only what is new fails.
///
/// Lines, columns and places in lists are left out: a finding stays accepted when its file is edited around it.
package struct LintBaseline: Hashable, Sendable {
  private struct Entry: Hashable, Comparable {
    let file: String
    let rule: String
    /// The `Sid`; empty where there is none.
    let statement: String
    let message: String

    static func < (left: Entry, right: Entry) -> Bool {
      (left.file, left.rule, left.statement, left.message)
        < (right.file, right.rule, right.statement, right.message)
    }
  }

  /// How many equal findings are accepted.
  private var accepted: [Entry: Int] = [:]

  package init(_ findings: [LintFinding]) {
    for finding in findings { accepted[LintBaseline.entry(finding), default: 0] += 1 }
  }

  private static func entry(_ finding: LintFinding) -> Entry {
    let sid = finding.statement.flatMap { Int($0) == nil ? $0 : nil }
    let file = finding.file.hasPrefix("./") ? String(finding.file.dropFirst(2)) : finding.file
    return Entry(
      file: file,
      rule: finding.rule,
      statement: sid ?? "",
      message: finding.message
    )
  }

  /// The findings that it does not accept, and how many it did.
  package func split(_ findings: [LintFinding]) -> (new: [LintFinding], accepted: Int) {
    var left = accepted
    let new = findings.filter { finding in
      let entry = LintBaseline.entry(finding)
      guard let count = left[entry], count > 0 else { return true }
      left[entry] = count - 1
      return false
    }
    return (new, findings.count - new.count)
  }

  /// Reads what `json` wrote.
  package init(_ bytes: [UInt8]) throws(JSONError) {
    let document = try Document(json: bytes)
    let format = try document.required("format")
    guard try format.integer() == 1 else { throw format.mismatch(expected: "1") }
    for entry in try document.required("accepted").elements() {
      let count = try entry.optionalInteger("count") ?? 1
      accepted[
        Entry(
          file: try entry.string("file"),
          rule: try entry.string("rule"),
          statement: try entry.optionalString("statement") ?? "",
          message: try entry.string("message")
        ),
        default: 0
      ] += Int(clamping: count)
    }
  }

  /// The same text for the same findings.
  package var json: JSONValue {
    let entries = accepted.sorted { $0.key < $1.key }.map { entry, count in
      var fields: [String: JSONValue] = [
        "file": .string(entry.file), "rule": .string(entry.rule),
        "message": .string(entry.message),
      ]
      if !entry.statement.isEmpty { fields["statement"] = .string(entry.statement) }
      if count > 1 { fields["count"] = .integer(Int64(count)) }
      return JSONValue.object(fields)
    }
    return .object(["format": .integer(1), "accepted": .array(entries)])
  }
}
